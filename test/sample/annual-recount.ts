import { join } from "node:path";
import { type CountedOffence, type Row, readRows } from "./recount.ts";

/** Counts the other files of the 2015/16 sample anew, with nothing of the generator or the product in it. */
export interface Counted {
  readonly reference: string;
  /** `yyyy-mm-dd`. */
  readonly date: string;
  readonly row: Row;
}

const british = (text: string): string | undefined => {
  const [, day, month, year] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
  return real(`${year}-${month}-${day}`);
};

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const named = (text: string): string | undefined => {
  const [, day, name, year] = /^(\d\d) ([A-Z][a-z]{2}) (\d{4})$/.exec(text) ?? [];
  return real(`${year}-${String(monthNames.indexOf(name ?? "") + 1).padStart(2, "0")}-${day}`);
};

function real(date: string): string | undefined {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date ? undefined : date;
}

/** The records of a file, each reference once, without those that no reader can date. */
async function recordsIn(
  folder: string,
  file: { readonly path: string; readonly encoding?: string; readonly reference: string; readonly date: string },
  dateOf = british,
): Promise<Counted[]> {
  const { rows } = await readRows(folder, join("extracts", file.path), file.encoding);
  const records = new Map<string, Counted>();
  for (const row of rows) {
    const date = dateOf(row(file.date));
    if (date) records.set(row(file.reference), { reference: row(file.reference), date, row });
  }
  return [...records.values()];
}

export const readCalls = async (folder: string): Promise<Counted[]> =>
  (await recordsIn(folder, { path: "police/asb-2016-04-15.csv", reference: "Incident Ref", date: "Call Date" })).filter(
    ({ row }) => row("Borough") === "Hackney",
  );

export const readCases = (folder: string): Promise<Counted[]> =>
  recordsIn(folder, {
    path: "council/noise-and-asb-2016-04-15.csv",
    encoding: "windows-1252",
    reference: "Case Ref",
    date: "Date Opened",
  });

export const readFires = async (folder: string): Promise<Counted[]> =>
  (
    await recordsIn(
      folder,
      { path: "fire/incidents-2016-04-15.csv", reference: "IncidentNumber", date: "DateOfCall" },
      named,
    )
  ).filter(({ row }) => row("IncGeo_BoroughName") === "HACKNEY");

/** Orders of a stage that run on a day: begun by then, and not ended. */
export async function ordersRunningOn(folder: string, day: string, stage: string): Promise<Counted[]> {
  const orders = await recordsIn(folder, {
    path: "council/youth-justice-2016-04-15.csv",
    reference: "Intervention ID",
    date: "Start Date",
  });
  return orders.filter(({ date, row }) => {
    const end = british(row("End Date"));
    return row("Stage") === stage && date <= day && (end === undefined || end > day);
  });
}

/** What the council calls noise, in its own words. */
const noise = /noise|music|television|barking|party|alarm/i;
export const isNoise = ({ row }: Counted): boolean => noise.test(row("Type"));
export const isNeighbours = ({ row }: Counted): boolean => row("Type") === "Nuisance neighbours";

/** Published counts by indicator, area and month. */
export async function readPublished(folder: string, path: string): Promise<Map<string, number>> {
  const { rows } = await readRows(folder, join("extracts", path));
  return new Map(
    rows.map((row) => [`${row("Indicator")}/${row("Area")}/${row("Period")}`, Number(row("Count"))] as const),
  );
}

const monthsOfYear = (start: number): string[] =>
  Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(start, 3 + index, 1)).toISOString().slice(0, 7));

/** A financial year's total of a published series; undefined when any of its months is not there. */
export function yearOf(published: ReadonlyMap<string, number>, series: string, start: number): number | undefined {
  const counts = monthsOfYear(start).map((month) => published.get(`${series}/${month}`));
  return counts.reduce<number | undefined>(
    (sum, count) => (sum === undefined || count === undefined ? undefined : sum + count),
    0,
  );
}

/** Days from being committed to being recorded; undefined when not known. */
export const daysOld = ({ committed, recorded }: CountedOffence): number | undefined =>
  committed === ""
    ? undefined
    : Math.round((Date.parse(recorded) - Date.parse(committed.slice(0, 10))) / (24 * 3_600_000));
