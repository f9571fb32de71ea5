import type { Block, ChartBlock, EditionModel, SectionModel, TableBlock } from "../../papers/model.ts";
import { plainText, safeText, textCell } from "./cells.ts";
import { symbolsIn } from "./symbols.ts";
import { sheetTable } from "./table-sheet.ts";
import type { Sheet, SheetCell, SheetLine, Workbook } from "./workbook.ts";

const cover = "Cover";
const notes = "Notes";

const statusWords: Readonly<Record<EditionModel["status"], string>> = {
  draft: "Draft: not yet cleared",
  cleared: "Cleared",
  final: "Final",
};

/**
 * Every table of a paper and the table behind every figure, one to a worksheet, by the guidance of the Government Analysis Function,
 * "Releasing statistics in spreadsheets": a cover with links, a worksheet of notes, and what is on a worksheet said at its top.
 */
export function makeWorkbook(model: EditionModel): Workbook {
  const names = new SheetNames([cover, notes]);
  const sheets = model.sections.flatMap((section) =>
    tablesIn(section.blocks).map((one) => ({ section, sheet: tableSheet(one, section, names, model) })),
  );
  const explained = notesSheet(model, sheets);
  const status = statusWords[model.status];
  return {
    title: `${model.title}, ${model.period.label}: tables`,
    subject: model.subtitle,
    creator: model.partnership,
    ...(model.marking === "none" ? {} : { marking: model.marking }),
    status,
    language: model.language,
    date: model.date,
    sheets: [
      coverSheet(model, status, sheets, explained !== undefined),
      ...(explained ? [explained] : []),
      ...sheets.map(({ sheet }) => sheet),
    ],
  };
}

interface SectionSheet {
  readonly section: SectionModel;
  readonly sheet: Sheet;
}

type Tabled = { readonly table: TableBlock; readonly chart?: ChartBlock };

function tablesIn(blocks: readonly Block[]): Tabled[] {
  return blocks.flatMap((block): Tabled[] => {
    switch (block.kind) {
      case "table":
        return [{ table: block }];
      case "chart":
        return [{ table: block.data, chart: block }];
      case "callout":
      case "commentary":
        return tablesIn(block.blocks);
      default:
        return [];
    }
  });
}

function tableSheet(
  { table, chart }: Tabled,
  section: SectionModel,
  names: SheetNames,
  { figures }: EditionModel,
): Sheet {
  const label = chart ? `Figure ${chart.number}` : table.number > 0 ? `Table ${table.number}` : undefined;
  const name = names.take(label ?? table.id);
  const marked = sheetTable(table, names.take(`data ${table.id}`), figures);
  const said: SheetLine[] = [
    ...(chart ? [{ text: `${sentence(plainText(chart.title))} ${sentence(chart.subtitle)}` }] : []),
    ...[...table.notes, ...(chart?.notes ?? [])].map((note) => ({ text: plainText(note) })),
  ];
  const words = [...said.map(({ text }) => text), ...textsOf({ columns: marked.columns, rows: marked.rows })];
  const lines: SheetLine[] = [
    { text: `This worksheet contains one table. Section of the paper: ${section.title}.` },
    ...said,
    ...(words.some(needsNotes) ? [{ text: "Meaning of notes and shorthand", link: notes }] : []),
    { text: "Back to the cover", link: cover },
  ];
  const title = chart ? `${label}, data: ${table.caption}` : label ? `${label}: ${table.caption}` : table.caption;
  return { name, title: safeText(title), lines: lines.map(safeLine), table: marked };
}

const safeLine = (line: SheetLine): SheetLine => ({ ...line, text: safeText(line.text) });

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

const needsNotes = (text: string): boolean => /\[note \d+\]/.test(text) || symbolsIn([text]).length > 0;

const textsOf = (table: Pick<NonNullable<Sheet["table"]>, "columns" | "rows">): string[] => [
  ...table.columns.map(({ title }) => title),
  ...table.rows.flatMap(({ cells }) => cells.flatMap((cell) => ("text" in cell ? [cell.text] : []))),
];

function coverSheet(model: EditionModel, status: string, sheets: readonly SectionSheet[], hasNotes: boolean): Sheet {
  const facts = model.sections
    .filter(({ kind }) => kind === "title-block")
    .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "facts" ? block.items : [])))
    .map(({ term, content }) => `${term}: ${plainText(content)}`);
  const lines = [
    model.partnership,
    model.subtitle,
    ...(model.marking === "none" ? [] : [`Marking: ${model.marking}`]),
    ...(model.handling === undefined ? [] : [model.handling]),
    `Status: ${status}`,
    ...facts,
    "Each table of the paper, and the data behind each of its figures, is on a worksheet of its own. The paper itself says what they mean.",
    "The table below lists the worksheets. Their names lead to them.",
  ];
  const row = (name: string, title: string, section: string): { readonly cells: readonly SheetCell[] } => ({
    cells: [{ text: name, link: name }, textCell(title), textCell(section)],
  });
  return {
    name: cover,
    title: safeText(`${model.title}, ${model.period.label}`),
    lines: lines.map((text) => safeLine({ text })),
    table: {
      name: "contents",
      columns: ["Worksheet", "Title", "Section"].map((title) => ({ title, align: "left" })),
      rows: [
        ...(hasNotes ? [row(notes, "Notes and shorthand", "All")] : []),
        ...sheets.map(({ section, sheet }) => row(sheet.name, sheet.title, section.title)),
      ],
    },
  };
}

/** What `[note 1]` and the shorthand of the cells mean; none where the tables have neither. */
function notesSheet(model: EditionModel, sheets: readonly SectionSheet[]): Sheet | undefined {
  const words = sheets.flatMap(({ sheet }) => [
    sheet.title,
    ...sheet.lines.map(({ text }) => text),
    ...(sheet.table ? textsOf(sheet.table) : []),
  ]);
  const rows = [
    ...symbolsIn(words).map(({ symbol, meaning }) => [symbol, meaning] as const),
    ...model.notes.map(({ number, content }) => [`[note ${number}]`, plainText(content)] as const),
  ];
  if (rows.length === 0) return;
  return {
    name: notes,
    title: "Notes and shorthand",
    lines: [
      { text: "This worksheet contains one table: what stands in square brackets in the other worksheets." },
      { text: "Back to the cover", link: cover },
    ],
    table: {
      name: "notes_and_shorthand",
      columns: ["Note or shorthand", "Meaning"].map((title) => ({ title, align: "left" })),
      rows: rows.map((cells) => ({ cells: cells.map(textCell) })),
    },
  };
}

/** Names of worksheets and tables: letters, digits and underscores, at most 31 of them, no two alike. */
class SheetNames {
  readonly #taken: Set<string>;

  constructor(taken: readonly string[]) {
    this.#taken = new Set([...taken, "contents", "notes_and_shorthand"].map((name) => name.toLowerCase()));
  }

  take(wanted: string): string {
    const base = wanted.replaceAll(/[^A-Za-z0-9]+/g, "_").replaceAll(/^_+|_+$/g, "") || "Table";
    // A name without an underscore, such as "Tab1", could be the address of a cell.
    const plain = base.includes("_") ? base : `Table_${base}`;
    let name = plain.slice(0, longestName);
    for (let again = 2; this.#taken.has(name.toLowerCase()); again++) {
      const suffix = `_${again}`;
      name = `${plain.slice(0, longestName - suffix.length)}${suffix}`;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

const longestName = 31;
