import { open } from "node:fs/promises";
import { bytesOf } from "./bytes.ts";
import { CsvScanner } from "./scanner.ts";

/** A record of a file: `ordinal` counts from 0, the header being record 0. Offsets are bytes. */
export interface LocatedRecord {
  readonly ordinal: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A second walk over a readable file, made only when rows were rejected: finds records by byte offset of their start and
 * by position among those not found by offset.
 *
 * @param starts byte offsets of records that the reader refused
 * @param positions positions, from 0, among the data records that it did read, ascending
 */
export async function locateRecords(
  path: string,
  delimiter: string,
  starts: ReadonlySet<number>,
  positions: readonly number[],
): Promise<{ readonly byStart: Map<number, LocatedRecord>; readonly byPosition: Map<number, LocatedRecord> }> {
  const byStart = new Map<number, LocatedRecord>();
  const byPosition = new Map<number, LocatedRecord>();
  let ordinal = -1;
  let position = -1;
  let next = 0;
  const scanner = new CsvScanner(delimiter, (start, end, line) => {
    ordinal++;
    if (starts.has(start)) {
      byStart.set(start, { ordinal, line, start, end });
      return;
    }
    if (ordinal === 0) return;
    position++;
    if (positions[next] === position) {
      byPosition.set(position, { ordinal, line, start, end });
      next++;
    }
  });
  for await (const chunk of bytesOf(path, false)) scanner.push(chunk);
  scanner.finish();
  return { byStart, byPosition };
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
