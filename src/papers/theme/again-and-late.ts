import { breaksOf } from "../../analysis/breaks.ts";
import { changeBetween } from "../../analysis/change.ts";
import { derive } from "../../analysis/derive.ts";
import { repeatVictimsOf } from "../../indicators/repeats-of.ts";
import type { Theme } from "../../partnership/settings/themes.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import type { Figure } from "../../values/figure.ts";
import { siblingId } from "../../values/figure-id.ts";
import { isNumber } from "../../values/value.ts";
import { lagSentence, withoutLateSentence } from "../../wording/reporting-lag.ts";
import { sentences } from "../../wording/runs.ts";
import { noKeysGap, repeatSentence } from "../../wording/theme.ts";
import { keepAll } from "../keep-all.ts";
import type { Block } from "../model.ts";
import type { PlanContext, PresentContext } from "../section-kind.ts";
import { bothOf, lateIndicator } from "./made-indicators.ts";
import type { ThemePart } from "./part.ts";
import { type PartOfLead, shareNeeds, sharesIn } from "./shares-of-lead.ts";

/** A smaller share recorded late is no news. */
const leastLate = 5;

/** Who suffers it again, and how much of it is recorded long after it happened. */
export const againAndLate: ThemePart = {
  id: "again-and-late",
  heading: "Does it happen to the same people, and how late is it recorded?",
  headingOf(theme, context) {
    if (lateBlocks(theme, context).length === 0) return "Does it happen to the same people?";
    return repeatBlocks(theme, context).length === 0 ? "How late is it recorded?" : undefined;
  },
  needs: (theme, context) =>
    [repeats(theme, context), late(theme, context)].flatMap((asked) => (asked ? shareNeeds(asked, context) : [])),
  blocks: (theme, context) => [...repeatBlocks(theme, context), ...lateBlocks(theme, context)],
  gaps(theme, context) {
    const asked = repeats(theme, context);
    const lead = context.paper.indicators.get(theme.lead);
    if (!asked || !lead) return [];
    const { part, whole } = sharesIn(asked, context).now;
    const { state } = part.value;
    // Of an incomplete year that has been said.
    if (whole.value.state === "incomplete") return [];
    return state === "missing" || state === "incomplete" || state === "not-applicable" ? [noKeysGap(lead)] : [];
  },
};

function repeats(theme: Theme, { paper }: PlanContext): PartOfLead | undefined {
  const lead = paper.indicators.get(theme.lead);
  const made = lead && repeatVictimsOf(lead, paper.indicators);
  if (!made || !paper.indicators.has(made.id)) return undefined;
  return {
    part: { indicator: made.id },
    whole: { indicator: theme.lead, dims: { whom: "victims" } },
    name: `of-victims-of-${theme.lead}`,
  };
}

function late(theme: Theme, { paper }: PlanContext): PartOfLead | undefined {
  const both = bothOf(theme.lead, lateIndicator, paper.indicators)?.both;
  if (!both || !paper.indicators.has(both.id)) return undefined;
  return { part: { indicator: both.id }, whole: { indicator: theme.lead }, name: `of-${theme.lead}` };
}

function repeatBlocks(theme: Theme, context: PresentContext): Block[] {
  const asked = repeats(theme, context);
  const lead = context.paper.indicators.get(theme.lead);
  if (!asked || !lead) return [];
  const { before, now } = sharesIn(asked, context);
  return isNumber(now.share.value) ? [{ kind: "paragraph", content: repeatSentence(now, before, lead) }] : [];
}

/** Whether the series still changes without what was recorded a year late or more. */
function lateBlocks(theme: Theme, context: PresentContext): Block[] {
  const asked = late(theme, context);
  if (!asked) return [];
  const { before, now } = sharesIn(asked, context);
  if (!isNumber(now.share.value) || now.share.value.number < leastLate) return [];
  const subject = { indicator: theme.lead, area: context.paper.settings.area.id };
  const all = context.findingsOf(subject).year;
  const within = withoutLate(theme, context, [restOf(before.whole, before.part), restOf(now.whole, now.part)]);
  return [
    {
      kind: "paragraph",
      content: sentences(lagSentence(now, context.words(subject)), withoutLateSentence(all, within)),
    },
  ];
}

const restOf = (whole: Figure, part: Figure): Figure =>
  derive(
    { id: siblingId(whole.id, "without", "a-year-late"), unit: whole.unit, method: "remainder", inputs: [whole, part] },
    (all, some) => all - some,
  );

function withoutLate(theme: Theme, context: PresentContext, [from, to]: readonly [Figure, Figure]): ChangeFinding {
  const { paper } = context;
  const indicator = paper.indicators.get(theme.lead);
  if (!indicator) throw new Error(`no indicator ${theme.lead}`);
  const { overdispersion } = context.findingsOf({ indicator: theme.lead, area: paper.settings.area.id });
  const change = changeBetween(
    { from, to, comparison: "previous-year-without-a-year-late" },
    {
      polarity: indicator.polarity,
      exposure: indicator.exposure,
      overdispersion: overdispersion.figure,
      smallNumbers: paper.settings.smallNumbers,
      breaks: breaksOf(indicator, paper.settings.breaks),
    },
  );
  return keepAll(context, change);
}
