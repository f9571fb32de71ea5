import type { SourceReading } from "../../extracts/reading.ts";
import { isNumber } from "../../values/value.ts";
import { formatDate, formatMonth } from "../../wording/dates.ts";
import { spellSmall } from "../../wording/numbers.ts";
import { rejectReasonWords, setApartWords } from "../../wording/row-reasons.ts";
import { runs, sentences, series, text } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import { allRows, type RowMeasure, rowMeasures, sourceCount, sourceRows } from "../row-figures.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const columnTitles: Readonly<Record<RowMeasure, string>> = {
  read: "Rows read",
  accepted: "Counted",
  rejected: "Rejected",
  duplicate: "Duplicate",
  superseded: "Superseded",
  "out-of-scope": "Other areas",
};

/** What was read, what was not counted and why, which months are held, and what could not be decided. */
export const dataQuality: SectionKind<Record<string, never>> = {
  id: "data-quality",
  needs: (_parameters, context) =>
    context.subjects.flatMap((subject) =>
      [context.paper.toDate, context.previous].map((period) => ({ ...subject, period, measure: "unknown" as const })),
    ),
  present(_parameters, context) {
    const blocks: Block[] = [
      { kind: "paragraph", content: accountSentence(context) },
      rowTable(context),
      ...rejectBlocks(context),
      coverageTable(context),
      ...apartBlocks(context),
      ...unknownBlocks(context),
      ...noteBlocks(context),
    ];
    return { title: "Data quality", blocks, newPage: true };
  },
};

function accountSentence(context: PresentContext) {
  const { reading, settings } = context.paper;
  const area = settings.area.id;
  const [read, accepted, rejected] = (["read", "accepted", "rejected"] as const).map((measure) =>
    context.keep(allRows(reading, area, measure)),
  );
  if (!read || !accepted || !rejected) return [];
  const files = reading.sources.reduce((sum, source) => sum + source.files.length, 0);
  return sentences(
    runs`${spellSmall(files)[0]?.toUpperCase() ?? ""}${spellSmall(files).slice(1)} files were read, with ${read} rows in all.`,
    runs`Of these, ${accepted} were counted and ${rejected} could not be used; the rest are repeats, rows that a later extract replaces, and rows of other areas.`,
    runs`Every row is accounted for in the table below.`,
  );
}

function rowTable(context: PresentContext): TableBlock {
  const { reading, settings } = context.paper;
  return {
    kind: "table",
    id: "rows-by-source",
    number: context.numbering.table(),
    caption: "What became of every row",
    layout: "plain",
    columns: [
      leftColumn("source", "Source"),
      ...rowMeasures.map((measure) => rightColumn(measure, columnTitles[measure])),
    ],
    rows: reading.sources.map((source) =>
      row([
        textCell(source.name, source.provider),
        ...rowMeasures.map((measure) => figureCell(context.keep(sourceRows(source, settings.area.id, measure)))),
      ]),
    ),
    notes: [
      [
        text(
          "Counted: the row became a record or part of one, since one offence can stand on several rows. Superseded: a later extract of the same source holds the record again.",
        ),
      ],
    ],
  };
}

function rejectBlocks(context: PresentContext): Block[] {
  const area = context.paper.settings.area.id;
  const bySource = context.paper.reading.sources
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

function coverageTable(context: PresentContext): TableBlock {
  return {
    kind: "table",
    id: "coverage",
    number: context.numbering.table(),
    caption: "Which months are held",
    layout: "plain",
    columns: [
      leftColumn("source", "Source"),
      leftColumn("from", "From"),
      leftColumn("to", "To"),
      leftColumn("gaps", "Missing or part months"),
    ],
    rows: context.paper.reading.sources.map((source) =>
      row([
        textCell(source.name),
        textCell(source.coverage.from ? formatDate(source.coverage.from) : "no data"),
        textCell(source.coverage.to ? formatDate(source.coverage.to) : "no data"),
        textCell(gapWords(source)),
      ]),
    ),
    notes: [[text(spanNote(context.paper.reading.sources))]],
  };
}

function spanNote(sources: readonly SourceReading[]): string {
  const declared = sources.filter(({ coverage }) => coverage.basis === "declared").map(({ name }) => name);
  if (declared.length === 0) return "From and to are the first and the last day found in the data.";
  if (declared.length === sources.length) return "From and to are as the settings declare them.";
  return `From and to are the first and the last day found in the data; as declared in the settings for: ${declared.join(", ")}.`;
}

function gapWords(source: SourceReading): string {
  const months = Object.entries(source.coverage.months).sort(([a], [b]) => a.localeCompare(b));
  const list = (state: "missing" | "part"): string =>
    months
      .filter(([, coverage]) => coverage === state)
      .map(([month]) => formatMonth(month))
      .join(", ");
  const [missing, part] = [list("missing"), list("part")];
  const words = [missing && `missing: ${missing}`, part && `part: ${part}`].filter(Boolean).join("; ");
  return words || "none";
}

function apartBlocks(context: PresentContext): Block[] {
  const area = context.paper.settings.area.id;
  const items = context.paper.reading.sources.flatMap((source) => {
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

function unknownBlocks(context: PresentContext): Block[] {
  const rows = context.subjects.flatMap((subject) => {
    const [now, before] = [context.paper.toDate, context.previous].map((period) =>
      context.book.count({ ...subject, period, measure: "unknown" }),
    );
    if (!now || !before) return [];
    const some = [now, before].some((figure) => isNumber(figure.value) && figure.value.number > 0);
    if (!some) return [];
    const counted = context.book.count({ ...subject, period: context.paper.toDate });
    const bound =
      isNumber(now.value) && isNumber(counted.value)
        ? runs`at most ${context.keep({
            ...counted,
            id: `${counted.id.replace(/\/count$/, "/upper-bound")}`,
            method: "sum",
            value: { state: "value", number: now.value.number + counted.value.number },
            inputs: [counted.id, now.id],
          })}`
        : runs`not known`;
    return [row([textCell(context.words(subject).title), figureCell(before), figureCell(now), runsCell(bound)])];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      id: "undecided",
      number: context.numbering.table(),
      caption: "Records that could not be decided, for want of an age, a time or a place",
      layout: "plain",
      columns: [
        leftColumn("indicator", "Indicator"),
        rightColumn("before", context.previousLabel),
        rightColumn("now", context.toDateLabel),
        rightColumn("bound", `${context.toDateLabel} if all counted`),
      ],
      rows,
      notes: [
        [
          text(
            "They are left out of the figures in both years. The last column shows the figure if every one of them belonged in it.",
          ),
        ],
      ],
    },
  ];
}

/** Rejected rows, months without all their days and what looks odd have places of their own. */
const saidInTables: readonly string[] = [
  "row-rejected",
  "coverage-partial",
  "month-unusual",
  "series-stops",
  "series-starts",
  "times-heaped",
  "unknown-shift",
  "rows-repeated",
];

function noteBlocks(context: PresentContext): Block[] {
  const notes = context.paper.problems.filter(
    ({ severity, code }) => severity !== "error" && !saidInTables.includes(code),
  );
  if (notes.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: "Notes on the data" },
    {
      kind: "list",
      ordered: false,
      items: notes.map((problem) => [text(problem.message)]),
    },
  ];
}
