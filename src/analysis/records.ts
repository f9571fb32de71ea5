import type { RecordFinding } from "../values/history-findings.ts";
import type { IsoDate } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import type { SeriesBreak } from "./change-question.ts";
import type { Total } from "./totals.ts";

/** An earlier total no further back than this is not worth naming: 12-month totals that overlap move together. */
export const recordMonths = 12;

interface KnownTotal extends Total {
  readonly number: number;
}

export interface ComparableTotals {
  /** Newest first, the latest included. */
  readonly newestFirst: readonly KnownTotal[];
  readonly startsAt: RecordFinding["startsAt"];
}

/**
 * The complete totals that the latest can be compared with: back to the start, to a total that is not known, or to a
 * break. Undefined when the latest itself is not known.
 */
export function comparableTotals(
  totals: readonly Total[],
  breaks: readonly SeriesBreak[],
): ComparableTotals | undefined {
  const newestFirst: KnownTotal[] = [];
  const latest = totals.at(-1);
  for (const total of [...totals].reverse()) {
    const { value } = total.figure;
    const acrossBreak = breaks.some((one) => total.period.start < one.from && one.from <= (latest?.period.end ?? ""));
    if (acrossBreak || !isNumber(value)) {
      return newestFirst.length > 0 ? { newestFirst, startsAt: acrossBreak ? "break" : "gap" } : undefined;
    }
    newestFirst.push({ ...total, number: value.number });
  }
  return newestFirst.length > 0 ? { newestFirst, startsAt: "series" } : undefined;
}

/**
 * Whether the latest complete total is the lowest, or the highest, for more than a year: with the most recent earlier total
 * that is as low or lower (a tie is "equal lowest"), or else with the start of the series.
 */
export function recordOf(totals: readonly Total[], breaks: readonly SeriesBreak[]): RecordFinding | undefined {
  const comparable = comparableTotals(totals, breaks);
  const [latest, ...earlier] = comparable?.newestFirst ?? [];
  const start = earlier.at(-1);
  if (!comparable || !latest || !start) return undefined;
  const recordWith = (extreme: "lowest" | "highest"): RecordFinding | undefined => {
    const asExtreme = (total: KnownTotal): boolean =>
      extreme === "lowest" ? total.number <= latest.number : total.number >= latest.number;
    const found = earlier.find(asExtreme);
    const months = monthsBetween((found ?? start).period.end, latest.period.end);
    if (months <= recordMonths) return undefined;
    return {
      kind: "record",
      extreme,
      latest: latest.figure,
      scope: found ? "since" : "of-series",
      ...(found ? { earlier: found.figure } : {}),
      tie: found?.number === latest.number,
      seriesStart: start.figure,
      startsAt: comparable.startsAt,
      months,
    };
  };
  return recordWith("lowest") ?? recordWith("highest");
}

function monthsBetween(earlier: IsoDate, later: IsoDate): number {
  const index = (date: IsoDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return index(later) - index(earlier);
}

/** The totals that end in the same month as the latest, one a year: they do not overlap. */
export function yearlyTotals(totals: readonly Total[]): Total[] {
  const latest = totals.at(-1);
  return totals.filter(({ period }) => period.end.slice(5, 7) === latest?.period.end.slice(5, 7));
}
