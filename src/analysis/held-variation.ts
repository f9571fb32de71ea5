import type { Indicator } from "../indicators/indicator.ts";
import type { Settings } from "../partnership/settings.ts";
import type { OverdispersionFinding } from "../values/change-findings.ts";
import { isNumber } from "../values/value.ts";
import { breaksOf } from "./breaks.ts";
import { eventMonths, eventsFor, type MonthFigure, seriesAround } from "./monthly-series.ts";
import { overdispersionOf } from "./overdispersion.ts";

/** How much a series varies by itself, from the first month that is held on; undefined where not one is. */
export function heldVariation(
  months: readonly MonthFigure[],
  indicator: Indicator,
  { breaks, events }: Pick<Settings, "breaks" | "events">,
  part?: Indicator,
): OverdispersionFinding | undefined {
  const begins = months.findIndex(({ figure }) => isNumber(figure.value));
  if (begins < 0) return undefined;
  const held = seriesAround(months.slice(begins), breaksOf(indicator, breaks, part));
  const leftOut = new Set([...eventMonths(eventsFor(events, indicator)), ...held.apart]);
  return overdispersionOf(held.series, indicator.exposure, indicator.defaultOverdispersion, leftOut).overdispersion;
}
