import { type HeadRecord, headRecords } from "./header.ts";
import { type Refusal, refusals } from "./refusals.ts";

/** How the text of a file is laid out, as its beginning shows. */
export interface Layout {
  readonly delimiter: string;
  /** Records above the header: titles, and a first line such as `sep=;`, with which Excel is told the delimiter. */
  readonly skipped: number;
  /** Of them, those that hold a title. */
  readonly titles: number;
  /** The physical line of the header. */
  readonly headerLine: number;
  /** Nameless columns to add at the right: rows end with delimiters that the header lacks. */
  readonly extraColumns: number;
  /** Fields of the header, the extra columns among them. */
  readonly width: number;
  /** Why the header cannot be told for certain. */
  readonly refusal?: Refusal;
}

/** In order of preference where the text fits several alike: commas and bars occur in text as well. */
const delimiters = [";", "\t", ",", "|"] as const;

/** How many records are looked at. */
const looked = 100;

/** A title, a date and a few blank lines stand above a header in exports of reports; not more. */
const mostTitles = 20;

/**
 * Finds the delimiter and the header.
 *
 * @param cut whether the text is only the beginning of the file
 */
export function sniffLayout(text: string, cut: boolean): Layout {
  const separator = /^\s*"?sep=([\t!#-/:-@[-`{-~])"?[ ;,\t|]*(\r|\n|$)/i.exec(text)?.[1];
  const best = separator === undefined ? sniffDelimiter(text, cut) : tryDelimiter(text, separator, cut);
  const { delimiter, records, width } = best;
  const below = separator === undefined ? records : records.slice(1);
  const titles = countTitles(below, width);
  const header = below[titles];
  const rows = below.slice(titles + 1);
  const place = {
    delimiter,
    titles,
    skipped: titles + (separator === undefined ? 0 : 1),
    headerLine: header?.line ?? 1,
  };
  if (!header?.fields)
    return { ...place, ...none, ...(header ? { refusal: refusals.malformedHeader(header.line) } : {}) };
  const judged = judgeHeader(header.line, header.fields, rows);
  return { ...place, ...judged, width: header.fields.length + judged.extraColumns };
}

const none = { extraColumns: 0, width: Number.POSITIVE_INFINITY } as const;

interface Trial {
  readonly delimiter: string;
  readonly records: readonly HeadRecord[];
  /** Number of fields that most records have. */
  readonly width: number;
  readonly score: number;
}

/** The delimiter by which the most records have the same number of fields, and the most of them. */
function sniffDelimiter(text: string, cut: boolean): Trial {
  const trials = delimiters
    .filter((delimiter) => text.includes(delimiter))
    .map((delimiter) => tryDelimiter(text, delimiter, cut));
  const [best] = trials.sort((first, second) => second.score - first.score);
  return best && best.score > 0 ? best : tryDelimiter(text, ",", cut);
}

function tryDelimiter(text: string, delimiter: string, cut: boolean): Trial {
  const records = headRecords(text, delimiter, cut, looked);
  const byWidth = new Map<number, number>();
  for (const { fields } of records) if (fields) byWidth.set(fields.length, (byWidth.get(fields.length) ?? 0) + 1);
  let width = 1;
  let score = 0;
  for (const [candidate, count] of byWidth) {
    const weight = count * Math.log2(candidate);
    if (weight <= score) continue;
    width = candidate;
    score = weight;
  }
  return { delimiter, records, width, score };
}

const filled = (fields: readonly string[]): number => fields.filter((field) => field !== "").length;

/** Leading records with one filled field at most, above a header and rows of several. */
function countTitles(records: readonly HeadRecord[], width: number): number {
  if (width < 2) return 0;
  // A record with malformed quotes is no title: it may be the header.
  const header = records.findIndex(({ fields }) => fields === undefined || filled(fields) > 1);
  if (header < 1 || header > mostTitles) return 0;
  // A header with one name only, such as `Month,`, with nothing like it below, is a poor header and no title.
  const wide = records.slice(header).filter(({ fields }) => fields?.length === width);
  return wide.length > 1 ? header : 0;
}

/** A header that is shorter than the rows is either without its last delimiters, or no header. */
function judgeHeader(
  line: number,
  fields: readonly string[],
  below: readonly HeadRecord[],
): Pick<Layout, "extraColumns" | "refusal"> {
  const [first = "", ...others] = fields;
  if (others.length === 0 && delimiters.some((delimiter) => first.includes(delimiter)))
    return { extraColumns: 0, refusal: refusals.wrappedLines(line) };
  const rows = below.flatMap((row) => (row.fields ? [row.fields] : []));
  const wider = rows.filter(({ length }) => length > fields.length);
  // One odd row, or a few among many, are for the reader to reject.
  if (wider.length * 2 <= rows.length) return { extraColumns: 0 };
  const usual = mostFrequent(wider.map(({ length }) => length));
  if (wider.every((row) => row.slice(fields.length).every((field) => field === "")))
    return { extraColumns: usual - fields.length };
  const candidate = below.find((row) => row.fields?.length === usual && filled(row.fields) === usual);
  return { extraColumns: 0, refusal: refusals.headerTooShort(line, fields.length, usual, candidate?.line) };
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const [first] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || b - a);
  return first?.[0] ?? 0;
}
