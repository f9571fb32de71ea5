/** Numbers in plain English: thousands commas, a true minus sign, percentages to the precision that they deserve. */

const minus = "\u2212";
const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

/** 1550 -> "1,550"; -12 -> "−12". */
export function formatCount(number: number): string {
  const rounded = Math.round(number);
  return rounded < 0 ? `${minus}${grouped.format(-rounded)}` : grouped.format(rounded);
}

/** 12 -> "+12"; -12 -> "−12"; 0 -> "0". */
export function formatSigned(number: number): string {
  const rounded = Math.round(number);
  return rounded > 0 ? `+${formatCount(rounded)}` : formatCount(rounded);
}

/** Decimals, rounded half away from zero, without "−0.0". */
export function formatDecimal(number: number, digits = 1): string {
  const scale = 10 ** digits;
  const rounded = (Math.sign(number) * Math.round(Math.abs(number) * scale + 1e-9)) / scale;
  const text = new Intl.NumberFormat("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    Math.abs(rounded),
  );
  return rounded < 0 ? `${minus}${text}` : text;
}

/** One decimal under 10%, none from there: 4.3% and 29%. More would claim a precision that counts do not have. */
const percentDigits = (percent: number): number => (Math.abs(percent) < 9.95 ? 1 : 0);

/** The size of a percentage, without its sign: "fell 4.3%". */
export function formatPercent(percent: number): string {
  return `${formatDecimal(Math.abs(percent), percentDigits(percent))}%`;
}

/** With its sign, for tables: "+29%", "−4.3%", "0.0%". */
export function formatSignedPercent(percent: number): string {
  const text = formatPercent(percent);
  if (/^0(\.0)?%$/.test(text)) return text;
  return percent > 0 ? `+${text}` : `${minus}${text}`;
}

const small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** In running text, "three files" but "12 files". Never for computed figures, which stay digits with a pedigree. */
export function spellSmall(number: number): string {
  return small[number] ?? formatCount(number);
}
