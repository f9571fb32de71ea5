import type { Period } from "../values/period.ts";
import {
  addDays,
  addMonths,
  dayCount,
  type IsoDate,
  type IsoMonth,
  monthEnd,
  monthOf,
  monthStart,
  monthsOf,
} from "../values/period.ts";
import type { TimeSpread } from "./format.ts";
import type { Coverage, MonthCoverage } from "./reading.ts";

/** Something about a source's coverage that its reader should know. */
export interface CoverageFinding {
  readonly month: IsoMonth;
  readonly kind: "gap" | "starts-late" | "stops-early" | "nearly-empty" | "hole" | "damaged" | "extract-date" | "stray";
  readonly date?: IsoDate;
}

export interface CoverageResult {
  readonly coverage: Coverage;
  readonly findings: readonly CoverageFinding[];
}

/**
 * So many records are expected in days that hold none that chance is no explanation: at 7 expected, no record at all
 * happens once in a thousand times (e^-7).
 */
const expectedBeforeSilenceMeansNothingIsThere = 7;
/** Records of this many days beside an edge say how many to expect; a handful on one day says nothing of a month. */
const daysAtTheEdge = 90;
const fewestDaysToJudgeBy = 28;
/** A month with less than this share of its neighbours' usual level is not a whole month. */
const nearlyEmptyShare = 0.2;
/** Neighbours below this level vary too much to say so. */
const nearlyEmptyFloor = 20;
/** Days on end without a record, in the middle of a month, that no holiday explains. */
const holeDays = 14;
/** Records beyond so many empty months, and fewer than one in a hundred of all, are strays: mistyped years. */
const strayMonths = 24;

/**
 * The months that a source of dated records covers. Declared by `covers`; otherwise from the first record to the day
 * before the extract was made, or to the last record where nothing says when that was. Where records stop (or start) in
 * mid-month although many more were to be expected, the month is covered in part. So is a month
 * inside that is nearly empty or has a fortnight without a record, unless the settings declare it covered. A month inside
 * without any record is missing.
 */
export function coverDays(
  spread: TimeSpread,
  extractDate: IsoDate | undefined,
  declared: Period | undefined,
): CoverageResult {
  const days = [...spread.counts.entries()]
    .filter(([, count]) => count > 0)
    .sort(([first], [second]) => (first < second ? -1 : 1));
  // The day of the extract is not over: its records are read, but it is not covered.
  const before = extractDate === undefined ? days : days.filter(([day]) => day < extractDate);
  const { kept, strays } = withoutStrays(before.length > 0 ? before : days);
  const first = kept[0]?.[0];
  const last = kept.at(-1)?.[0];
  const basis = declared ? "declared" : "inferred";
  if (first === undefined || last === undefined)
    return declared ? allMissing(declared) : { coverage: { basis, months: {} }, findings: [] };

  const findings: CoverageFinding[] = strays.map(([date]) => ({ month: monthOf(date), kind: "stray" as const, date }));
  const usualAtStart = usualPerDay(kept, first, "after");
  const usualAtEnd = usualPerDay(kept, last, "before");
  const silent = (perDay: number, from: IsoDate, to: IsoDate): boolean =>
    from <= to && perDay * dayCount({ start: from, end: to }) > expectedBeforeSilenceMeansNothingIsThere;

  const wantedFrom = declared?.start ?? monthStart(monthOf(first));
  const startsLate = silent(usualAtStart, wantedFrom, addDays(first, -1));
  const startsInMonth = silent(usualAtStart, later(monthStart(monthOf(first)), wantedFrom), addDays(first, -1));
  const from = !declared && startsLate ? first : wantedFrom;
  if (startsInMonth) findings.push({ month: monthOf(first), kind: "starts-late", date: first });

  const beforeExtract = extractDate === undefined ? undefined : addDays(extractDate, -1);
  const wantedTo =
    declared?.end ?? (beforeExtract !== undefined && beforeExtract >= last ? beforeExtract : monthEnd(monthOf(last)));
  const stopsEarly = silent(usualAtEnd, addDays(last, 1), wantedTo);
  const endOfLastMonth = monthEnd(monthOf(last));
  const stopsInMonth = silent(usualAtEnd, addDays(last, 1), earlier(endOfLastMonth, wantedTo));
  const to = declared ? wantedTo : stopsEarly ? (stopsInMonth ? last : endOfLastMonth) : wantedTo;
  if (stopsEarly && (declared || stopsInMonth))
    findings.push({ month: monthOf(last), kind: "stops-early", date: last });
  else if (!declared && to < monthEnd(monthOf(to)))
    findings.push({ month: monthOf(to), kind: "extract-date", date: to });

  const counts = new Map<IsoMonth, number>();
  for (const [day, count] of kept) counts.set(monthOf(day), (counts.get(monthOf(day)) ?? 0) + count);
  const months: Record<IsoMonth, MonthCoverage> = {};
  // Of a source so small that a month without a record is no surprise, a declared month without one is a true 0.
  const zeroIsLikely = declared !== undefined && usualPerMonth(counts) <= expectedBeforeSilenceMeansNothingIsThere;
  for (const month of monthsOf({ start: from, end: to })) {
    const inner = month !== monthOf(first) && month !== monthOf(last);
    if (!counts.has(month) && !(zeroIsLikely && inner)) {
      months[month] = "missing";
      findings.push({ month, kind: "gap" });
    } else if (!declared && inner && isNearlyEmpty(month, counts)) {
      months[month] = "part";
      findings.push({ month, kind: "nearly-empty" });
    } else if (!declared && inner && hasHole(month, kept, counts)) {
      months[month] = "part";
      findings.push({ month, kind: "hole" });
    } else {
      const whole = from <= monthStart(month) && to >= monthEnd(month);
      const lateHere = startsInMonth && month === monthOf(first);
      const earlyHere = stopsEarly && stopsInMonth && month === monthOf(last);
      months[month] = whole && !lateHere && !earlyHere ? "whole" : "part";
    }
  }
  return { coverage: { from, to, basis, months }, findings };
}

/**
 * The months that a source of monthly counts covers: those that its files name and that hold something. A month far below
 * its neighbours is one that had hardly begun when the file was made; one with counts that could not be read is not whole.
 */
export function coverMonths(spread: TimeSpread, declared: Period | undefined, judgeLevel: boolean): CoverageResult {
  const named = [...(spread.months ?? [])].sort();
  const [firstNamed, lastNamed] = [named[0], named.at(-1)];
  const basis = declared ? "declared" : "inferred";
  const from = declared?.start ?? (firstNamed === undefined ? undefined : monthStart(firstNamed));
  const to = declared?.end ?? (lastNamed === undefined ? undefined : monthEnd(lastNamed));
  if (from === undefined || to === undefined) return { coverage: { basis, months: {} }, findings: [] };
  const all = monthsOf({ start: from, end: to });
  const findings: CoverageFinding[] = [];
  const months: Record<IsoMonth, MonthCoverage> = {};
  const present = new Set(named);
  for (const month of all) {
    const count = spread.counts.get(month) ?? 0;
    const known = judgeLevel ? count > 0 : present.has(month);
    const whole = from <= monthStart(month) && to >= monthEnd(month);
    if (!known) {
      months[month] = "missing";
      findings.push({ month, kind: "gap" });
    } else if (spread.damaged?.has(month)) {
      months[month] = "part";
      findings.push({ month, kind: "damaged" });
    } else if (judgeLevel && isNearlyEmpty(month, spread.counts)) {
      months[month] = "part";
      findings.push({ month, kind: "nearly-empty" });
    } else months[month] = whole ? "whole" : "part";
  }
  return { coverage: { from, to, basis, months }, findings };
}

/** Whether a month holds far less than the months around it usually do. */
export function isNearlyEmpty(month: IsoMonth, counts: ReadonlyMap<string, number>): boolean {
  const around = [-3, -2, -1, 1, 2, 3]
    .flatMap((away) => counts.get(addMonths(month, away)) ?? [])
    .sort((a, b) => a - b);
  const usual = around[Math.floor(around.length / 2)] ?? 0;
  return usual >= nearlyEmptyFloor && (counts.get(month) ?? 0) < usual * nearlyEmptyShare;
}

/** The middle one of the months' counts. */
function usualPerMonth(counts: ReadonlyMap<IsoMonth, number>): number {
  const sorted = [...counts.values()].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Whether a month has a fortnight without a record, where so many were to be expected that chance is no explanation. */
function hasHole(month: IsoMonth, days: readonly DayCount[], counts: ReadonlyMap<IsoMonth, number>): boolean {
  const around = [-3, -2, -1, 1, 2, 3].flatMap((away) => counts.get(addMonths(month, away)) ?? []);
  const usual = around.sort((a, b) => a - b)[Math.floor(around.length / 2)] ?? 0;
  const expected = (usual / 30) * holeDays;
  if (expected <= 2 * expectedBeforeSilenceMeansNothingIsThere) return false;
  const [start, end] = [monthStart(month), monthEnd(month)];
  const held = days.map(([day]) => day).filter((day) => day >= start && day <= end);
  const marks = [addDays(start, -1), ...held, addDays(end, 1)];
  return marks.some(
    (day, index) => index > 0 && dayCount({ start: marks[index - 1] ?? day, end: day }) - 2 >= holeDays,
  );
}

function allMissing(declared: Period): CoverageResult {
  const months = monthsOf(declared);
  return {
    coverage: {
      from: declared.start,
      to: declared.end,
      basis: "declared",
      months: Object.fromEntries(months.map((month) => [month, "missing" as const])),
    },
    findings: months.map((month) => ({ month, kind: "gap" as const })),
  };
}

type DayCount = readonly [IsoDate, number];

function usualPerDay(days: readonly DayCount[], edge: IsoDate, side: "before" | "after"): number {
  const [first = edge, last = edge] = [days[0]?.[0], days.at(-1)?.[0]];
  const reach = side === "after" ? addDays(edge, daysAtTheEdge - 1) : addDays(edge, 1 - daysAtTheEdge);
  const span =
    side === "after" ? { start: edge, end: earlier(reach, last) } : { start: later(reach, first), end: edge };
  const records = days.reduce((sum, [day, count]) => (day >= span.start && day <= span.end ? sum + count : sum), 0);
  return records / Math.max(fewestDaysToJudgeBy, dayCount(span));
}

const earlier = (first: IsoDate, second: IsoDate): IsoDate => [first, second].sort()[0] ?? first;
const later = (first: IsoDate, second: IsoDate): IsoDate => [first, second].sort()[1] ?? first;

/** Cuts off a few records that lie years away from all others, at either end. */
function withoutStrays(days: readonly DayCount[]): { kept: readonly DayCount[]; strays: readonly DayCount[] } {
  const total = days.reduce((sum, [, count]) => sum + count, 0);
  let start = 0;
  let end = days.length;
  let before = 0;
  for (let index = 1; index < days.length; index++) {
    const [day] = days[index] as DayCount;
    const [previous, count] = days[index - 1] as DayCount;
    before += count;
    if (addMonths(monthOf(previous), strayMonths) >= monthOf(day)) continue;
    if (before * 100 < total) start = index;
    else if ((total - before) * 100 < total) end = Math.min(end, index);
  }
  return { kept: days.slice(start, end), strays: [...days.slice(0, start), ...days.slice(end)] };
}
