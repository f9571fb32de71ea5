import { runsOfCell } from "../../papers/cell-text.ts";
import { frameWords } from "../../papers/frame-words.ts";
import { type Listed, listsOf } from "../../papers/lists.ts";
import type { Block, ChartBlock, EditionModel, Inline, SectionModel, TableBlock } from "../../papers/model.ts";
import { openingLength } from "../../papers/opening.ts";

/** What the model says must be found in the PDF, in this order. */
export interface Expected {
  readonly role: "heading" | "caption" | "header" | "cell" | "picture" | "text";
  readonly level?: number;
  readonly text: string;
  /** The section, table or figure that it belongs to. */
  readonly place: string;
  /** Of headings inside sections: the name of the block, by which a page can be made to begin at it. */
  readonly block?: string;
}

/** Every heading, caption, cell, picture and text of a paper, in the order of its pages. The contents list is only a heading here. */
export function expectedOf(model: EditionModel): Expected[] {
  const opening = openingLength(model.sections);
  const annex = model.sections.findIndex((section) => section.annex);
  const body = annex === -1 ? model.sections.length : Math.max(annex, opening);
  return [
    ...(model.handling ? [words("text", model.handling, "handling")] : []),
    ...model.sections.slice(0, opening).flatMap((section) => sectionOf(section, model)),
    words("heading", frameWords.contents, "contents", 2),
    ...model.sections.slice(opening, body).flatMap((section) => sectionOf(section, model)),
    ...notesOf(model),
    ...listedIn(model),
    ...model.sections.slice(body).flatMap((section) => sectionOf(section, model)),
  ];
}

const words = (role: Expected["role"], text: string, place: string, level?: number): Expected =>
  level === undefined ? { role, text, place } : { role, text, place, level };

function listedIn(model: EditionModel): Expected[] {
  const lists = listsOf(model);
  if (!lists) return [];
  const items = (listed: readonly Listed[]) =>
    listed.map(({ words: item }) => words("text", item, "figures and tables"));
  return [
    words("heading", frameWords.figuresAndTables, "figures and tables", 2),
    words("heading", frameWords.figures, "figures and tables", 3),
    ...items(lists.figures),
    words("heading", frameWords.tables, "figures and tables", 3),
    ...items(lists.tables),
  ];
}

function notesOf({ notes }: EditionModel): Expected[] {
  if (notes.length === 0) return [];
  const items = notes.map(({ number, content }) => words("text", `[note ${number}]${plain(content)}`, "notes"));
  return [words("heading", frameWords.notes, "notes", 2), ...items];
}

function sectionOf(section: SectionModel, model: EditionModel): Expected[] {
  const { id } = section;
  const front =
    section.kind === "title-block"
      ? [
          ...crestOf(model, id),
          words("text", model.partnership, id),
          words("heading", model.title, id, 1),
          words("text", model.subtitle, id),
        ]
      : section.untitled
        ? []
        : [words("heading", section.title, id, 2)];
  return [...front, ...blocksOf(section.blocks, id, id)];
}

/** Blocks are named by their section and their number in it, and so on inwards. */
const blocksOf = (blocks: readonly Block[], place: string, outer: string): Expected[] =>
  blocks.flatMap((block, index) => blockOf(block, place, `${outer}-${index + 1}`));

const crestOf = ({ appearance }: EditionModel, place: string): Expected[] =>
  appearance?.crest ? [words("picture", appearance.crest.text, place)] : [];

function blockOf(block: Block, place: string, name: string): Expected[] {
  switch (block.kind) {
    case "paragraph":
      return textsOf(block.content, place);
    case "list":
      return block.items.flatMap((item) => textsOf(item, place));
    case "heading":
      return [{ ...words("heading", block.text, place, block.level), block: name }];
    case "facts":
      return block.items.flatMap(({ term, content }) => [
        words("text", term, place),
        words("text", plain(content), place),
      ]);
    case "headlines":
      return block.items.flatMap(({ lead, rest, ask }) => [
        words("text", plain(lead), place),
        words("text", plain(rest), place),
        ...(ask ? [words("text", plain(ask), place)] : []),
      ]);
    case "callout":
    case "commentary":
      return [words("text", block.title, place), ...blocksOf(block.blocks, place, name)];
    case "commentary-gap":
      return [words("text", block.title, place), words("text", block.text, place)];
    case "table":
      return tableOf(block, block.number > 0 ? `${frameWords.table} ${block.number}` : undefined);
    case "chart":
      return chartOf(block);
  }
}

/** What a paragraph says, parted behind each reference: the page that follows it on paper is not in the model. */
function textsOf(content: readonly Inline[], place: string): Expected[] {
  const parts = plain(content, referenceEnd).split(referenceEnd);
  return parts.map((part) => words("text", part, place));
}

/** A sign that no text holds: behind a reference, where on paper its page may stand. */
export const referenceEnd = "\uE000";

function chartOf(chart: ChartBlock): Expected[] {
  return [
    words("caption", `${frameWords.figure} ${chart.number}. ${plain(chart.title)} ${chart.subtitle}`, chart.id),
    words("picture", chart.alt, chart.id),
    ...chart.notes.map((note) => words("text", plain(note), chart.id)),
    ...(chart.drawsItsNumbers ? [] : tableOf(chart.data, `${frameWords.dataBehind} ${chart.number}`)),
  ];
}

function tableOf(table: TableBlock, label: string | undefined): Expected[] {
  return [
    words("caption", `${label === undefined ? "" : `${label}. `}${table.caption}`, table.id),
    ...table.columns.map(({ title }) => words("header", title, table.id)),
    ...table.rows.flatMap(({ cells }) =>
      cells.flatMap((cell, index) => [
        words(
          index === 0 ? "header" : "cell",
          `${plain(runsOfCell(cell), referenceEnd)}${cell.detail ?? ""}`,
          table.id,
        ),
        ...(cell.sparkline ? [words("picture", cell.sparkline.alt, table.id)] : []),
      ]),
    ),
    ...table.notes.map((note) => words("text", plain(note), table.id)),
  ];
}

export function plain(content: readonly Inline[], afterReference = ""): string {
  return content
    .map((run): string => {
      switch (run.kind) {
        case "note":
          return `[note ${run.number}]`;
        case "strong":
        case "emphasis":
        case "link":
          return plain(run.content, afterReference);
        case "reference":
          return `${run.text}${afterReference}`;
        default:
          return run.text;
      }
    })
    .join("");
}
