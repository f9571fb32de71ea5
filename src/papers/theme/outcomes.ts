import type { Theme } from "../../partnership/settings/themes.ts";
import { isNumber } from "../../values/value.ts";
import { noOutcomesGap, outcomeSentence } from "../../wording/theme.ts";
import type { PlanContext } from "../section-kind.ts";
import { bothOf, outcomeIndicator } from "./made-indicators.ts";
import type { ThemePart } from "./part.ts";
import { type PartOfLead, shareNeeds, sharesIn } from "./shares-of-lead.ts";

/** What came of it: how much of the lead has had a positive outcome, where the records say. */
export const outcomes: ThemePart = {
  id: "outcomes",
  heading: "What came of it?",
  needs(theme, context) {
    const asked = positive(theme, context);
    return asked ? shareNeeds(asked, context) : [];
  },
  blocks(theme, context) {
    const asked = positive(theme, context);
    const lead = context.paper.indicators.get(theme.lead);
    if (!asked || !lead) return [];
    const { before, now } = sharesIn(asked, context);
    return isNumber(now.share.value) ? [{ kind: "paragraph", content: outcomeSentence(now, before, lead) }] : [];
  },
  gaps(theme, context) {
    const asked = positive(theme, context);
    const lead = context.paper.indicators.get(theme.lead);
    if (!asked || !lead) return [];
    const { state } = sharesIn(asked, context).now.part.value;
    return state === "missing" || state === "not-applicable" ? [noOutcomesGap(lead)] : [];
  },
};

function positive(theme: Theme, { paper }: PlanContext): PartOfLead | undefined {
  const both = bothOf(theme.lead, outcomeIndicator, paper.indicators)?.both;
  if (!both || !paper.indicators.has(both.id)) return undefined;
  return { part: { indicator: both.id }, whole: { indicator: theme.lead }, name: `of-${theme.lead}` };
}
