import type { ReadResult, Reject, SourceReading } from "../../extracts/reading.ts";
import type { UnreadFiles } from "../../extracts/unread.ts";
import type { Settings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import { withRemedy } from "../../problems/remedies.ts";
import type { Figure } from "../../values/figure.ts";
import { signKinds } from "../../values/sign.ts";
import { formatDate } from "../../wording/dates.ts";
import { formatCount } from "../../wording/numbers.ts";
import { rejectReasonWords } from "../../wording/row-reasons.ts";
import { label, text } from "../../wording/runs.ts";
import type { TrustGroup } from "../../wording/trust.ts";
import type { Block, EditionModel, SectionModel, TableBlock } from "../model.ts";
import { createNumbering } from "../numbering.ts";
import { sourceRows } from "../row-figures.ts";
import { verdictOf, verdictWords } from "../source-verdict.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";
import { usedFigures } from "../used-figures.ts";
import { coverageBlock } from "./coverage-block.ts";
import { accountSentence, apartBlocks, type QualityContext, rowTable } from "./row-blocks.ts";
import { signBlocks } from "./sign-blocks.ts";
import { unreadBlocks } from "./unread-block.ts";

export interface QualityPage {
  readonly reading: ReadResult;
  readonly title: string;
  /** Id of the area whose rows were counted. */
  readonly area: string;
  /** How an edition that stays in the house is marked. */
  readonly edition: Pick<Settings["editions"]["internal"], "marking" | "handling">;
  /** What cannot be trusted, of the partnership's figures; left out where there are no settings to say which those are. */
  readonly trust?: readonly TrustGroup[];
  /** Files from which nothing was read. */
  readonly unread?: readonly UnreadFiles[];
}

/** A page tells of all that was read, and of what was found wrong with it. */
interface PageContext extends QualityContext {
  readonly reading: ReadResult;
}

/** What `check` finds, as a document of its own. For the house: it holds small counts, but no value of any row. */
export function qualityPage({ reading, title, area, edition, trust, unread = [] }: QualityPage): EditionModel {
  const kept = new Map<string, Figure>();
  const keep = (figure: Figure): Figure => {
    kept.set(figure.id, figure);
    return figure;
  };
  const { sources } = reading;
  const context: PageContext = {
    reading,
    sources,
    of: sources.length,
    area,
    keep,
    numbering: createNumbering(),
    inside: true,
  };
  const sections: SectionModel[] = [
    {
      id: "title",
      kind: "title-block",
      title: "Data quality",
      untitled: true,
      blocks: [
        { kind: "paragraph", content: accountSentence(context) },
        ...(reading.sources.length > 0 ? [sourceTable(context)] : []),
      ],
    },
    // The contents list follows the first page.
    ...onNewPage([
      ...sectionOf("unread", "Files that were not read", unreadBlocks(context, unread)),
      ...(reading.sources.length > 0 ? sectionOf("months", "Which months are held", [coverageBlock(context)]) : []),
    ]),
    ...(trust
      ? sectionOf("trust", "Figures that cannot be trusted, or not without a word", trustBlocks(context, trust))
      : []),
    ...sectionOf("odd", "What looks wrong", [...signBlocks(context), ...problemBlocks(context)]),
    ...sectionOf("rows", "What became of every row", [rowTable(context), ...apartBlocks(context)]),
    ...sectionOf("rejects", "Rejected rows", rejectTable(context)),
  ];
  const dataTo = reading.sources
    .flatMap(({ coverage }) => coverage.to ?? [])
    .sort()
    .at(-1);
  const model = {
    paper: "data-quality",
    title: "Data quality",
    subtitle: dataTo === undefined ? "No data" : `Extracts held, to ${formatDate(dataTo)}`,
    partnership: title,
    audience: "internal" as const,
    marking: edition.marking,
    ...(edition.handling ? { handling: edition.handling } : {}),
    status: "final" as const,
    period: { id: "all", label: dataTo === undefined ? "no data" : `to ${formatDate(dataTo)}` },
    language: "en-GB" as const,
    date: dataTo ?? "1970-01-01",
    sections,
    notes: [],
  };
  return { ...model, figures: usedFigures(model, kept) };
}

const onNewPage = ([first, ...others]: readonly SectionModel[]): SectionModel[] =>
  first ? [{ ...first, newPage: true }, ...others] : [];

function sectionOf(id: string, title: string, blocks: readonly Block[]): SectionModel[] {
  return blocks.length === 0 ? [] : [{ id, kind: "data-quality", title, blocks }];
}

function sourceTable(context: PageContext): TableBlock {
  return {
    kind: "table",
    id: "sources",
    number: context.numbering.table(),
    caption: "The sources, and what they can be used for",
    layout: "definitions",
    columns: [
      leftColumn("source", "Source"),
      leftColumn("format", "Is"),
      rightColumn("rows", "Rows"),
      leftColumn("from", "From"),
      leftColumn("to", "To"),
      leftColumn("verdict", "Verdict"),
    ],
    rows: context.reading.sources.map((source) =>
      row([
        textCell(source.name, source.provider),
        textCell(source.format),
        figureCell(context.keep(sourceRows(source, context.area, "read"))),
        textCell(source.coverage.from ? formatDate(source.coverage.from) : "no data"),
        textCell(source.coverage.to ? formatDate(source.coverage.to) : "no data"),
        textCell(verdictWords(verdictOf(source))),
      ]),
    ),
    notes: [],
  };
}

function trustBlocks(context: PageContext, groups: readonly TrustGroup[]): Block[] {
  if (groups.length === 0)
    return [
      {
        kind: "paragraph",
        content: [
          text(
            "None: every figure is whole over the last eight quarters that its sources reach, and nothing speaks against it.",
          ),
        ],
      },
    ];
  return [
    {
      kind: "table",
      id: "trust-figures",
      number: context.numbering.table(),
      caption:
        "Figures that are not whole, not comparable or uncertain, over the last eight quarters that their sources reach",
      layout: "definitions",
      columns: [
        leftColumn("state", "What"),
        leftColumn("periods", "When"),
        leftColumn("figures", "Figures"),
        leftColumn("why", "Why"),
      ],
      rows: groups.map(({ title, periods, figures, why }) =>
        row([textCell(title), textCell(periods), textCell(figures.join("; ")), textCell(why)]),
      ),
      notes: [],
    },
  ];
}

/** Codes of what has a place of its own on the page. */
const toldElsewhere: ReadonlySet<string> = new Set(["row-rejected", ...signKinds]);

/** Everything else that was reported. */
function problemBlocks({ reading }: PageContext): Block[] {
  const notes = reading.problems.filter(({ code }) => !toldElsewhere.has(code));
  if (notes.length === 0) return [];
  return [
    { kind: "heading", level: 3, text: "Other notes on the data" },
    {
      kind: "list",
      ordered: false,
      items: notes.map((problem) => [label(problemWords(withRemedy(problem)))]),
    },
  ];
}

/** Place, message, remedy and code, as a line of standard error has them. */
function problemWords({ place, message, remedy, code }: Problem): string {
  const where = place?.file === undefined ? "" : `${place.file}${place.line === undefined ? "" : `:${place.line}`}: `;
  return `${where}${message}${remedy === undefined ? "" : ` ${remedy}`} [${code}]`;
}

const linesShown = 5;

/** Which rows, and why: by file, reason and line, never with what stands in them. */
function rejectTable(context: PageContext): Block[] {
  const rows = context.reading.sources.flatMap((source) =>
    source.files.flatMap((file) =>
      Object.entries(file.rejectsByReason).map(([code, count]) => {
        const found = context.reading.rejects.filter((reject) => reject.file === file.path && reject.code === code);
        return row([
          textCell(file.path, source.name),
          textCell(rejectReasonWords(code)),
          textCell(fieldsOf(found)),
          figureCell(context.keep(rejectCount(source, file.file, code, count, context.area))),
          textCell(linesOf(found)),
        ]);
      }),
    ),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      id: "rejected-rows",
      number: context.numbering.table(),
      caption: "Rows and values that could not be used",
      layout: "plain",
      columns: [
        leftColumn("file", "File"),
        leftColumn("reason", "Why"),
        leftColumn("field", "Column"),
        rightColumn("count", "How many"),
        leftColumn("lines", "Lines"),
      ],
      rows,
      notes: [[text("What stands in them can be personal, and is not on this page; a build leaves it in runs/.")]],
    },
  ];
}

function rejectCount(source: SourceReading, file: number, code: string, count: number, area: string): Figure {
  const all = sourceRows(source, area, "rejected");
  return {
    ...all,
    id: all.id.replace(/\/rejected$/, `/rejected-${code}-file-${file}`),
    value: { state: "value", number: count },
  };
}

const fieldsOf = (rejects: readonly Reject[]): string =>
  [...new Set(rejects.map(({ field }) => field).filter(Boolean))].join(", ") || "the whole row";

function linesOf(rejects: readonly Reject[]): string {
  const lines = [...new Set(rejects.map(({ line }) => line))].sort((first, second) => first - second);
  const more = lines.length - linesShown;
  return `${lines.slice(0, linesShown).join(", ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
}
