import { open } from "node:fs/promises";
import { bytesOf } from "./bytes.ts";
import { LineWalker } from "./lines.ts";
import type { PreflightFile } from "./preflight.ts";
import { CsvScanner, type OnRecord } from "./scanner.ts";

/** A record of a file: `ordinal` counts from 0, the header being record 0. Offsets are bytes. */
export interface LocatedRecord {
  readonly ordinal: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A second walk over a readable file, made only when rows were rejected: finds the records that the reader refused, and
 * others by position among those that it did read.
 *
 * @param refused byte offsets of refused records, ascending; of blank lines before it where there are any
 * @param positions positions, from 0, among the data records that it did read, ascending
 */
export async function locateRecords(
  { readable, delimiter, quotedNewlines }: Pick<PreflightFile, "readable" | "delimiter" | "quotedNewlines">,
  refused: readonly number[],
  positions: readonly number[],
): Promise<{ readonly refused: readonly LocatedRecord[]; readonly byPosition: Map<number, LocatedRecord> }> {
  const found: LocatedRecord[] = [];
  const byPosition = new Map<number, LocatedRecord>();
  let ordinal = -1;
  let position = -1;
  let next = 0;
  const onRecord: OnRecord = (start, end, line) => {
    ordinal++;
    if ((refused[found.length] ?? Number.POSITIVE_INFINITY) < end) {
      found.push({ ordinal, line, start, end });
      return;
    }
    if (ordinal === 0) return;
    position++;
    if (positions[next] === position) {
      byPosition.set(position, { ordinal, line, start, end });
      next++;
    }
  };
  // What is readable has one kind of line ending, LF or CRLF.
  const walker = quotedNewlines === 0 ? new LineWalker(onRecord) : new CsvScanner(delimiter, onRecord);
  for await (const chunk of bytesOf(readable, false)) walker.push(chunk);
  walker.finish();
  return { refused: found, byPosition };
}

/** The text of records, in the order asked. */
export async function textsOf(path: string, records: readonly LocatedRecord[]): Promise<string[]> {
  const file = await open(path, "r");
  try {
    const texts: string[] = [];
    for (const { start, end } of records) {
      const buffer = Buffer.alloc(end - start);
      await file.read(buffer, 0, buffer.length, start);
      texts.push(buffer.toString("utf8"));
    }
    return texts;
  } finally {
    await file.close();
  }
}
