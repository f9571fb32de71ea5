import { z } from "zod";
import { clusterOf, weeksIn } from "../../analysis/before-after.ts";
import { comparisonWith } from "../../analysis/benchmark-question.ts";
import { breaksOf } from "../../analysis/breaks.ts";
import { emergingOf } from "../../analysis/emerging.ts";
import { madeOf } from "../../indicators/own-measure.ts";
import type { Ward } from "../../partnership/settings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import type { Period } from "../../values/period.ts";
import { clusterItem, emergingItem, emergingLead } from "../../wording/emerging.ts";
import type { Inline } from "../../wording/runs.ts";
import { keepAll } from "../keep-all.ts";
import type { Block } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
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
  needs: (asked, context) =>
    clustersOf(asked, context).flatMap((indicator) => [
      ...[context.previous, context.paper.toDate].map((period) => ownCount(context, indicator, period)),
      ...cellsOf(context, indicator),
    ]),
  present(asked, context) {
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
    const items = [
      ...found.map((one) =>
        emergingItem(one, context.words(one.findings), (part) => partTitle(context, one.findings.indicator, part)),
      ),
      ...clustersOf(asked, context).flatMap((indicator) => standsOut(context, indicator)),
    ];
    const blocks: Block[] =
      items.length > 0
        ? [
            { kind: "paragraph", content: emergingLead() },
            { kind: "list", ordered: false, items },
          ]
        : [];
    return { title: "Emerging issues", blocks: [...blocks, ...context.commentary()] };
  },
};

function partTitle({ paper }: PresentContext, indicator: string, part: string): string {
  const types = paper.indicators.get(indicator)?.breakdowns.find(({ id }) => id === "type")?.values ?? [];
  return types.find(({ id }) => id === part)?.title ?? part;
}

/** A ward and a week hold so few that only the house may see them. */
const clustersOf = ({ clusters = [] }: Parameters, { paper }: Pick<PlanContext, "paper">): readonly string[] =>
  paper.audience === "internal" ? clusters : [];

const ownCount = ({ paper }: Pick<PlanContext, "paper">, indicator: string, period: Period): CountRequest => ({
  indicator,
  area: paper.settings.area.id,
  period,
});

/** Wards as they were drawn in the year. */
const wardsOf = ({ paper: { settings, toDate } }: Pick<PlanContext, "paper">): Ward[] =>
  (settings.wards?.list ?? []).filter(
    ({ validFrom, validTo }) => (validFrom ?? "") <= toDate.end && (validTo ?? "9999") >= toDate.start,
  );

const cellsOf = (context: Pick<PlanContext, "paper">, indicator: string): CountRequest[] =>
  wardsOf(context).flatMap(({ id }) =>
    weeksIn(context.paper.toDate).map((week) => ({ indicator, area: id, period: week })),
  );

/** The ward and week with the most records, where so many stand out, and what the year is without them. */
function standsOut(context: PresentContext, id: string): Inline[][] {
  const indicator = context.paper.indicators.get(id);
  const { settings, toDate } = context.paper;
  const subject = { indicator: id, area: settings.area.id };
  const known = context.subjects.some((one) => one.indicator === id && one.area === subject.area);
  if (!indicator || !known) return [];
  const [from, to] = [context.previous, toDate].map((period) => context.book.count(ownCount(context, id, period)));
  if (!from || !to) return [];
  const cells = cellsOf(context, id).map((request) => ({
    area: request.area,
    week: request.period,
    figure: context.book.count(request),
  }));
  const finding = clusterOf({ from, to }, cells, comparisonWith(context.previous, toDate), {
    polarity: indicator.polarity,
    exposure: indicator.exposure,
    overdispersion: context.findingsOf(subject).overdispersion.figure,
    smallNumbers: settings.smallNumbers,
    breaks: breaksOf(indicator, settings.breaks),
  });
  if (!finding?.standsOut) return [];
  const place = context.paper.areas.get(finding.area)?.name ?? finding.area;
  return [clusterItem(keepAll(context, finding), context.words(subject), place)];
}
