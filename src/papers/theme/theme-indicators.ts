import type { Indicator } from "../../indicators/indicator.ts";
import { ownMeasure } from "../../indicators/own-measure.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import { unitName } from "../../wording/values.ts";
import type { PaperContext, Subject } from "../context.ts";
import type { QuartersRow } from "../quarters-across.ts";
import type { PresentContext } from "../section-kind.ts";

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
    ...theme.spates,
    ...theme.rates.map(({ indicator }) => indicator),
  ]),
];

/** Those of a list that are counted over periods, so that they have months, years and findings. */
export const countedOf = (ids: readonly string[], { indicators }: Pick<PaperContext, "indicators">): Indicator[] =>
  ids.flatMap((id) => {
    const indicator = indicators.get(id);
    return indicator && ownMeasure(indicator) === "count" ? [indicator] : [];
  });

/** Shares, numbers at a date and surveys of a list, each with its findings in the partnership's own area. */
export function measuredIn(ids: readonly string[], context: PresentContext) {
  const { indicators, settings } = context.paper;
  return ids.flatMap((id) => {
    const subject = { indicator: id, area: settings.area.id };
    const indicator = indicators.get(id);
    const findings = indicator && context.measuredOf(subject);
    return findings ? [{ indicator, findings, words: context.words(subject) }] : [];
  });
}

/** Rows of a table by quarter. */
export const rowsOf = (context: PresentContext, subjects: readonly Subject[]): QuartersRow[] =>
  subjects.map((subject) => ({
    title: context.words(subject).shortTitle,
    detail: unitName(context.words(subject).indicator.unit),
    findings: context.findingsOf(subject),
  }));
