import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { addDays, dayCount, type IsoDate, type Period, range, weekday } from "../values/period.ts";
import type { BeforeAfterFinding, ClusterFinding } from "../values/series-findings.ts";
import { isNumber } from "../values/value.ts";
import { comparisonWith } from "./benchmark-question.ts";
import { changeBetween } from "./change.ts";
import type { ChangeRules } from "./change-question.ts";
import { derive, periodOf } from "./derive.ts";

/**
 * The longest two windows of whole weeks before and from a day that the data hold on both sides, up to `mostWeeks`. Undefined where
 * they do not hold a week.
 */
export function windowsAround(
  start: IsoDate,
  held: { readonly from: IsoDate; readonly to: IsoDate },
  mostWeeks = 26,
): { readonly before: Period; readonly after: Period } | undefined {
  const behind = held.from < start ? dayCount({ start: held.from, end: addDays(start, -1) }) : 0;
  const ahead = held.to >= start ? dayCount({ start, end: held.to }) : 0;
  const weeks = Math.min(mostWeeks, Math.floor(Math.min(behind, ahead) / 7));
  if (weeks < 1) return undefined;
  return {
    before: range(addDays(start, -7 * weeks), addDays(start, -1)),
    after: range(start, addDays(start, 7 * weeks - 1)),
  };
}

interface Windows {
  readonly before: Figure;
  readonly after: Figure;
}

/** What changed at a place when something began there. It says that it changed, and not why. */
export function beforeAfter(
  windows: { readonly before: Period; readonly after: Period },
  counts: Windows,
  rules: ChangeRules,
  yearBefore?: Windows,
): BeforeAfterFinding {
  const change = ({ before, after }: Windows) =>
    changeBetween({ from: before, to: after, comparison: comparisonWith(periodOf(before), periodOf(after)) }, rules);
  return {
    kind: "before-after",
    ...windows,
    change: change(counts),
    ...(yearBefore ? { yearBefore: change(yearBefore) } : {}),
  };
}

const monday = 1;

/** Whole weeks inside a period, from Monday to Sunday. */
export function weeksIn({ start, end }: Pick<Period, "start" | "end">): Period[] {
  const weeks: Period[] = [];
  const first = addDays(start, (monday - weekday(start) + 7) % 7);
  for (let from = first; addDays(from, 6) <= end; from = addDays(from, 7)) weeks.push(range(from, addDays(from, 6)));
  return weeks;
}

/** The records of one place in one week. */
export interface PlaceWeek {
  readonly area: string;
  readonly week: Period;
  readonly figure: Figure;
}

/** Chance alone puts as many into any one place and week less often than this. */
export const clusterChance = 0.05;

/**
 * The place and week with the most records of the later period, and the change without them: a spate of arsons in one ward can be all
 * of a rise. It stands out when so many would seldom come together anywhere by chance.
 */
export function clusterOf(
  counts: { readonly from: Figure; readonly to: Figure },
  cells: readonly PlaceWeek[],
  comparison: string,
  rules: ChangeRules,
): ClusterFinding | undefined {
  const known = cells.flatMap(({ figure, ...cell }) =>
    isNumber(figure.value) ? [{ ...cell, figure, number: figure.value.number }] : [],
  );
  const [first, ...others] = known;
  if (!first || !isNumber(counts.to.value)) return undefined;
  const largest = others.reduce((most, cell) => (cell.number > most.number ? cell : most), first);
  const name = `${largest.area}-${largest.week.start}`;
  const rest = derive(
    {
      id: siblingId(counts.to.id, "without", name),
      unit: counts.to.unit,
      method: "remainder",
      inputs: [counts.to, largest.figure],
    },
    (all, cluster) => all - cluster,
  );
  const usual = (counts.to.value.number - largest.number) / Math.max(1, cells.length - 1);
  return {
    kind: "cluster",
    area: largest.area,
    week: largest.week,
    cluster: largest.figure,
    rest,
    all: changeBetween({ ...counts, comparison }, rules),
    without: changeBetween({ from: counts.from, to: rest, comparison: `${comparison}-without-${name}` }, rules),
    standsOut: cells.length * chanceOfAtLeast(largest.number, usual) < clusterChance,
  };
}

/** The chance that a Poisson variable reaches a number. */
function chanceOfAtLeast(number: number, mean: number): number {
  let term = Math.exp(-mean);
  let below = 0;
  for (let outcome = 0; outcome < number; outcome++) {
    below += term;
    term *= mean / (outcome + 1);
  }
  return Math.max(0, 1 - below);
}
