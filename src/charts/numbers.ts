/**
 * Decimals of a mean or a limit, as the sentences give them: one where numbers are not whole, two where all are under 2,
 * none from 1,000 on.
 */
export function decimalsFor(numbers: readonly number[]): number {
  const largest = Math.max(0, ...numbers.map(Math.abs));
  if (numbers.every((number) => Number.isInteger(number)) || largest >= 1000) return 0;
  return largest < 2 ? 2 : 1;
}

/** With thousands commas and a true minus sign. */
export function formatNumber(number: number, decimals = 0): string {
  const [whole, fraction] = Math.abs(number).toFixed(decimals).split(".") as [string, string?];
  const text = `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${fraction ? `.${fraction}` : ""}`;
  return number < 0 && Number(text.replace(/,/g, "")) !== 0 ? `−${text}` : text;
}

/** As {@link formatNumber}, with a plus sign for a rise. */
export function formatSigned(number: number, decimals = 0): string {
  const text = formatNumber(number, decimals);
  return number > 0 && Number(text.replace(/,/g, "")) !== 0 ? `+${text}` : text;
}
