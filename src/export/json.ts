/** Two spaces and a line end: readable, and the same for the same data. */
export function writeJson(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}
