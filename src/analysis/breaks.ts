import type { Indicator } from "../indicators/indicator.ts";
import type { BreakSetting } from "../partnership/settings.ts";
import type { SeriesBreak } from "./change-question.ts";

/** Breaks of the indicator's own definition and those of the settings. */
export function breaksOf(indicator: Indicator, settings: readonly BreakSetting[]): SeriesBreak[] {
  return [...indicator.breaks, ...settings.filter((one) => one.indicators.includes(indicator.id))];
}
