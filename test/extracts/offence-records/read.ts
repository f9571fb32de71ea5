import { expect } from "vitest";
import { type OffenceRow, offenceCsv } from "../offence-fixture.ts";
import { type Read, readFiles } from "../settings.ts";

/** Reads rows of one police extract. */
export const read = (rows: readonly OffenceRow[], overrides: Parameters<typeof readFiles>[1] = {}): Promise<Read> =>
  readFiles({ "crime.csv": offenceCsv(rows) }, overrides);

export const only = <T>(items: readonly T[]): T => {
  expect(items).toHaveLength(1);
  return items[0] as T;
};
export const ofKind = ({ records }: Read, kind: string) => records.filter((record) => record["kind"] === kind);
export const rowsOf = ({ result }: Read, file = 0) => result.sources[0]?.files[file]?.rows;
export const codes = ({ result }: Read) => result.problems.map(({ code }) => code);
export const messages = ({ result }: Read) => result.problems.map(({ message }) => message);

const offenceColumns = ["CRN", "Date Recorded", "Offence Subgroup", "Last Updated"];
const peopleColumns = ["Victim Ref", "Victim Age", "Suspect Ref", "Suspect Age", "Suspect Sex", "Outcome"];

/** The header of an extract that has little but people. */
export const peopleHeader = (columns: readonly string[] = peopleColumns): string =>
  [...offenceColumns, ...columns].join(",");

/** Reads robberies with their people: rows are a reference and what stands under the columns. */
export const readPeople = (rows: readonly (readonly string[])[], columns?: readonly string[]): Promise<Read> => {
  const lines = rows.map(([reference = "", ...rest]) =>
    [reference, "10/04/2019", "Robbery of Personal Property", "", ...rest].join(","),
  );
  return readFiles({ "crime.csv": [peopleHeader(columns), ...lines, ""].join("\n") });
};
