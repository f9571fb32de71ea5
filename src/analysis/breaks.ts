import type { Indicator } from "../indicators/indicator.ts";
import type { BreakSetting } from "../partnership/settings/events.ts";
import type { SeriesBreak } from "./change-question.ts";

/**
 * Breaks of the indicator, which its definition and the classification of its records make, and those of the settings. A part of a sum
 * has those of the sum and its own besides: what moved between two parts breaks both and not the sum.
 */
export function breaksOf(
  indicator: Indicator,
  settings: readonly BreakSetting[],
  part?: Indicator | undefined,
): SeriesBreak[] {
  // Of one day the partnership's own words stand.
  const of = (one: Indicator): SeriesBreak[] => {
    const own = settings.filter((setting) => setting.indicators.includes(one.id));
    return [...one.breaks.filter(({ from }) => !own.some((setting) => setting.from === from)), ...own];
  };
  return part ? [...of(indicator), ...of(part)] : of(indicator);
}

/** A break after the first day and up to the last: what is counted on the two is not the same thing. */
export const breakWithin = (breaks: readonly SeriesBreak[], earlier: string, later: string): SeriesBreak | undefined =>
  breaks.find((one) => earlier < one.from && one.from <= later);
