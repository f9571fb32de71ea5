import { z } from "zod";
import { lowCountScore } from "../../analysis/stands-out.ts";
import { rivalsCount } from "../../analysis/unknown-share.ts";
import { text as prose } from "../../partnership/schema-values.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { quarterName } from "../../wording/dates.ts";
import { countsAgainst, windowCounts, windowName } from "../../wording/event-window.ts";
import { daysInBoth, inBothSentence } from "../../wording/in-both.ts";
import { alsoUnknown } from "../../wording/left-out.ts";
import { type Inline, label, runs, sentences, strong, text } from "../../wording/runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "../../wording/subject.ts";
import type { Subject } from "../context.ts";
import { leftOutOf } from "../left-out-of.ts";
import type { Block, TableBlock } from "../model.ts";
import { areaId, indicatorId } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { changeSince, needsSince, windowOf } from "../since.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  indicator: indicatorId,
  area: areaId.optional(),
  says: z.array(prose).min(1).meta({ description: "What is counted and what it stands for, a paragraph each." }),
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
  needs(asked, context) {
    const subject = subjectOf(asked, context);
    const counts = needsSince(context, subject);
    const inBoth = sharedRequest(context, subject);
    return [
      ...counts,
      ...counts.map((count) => ({ ...count, measure: "unknown" as const })),
      ...(inBoth ? [inBoth] : []),
    ];
  },
  present(asked, context) {
    const subject = subjectOf(asked, context);
    const words = context.words(subject);
    const since = changeSince(context, subject);
    const { year } = context.findingsOf(subject);
    const notKnown = {
      since: since ? sinceNotKnown(context, subject, since) : [],
      year: yearNotKnown(context, subject),
    };
    const counts = runs`There were ${year.to} ${unitOf(words)} in ${inPeriod(periodOf(year.to))}, and ${year.from} in ${inPeriod(periodOf(year.from))}.`;
    const blocks: Block[] = [
      ...asked.says.map((one): Block => ({ kind: "paragraph", content: [label(one)] })),
      {
        kind: "paragraph",
        tone: "lead",
        content: sentences(
          [strong(...(since ? windowCounts(since, words) : []))],
          notKnown.since,
          counts,
          notKnown.year,
          [label(whyCounts)],
        ),
      },
      countsTable(context, subject, since),
      ...context.commentary(),
    ];
    return { title: words.title, blocks, standsOut: headlineOf({ year, since, notKnown }, words) };
  },
};

const subjectOf = ({ indicator, area }: Parameters, { paper }: PlanContext): Subject => ({
  indicator,
  area: area ?? paper.settings.area.id,
});

/** The days since an event that are a quarter's too: counted, so that nobody adds up what overlaps. The quarters shown are the year to date. */
function sharedRequest(context: PlanContext, subject: Subject): CountRequest | undefined {
  const window = windowOf(context, subject);
  const days = window && daysInBoth(window.current, context.paper.toDate);
  return days && { ...subject, period: days };
}

/** Where as many could not be told, or nearly as many, as are counted: how many, and for want of what. */
function sinceNotKnown(context: PresentContext, subject: Subject, { from, to }: ChangeFinding): Inline[] {
  const [before, now] = needsSince(context, subject).map((request) =>
    context.book.count({ ...request, measure: "unknown" }),
  );
  if (!before || !now || !isRivalled({ from, to }, { from: before, to: now })) return [];
  return alsoUnknown(
    { from: context.keep(before), to: context.keep(now) },
    leftOutOf(context.paper, subject),
    "a year before",
  );
}

function yearNotKnown(context: PresentContext, subject: Subject): Inline[] {
  const { year } = context.findingsOf(subject);
  if (!year.unknown || !isRivalled(year, year.unknown)) return [];
  return alsoUnknown(year.unknown, leftOutOf(context.paper, subject), `in ${inPeriod(periodOf(year.from))}`);
}

type Sides = Pick<ChangeFinding, "from" | "to">;
const isRivalled = (count: Sides, unknown: Sides): boolean =>
  rivalsCount({ count: count.from, unknown: unknown.from }) || rivalsCount({ count: count.to, unknown: unknown.to });

const whyCounts =
  "Numbers this low are given as counts alone: a few more or fewer can be chance, and a percentage would make too much of it.";

/** Of the days since an event, else of the year: counts that are far apart for numbers so low, with what they cannot tell. */
function headlineOf(
  found: {
    readonly year: ChangeFinding;
    readonly since: ChangeFinding | undefined;
    readonly notKnown: Readonly<Record<"since" | "year", readonly Inline[]>>;
  },
  words: SubjectWords,
) {
  return (["since", "year"] as const)
    .flatMap((which) => {
      const change = found[which];
      const score = change && lowCountScore(change);
      if (!change || score === undefined) return [];
      return [
        { score, lead: countsAgainst(change, words), rest: sentences(found.notKnown[which], [text(lowNumbers)]) },
      ];
    })
    .slice(0, 1);
}

/** For page 1: the section says why. */
const lowNumbers = "Numbers this low can differ by chance.";

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
    notes: [
      ...inBothNotes(context, subject, since),
      ...context.figureNotes(rows.flatMap(({ change }) => [change.from, change.to])),
    ],
  };
}

/** Which days are in two rows of the table, and how many are counted on them. */
function inBothNotes(context: PresentContext, subject: Subject, since: ChangeFinding | undefined): Inline[][] {
  const request = sharedRequest(context, subject);
  if (!since || !request) return [];
  const count = context.keep(context.book.count(request));
  const quarters = context.findingsOf(subject).quarters.map(({ to }) => periodOf(to));
  return [inBothSentence(periodOf(since.to), quarters, { count, words: context.words(subject) })];
}
