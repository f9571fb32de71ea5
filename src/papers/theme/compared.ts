import type { Indicator } from "../../indicators/indicator.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import { noComparatorGap, notComparedGap } from "../../wording/theme.ts";
import { benchmarkNeeds } from "../compared/benchmarks.ts";
import { groupsWith } from "../compared/compared-groups.ts";
import { comparisonBlocks } from "../compared/comparison-blocks.ts";
import type { PlanContext } from "../section-kind.ts";
import type { ThemePart } from "./part.ts";
import { countedOf } from "./theme-indicators.ts";

/** Compared with whom: the own area beside the comparators of the settings. */
export const compared: ThemePart = {
  id: "compared",
  heading: "Compared with whom?",
  needs(theme, context) {
    const indicator = comparable(theme, context);
    return indicator ? benchmarkNeeds(indicator, context) : [];
  },
  blocks(theme, context) {
    const indicator = comparable(theme, context);
    return indicator ? comparisonBlocks(context, indicator) : [];
  },
  gaps(theme, context) {
    if (context.paper.settings.comparators.length === 0) return [noComparatorGap()];
    const lead = context.paper.indicators.get(theme.lead);
    const shown = comparable(theme, context);
    return !lead || shown?.id === lead.id ? [] : [notComparedGap(lead)];
  },
};

/** The lead, or else the first of the theme's indicators, of which some comparator's source holds counts. */
const comparable = (theme: Theme, { paper }: Pick<PlanContext, "paper">): Indicator | undefined =>
  countedOf([theme.lead, ...theme.indicators], paper).find((indicator) => groupsWith(indicator, paper).length > 0);
