import { type FileHandle, open } from "node:fs/promises";
import { LineWalker } from "./lines.ts";
import type { PreflightFile } from "./preflight.ts";
import { CsvScanner, type OnRecord, type RecordMark, recordsAMark } from "./scanner.ts";

/** A record of a file: `ordinal` counts from 0, the header being record 0. Offsets are bytes. */
export interface LocatedRecord {
  readonly ordinal: number;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

type Locatable = Pick<PreflightFile, "readable" | "delimiter" | "quotedNewlines" | "marks">;

interface Located {
  readonly refused: readonly LocatedRecord[];
  readonly byPosition: Map<number, LocatedRecord>;
}

/**
 * A second walk over a readable file, made only when rows were rejected: finds the records that the reader refused, and
 * others by position among those that it did read. Where preflight left marks, only the stretches are walked that hold one of them; where not
 * all is found in them that should be, the reader's offsets are not where its rows are, and the whole file is walked.
 *
 * @param refused byte offsets of refused records, ascending; of blank lines before it where there are any
 * @param positions positions, from 0, among the data records that it did read, ascending
 */
export async function locateRecords(
  file: Locatable,
  refused: readonly number[],
  positions: readonly number[],
): Promise<Located> {
  const locate = (marks: readonly RecordMark[]): Promise<Located & { readonly asForeseen: boolean }> =>
    walkStretches(file, refused, positions, stretchesWith(marks, refused, positions));
  const found = await locate(file.marks ?? wholeFile);
  return found.asForeseen || !file.marks ? found : locate(wholeFile);
}

const wholeFile: readonly RecordMark[] = [{ start: 0, line: 1 }];

/** Records that follow one another: where they begin and end, and how many there are before them. */
interface Stretch {
  readonly mark: RecordMark;
  readonly ordinal: number;
  /** Data records above it that the reader did read. */
  readonly read: number;
  end: number;
  /** Refused records, and positions looked for, above its end. */
  passed: readonly [refused: number, positions: number];
}

/** The stretches between marks that hold a refused record or one of the positions; those side by side are one. */
function stretchesWith(
  marks: readonly RecordMark[],
  refused: readonly number[],
  positions: readonly number[],
): Stretch[] {
  const stretches: Stretch[] = [];
  let [read, nextRefused, nextPosition] = [0, 0, 0];
  for (const [index, mark] of marks.entries()) {
    const end = marks[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const ordinal = index * recordsAMark;
    const readBefore = read;
    const refusedBefore = nextRefused;
    // The reader may name the byte before a record.
    while ((refused[nextRefused] ?? Number.POSITIVE_INFINITY) < end - 1) nextRefused++;
    const refusedHere = nextRefused - refusedBefore;
    read =
      index + 1 === marks.length ? Number.POSITIVE_INFINITY : read + recordsAMark - refusedHere - (index === 0 ? 1 : 0);
    const positionsBefore = nextPosition;
    while ((positions[nextPosition] ?? Number.POSITIVE_INFINITY) < read) nextPosition++;
    if (refusedHere === 0 && nextPosition === positionsBefore) continue;
    const last = stretches.at(-1);
    const passed = [nextRefused, nextPosition] as const;
    if (last?.end === mark.start) Object.assign(last, { end, passed });
    else stretches.push({ mark, ordinal, read: readBefore, end, passed });
  }
  return stretches;
}

async function walkStretches(
  { readable, delimiter, quotedNewlines }: Locatable,
  refused: readonly number[],
  positions: readonly number[],
  stretches: readonly Stretch[],
): Promise<Located & { readonly asForeseen: boolean }> {
  const found: LocatedRecord[] = [];
  const byPosition = new Map<number, LocatedRecord>();
  let next = 0;
  let asForeseen = true;
  const file = await open(readable, "r");
  try {
    for (const { mark, ordinal: first, read, end: stretchEnd, passed } of stretches) {
      let ordinal = first - 1;
      let position = read - 1;
      const onRecord: OnRecord = (start, end, line) => {
        ordinal++;
        const record = { ordinal, line: mark.line + line - 1, start: mark.start + start, end: mark.start + end };
        if ((refused[found.length] ?? Number.POSITIVE_INFINITY) < record.end) {
          found.push(record);
          return;
        }
        if (ordinal === 0) return;
        position++;
        if (positions[next] === position) {
          byPosition.set(position, record);
          next++;
        }
      };
      // What is readable has one kind of line ending, LF or CRLF.
      const walker = quotedNewlines === 0 ? new LineWalker(onRecord) : new CsvScanner(delimiter, onRecord);
      for await (const chunk of bytesBetween(file, mark.start, stretchEnd)) walker.push(chunk);
      walker.finish();
      asForeseen &&= found.length === passed[0] && next === passed[1];
    }
  } finally {
    await file.close();
  }
  return { refused: found, byPosition, asForeseen };
}

const chunkBytes = 1 << 20;

async function* bytesBetween(file: FileHandle, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let from = start; from < end; ) {
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, end - from));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    from += bytesRead;
  }
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
