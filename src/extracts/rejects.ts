import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import type { SourceFile } from "./format.ts";
import { parseRecord } from "./preflight/header.ts";
import { type LocatedRecord, locateRecords, textsOf } from "./preflight/locate.ts";
import type { Reject } from "./reading.ts";
import { type RejectCode, rejectCodes } from "./reject-codes.ts";

/** A row that was read and then rejected: its position among the rows that the reader read. */
export interface RejectedRow {
  readonly position: number;
  readonly code: RejectCode;
  readonly field: string;
  readonly value: string;
}

/**
 * Makes the list of rejects of a file, with physical lines from a second walk over it: rows that the reader refused, rows
 * that preflight kept from it, and rows that were read and then rejected.
 */
export async function listRejects(
  file: SourceFile,
  refused: readonly number[],
  rows: readonly RejectedRow[],
): Promise<Reject[]> {
  const malformed = file.malformed.map(({ defect, line, text }) =>
    defect === "quotes" ? reject(file, "row-quotes", line, "", text) : shapeReject(file, line, text),
  );
  if (refused.length === 0 && rows.length === 0) return malformed;
  const positions = [...new Set(rows.map(({ position }) => position))].sort((first, second) => first - second);
  const found = await locateRecords(file, refused, positions);
  await checkPlaces(file, rows, found.byPosition);
  const shapes = found.refused;
  const texts = await textsOf(file.readable, shapes);
  const headerOf = (field: string): string => {
    const [position] = file.columns.get(field) ?? [];
    return position === undefined ? field : (file.header[position] ?? field);
  };
  return [
    ...malformed,
    ...shapes.map(({ line }, index) => shapeReject(file, line, texts[index] ?? "")),
    ...rows.map(({ position, code, field, value }) =>
      reject(file, code, found.byPosition.get(position)?.line ?? 0, headerOf(field), value),
    ),
  ].sort((first, second) => first.line - second.line);
}

/** So many of the rejects of a file are checked, spread over all of them: rows out of order would be so throughout. */
const checkedPlaces = 200;

/**
 * Makes sure that the value of a reject stands on the line where it is said to be. The line follows from the row's position, so rows that
 * had come out of order would send somebody to the wrong one; no line is better than that.
 */
async function checkPlaces(
  file: SourceFile,
  rows: readonly RejectedRow[],
  places: ReadonlyMap<number, LocatedRecord>,
): Promise<void> {
  const step = Math.max(1, Math.floor(rows.length / checkedPlaces));
  const checked = rows.filter((_, index) => index % step === 0);
  const located = checked.flatMap(({ position }) => places.get(position) ?? []);
  const texts = await textsOf(file.readable, located);
  const wrong = checked.some(({ value }, index) => !holds(texts[index], value, file.delimiter));
  if (located.length < checked.length || wrong)
    throw new ProblemsError([outOfOrder(file.path)], exitCodes.unreadableInput);
}

/** Fields of numbered columns are one value, joined as they are read. */
function holds(text: string | undefined, value: string, delimiter: string): boolean {
  const fields = text === undefined ? undefined : parseRecord(text, delimiter);
  return (
    fields
      ?.map(plain)
      .filter((field) => field !== "")
      .join(";")
      .includes(plain(value)) ?? false
  );
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

const outOfOrder = (path: string): Problem => ({
  code: "accounting-broken",
  severity: "error",
  message:
    "The rejected rows could not be found again on their lines. This is a fault of the program, or the file changed while it was read.",
  remedy: "Run it again; if this stays, report it with the file's header.",
  place: { file: path },
});

/** Line endings within the value are line feeds, whether it comes from the file itself, its plain copy or from preflight. */
function reject(file: SourceFile, code: RejectCode, line: number, field: string, value: string): Reject {
  return { code, file: file.path, line, field, value: value.replace(/\r\n?/g, "\n"), reason: rejectCodes[code] };
}

const shapeReject = (file: SourceFile, line: number, text: string): Reject => ({
  ...reject(file, "row-shape", line, "", text),
  reason: explainShape(text, file),
});

/** A second reader's opinion of a row that the first one refused. */
function explainShape(text: string, file: SourceFile): string {
  const expected = file.header.length;
  const found = parseRecord(text, file.delimiter)?.length;
  if (found === undefined) return rejectCodes["row-quotes"];
  if (found !== expected)
    return `The row has ${found} ${found === 1 ? "field" : "fields"} where the header has ${expected}.`;
  return rejectCodes["row-shape"];
}
