import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

// Oracles made with independent software. They live beside the repository and are not part of it.
const folder = fileURLToPath(new URL("../../../shared/reference/", import.meta.url));

/** For `describe.skipIf`, so that a run without the oracles shows what it did not check. */
export const oraclesAbsent = !existsSync(folder);

/** The rows of an oracle file; cells as text. */
export function oracle(file: string): Record<string, string>[] {
  if (oraclesAbsent) return [];
  const [header, ...lines] = readFileSync(`${folder}${file}`, "utf8").trim().split(/\r?\n/);
  const columns = (header ?? "").split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

export function oracleNumber(text: string | undefined): number {
  if (text === "NA") return Number.NaN;
  return text === "Inf" ? Number.POSITIVE_INFINITY : Number(text);
}

/** Within 1e-9 of the expected number, in proportion to it where it is above 1. */
export function agrees(actual: number, expected: number): boolean {
  if (Number.isNaN(expected)) return Number.isNaN(actual);
  if (!Number.isFinite(expected)) return actual === expected;
  return Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
}
