import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CsvScanner } from "./scanner.ts";

/** A record whose quotes are malformed: the physical line it is on and its text. */
export interface MalformedRecord {
  readonly line: number;
  readonly text: string;
}

/**
 * Writes a copy that any CSV reader reads alike: UTF-8 without a mark, line feeds only. A record with malformed quotes
 * becomes a blank line, so that every other record stays on its line, and is handed back.
 */
export async function writeNormalisedCopy(
  utf8: AsyncIterable<Uint8Array>,
  delimiter: string,
  target: string,
  signal?: AbortSignal,
): Promise<MalformedRecord[]> {
  const malformed: MalformedRecord[] = [];
  const copy = normalised(utf8, delimiter, (record) => malformed.push(record));
  await pipeline(copy, createWriteStream(target, { mode: 0o600 }), signal ? { signal } : {});
  return malformed;
}

async function* normalised(
  utf8: AsyncIterable<Uint8Array>,
  delimiter: string,
  onMalformed: (record: MalformedRecord) => void,
): AsyncGenerator<Buffer> {
  /** Bytes from `heldFrom` on that are not yet written. */
  let held: Buffer = Buffer.alloc(0);
  let heldFrom = 0;
  let line = 1;
  let lines: string[] = [];
  const scanner = new CsvScanner(delimiter, (start, end, recordLine, malformed) => {
    // Latin-1 keeps every byte as it is, and all that is looked for is ASCII.
    const bytes = held.subarray(start - heldFrom, end - heldFrom);
    if (malformed) onMalformed({ line: recordLine, text: bytes.toString("utf8") });
    const text = malformed ? "" : bytes.toString("latin1");
    const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    while (line < recordLine) {
      lines.push("\n");
      line++;
    }
    lines.push(plain, "\n");
    line += 1 + (plain.includes("\n") ? plain.split("\n").length - 1 : 0);
    writtenTo = end;
  });
  let writtenTo = 0;
  for await (const chunk of utf8) {
    held = Buffer.concat([held.subarray(writtenTo - heldFrom), chunk]);
    heldFrom = writtenTo;
    scanner.push(chunk);
    if (lines.length > 0) yield Buffer.from(lines.join(""), "latin1");
    lines = [];
  }
  scanner.finish();
  if (lines.length > 0) yield Buffer.from(lines.join(""), "latin1");
}
