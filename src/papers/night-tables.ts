import type { ChangeFinding } from "../values/change-findings.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { numberOf, sizeOf } from "../wording/change.ts";
import { droppedDays, isPartOf, partTitle } from "../wording/drivers.ts";
import { lowerFirst } from "../wording/letters.ts";
import { figureRun, plain, runs } from "../wording/runs.ts";
import type { SubjectWords } from "../wording/subject.ts";
import { changeRow } from "./change-row.ts";
import { operationName } from "./kinds/indicator.ts";
import type { ChartBlock, TableBlock, TableRow } from "./model.ts";
import { eventName, eventShown, titleOf } from "./night-parts.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";

/** What each type adds to the change of the whole, as bars. */
export function contributionBlock(
  context: PresentContext,
  findings: IndicatorFindings,
  words: SubjectWords,
): ChartBlock[] {
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

/** The year on the year before, type by type, with and without operations. */
export function typeTable(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): TableBlock {
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
export function eventTable(
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
