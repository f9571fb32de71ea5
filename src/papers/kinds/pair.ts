import { z } from "zod";
import type { EventMark } from "../../charts/model.ts";
import type { ChangeFinding } from "../../values/change-findings.ts";
import { type IsoMonth, monthOf } from "../../values/period.ts";
import { numberOf } from "../../wording/change.ts";
import { formatMonth, formatPeriod } from "../../wording/dates.ts";
import { partTitle } from "../../wording/drivers.ts";
import { windowName } from "../../wording/event-window.ts";
import { inBothSentence } from "../../wording/in-both.ts";
import { capital, lowerFirst } from "../../wording/letters.ts";
import { pairLead, pairSentence, pairTitle, shortName } from "../../wording/pair.ts";
import { plain, sentences, strong, text } from "../../wording/runs.ts";
import { periodOf, type SubjectWords } from "../../wording/subject.ts";
import { unitName } from "../../wording/values.ts";
import { changeRow } from "../change-row.ts";
import { changeColumns } from "../change-table.ts";
import { breaksFor, eventsFor } from "../chart-blocks.ts";
import type { Block, ChartBlock, TableBlock, TableRow } from "../model.ts";
import { type MonthLine, monthsAcross } from "../month-table.ts";
import { pairId } from "../parameters.ts";
import { pointOf } from "../point-of.ts";
import type { PairContext, PresentContext, SectionKind } from "../section-kind.ts";
import { quarterTable } from "./indicator.ts";

const parameters = z.strictObject({ pair: pairId });

/** Two related series side by side, in panels of their own, with the narrative that says how to read them together. */
export const pair: SectionKind<z.infer<typeof parameters>> = {
  id: "pair",
  shows: "Two related series in panels of their own, with the commentary on how to read them together.",
  takesCommentary: true,
  parameters,
  nameOf: ({ pair: id }) => id,
  needs: () => [],
  present({ pair: id }, context) {
    const subject = context.pair(id);
    if (!subject) throw new Error(`pair was planned but not analysed: ${id}`);
    const { findings, words } = subject;
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content: sentences([strong(...pairLead(findings.headline, words))], pairSentence(findings.headline, words), [
          text("The two are counted in different ways and are never added together."),
        ]),
      },
      pairChart(context, subject),
      ...context.commentary("words"),
      pairTable(context, subject),
      ...(["right", "left"] as const).map((side) =>
        quarterTable(context, context.findingsOf(subject.subjects[side]), words[side]),
      ),
      ...sourceTables(context, subject),
    ];
    return { title: words.name, blocks };
  },
};

/** The months shown of one series: three years to the end of the reported period, and those held after it. */
function monthsOfSide(context: PresentContext, subject: PairContext, side: "left" | "right") {
  const after = subject.findings.since?.monthsAfter[side] ?? [];
  return [...context.findingsOf(subject.subjects[side]).months.slice(-36), ...after];
}

function pairChart(context: PresentContext, subject: PairContext): ChartBlock {
  const { words } = subject;
  const months = (side: "left" | "right") => monthsOfSide(context, subject, side);
  const all = [...months("left"), ...months("right")].map(({ month }) => month).sort();
  const from = all[0] ?? monthOf(context.paper.toDate.start);
  const to = all.at(-1) ?? monthOf(context.paper.toDate.end);
  const panel = (side: "left" | "right") => ({
    title: words[side].title,
    valueTitle: capital(unitName(words[side].indicator.unit)),
    points: months(side).map(({ month, figure }) => ({
      ...pointOf(context.keep(figure)),
      month,
      signal: "none" as const,
    })),
  });
  const title = pairTitle(subject.findings.headline, words);
  return {
    kind: "chart",
    id: `${subject.findings.pair}-pair`,
    number: context.numbering.chart(),
    title,
    subtitle: `${words.right.title} (upper panel) and ${lowerFirst(words.left.title)} (lower panel), by month, ${formatMonth(from)} to ${formatMonth(to)}; each panel has its own scale`,
    alt: `${plain(title)}. Two panels over the same months, ${formatMonth(from)} to ${formatMonth(to)}. The table below has the figures.`,
    chart: {
      kind: "pair",
      upper: panel("right"),
      lower: panel("left"),
      events: eventsFor(context.paper.settings.events, words.right.indicator, from, to),
      breaks: breaksOfPair(context, subject, from, to),
    },
    data: monthsTable(context, subject),
    notes: [],
  };
}

/** Breaks of either series, each once. */
function breaksOfPair(context: PresentContext, { words }: PairContext, from: IsoMonth, to: IsoMonth): EventMark[] {
  const marks = [words.right, words.left].flatMap(({ indicator }) => breaksFor(context, indicator, from, to));
  return [...new Map(marks.map((mark) => [`${mark.date} ${mark.label}`, mark])).values()];
}

function monthsTable(context: PresentContext, subject: PairContext): TableBlock {
  const lineOf = (side: "left" | "right"): MonthLine => {
    const shown = monthsOfSide(context, subject, side);
    return {
      label: (year) => `${year} ${unitName(subject.words[side].indicator.unit)}`,
      months: shown.map(({ month }) => month),
      figures: shown.map(({ figure }) => figure),
    };
  };
  return monthsAcross(context, subject.findings.pair, `${subject.words.name} by month`, [
    lineOf("right"),
    lineOf("left"),
  ]);
}

/** Quarter, year and, when an event fell in it, the weeks since: for both series. */
function pairTable(context: PresentContext, subject: PairContext): TableBlock {
  const { left, right } = subject.words;
  const { since } = subject.findings;
  const names = [shortName(right, left), shortName(left, right)].map(capital);
  const sides = names.map((name, index) => ({
    name,
    findings: context.findingsOf(subject.subjects[index === 0 ? "right" : "left"]),
    since: since?.divergence[index === 0 ? "right" : "left"],
  }));
  const rows = sides.flatMap(({ name, findings, since }) => [
    changeRow(context, `${name}, ${formatPeriod(context.paper.quarter)}`, findings.quarterChange),
    changeRow(context, `${name}, ${context.toDateLabel}`, findings.year),
    ...(since ? [changeRow(context, `${name}, ${windowName(since)}`, since)] : []),
  ]);
  return {
    kind: "table",
    id: `${subject.findings.pair}-changes`,
    number: context.numbering.table(),
    caption: `${subject.words.name}: both series, on the same dates a year before`,
    layout: "plain",
    columns: changeColumns("Series and period"),
    rows,
    notes: [
      ...(since ? [inBothSentence(periodOf(since.divergence.right.to), [context.paper.toDate])] : []),
      ...context.tableNotes(
        sides.flatMap((side) => [side.findings.quarterChange, side.findings.year, ...(side.since ? [side.since] : [])]),
      ),
    ].filter((note) => note.length > 0),
  };
}

/** Where the right-hand series comes from, over the year and since the event. */
function sourceTables(context: PresentContext, subject: PairContext): TableBlock[] {
  const words: SubjectWords = subject.words.right;
  const findings = context.findingsOf(subject.subjects.right);
  const someCount = ({ from, to }: ChangeFinding): boolean => numberOf(from) !== 0 || numberOf(to) !== 0;
  const year = findings.parts.filter((part) => part.breakdown === "source" && someCount(part.year));
  const table = (
    id: string,
    caption: string,
    rows: readonly TableRow[],
    changes: readonly ChangeFinding[],
  ): TableBlock => ({
    kind: "table",
    id: `${subject.findings.pair}-${id}`,
    number: context.numbering.table(),
    caption,
    layout: "plain",
    columns: changeColumns("Source of referral"),
    rows,
    notes: context.tableNotes(changes),
  });
  const since = subject.findings.since;
  return [
    ...(year.length > 0
      ? [
          table(
            "sources-year",
            `${words.title} by source, ${context.toDateLabel}`,
            [
              ...year.map((part) => changeRow(context, partTitle(words.indicator, "source", part.part), part.year)),
              changeRow(context, "Total", findings.year, "total"),
            ],
            year.map((part) => part.year),
          ),
        ]
      : []),
    ...(since && since.sources.length > 0
      ? [
          table(
            "sources-since",
            `${words.title} by source, ${windowName(since.divergence.right)}`,
            [
              ...since.sources
                .filter(({ change }) => someCount(change))
                .map(({ part, change }) => changeRow(context, partTitle(words.indicator, "source", part), change)),
              changeRow(context, "Total", since.divergence.right, "total"),
            ],
            since.sources.filter(({ change }) => someCount(change)).map(({ change }) => change),
          ),
        ]
      : []),
  ];
}
