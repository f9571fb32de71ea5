import { parse } from "csv-parse/sync";

const delimiters = [",", ";", "\t", "|"] as const;

/** The delimiter that the first line with text in it uses most outside quotes; a comma when none is used. */
export function sniffDelimiter(head: string): string {
  const line = head.split(/\r\n|\n|\r/).find((candidate) => candidate.trim() !== "") ?? "";
  const unquoted = line.replace(/"[^"]*"/g, "");
  let best: string = ",";
  let most = 0;
  for (const delimiter of delimiters) {
    const count = unquoted.split(delimiter).length - 1;
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}

/** The fields of one record, as text; undefined when its quotes are malformed. */
export function parseRecord(text: string, delimiter: string): string[] | undefined {
  try {
    const records: string[][] = parse(text, { delimiter, relax_column_count: true, ltrim: true, rtrim: true });
    return records[0] ?? [];
  } catch {
    return undefined;
  }
}
