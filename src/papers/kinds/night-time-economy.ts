import { z } from "zod";
import type { ChangeFinding } from "../../values/change-findings.ts";
import type { EventExcludedFinding } from "../../values/driver-findings.ts";
import type { IndicatorFindings, PartFinding } from "../../values/indicator-findings.ts";
import { acrossBreakSentence, numberOf, percentInBrackets, sizeOf } from "../../wording/change.ts";
import {
  alsoExcludedSentence,
  droppedDays,
  eventExcludedSentence,
  isMaterial,
  isPartOf,
  operationSentence,
  partTitle,
} from "../../wording/drivers.ts";
import { capital, lowerFirst } from "../../wording/letters.ts";
import { onsetPhrase } from "../../wording/record.ts";
import { figureRun, type Inline, label, plain, runs, sentences, series } from "../../wording/runs.ts";
import type { SubjectWords } from "../../wording/subject.ts";
import { unitName } from "../../wording/values.ts";
import { changeRow } from "../change-row.ts";
import { trendBlocks } from "../chart-blocks.ts";
import { gridBlock, gridNeeds } from "../grid-block.ts";
import type { Block, ChartBlock, TableBlock, TableRow } from "../model.ts";
import { crossingTable, perNightColumns, perNightSentence } from "../night-detail.ts";
import { indicatorFor, zoneId } from "../parameters.ts";
import { pointOf } from "../point-of.ts";
import { heapedNote } from "../quality/heaped-note.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";
import { operationName, quarterTable, summary } from "./indicator.ts";

const parameters = z.strictObject({
  zone: zoneId,
  total: indicatorFor("The indicator of all that is counted."),
  crime: indicatorFor("The indicator of crime alone."),
  grid: indicatorFor("The indicator of the grid of nights and hours."),
  in_detail: z.boolean().default(false).meta({
    description:
      "With counts per night, what each type adds in each quarter, and the year up to the closing of venues.",
  }),
});

/** A night-time economy zone: total, types, what drives the change, operations, event dates, and the week's hours. */
export const nightTimeEconomy: SectionKind<z.infer<typeof parameters>> = {
  id: "night-time-economy",
  shows: "A night-time economy zone: its total, its types, what drives the change, and the hours of the week.",
  takesCommentary: true,
  parameters,
  nameOf: ({ zone }) => `nte-${zone}`,
  needs: ({ zone, grid }, context) => gridNeeds(grid, zone, context.paper.toDate),
  present({ zone, total, crime, grid, in_detail: inDetail }, context) {
    const findings = context.findingsOf({ indicator: total, area: zone });
    const words = context.words({ indicator: total, area: zone });
    const blocks: Block[] = [
      {
        kind: "paragraph",
        content: sentences(
          summary(context, findings, words),
          crimeAlone(context.findingsOf({ indicator: crime, area: zone })),
          cumulativeSentence(findings),
          inDetail ? perNightSentence(context, findings, unitName(words.indicator.unit)) : [],
        ),
        tone: "lead",
      },
      ...cautions(context, { zone, grid }, findings),
      ...trendBlocks(context, findings, words),
      { kind: "heading", level: 3, text: "What changed" },
      { kind: "paragraph", content: partsParagraph(context, findings, words, inDetail) },
      ...context.commentary(findings.target),
      ...contributionBlock(context, findings, words),
      typeTable(context, findings, words),
      quarterTable(context, findings, words, inDetail ? perNightColumns(context, findings) : undefined),
      ...(inDetail ? crossingTable(context, findings, words) : []),
      ...eventTable(context, findings, words, inDetail),
      { kind: "heading", level: 3, text: "When in the week" },
      gridBlock(context, grid, zone),
    ];
    const place = context.paper.areas.get(zone)?.name ?? zone;
    return { title: `Night-time economy: ${place}`, blocks, newPage: true };
  },
};

/**
 * Before anything is said of nights: whether times are heaped, and whether antisocial behaviour counts something else on the last
 * of them. Once in a paper, in the first zone's section, since it holds for every zone.
 */
function cautions(
  { paper, previous }: PresentContext,
  { zone, grid }: Pick<z.infer<typeof parameters>, "zone" | "grid">,
  { indicator, year }: IndicatorFindings,
): Block[] {
  if (paper.settings.zones.find(({ watched }) => !watched)?.id !== zone) return [];
  const heaped = heapedNote(paper.reading, paper.toDate, year.to.pedigree?.sources);
  const breakIn = (id: string) =>
    (paper.indicators.get(id)?.breaks ?? []).find(({ from }) => previous.start < from && from <= paper.toDate.end);
  // By day the break lies in the year; by night it begins later, and the nights between are compared.
  const broken = breakIn(indicator) ? undefined : breakIn(grid);
  const notes = [...(heaped ? [heaped] : []), ...(broken ? [[label(acrossBreakSentence(broken))]] : [])];
  return notes.map((content) => ({ kind: "paragraph", content, tone: "note" }));
}

/** The definition decides the figure: crime without ASB is printed beside the total. */
function crimeAlone(findings: IndicatorFindings): Inline[] {
  const { year } = findings;
  if (numberOf(year.to) === undefined || numberOf(year.from) === undefined) return [];
  return runs`Crime alone, without antisocial behaviour, was ${year.to} against ${year.from}${percentInBrackets(year)}.`;
}

function cumulativeSentence(findings: IndicatorFindings): Inline[] {
  const steps = findings.cumulative.filter(
    (change) => change.percentUse === "print" && numberOf(change.percent) !== undefined,
  );
  if (steps.length < 2 || steps.length !== findings.cumulative.length) return [];
  const items = steps.map((change) => runs`${change.percent}`);
  const between = steps.length === 2 ? "and" : "to";
  return runs`At the ends of Quarters ${`1 ${between} ${steps.length}`} the year to date stood at ${series(items)} on the year before.`;
}

const titleOf = (words: SubjectWords, part: PartFinding): string =>
  partTitle(words.indicator, part.breakdown, part.part);

function partsParagraph(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  inDetail: boolean,
): Inline[] {
  const compared = findings.parts.filter(
    (part) => numberOf(part.year.to) !== undefined && numberOf(part.year.from) !== undefined,
  );
  const clear = compared.filter((part) => part.year.evidence.startsWith("clear"));
  const level = compared.filter((part) => part.year.evidence === "not-clear");
  const phrase = (part: PartFinding): Inline[] =>
    runs`${lowerFirst(titleOf(words, part))} (${part.year.to} against ${part.year.from})`;
  const moved = (direction: "more" | "fewer", verb: string): Inline[] => {
    const parts = clear.filter((part) => part.year.direction === direction);
    return parts.length > 0 ? capitalised(runs`${series(parts.map(phrase))} clearly ${verb}.`) : [];
  };
  const quarter = findings.quarters.length;
  return sentences(
    moved("more", "rose"),
    moved("fewer", "fell"),
    level.length > 0 ? runs`There was no clear change in ${series(level.map(phrase))}.` : [],
    ...clear
      .filter((part) => part.onset && part.onset.quarter > 1 && part.year.direction === "more")
      .map((part) => (part.onset ? [label(`${titleOf(words, part)} ${onsetPhrase(part.onset, quarter)}.`)] : [])),
    ...compared.flatMap((part) =>
      part.operations
        .filter(isMaterial)
        .map((operation) =>
          operationSentence(operation, operationName(context, operation.operation), lowerFirst(titleOf(words, part))),
        ),
    ),
    ...eventSentences(context, findings, inDetail),
  );
}

/**
 * The comparison without the days of the event whose table follows. That of another event gets numbers of its own only where it says
 * something else: events that lie in each other leave out nearly the same days.
 */
function eventSentences(context: PresentContext, findings: IndicatorFindings, ofNights: boolean): Inline[][] {
  const shown = eventShown(context, findings, ofNights);
  if (!shown) return [];
  const others = findings.events.filter((event) => event !== shown);
  const isSame = ({ change }: EventExcludedFinding): boolean =>
    change.direction === shown.change.direction && verdictOf(change) === verdictOf(shown.change);
  return [
    eventExcludedSentence(shown, eventName(context, shown.event)),
    ...(shown.change.direction === "not-compared" ? [] : others.filter(isSame)).map((event) =>
      alsoExcludedSentence(event, eventName(context, event.event)),
    ),
    ...others
      .filter((event) => shown.change.direction === "not-compared" || !isSame(event))
      .map((event) => eventExcludedSentence(event, eventName(context, event.event))),
  ];
}

/** Clear is clear, at whatever level: the words are the same. */
const verdictOf = ({ evidence }: ChangeFinding): string => (evidence.startsWith("clear") ? "clear" : evidence);

/** The event that concerns everything or, of nights, the one that is of nights alone; else the first. */
function eventShown({ paper }: PresentContext, findings: IndicatorFindings, ofNights: boolean) {
  const { events } = paper.settings;
  const wanted = findings.events.find(
    ({ event }) => (events.find(({ id }) => id === event)?.for.length === 0) !== ofNights,
  );
  return wanted ?? findings.events[0];
}

const eventName = (context: PresentContext, id: string): string =>
  context.paper.settings.events.find((candidate) => candidate.id === id)?.name ?? id;

/** The first letter of a sentence that begins with a name from the middle of one. */
function capitalised([first, ...rest]: readonly Inline[]): Inline[] {
  if (first?.kind !== "text") return first ? [first, ...rest] : [];
  return [{ ...first, text: capital(first.text) }, ...rest];
}

function contributionBlock(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): ChartBlock[] {
  const { drivers } = findings;
  if (!drivers || numberOf(drivers.difference) === undefined || drivers.byCategory.length === 0) return [];
  const breakdown = findings.parts[0]?.breakdown ?? "type";
  // What the parts leave is 0 when they add up, and not known when one of them is withheld.
  const bars = drivers.byCategory
    .filter((part) => part.part !== "all-other" || numberOf(part.contribution) !== undefined)
    .sort((a, b) => (numberOf(b.contribution) ?? 0) - (numberOf(a.contribution) ?? 0))
    .map((part) => ({ part, label: partTitle(words.indicator, breakdown, part.part) }));
  const largest = bars.find(({ part }) => part.part === drivers.largestCategory?.part);
  const title =
    largest && isPartOf(largest.part, drivers)
      ? runs`${largest.label} accounted for ${sizeOf(largest.part.contribution)} of the ${(numberOf(drivers.difference) ?? 0) > 0 ? "rise" : "fall"} of ${sizeOf(drivers.difference)}`
      : runs`What makes up the change of ${figureRun(drivers.difference)}`;
  return [
    {
      kind: "chart",
      id: `${findings.indicator}-${findings.area}-contributions`,
      number: context.numbering.chart(),
      title,
      subtitle: `Change by type, ${context.toDateLabel} on ${context.previousLabel}; the bars add up to the change`,
      alt: `${plain(title)}. ${bars.map(({ part, label }) => `${label} ${plain([figureRun(part.contribution)])}`).join("; ")}.`,
      chart: {
        kind: "contributions",
        bars: bars.map(({ part, label }) => ({ ...pointOf(context.keep(part.contribution)), label })),
      },
      data: {
        kind: "table",
        id: `${findings.indicator}-${findings.area}-contributions-data`,
        number: 0,
        caption: "Change by type",
        layout: "plain",
        columns: [leftColumn("type", "Type"), rightColumn("change", "Change in count")],
        rows: bars.map(({ part, label }) => row([textCell(label), figureCell(part.contribution)])),
        notes: [],
      },
      drawsItsNumbers: true,
      notes: [],
    },
  ];
}

const typeColumns = (context: PresentContext): TableBlock["columns"] => [
  leftColumn("type", "Type"),
  rightColumn("previous", context.previousLabel),
  rightColumn("current", context.toDateLabel),
  rightColumn("difference", "Difference"),
  rightColumn("change", "Change"),
  leftColumn("direction", "Direction"),
];

function typeTable(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): TableBlock {
  const operations = findings.parts.flatMap((part) =>
    part.operations
      .filter((operation) => (numberOf(operation.flaggedTo) ?? 0) > 0)
      .map((operation) => ({ part, operation })),
  );
  const line = (title: string, change: ChangeFinding, tone?: TableRow["tone"]) =>
    changeRow(context, title, change, tone);
  return {
    kind: "table",
    id: `${findings.indicator}-${findings.area}-types`,
    number: context.numbering.table(),
    caption: `${words.inPlace} by type`,
    layout: "plain",
    columns: typeColumns(context),
    rows: [
      ...findings.parts.flatMap((part) => [
        line(titleOf(words, part), part.year),
        ...operations
          .filter((entry) => entry.part === part)
          .map(({ operation }) =>
            line(`without ${operationName(context, operation.operation)}`, operation.without, "part"),
          ),
      ]),
      line("Total", findings.year, "total"),
    ],
    notes: context.tableNotes([findings.year, ...findings.parts.map((part) => part.year)]),
  };
}

/** The same comparison with an event's dates dropped from both years, type by type. */
function eventTable(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
  ofNights: boolean,
): TableBlock[] {
  const shown = eventShown(context, findings, ofNights);
  return (shown ? [shown] : []).flatMap((event) => {
    const parts = findings.parts.flatMap((part) =>
      part.events.filter((candidate) => candidate.event === event.event).map(({ change }) => ({ part, change })),
    );
    // Where small counts are withheld so are most comparisons: then the table would say less than the text.
    const compared = parts.filter(({ change }) => change.direction !== "not-compared").length;
    if (event.change.direction === "not-compared" || 2 * compared < parts.length) return [];
    const table: TableBlock = {
      kind: "table",
      id: `${findings.indicator}-${findings.area}-${event.event}`,
      number: context.numbering.table(),
      caption: `${words.inPlace}, leaving ${droppedDays(event.droppedTo)} out of both years (${lowerFirst(eventName(context, event.event))})`,
      layout: "plain",
      columns: typeColumns(context),
      rows: [
        ...parts.map(({ part, change }) => changeRow(context, titleOf(words, part), change)),
        changeRow(context, "Total", event.change, "total"),
      ],
      notes: context.tableNotes([event.change, ...parts.map(({ change }) => change)]),
    };
    return [table];
  });
}
