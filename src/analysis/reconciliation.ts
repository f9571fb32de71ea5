import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { dayCount, type IsoDate, type IsoMonth } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";

/** What is known of one side that can explain why it counts otherwise than the other. */
export interface SideFacts {
  /** The day until which it can know of anything: the date of the newest extract. */
  readonly knownTo?: IsoDate;
  /** Records whose category no mapping knows. */
  readonly unmapped: number;
  /** Rows without a borough, which are kept as the partnership's own. */
  readonly withoutBorough: number;
  /** Only crimes that could be placed in a ward or an LSOA are in it. */
  readonly placedOnly: boolean;
  /** Records that were cancelled or passed on since, and are not counted. */
  readonly setApart: number;
}

/** Why two counts of one thing may differ. */
export type Explanation =
  /** One side was made later: it holds late records, and lacks what was cancelled or moved since. */
  | {
      readonly kind: "extract-date";
      readonly later: "own" | "published";
      readonly days: number;
      readonly fits: boolean;
    }
  | { readonly kind: "unmapped-categories"; readonly side: "own" | "published"; readonly records: number }
  | { readonly kind: "blank-borough"; readonly records: number }
  | { readonly kind: "set-apart"; readonly records: number }
  /** The two class offences by different lists, between which offences of this indicator moved; the reason is a clause. */
  | { readonly kind: "classification"; readonly reason: string }
  | { readonly kind: "placed-only"; readonly side: "own" | "published" };

/** One month, counted by the partnership's own sources and by the published ones. */
export interface ReconciledMonth {
  readonly month: IsoMonth;
  readonly own: Figure;
  readonly published: Figure;
  readonly difference: Figure;
  /** Further apart than late records usually move a month. */
  readonly apart: boolean;
}

export type Agreement = "same" | "close" | "apart" | "nothing-to-compare";

export interface Reconciliation {
  readonly indicator: string;
  readonly months: readonly ReconciledMonth[];
  readonly own: number;
  readonly published: number;
  readonly agreement: Agreement;
  readonly explanations: readonly Explanation[];
}

/** A month is apart by more than this share of the published count, and by more than this many. */
const usualShare = 0.02;
const usualCount = 3;
/** All months together are close within this share. */
const closeShare = 0.01;
/** Records that come in late rarely add more than this share over a year. */
const lateShare = 0.05;
/** Extracts made within as many days of each other tell the same. */
const sameTime = 7;

/** Sets the counts of one indicator side by side, over the months that both sides hold whole. */
export function reconcile(
  indicator: string,
  counts: readonly { readonly month: IsoMonth; readonly own: Figure; readonly published: Figure }[],
  facts: { readonly own: SideFacts; readonly published: SideFacts; readonly movedBetweenLists?: string },
): Reconciliation {
  const months = counts.flatMap(({ month, own, published }): ReconciledMonth[] => {
    if (!isNumber(own.value) || !isNumber(published.value)) return [];
    const gap = Math.abs(own.value.number - published.value.number);
    const difference = derive(
      {
        id: siblingId(own.id, "difference", "published"),
        unit: own.unit,
        method: "difference",
        inputs: [published, own],
      },
      (before, after) => after - before,
    );
    return [
      { month, own, published, difference, apart: gap > Math.max(usualCount, usualShare * published.value.number) },
    ];
  });
  const sum = (side: "own" | "published"): number =>
    months.reduce((total, one) => total + (isNumber(one[side].value) ? one[side].value.number : 0), 0);
  const [own, published] = [sum("own"), sum("published")];
  const agreement = agreementOf(months, own, published);
  return {
    indicator,
    months,
    own,
    published,
    agreement,
    explanations: agreement === "close" || agreement === "apart" ? explain(own - published, published, facts) : [],
  };
}

function agreementOf(months: readonly ReconciledMonth[], own: number, published: number): Agreement {
  if (months.length === 0) return "nothing-to-compare";
  if (months.every(({ difference }) => isNumber(difference.value) && difference.value.number === 0)) return "same";
  const close = Math.abs(own - published) <= Math.max(usualCount, closeShare * published);
  return close && months.every(({ apart }) => !apart) ? "close" : "apart";
}

/** What can explain a difference, most likely first. Whether it does, only the two providers know. */
function explain(
  gap: number,
  total: number,
  { own, published, movedBetweenLists }: Parameters<typeof reconcile>[2],
): Explanation[] {
  const days = own.knownTo && published.knownTo ? daysBetween(published.knownTo, own.knownTo) : 0;
  const later = days > 0 ? ("own" as const) : ("published" as const);
  return [
    ...(movedBetweenLists === undefined ? [] : [{ kind: "classification" as const, reason: movedBetweenLists }]),
    ...(own.placedOnly !== published.placedOnly
      ? [{ kind: "placed-only" as const, side: own.placedOnly ? ("own" as const) : ("published" as const) }]
      : []),
    ...(Math.abs(days) > sameTime
      ? [
          {
            kind: "extract-date" as const,
            later,
            days: Math.abs(days),
            // The later side usually counts a little more, since records come in late.
            fits: (later === "own" ? gap > 0 : gap < 0) && Math.abs(gap) <= lateShare * total,
          },
        ]
      : []),
    ...(["own", "published"] as const).flatMap((side) => {
      const records = (side === "own" ? own : published).unmapped;
      return records > 0 ? [{ kind: "unmapped-categories" as const, side, records }] : [];
    }),
    ...(own.withoutBorough > 0 && gap > 0 ? [{ kind: "blank-borough" as const, records: own.withoutBorough }] : []),
    ...(own.setApart > 0 && gap < 0 ? [{ kind: "set-apart" as const, records: own.setApart }] : []),
  ];
}

/** Days from one to the other, less than 0 when the first is the later. */
const daysBetween = (from: IsoDate, to: IsoDate): number =>
  from <= to ? dayCount({ start: from, end: to }) - 1 : 1 - dayCount({ start: to, end: from });
