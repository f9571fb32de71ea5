import { parse } from "csv-parse/sync";
import { CsvScanner } from "./scanner.ts";

/** The fields of one record, as text; undefined when its quotes are malformed. */
export function parseRecord(text: string, delimiter: string): string[] | undefined {
  // To set up a parser takes a hundred times as long as to split a line, and most lines are plain.
  if (isPlain(text)) return text.split(delimiter).map((field) => field.replace(/^ +| +$/g, ""));
  try {
    const records: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      ltrim: true,
      rtrim: true,
    });
    return records[0] ?? [];
  } catch {
    return undefined;
  }
}

/** Whether nothing in a record is of note but its delimiters and spaces: no quote, and no other blank. */
const isPlain = (text: string): boolean => text.trim() !== "" && !/"|[^\S ]/.test(text);

/** A record at the beginning of a file. */
export interface HeadRecord {
  readonly line: number;
  /** Undefined when its quotes are malformed. */
  readonly fields: readonly string[] | undefined;
}

const step = 1 << 12;

/**
 * The first records of a text.
 *
 * @param cut whether the text goes on, so that its last record may not be whole
 */
export function headRecords(text: string, delimiter: string, cut: boolean, most: number): HeadRecord[] {
  const bytes = Buffer.from(text, "utf8");
  const found: { line: number; text: string; malformed: boolean }[] = [];
  const scanner = new CsvScanner(delimiter, (start, end, line, defect) => {
    if (found.length <= most)
      found.push({ line, text: bytes.toString("utf8", start, end), malformed: defect !== undefined });
  });
  // Most beginnings hold many times as many records as are asked for.
  for (let at = 0; at < bytes.length && found.length <= most; at += step) scanner.push(bytes.subarray(at, at + step));
  scanner.finish();
  // A text of one record that goes on is all there is to judge by.
  if (cut && found.length > 1 && found.length <= most) found.pop();
  return found.slice(0, most).map(({ line, text: record, malformed }) => ({
    line,
    fields: malformed ? undefined : parseRecord(record, delimiter),
  }));
}
