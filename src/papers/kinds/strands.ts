import { z } from "zod";
import { isSameStory } from "../../analysis/said-twice.ts";
import { sinceScore } from "../../analysis/stands-out.ts";
import { restWithoutStrands } from "../../analysis/strands.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import { changeSentence } from "../../wording/change.ts";
import { formatFinancialYear, quarterName } from "../../wording/dates.ts";
import { sinceHeadline, windowName, windowSentence } from "../../wording/event-window.ts";
import { inBothSentence } from "../../wording/in-both.ts";
import { label, sentences, strong } from "../../wording/runs.ts";
import { noStrandMoved, overlapSentence } from "../../wording/strands.ts";
import { periodOf } from "../../wording/subject.ts";
import { changeTable, type NamedChange } from "../change-table.ts";
import { trendBlocks } from "../chart-blocks.ts";
import type { Subject } from "../context.ts";
import type { Block, TableBlock } from "../model.ts";
import { indicatorFor, indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { changeSince, needsSince } from "../since.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  any: indicatorFor("The indicator of all that have at least one of the strands, each once."),
  strands: indicatorsFor("The indicators of the strands, which may overlap."),
});
type Parameters = z.infer<typeof parameters>;

/** Strands that overlap, beside all that have any of them. They are never added up. */
export const strands: SectionKind<Parameters> = {
  id: "strands",
  shows: "Strands that overlap, never added up, beside the number with any: year, quarters, and since an event.",
  takesCommentary: true,
  parameters,
  nameOf: ({ any }) => any,
  needs: (asked, context) => subjectsOf(asked, context).flatMap((subject) => needsSince(context, subject)),
  present(asked, context) {
    const all = subjectsOf(asked, context);
    const [any] = all;
    if (!any) throw new Error("strands without what they are strands of");
    const words = context.words(any);
    const years = all.map((subject) => ({ subject, change: context.findingsOf(subject).year }));
    const since = all.flatMap((subject) => {
      const change = changeSince(context, subject);
      return change ? [{ subject, change }] : [];
    });
    const [first] = since;
    const yearOfAny = context.findingsOf(any).year;
    const lead = sentences(
      [strong(...changeSentence(yearOfAny, words))],
      first ? windowSentence(first.change, words) : [],
      first ? inBothSentence(periodOf(first.change.to), [context.paper.toDate]) : [],
      overlapOf(context, yearOfAny, years.slice(1)),
    );
    const blocks: Block[] = [
      { kind: "paragraph", tone: "lead", content: lead },
      { kind: "paragraph", content: movedSentences(context, years.slice(1)) },
      changeTable(
        context,
        `${any.indicator}-strands-year`,
        `${words.title} by strand, ${context.toDateLabel}`,
        "Strand",
        named(context, years),
      ),
      ...(first
        ? [
            changeTable(
              context,
              `${any.indicator}-strands-since`,
              `${words.title} by strand, ${windowName(first.change)}`,
              "Strand",
              named(context, since),
            ),
          ]
        : []),
      quartersTable(context, all),
      ...trendBlocks(context, context.findingsOf(any), words),
      ...context.commentary(),
    ];
    return { title: `${words.title} by strand`, blocks, standsOut: headlinesOf(context, since) };
  },
};

interface SubjectChange {
  readonly subject: Subject;
  readonly change: ChangeFinding;
}

/** What clearly changed since an event; the year's own changes are found with the indicators. */
function headlinesOf(context: PresentContext, [any, ...each]: readonly SubjectChange[]) {
  // One strand can be most of them all, and would say the same again.
  const isSaid = any !== undefined && sinceScore(any.change) !== undefined;
  const own = each.filter(({ change }) => !isSaid || !isSameStory(change, any.change));
  return [...(any ? [any] : []), ...own].flatMap(({ subject, change }) => {
    const score = sinceScore(change);
    return score === undefined ? [] : [{ score, ...sinceHeadline(change, context.words(subject)) }];
  });
}

/** First all that have any strand, then each strand. */
const subjectsOf = ({ any, strands: each }: Parameters, { paper }: PlanContext): Subject[] =>
  [any, ...each].map((indicator) => ({ indicator, area: paper.settings.area.id }));

/** Strands first, as in every table here; last those with any of them. */
function named(context: PresentContext, changes: readonly SubjectChange[]): NamedChange[] {
  const [any, ...each] = changes.map(({ subject, change }) => ({ title: context.words(subject).title, change }));
  return any ? [...each, { ...any, title: anyTitle }] : each;
}

const anyTitle = "With any strand, each once";

/** By how much the strands' counts are more than the offences: said, so that nobody adds them up. */
function overlapOf(context: PresentContext, any: ChangeFinding, each: readonly SubjectChange[]) {
  const parts = each.map(({ change }) => change.to);
  return overlapSentence(context.keep(restWithoutStrands(any.to, parts)), any.to);
}

/** Each strand whose year changed clearly; one sentence where none did. */
function movedSentences(context: PresentContext, each: readonly SubjectChange[]) {
  const clear = each.filter(({ change }) => change.evidence === "clear-95" || change.evidence === "clear-99");
  if (clear.length === 0) return [label(noStrandMoved(each.map(({ change }) => change)))];
  return sentences(
    ...clear.map(({ subject, change }) => [
      label(`${context.words(subject).title}: `),
      ...changeSentence(change, context.words(subject)),
    ]),
  );
}

/** The quarters of last year and this side by side: counts alone. */
function quartersTable(context: PresentContext, all: readonly Subject[]): TableBlock {
  const [any, ...each] = all;
  const order = any ? [...each, any] : each;
  const quartersOf = (subject: Subject): ChangeFinding[] => [...context.findingsOf(subject).quarters];
  const changes = order[0] ? quartersOf(order[0]) : [];
  const sides = ["from", "to"] as const;
  return {
    kind: "table",
    id: `${any?.indicator ?? ""}-strands-quarters`,
    number: context.numbering.table(),
    caption: "Strands by quarter",
    layout: "plain",
    columns: [
      leftColumn("strand", "Strand"),
      ...sides.flatMap((side) =>
        changes.map((change) => {
          const period = periodOf(change[side]);
          return rightColumn(period.id, `${quarterName(period)}, ${formatFinancialYear(period.start)}`);
        }),
      ),
    ],
    rows: order.map((subject) =>
      row([
        textCell(subject === any ? anyTitle : context.words(subject).title),
        ...sides.flatMap((side) => quartersOf(subject).map((change) => figureCell(context.keep(change[side])))),
      ]),
    ),
    notes: context.figureNotes(order.flatMap((subject) => quartersOf(subject).flatMap(({ from, to }) => [from, to]))),
  };
}
