import { conjunctionOf } from "../../indicators/conjunction.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { repeatVictimsOf } from "../../indicators/repeats-of.ts";
import type { Theme } from "../../partnership/settings/themes.ts";

type Indicators = ReadonlyMap<string, Indicator>;

/** Indicators of the catalogue that the lead of a theme is laid over. */
export const lateIndicator = "offences-after-a-year";
export const outcomeIndicator = "positive-outcomes";

/** The records that are both, and what they are counted by; undefined where the two have none in common that could be counted. */
export function bothOf(one: string, other: string, all: Indicators) {
  const [first, second] = [all.get(one), all.get(other)];
  const found = first && second && conjunctionOf(first, second, all);
  return typeof found === "object" ? found : undefined;
}

/** Indicators that no catalogue has and that the chapters of themes count: overlaps, what was recorded late, outcomes, repeat victims. */
export function madeForThemes(themes: readonly Theme[], all: Indicators): Indicator[] {
  const made = themes.flatMap((theme) => {
    const lead = all.get(theme.lead);
    return [
      ...theme.overlaps.flatMap(([one, other]) => bothOf(one, other, all)?.made ?? []),
      ...[lateIndicator, outcomeIndicator].flatMap((other) => bothOf(theme.lead, other, all)?.made ?? []),
      ...[lead && repeatVictimsOf(lead, all)].flatMap((repeats) => repeats ?? []),
    ];
  });
  return [...new Map(made.map((indicator) => [indicator.id, indicator])).values()];
}
