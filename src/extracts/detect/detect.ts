import type { IsoMonth } from "../../values/period.ts";
import type { SeriesEndSign, Sign } from "../../values/sign.ts";
import type { SourceReading } from "../reading.ts";
import type { SourceCounts } from "./count-source.ts";
import { heapedTimes } from "./heaped-times.ts";
import { partsApart } from "./parts-apart.ts";
import { repeatedRows } from "./repeated-rows.ts";
import { scarceArea } from "./scarce-area.ts";
import { mayBeTheSame, type SeriesByMonth, type SeriesEnd, seriesThatStart, seriesThatStop } from "./series-ends.ts";
import { unknownShifts } from "./unknown-shifts.ts";
import { unusualMonths } from "./unusual-months.ts";

type Examined = Pick<
  SourceReading,
  "source" | "files" | "precision" | "coverage" | "indicatorCoverage" | "provides" | "records"
>;

/** Everything about a source that looks odd. Months that are not whole are known for it, and left out. */
export function detectSigns(reading: Examined, counts: SourceCounts): Sign[] {
  const { source } = reading;
  const isList = reading.indicatorCoverage !== undefined;
  const months = wholeMonths(reading.coverage.months);
  const wholeOf = (subject: string): readonly IsoMonth[] =>
    isList ? wholeMonths(reading.indicatorCoverage?.[subject]?.months ?? {}) : months;
  const place = reading.provides.includes("ward") ? ("ward" as const) : ("lsoa" as const);
  // Where indicators come and go, the sum of a list of counts means nothing.
  const whole = isList ? [] : unusualMonths(only(counts.months, months));
  const told = new Set(whole.map(({ month }) => month));
  const ended = isList ? [] : ends(source, "category", counts.categories, months);
  const stopped = new Set(ended.flatMap(({ subjects, instead }) => [...subjects, ...instead]));
  const parts = [...counts.categories].flatMap(([subject, byMonth]) => {
    if (subject === "" || stopped.has(subject)) return [];
    const own = wholeOf(subject);
    return unusualMonths(new Map(own.map((month) => [month, byMonth.get(month) ?? 0])))
      .filter(({ month }) => !told.has(month))
      .map((unusual) => ({ ...unusual, subject }));
  });
  return [
    ...[...whole, ...parts].map(
      (unusual) => ({ kind: "month-unusual", source, severity: "note", ...unusual }) as const,
    ),
    ...ended,
    ...ends(source, place, counts.places, months),
    ...heapedTimes(counts.times).map(
      (heaped) => ({ kind: "times-heaped", source, severity: "note", ...heaped }) as const,
    ),
    ...[...counts.unknown].flatMap(([field, byMonth]) =>
      unknownShifts(only(byMonth, months)).map(
        ({ from, to, shareFrom, shareTo }) =>
          ({
            kind: "unknown-shift",
            source,
            severity: "note",
            field,
            from: from.id,
            to: to.id,
            shareFrom,
            shareTo,
          }) as const,
      ),
    ),
    ...partsApart(counts.inParts).map((apart) => ({ ...apart, source, severity: "note" }) as const),
    ...scarceArea(reading).map((scarce) => ({ ...scarce, severity: "warning" }) as const),
    ...repeatedRows(reading.files).map(
      ({ path, rows }) =>
        ({
          kind: "rows-repeated",
          source,
          severity: "warning",
          file: path,
          repeated: rows.duplicate,
          rows: rows.read - rows.outOfScope,
        }) as const,
    ),
  ];
}

const wholeMonths = (months: SourceReading["coverage"]["months"]): IsoMonth[] =>
  Object.keys(months)
    .filter((month) => months[month] === "whole")
    .sort();

const only = <T>(counts: ReadonlyMap<IsoMonth, T>, months: readonly IsoMonth[]): Map<IsoMonth, T> =>
  new Map(months.flatMap((month) => [...(counts.has(month) ? [[month, counts.get(month) as T] as const] : [])]));

/** What stopped longer ago is in no paper's comparison any more. */
const recentMonths = 24;

/**
 * Series that stop, with those that start in their place; and those that only start. Those of one month are one sign: twenty
 * wards that vanish together are one change of boundaries.
 */
function ends(
  source: string,
  of: SeriesEndSign["of"],
  series: SeriesByMonth,
  months: readonly IsoMonth[],
): SeriesEndSign[] {
  const stops = seriesThatStop(series, months);
  const starts = seriesThatStart(series, months);
  const replaced = new Set<SeriesEnd>();
  const stopSigns = byMonth(stops).map((group) => {
    const instead = starts.filter((start) => group.some((stop) => mayBeTheSame(stop, start)));
    for (const start of instead) replaced.add(start);
    const recent = group.some(({ position }) => position >= months.length - recentMonths);
    return { ...signOf("series-stops", source, of, group, instead), severity: recent ? "warning" : "note" } as const;
  });
  const fresh = starts.filter((start) => !replaced.has(start));
  return [...stopSigns, ...byMonth(fresh).map((group) => signOf("series-starts", source, of, group, []))];
}

function byMonth(all: readonly SeriesEnd[]): SeriesEnd[][] {
  const groups = new Map<IsoMonth, SeriesEnd[]>();
  for (const end of all) groups.set(end.month, [...(groups.get(end.month) ?? []), end]);
  return [...groups].sort(([first], [second]) => (first < second ? -1 : 1)).map(([, group]) => group);
}

const signOf = (
  kind: SeriesEndSign["kind"],
  source: string,
  of: SeriesEndSign["of"],
  group: readonly SeriesEnd[],
  instead: readonly SeriesEnd[],
): SeriesEndSign => ({
  kind,
  source,
  severity: "note",
  of,
  subjects: group.map(({ subject }) => subject),
  month: group[0]?.month ?? "",
  usual: Math.round(group.reduce((sum, { usual }) => sum + usual, 0)),
  instead: instead.map(({ subject }) => subject),
});
