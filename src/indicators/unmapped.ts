import type { ReadResult } from "../extracts/reading.ts";
import { offenceCategories } from "../records/schema.ts";
import type { Figure } from "../values/figure.ts";
import { monthsOf, type Period } from "../values/period.ts";
import { categoryProfile } from "./category-profile.ts";
import type { Indicator } from "./indicator.ts";
import { sourcesByIndicator } from "./splices.ts";

/**
 * The largest share, in percent, that offences without a category have among those of a source behind an indicator's figures, over
 * a period. Any of them might belong in an indicator that tells categories apart; to one that does not, all crime for one, they do not
 * matter, and their share is 0.
 */
export type UnmappedShare = (indicator: string, period: Pick<Period, "start" | "end">) => number;

/** Above this share figures by category carry a note. */
export const notedUnmappedShare = 1;

export function unmappedShares(
  indicators: ReadonlyMap<string, Indicator>,
  figures: readonly Figure[],
  reading: ReadResult,
): UnmappedShare {
  const withUnmapped = reading.sources.filter(({ offenceMonths }) =>
    Object.values(offenceMonths ?? {}).some(({ unmapped }) => unmapped > 0),
  );
  if (withUnmapped.length === 0) return () => 0;
  const sources = sourcesByIndicator(figures);
  return (id, period) => {
    const indicator = indicators.get(id);
    const behind = sources.get(id);
    if (!indicator || !behind || !tellsUnmappedApart(indicator, indicators)) return 0;
    const shares = withUnmapped
      .filter(({ source }) => behind.has(source))
      .map(({ offenceMonths = {} }) => {
        const months = monthsOf(period).flatMap((month) => offenceMonths[month] ?? []);
        const sum = (field: "records" | "unmapped"): number => months.reduce((total, month) => total + month[field], 0);
        return sum("records") === 0 ? 0 : (100 * sum("unmapped")) / sum("records");
      });
    return Math.max(0, ...shares);
  };
}

/** No category is spelt like this, so that it stands for one that no mapping knows. */
const unmapped = "";

function tellsUnmappedApart(indicator: Indicator, indicators: ReadonlyMap<string, Indicator>): boolean {
  const profile = categoryProfile(indicator, indicators);
  return offenceCategories.some((category) => profile(category) !== profile(unmapped));
}
