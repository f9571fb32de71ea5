import type { Indicator } from "../../indicators/indicator.ts";
import { ownMeasure } from "../../indicators/own-measure.ts";
import type { Theme } from "../../partnership/settings.ts";
import type { PaperContext } from "../context.ts";

/** Every indicator that a theme names, each once: those that say how much first, what partners count last. */
export const indicatorsNamed = (theme: Theme): string[] => [
  ...new Set([
    theme.lead,
    ...theme.indicators,
    theme.who,
    theme.where,
    theme.when,
    ...theme.overlaps.flat(),
    ...theme.partner,
  ]),
];

/** Those of a list that are counted over periods, so that they have months, years and findings. */
export const countedOf = (ids: readonly string[], { indicators }: Pick<PaperContext, "indicators">): Indicator[] =>
  ids.flatMap((id) => {
    const indicator = indicators.get(id);
    return indicator && ownMeasure(indicator) === "count" ? [indicator] : [];
  });
