import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CsvScanner, type Defect } from "./scanner.ts";

/** A record that no reader is given: what is wrong with it, the physical line it is on and its text. */
export interface MalformedRecord {
  readonly defect: Defect;
  readonly line: number;
  readonly text: string;
}

export interface NormaliseInput {
  readonly utf8: AsyncIterable<Uint8Array>;
  readonly delimiter: string;
  /** Fields that a row may have. */
  readonly width: number;
  /** Records above the header, which the copy leaves out. */
  readonly skipped: number;
  readonly target: string;
  readonly signal?: AbortSignal | undefined;
}

/** Writes the text as it is, where only its packing or its encoding kept readers from it. */
export async function writeCopy({ utf8, target, signal }: NormaliseInput): Promise<void> {
  await pipeline(utf8, createWriteStream(target, { mode: 0o600 }), signal ? { signal } : {});
}

/**
 * Writes a copy that any CSV reader reads alike: UTF-8 without a mark, line feeds only, the header first. A record with
 * a defect becomes a blank line, so that every other row stays on its line, and is handed back. A line of delimiters only
 * becomes a blank line too.
 */
export async function writeNormalisedCopy(input: NormaliseInput): Promise<MalformedRecord[]> {
  const malformed: MalformedRecord[] = [];
  await writeCopy({ ...input, utf8: normalised(input, (record) => malformed.push(record)) });
  return malformed;
}

async function* normalised(
  { utf8, delimiter, width, skipped }: NormaliseInput,
  onMalformed: (record: MalformedRecord) => void,
): AsyncGenerator<Buffer> {
  /** Bytes from `heldFrom` on: those of the record that is being walked, and the present chunk. */
  let held: Buffer = Buffer.alloc(0);
  let heldFrom = 0;
  let line = 1;
  let ordinal = 0;
  let lines: string[] = [];
  const onRecord = (start: number, end: number, recordLine: number, defect: Defect | undefined): void => {
    ordinal++;
    if (ordinal <= skipped) return;
    // Latin-1 keeps every byte as it is, and all that is looked for is ASCII.
    const bytes = held.subarray(start - heldFrom, end - heldFrom);
    if (defect) onMalformed({ defect, line: recordLine, text: bytes.toString("utf8") });
    const text = defect ? "" : bytes.toString("latin1");
    const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    // DuckDB takes the very first line for the header, also when it is blank: what stood above it comes below.
    const above = ordinal === skipped + 1 ? 0 : recordLine - line;
    lines.push("\n".repeat(above), plain, "\n");
    line += above + 1 + (plain.includes("\n") ? plain.split("\n").length - 1 : 0);
  };
  const scanner = new CsvScanner(delimiter, onRecord, width);
  for await (const chunk of utf8) {
    held = Buffer.concat([held.subarray(scanner.recordStart - heldFrom), chunk]);
    heldFrom = scanner.recordStart;
    scanner.push(chunk);
    if (lines.length > 0) yield Buffer.from(lines.join(""), "latin1");
    lines = [];
  }
  scanner.finish();
  if (lines.length > 0) yield Buffer.from(lines.join(""), "latin1");
}
