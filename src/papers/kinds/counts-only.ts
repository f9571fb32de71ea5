import { z } from "zod";
import { lowCountScore } from "../../analysis/stands-out.ts";
import { text } from "../../partnership/schema-values.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import { quarterName } from "../../wording/dates.ts";
import { countsAgainst, windowCounts, windowName } from "../../wording/event-window.ts";
import { label, runs, sentences, strong } from "../../wording/runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "../../wording/subject.ts";
import type { Subject } from "../context.ts";
import type { Block, TableBlock } from "../model.ts";
import { areaId, indicatorId } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { changeSince, needsSince } from "../since.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  indicator: indicatorId,
  area: areaId.optional(),
  says: z.array(text).min(1).meta({ description: "What is counted and what it stands for, a paragraph each." }),
});
type Parameters = z.infer<typeof parameters>;

/** An indicator with numbers so low that only the counts are given: no percentage, no direction, no chart. */
export const countsOnly: SectionKind<Parameters> = {
  id: "counts-only",
  shows:
    "An indicator with very low numbers, such as a proxy for a small group: counts, and nothing worked out from them.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => indicator,
  needs: (asked, context) => needsSince(context, subjectOf(asked, context)),
  present(asked, context) {
    const subject = subjectOf(asked, context);
    const findings = context.findingsOf(subject);
    const words = context.words(subject);
    const since = changeSince(context, subject);
    const { year } = findings;
    const counts = runs`There were ${year.to} ${unitOf(words)} in ${inPeriod(periodOf(year.to))}, and ${year.from} in ${inPeriod(periodOf(year.from))}.`;
    const blocks: Block[] = [
      ...asked.says.map((one): Block => ({ kind: "paragraph", content: [label(one)] })),
      {
        kind: "paragraph",
        tone: "lead",
        content: sentences([strong(...(since ? windowCounts(since, words) : []))], counts, [label(whyCounts)]),
      },
      countsTable(context, subject, since),
      ...context.commentary(),
    ];
    return { title: words.title, blocks, standsOut: headlineOf(findings.year, since, words) };
  },
};

const subjectOf = ({ indicator, area }: Parameters, { paper }: PlanContext): Subject => ({
  indicator,
  area: area ?? paper.settings.area.id,
});

const whyCounts =
  "Numbers this low are given as counts alone: a few more or fewer can be chance, and a percentage would make too much of it.";

/** Of the days since an event, else of the year: counts that are far apart for numbers so low, with what they cannot tell. */
function headlineOf(year: ChangeFinding, since: ChangeFinding | undefined, words: SubjectWords) {
  return [...(since ? [since] : []), year]
    .flatMap((change) => {
      const score = lowCountScore(change);
      return score === undefined ? [] : [{ score, lead: countsAgainst(change, words), rest: [label(whyCounts)] }];
    })
    .slice(0, 1);
}

function countsTable(context: PresentContext, subject: Subject, since: ChangeFinding | undefined): TableBlock {
  const { quarters, year } = context.findingsOf(subject);
  const rows = [
    ...quarters.map((change) => ({ title: quarterName(periodOf(change.to)), change })),
    { title: context.paper.toDate.kind === "year" ? "Year" : "Year to date", change: year },
    ...(since ? [{ title: windowName(since), change: since }] : []),
  ];
  return {
    kind: "table",
    id: `${subject.indicator}-counts`,
    number: context.numbering.table(),
    caption: `${context.words(subject).title}: counts`,
    layout: "plain",
    columns: [leftColumn("period", "Period"), rightColumn("previous", "A year before"), rightColumn("current", "Now")],
    rows: rows.map(({ title, change }) =>
      row([textCell(title), figureCell(context.keep(change.from)), figureCell(context.keep(change.to))]),
    ),
    notes: context.figureNotes(rows.flatMap(({ change }) => [change.from, change.to])),
  };
}
