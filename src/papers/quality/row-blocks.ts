import type { SourceReading } from "../../extracts/reading.ts";
import type { Figure } from "../../values/figure.ts";
import { isOffenceKind } from "../../values/record-kind.ts";
import { isNumber } from "../../values/value.ts";
import { capital } from "../../wording/letters.ts";
import { spellSmall } from "../../wording/numbers.ts";
import { rejectReasonWords, setApartWords } from "../../wording/row-reasons.ts";
import { type Inline, label, runs, sentences, series, text } from "../../wording/runs.ts";
import type { KnownEvent } from "../../wording/signs.ts";
import type { Block, TableBlock } from "../model.ts";
import type { Numbering } from "../numbering.ts";
import { allRows, type RowMeasure, rowMeasures, sourceCount, sourceRows } from "../row-figures.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** What the blocks about a reading need: they stand in papers and on the page that `check` writes. */
export interface QualityContext {
  /** What is told of: of a paper, the sources that it rests on. */
  readonly sources: readonly SourceReading[];
  /** How many sources were read in all. */
  readonly of: number;
  /** Id of the partnership's area. */
  readonly area: string;
  readonly numbering: Numbering;
  /** The edition stays in the house: counts of rejects and of what is odd may be printed. */
  readonly inside: boolean;
  /** Of the settings, those that concern everything: an unusual month in one of them is explained. */
  readonly events?: readonly KnownEvent[];
  /** Ids of the sources that end before the period that a paper reports does. */
  readonly endEarly?: ReadonlySet<string>;
  keep(figure: Figure): Figure;
}

const columnTitles: Readonly<Record<RowMeasure, string>> = {
  read: "Rows read",
  accepted: "Used",
  rejected: "Rejected",
  duplicate: "Repeats",
  superseded: "Replaced",
  "out-of-scope": "Other areas",
};

/** How much was read, and how much of it counts. */
export function accountSentence(context: QualityContext): Inline[] {
  const { sources, of, area } = context;
  if (sources.length === 0 && of > 0) return [text("No figure of this paper comes from a source that was read.")];
  const figureOf = (measure: RowMeasure): Figure => context.keep(allRows(context, area, measure));
  const files = sources.reduce((sum, source) => sum + source.files.length, 0);
  const [read, accepted] = [figureOf("read"), figureOf("accepted")];
  const count = `${spellSmall(files)} ${files === 1 ? "file" : "files"}`;
  const isAllUsed = isNumber(read.value) && isNumber(accepted.value) && read.value.number === accepted.value.number;
  const rows = isNumber(read.value) && read.value.number === 1 ? "row" : "rows";
  return sentences(
    ...(sources.length < of ? [restsOn(sources, of)] : []),
    sources.length < of
      ? runs`${sources.length === 1 ? "Its" : "Their"} ${count} ${files === 1 ? "has" : "have"} ${read} ${rows} in all.`
      : runs`${capital(count)} ${files === 1 ? "was" : "were"} read, with ${read} ${rows} in all.`,
    isAllUsed
      ? [text("Every one of them was used.")]
      : context.inside
        ? runs`Of these, ${accepted} were used and ${figureOf("rejected")} could not be; the rest are repeats, rows that a later extract replaces, and rows of other areas. Every row is accounted for in the table “What became of every row”.`
        : runs`Of these, ${accepted} were used; the rest could not be, or are repeats, rows that a later extract replaces, and rows of other areas.`,
    ...(sources.length < of ? [[text("The data-quality file beside the paper tells of the other sources.")]] : []),
  );
}

/** Of many sources the tables below have the names. */
function restsOn(sources: readonly SourceReading[], of: number): Inline[] {
  const names = sources.length <= 3 ? runs`: ${series(sources.map(({ name }) => [text(name)]))}` : [];
  return runs`This paper rests on ${spellSmall(sources.length)} of the ${spellSmall(of)} sources that were read${names}.`;
}

/** The fate of every row, source by source. Editions that leave the house say how many were read and counted. */
export function rowTable(context: QualityContext): TableBlock {
  const { sources, area } = context;
  const measures: readonly RowMeasure[] = context.inside ? rowMeasures : ["read", "accepted"];
  return {
    kind: "table",
    id: "rows-by-source",
    number: context.numbering.table(),
    caption: context.inside ? "What became of every row" : "Rows read and used",
    layout: "plain",
    columns: [
      leftColumn("source", "Source"),
      ...measures.map((measure) => rightColumn(measure, columnTitles[measure])),
    ],
    rows: sources.map((source) =>
      row([
        textCell(source.name, source.provider),
        ...measures.map((measure) => figureCell(context.keep(sourceRows(source, area, measure)))),
      ]),
    ),
    notes: [
      [
        label(
          `Used: the row became a record or part of one, since ${sources.some(({ kinds }) => kinds.some(isOffenceKind)) ? "one offence can stand on several rows. Among them are records that were cancelled, that were passed to another force or that do not count as recorded crime; they are set apart afterwards" : "several rows can be of one thing"}.${context.inside ? " Replaced: a later extract of the same source has the record again, and that is used." : ""}`,
        ),
      ],
    ],
  };
}

/** Rows that could not be used, by reason. */
export function rejectBlocks(context: QualityContext): Block[] {
  const { area } = context;
  const bySource = context.sources
    .map((source) => ({ source, reasons: rejectReasons(source) }))
    .filter((entry) => entry.reasons.size > 0);
  const reasons = [...new Set(bySource.flatMap((entry) => [...entry.reasons.keys()]))].sort();
  if (reasons.length === 0) return [];
  return [
    {
      kind: "table",
      id: "rejects",
      number: context.numbering.table(),
      caption: "Rows that could not be used, by reason",
      layout: "plain",
      columns: [
        leftColumn("source", "Source"),
        ...reasons.map((reason) => rightColumn(reason, rejectReasonWords(reason))),
      ],
      rows: bySource.map(({ source, reasons: counts }) =>
        row([
          textCell(source.name),
          ...reasons.map((reason) =>
            figureCell(context.keep(sourceCount(source, area, `rejected-${slug(reason)}`, counts.get(reason) ?? 0))),
          ),
        ]),
      ),
      notes: [],
    },
  ];
}

function rejectReasons(source: SourceReading): Map<string, number> {
  const reasons = new Map<string, number>();
  for (const file of source.files)
    for (const [reason, count] of Object.entries(file.rejectsByReason))
      reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  return reasons;
}

const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** What was set apart, and what no mapping knows. */
export function apartBlocks(context: QualityContext): Block[] {
  const { area } = context;
  const items = context.sources.flatMap((source) => {
    const apart = Object.entries(source.setApart)
      .filter(([, count]) => count > 0)
      .map(
        ([what, count]) =>
          runs`${context.keep(sourceCount(source, area, `set-apart-${slug(what)}`, count))} ${setApartWords(what)}`,
      );
    const unmapped = Object.entries(source.unmappedCategories)
      .filter(([, count]) => count > 0)
      .map(
        ([category, count]) =>
          runs`${context.keep(sourceCount(source, area, `unmapped-${slug(category)}`, count))} “${category}”`,
      );
    return [
      ...(apart.length > 0 ? [runs`${source.name}, set apart and not counted: ${series(apart)}.`] : []),
      ...(unmapped.length > 0
        ? [runs`${source.name}, categories that no mapping knows, counted in totals only: ${series(unmapped)}.`]
        : []),
    ];
  });
  if (items.length === 1) return items.map((content): Block => ({ kind: "paragraph", content }));
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}
