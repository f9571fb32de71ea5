import type { NumberedPlace } from "../../values/page-number.ts";
import type { Font } from "../pdf/fonts.ts";
import { scanOperators } from "../pdf/operators.ts";

/**
 * The operators that show a number, rewritten to show another in the same place. Digits of one font are equally wide, or it is not done.
 * @returns undefined where it cannot be done.
 */
export function shownAnew(
  operators: Uint8Array,
  font: Font,
  digits: string,
  keeps: NumberedPlace["keeps"],
): string | undefined {
  const shown: { codes: number[]; from: number; to: number }[] = [];
  let plain = true;
  scanOperators(operators, (name, [operand], from, to) => {
    if (name === "Tj" && operand instanceof Uint8Array)
      shown.push({ codes: codesIn(operand, font.codeBytes), from, to });
    else if (name !== "Td") plain = false;
  });
  const old = shown.flatMap(({ codes }) => codes);
  const missing = old.length - digits.length;
  if (!plain || missing < 0) return undefined;
  const codes = [...digits].map((digit, index) => codeOf(digit, font, old[index]));
  if (codes.includes(undefined)) return undefined;
  const blank = Array.from({ length: missing }, () => undefined);
  const anew = keeps === "right" ? [...blank, ...codes] : [...codes, ...blank];
  let text = "";
  let at = 0;
  for (const { codes: before, from, to } of shown) {
    text += Buffer.from(operators.subarray(at, from)).toString("latin1");
    text += showing(anew.splice(0, before.length), before, font);
    at = to;
  }
  return text;
}

function codesIn(bytes: Uint8Array, size: 1 | 2): number[] {
  const codes: number[] = [];
  for (let index = 0; index + size <= bytes.length; index += size)
    codes.push(size === 2 ? ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0) : (bytes[index] ?? 0));
  return codes;
}

/** A digit as wide as the one that it replaces. */
function codeOf(digit: string, font: Font, replaced: number | undefined): number | undefined {
  if (replaced === undefined) return undefined;
  for (const [code, text] of font.toUnicode)
    if (text === digit && font.widthOf(code) === font.widthOf(replaced)) return code;
  return undefined;
}

/** An operator that shows codes, and leaves the width of those free that are no longer wanted. */
function showing(codes: readonly (number | undefined)[], before: readonly number[], font: Font): string {
  const parts = codes.map((code, index) =>
    code === undefined
      ? String(-Math.round(font.widthOf(before[index] ?? 0) * 1000))
      : `<${code
          .toString(16)
          .toUpperCase()
          .padStart(font.codeBytes * 2, "0")}>`,
  );
  return codes.includes(undefined) ? `[${parts.join(" ")}] TJ` : `${hexOf(parts)} Tj`;
}

const hexOf = (parts: readonly string[]): string => `<${parts.join("").replaceAll(/[<>]/g, "")}>`;
