import type { Indicator } from "../../indicators/indicator.ts";
import { ownMeasure } from "../../indicators/own-measure.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import type { Settings } from "../../partnership/settings.ts";
import { topicTitle } from "../../wording/topics.ts";

/** The settings with themes: where they list none, one for each topic of the indicators in use, in their order. */
export function withThemes(
  settings: Settings,
  { indicators, used }: { readonly indicators: ReadonlyMap<string, Indicator>; readonly used: readonly string[] },
): Settings {
  if (settings.themes.length > 0) return settings;
  const inUse = used.flatMap((id) => indicators.get(id) ?? []);
  const topics = [...new Set(inUse.map(({ topic }) => topic))];
  const themes = topics.flatMap(
    (topic) =>
      themeOf(
        topic,
        inUse.filter((indicator) => indicator.topic === topic),
      ) ?? [],
  );
  return { ...settings, themes };
}

/** Led by the first that is counted over periods; a topic without one makes no chapter. */
function themeOf(topic: string, indicators: readonly Indicator[]): Theme | undefined {
  const lead = indicators.find((indicator) => ownMeasure(indicator) === "count")?.id;
  if (!lead) return undefined;
  const ids = indicators.map(({ id }) => id);
  return {
    id: topic,
    title: topicTitle(topic),
    indicators: ids,
    lead,
    who: lead,
    where: lead,
    when: lead,
    overlaps: [],
    partner: [],
    zones: [],
    spates: [],
    rates: [],
  };
}
