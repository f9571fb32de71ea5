import { basename } from "node:path";
import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import { type IsoDate, isIsoDate } from "../values/period.ts";
import { matchesPattern } from "./find-files.ts";

/** When an extract was made, and what orders it among those of its source. */
export interface ExtractDate {
  readonly extractDate?: IsoDate;
  /** Of two extracts that hold the same thing, the one with the greater number is the later; 0 when nothing says. */
  readonly rank: number;
}

/**
 * The date of an extract: as the settings say, else from the file's name, else as the file itself tells. A name with two dates gives a
 * period: the extract is then ordered by the later one, and so is one of which only the last day that it can know is known.
 *
 * @param lastDay the last day that the file can know, from its header
 */
export function dateExtract(source: SourceSettings, path: string, lastDay: IsoDate | undefined): ExtractDate {
  const said = Object.entries(source.extracted ?? {}).find(([pattern]) => matchesPattern(path, pattern))?.[1];
  const extractDate = said ?? extractDateOf(path);
  const ordering = extractDate ?? datesInName(path).at(-1) ?? lastDay;
  return { rank: ordering === undefined ? 0 : rankOf(ordering), ...(extractDate === undefined ? {} : { extractDate }) };
}

/** 2020-06-15 as 20200615. */
export const rankOf = (day: IsoDate): number => Number(day.replaceAll("-", ""));

/** The day of a rank that is not 0. */
export function dayOfRank(rank: number): IsoDate {
  const digits = String(rank);
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Dates that the settings give to files that are not there. */
export function unusedDates(source: SourceSettings, paths: readonly string[]): Problem[] {
  return Object.keys(source.extracted ?? {})
    .filter((pattern) => !paths.some((path) => matchesPattern(path, pattern)))
    .map((pattern) => ({
      code: "extract-undated",
      severity: "warning",
      message: `The settings give a date to "${pattern}", and no file of ${source.name} has that name.`,
      remedy: "Correct the name; upper and lower case count.",
      place: { file: "partnership.yaml", field: `sources.${source.id}.extracted` },
    }));
}

/** Dates in a file's name, written 2020-06-15, 2020_06_15 or 20200615, in their order. */
export function datesInName(path: string): IsoDate[] {
  const name = basename(path);
  return [...name.matchAll(/(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g)]
    .map(([, year, , month, day]) => `${year}-${month}-${day}`)
    .filter((date) => isIsoDate(date) && date >= "1990-01-01" && date < "2100-01-01");
}

/** The date of an extract, when its file name holds one and only one; two would be the period that it is about. */
export function extractDateOf(path: string): IsoDate | undefined {
  const dates = datesInName(path);
  return dates.length === 1 ? dates[0] : undefined;
}
