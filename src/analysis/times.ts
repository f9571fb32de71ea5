import { criticalZ } from "../statistics/quantiles.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { MonthFinding, TimesFinding } from "../values/profile-findings.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";
import { clearlyMore } from "./more-than.ts";
import { shareOf } from "./rates.ts";

export interface TimesAsked {
  readonly total: Figure;
  /** Every night by every hour, or every night alone where an edition asks for no hours. */
  readonly cells: readonly { readonly night: string; readonly hour?: string; readonly count: Figure }[];
  /** Variance over mean of the series. */
  readonly overdispersion: number;
  readonly noPercentBelow: number;
  /** Certain hours or nights alone are counted, so that nothing stands out that was not put there. */
  readonly limited: boolean;
}

/** From 22:00 to 02:59: what papers mean by late at night. */
export const lateHours = ["22", "23", "00", "01", "02"] as const;
const evenShare = lateHours.length / 24;
/** From 18:00 to 05:59: the hours that make a night of a day from 06:00 to 05:59. */
const isOfNight = (hour: string): boolean => Number(hour) >= 18 || Number(hour) < 6;

/** Nights and late hours, with what of them stands out. A night's day runs from 06:00 to 05:59 of the next. */
export function timesOf({ total, cells, overdispersion, noPercentBelow, limited }: TimesAsked): TimesFinding {
  const sumOf = (name: string, counts: readonly Figure[]): Figure =>
    derive({ id: siblingId(total.id, "sum", name), unit: total.unit, method: "sum", inputs: counts }, (...numbers) =>
      numbers.reduce((sum, number) => sum + number, 0),
    );
  const known = sumOf(
    "times-known",
    cells.map(({ count }) => count),
  );
  const unknown = derive(
    { id: siblingId(total.id, "times-unknown"), unit: total.unit, method: "remainder", inputs: [total, known] },
    (all, some) => all - some,
  );
  const part = (count: Figure, name: string) => shareOf(count, known, name, noPercentBelow);
  const names = [...new Set(cells.map(({ night }) => night))];
  const days = names.map((night) => {
    const own = cells.filter((cell) => cell.night === night).map(({ count }) => count);
    const [only] = own;
    const count = own.length === 1 && only ? only : sumOf(`day-of-${night}`, own);
    return { night, count, share: part(count, `day-of-${night}`) };
  });
  const { span, nights, inNights } = nightsOf();
  const late = limited
    ? []
    : cells.filter(({ hour }) => lateHours.some((one) => one === hour)).map(({ count }) => count);
  const lateShare = late.length > 0 ? part(sumOf("late-hours", late), "late-hours") : undefined;
  const busiest = limited ? [] : busiestOf(nights, overdispersion);
  const rest = nights.filter(({ night }) => !busiest.includes(night)).map(({ count }) => count);
  return {
    kind: "times",
    limited,
    total,
    known,
    unknown,
    unknownShare: shareOf(unknown, total, "times-unknown", noPercentBelow),
    days,
    span,
    nights,
    inNights,
    ...(lateShare ? { late: lateShare } : {}),
    lateLevel: lateShare ? levelOf(lateShare.part, known, overdispersion) : "not-known",
    busiest,
    ...(busiest.length > 0
      ? { others: shareOf(sumOf("other-nights", rest), inNights, "other-nights", noPercentBelow) }
      : {}),
  };

  /** A day's afternoon would be taken for its night: only without hours is the whole day what can be told. */
  function nightsOf(): Pick<TimesFinding, "span" | "nights" | "inNights"> {
    const late = cells.filter(({ hour }) => hour !== undefined && isOfNight(hour));
    if (late.length === 0) return { span: "day", nights: days, inNights: known };
    const counts = names.map((night) => ({
      night,
      count: sumOf(
        `night-of-${night}`,
        late.filter((cell) => cell.night === night).map(({ count }) => count),
      ),
    }));
    const inNights = sumOf(
      "night-hours",
      counts.map(({ count }) => count),
    );
    return {
      span: "night",
      nights: counts.map(({ night, count }) => ({
        night,
        count,
        share: shareOf(count, inNights, `night-of-${night}`, noPercentBelow),
      })),
      inNights,
    };
  }
}

/** The share against that of five hours of 24; counts that cluster say less than so many apart. */
function levelOf(part: Figure, whole: Figure, overdispersion: number): TimesFinding["lateLevel"] {
  if (!isNumber(part.value) || !isNumber(whole.value) || whole.value.number === 0) return "not-known";
  const [some, all] = [part.value.number / overdispersion, whole.value.number / overdispersion];
  const { lower, upper } = wilsonInterval(some, all);
  return lower > evenShare ? "above" : upper < evenShare ? "below" : "even";
}

/** One night, or two, of which each has clearly more than any of the others, in the order of the week. */
function busiestOf(
  nights: readonly { readonly night: string; readonly count: Figure }[],
  overdispersion: number,
): string[] {
  const known = nights.flatMap(({ night, count }) =>
    isNumber(count.value) ? [{ night, number: count.value.number }] : [],
  );
  if (known.length < nights.length || nights.length < 3) return [];
  const ordered = known.toSorted((a, b) => b.number - a.number);
  const names = [1, 2]
    .filter((many) => clearlyMore(ordered[many - 1]?.number ?? 0, ordered[many]?.number ?? 0, overdispersion))
    // Two that are alike stand out together; one of the two alone only where it is above the other as well.
    .map((many) => ordered.slice(0, many).map(({ night }) => night))
    .at(-1);
  return names ? nights.map(({ night }) => night).filter((night) => names.includes(night)) : [];
}

/** Each month less the same month a year before; no difference across a break of the series. */
export const monthsBeside = (
  pairs: readonly { readonly from: Figure; readonly to: Figure; readonly broken: boolean }[],
): MonthFinding[] =>
  pairs.map(({ from, to, broken }) => ({
    from,
    to,
    difference: derive(
      { id: siblingId(to.id, "difference", "same-month"), unit: to.unit, method: "difference", inputs: [from, to] },
      (then, now) => (broken ? absent("not-comparable", "series-break") : now - then),
    ),
  }));

/** Months with clearly more, or clearly fewer, than a year before. */
export function monthsApart(
  months: readonly MonthFinding[],
  overdispersion: number,
): {
  readonly more: readonly MonthFinding[];
  readonly fewer: readonly MonthFinding[];
} {
  const apart = ({ from, to, difference }: MonthFinding, sign: 1 | -1): boolean => {
    if (!isNumber(from.value) || !isNumber(to.value) || !isNumber(difference.value)) return false;
    const [now, then] = [to.value.number, from.value.number];
    return clearlyMore(sign > 0 ? now : then, sign > 0 ? then : now, overdispersion * ofTwelve);
  };
  return { more: months.filter((month) => apart(month, 1)), fewer: months.filter((month) => apart(month, -1)) };
}

/** Twelve are compared at once, and each is held to this. */
export const monthLevel = 0.996;
const ofTwelve = (criticalZ(monthLevel) / criticalZ(0.95)) ** 2;
