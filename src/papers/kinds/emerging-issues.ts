import { z } from "zod";
import { emergingOf } from "../../analysis/emerging.ts";
import { madeOf } from "../../indicators/own-measure.ts";
import { clusterItem, clusterLead, emergingItem, emergingLead } from "../../wording/emerging.ts";
import type { Inline } from "../../wording/runs.ts";
import type { Block } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { spateIn, spateNeeds } from "../spates.ts";
import { isHeld } from "./by-quarter.ts";

const parameters = z.strictObject({
  clusters: indicatorsFor(
    "Indicators of few records of which the ward and week with the most is looked for. In the internal edition alone: elsewhere so small counts are withheld.",
  ).optional(),
});
type Parameters = z.infer<typeof parameters>;

/** What began, or reached what it had not for years. Silent where nothing did. */
export const emergingIssues: SectionKind<Parameters> = {
  id: "emerging-issues",
  shows:
    "Series that rose clearly and for the first time, or to the highest, for years; rises that began within the year; kinds that began; weeks that stand out.",
  takesCommentary: true,
  parameters,
  needs: ({ clusters = [] }, context) => clusters.flatMap((indicator) => spateNeeds(context, indicator)),
  present({ clusters = [] }, context) {
    const subjects = context.subjects.filter(
      (subject) => subject.area === context.paper.settings.area.id && isHeld(context, subject),
    );
    const found = emergingOf(
      subjects.flatMap((subject) => {
        const indicator = context.paper.indicators.get(subject.indicator);
        if (!indicator) return [];
        return [{ findings: context.findingsOf(subject), polarity: indicator.polarity, parts: madeOf(indicator) }];
      }),
    );
    const rises = found.map((one) =>
      emergingItem(one, context.words(one.findings), (part) => partTitle(context, one.findings.indicator, part)),
    );
    const spates = clusters.flatMap((indicator) => standsOut(context, indicator));
    const blocks = [...listUnder(emergingLead(), rises), ...listUnder(clusterLead(), spates)];
    // Pages are named by what begins on them: after the themes come those that run across them.
    return { title: "Emerging issues", blocks: [...blocks, ...context.commentary()], newPage: true };
  },
};

const listUnder = (lead: readonly Inline[], items: readonly (readonly Inline[])[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: "paragraph", content: lead },
        { kind: "list", ordered: false, items },
      ];

function partTitle({ paper }: PresentContext, indicator: string, part: string): string {
  const types = paper.indicators.get(indicator)?.breakdowns.find(({ id }) => id === "type")?.values ?? [];
  return types.find(({ id }) => id === part)?.title ?? part;
}

/** The ward and week with the most records, where so many stand out, and what the year is without them. */
function standsOut(context: PresentContext, id: string): Inline[][] {
  const finding = spateIn(context, id);
  if (!finding) return [];
  const place = context.paper.areas.get(finding.area)?.name ?? finding.area;
  return [clusterItem(finding, context.words({ indicator: id, area: context.paper.settings.area.id }), place)];
}
