import type { Encoding } from "./encoding.ts";
import type { ScanFacts } from "./scanner.ts";

export type LineEnding = "LF" | "CRLF" | "CR" | "mixed" | "none";

/** What had to be mended before a file could be read. The extract itself is never changed: a copy is. */
export type Mending =
  | "unpacked"
  | "encoding"
  | "byte-order-mark"
  | "line-endings"
  | "lines-above-header"
  | "final-control-z"
  | "malformed-quotes"
  | "fields-beyond-header"
  | "lines-of-delimiters"
  | "file-name";

/** The form in which a file came. */
export interface FileForm {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly packing?: "gzip";
  /** Outside quotes. */
  readonly lineEnding: LineEnding;
  readonly delimiter: string;
  /** Physical line of the header; over 1 where titles, blank lines or a line with `sep=` stand above it. */
  readonly headerLine: number;
  /** How many records above the header only hold a title; a line with `sep=` is none of them. */
  readonly titleLines: number;
  /** Why a copy is read and not the file itself; empty when it is plain. */
  readonly mended: readonly Mending[];
}

const delimiterNames: Readonly<Record<string, string>> = {
  ",": "commas",
  ";": "semicolons",
  "\t": "tabs",
  "|": "bars",
};

/** `windows-1252, CRLF, semicolons, gzip`: all of it, as a person would say it. */
export function describeForm(form: FileForm): string {
  const { encoding, byteOrderMark, packing, lineEnding, delimiter } = form;
  return [
    encoding,
    ...(byteOrderMark ? ["byte order mark"] : []),
    ...(lineEnding === "none" ? [] : [lineEnding === "mixed" ? "mixed line endings" : lineEnding]),
    delimiterNames[delimiter] ?? `"${delimiter}" between fields`,
    ...(packing ? [packing] : []),
  ].join(", ");
}

/** `windows-1252, gzip`: what the bytes are. */
export const describeEncoding = ({ encoding, byteOrderMark, packing }: FileForm): string =>
  [encoding, ...(byteOrderMark ? ["byte order mark"] : []), ...(packing ? [packing] : [])].join(", ");

export function lineEndingOf({ endings }: ScanFacts): LineEnding {
  const names = { lf: "LF", crlf: "CRLF", cr: "CR" } as const;
  const kinds = (["lf", "crlf", "cr"] as const).filter((kind) => endings[kind] > 0);
  if (kinds.length > 1) return "mixed";
  return kinds[0] ? names[kinds[0]] : "none";
}

/** Whether there are lines without a byte, wherever they stand. */
export const hasBlankLines = ({ lines, records, hollow, quotedNewlines }: ScanFacts): boolean =>
  lines > records + hollow + quotedNewlines;

/**
 * Whether every reader finds the same line endings: one kind everywhere, also inside quotes, and not CR alone. Where a block of DuckDB ends
 * between the CR and the LF of a blank line, the LF becomes part of the next row's first value.
 */
export function hasPlainEndings(facts: ScanFacts): boolean {
  const { endings, quotedKinds } = facts;
  if (endings.crlf > 0 && hasBlankLines(facts)) return false;
  const kinds = (["lf", "crlf", "cr"] as const).filter((kind) => endings[kind] + quotedKinds[kind] > 0);
  return kinds.length <= 1 && kinds[0] !== "cr";
}
