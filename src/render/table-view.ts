import { runsOfCell } from "../papers/cell-text.ts";
import type { CellBlock, TableBlock, TableCell } from "../papers/model.ts";
import { plain } from "../wording/runs.ts";
import { wordsLayout } from "./column-widths.ts";
import type { DocumentContext } from "./document-context.ts";
import { sparklineId } from "./drawing-ids.ts";
import { type InlineView, inlineViews } from "./inline-view.ts";
import { longColumns, phoneForm } from "./phone-table.ts";

export interface TableView {
  readonly template: "layout/blocks/table";
  readonly id: string;
  readonly beginsPage: boolean;
  readonly captionId: string;
  /** "Table 3"; absent for the tables behind figures, which go by their figure's number. */
  readonly label?: string;
  readonly caption: string;
  readonly layout: string;
  /** Short enough to be kept on one page. */
  readonly short: boolean;
  /** Restacks on a phone, into cards or rows of months. */
  readonly stacks?: "cards" | "months";
  /** Wider than a narrow phone: scrolls in a box of its own, which the keyboard can reach. */
  readonly scrolls: boolean;
  readonly columns: readonly { readonly title: string; readonly align: string; readonly width?: number }[];
  readonly rows: readonly RowView[];
  readonly notes: readonly (readonly InlineView[])[];
}

export interface RowView {
  readonly anchor?: string;
  readonly classes?: string;
  readonly header: CellView;
  readonly cells: readonly CellView[];
}

export interface CellView {
  readonly align: string;
  readonly column: string;
  /** Too long to stand beside another in a card. */
  readonly long?: true;
  /** Words where its column has numbers. */
  readonly words?: true;
  readonly content: readonly InlineView[];
  readonly blocks?: readonly unknown[];
  readonly detail?: string;
  readonly sparkline?: string;
}

/** Rows that a page holds beside a heading and a paragraph. */
const shortTable = 14;

export function tableView(table: TableBlock, context: DocumentContext, isTurned = false): TableView {
  const form = phoneForm(table);
  const long = longColumns(table);
  const words = table.layout === "words" ? wordsLayout(table, isTurned ? "turned" : "upright") : undefined;
  return {
    template: "layout/blocks/table",
    id: table.id,
    beginsPage: context.beginsPage(table.id),
    captionId: `${table.id}-caption`,
    ...(table.number > 0 ? { label: `${context.words.table} ${table.number}` } : {}),
    caption: table.caption,
    layout: table.layout,
    short: table.rows.length <= shortTable,
    ...(form === "fits" || context.isPaper ? {} : { stacks: form }),
    scrolls: form !== "fits" && table.layout !== "definitions" && !context.isPaper,
    columns: table.columns.map(({ title, align }, index) => ({
      title,
      align,
      ...(words ? { width: words.widths[index] ?? 0 } : {}),
    })),
    rows: table.rows.map((row, rowIndex): RowView => {
      const beginsPage = context.beginsPage(`${table.id}#${rowIndex}`) ? "begins-page" : "";
      const classes = [row.tone ? `row-${row.tone}` : "", words?.breaks[rowIndex] ? "row-parts" : "", beginsPage]
        .filter(Boolean)
        .join(" ");
      const cells = row.cells.map((cell, index) => ({
        ...cellView(cell, index, rowIndex, table, context),
        ...(long[index] ? { long: true as const } : {}),
      }));
      return {
        header: cells[0] ?? { align: "left", column: "", content: [] },
        cells: cells.slice(1),
        ...(row.anchor ? { anchor: row.anchor } : {}),
        ...(classes ? { classes } : {}),
      };
    }),
    notes: table.notes.map((note) => inlineViews(note, context)),
  };
}

function cellView(cell: TableCell, index: number, row: number, table: TableBlock, context: DocumentContext): CellView {
  const column = table.columns[index];
  const sparkline = cell.sparkline && context.svgs.get(sparklineId(table.id, row, index));
  return {
    align: column?.align ?? "left",
    column: column?.title ?? "",
    content: inlineViews(cell.content, context),
    ...(cell.blocks ? { blocks: cell.blocks.map((block) => cellBlockView(block, context)) } : {}),
    ...(column?.align === "right" && !/\d/.test(plain(runsOfCell(cell))) ? { words: true as const } : {}),
    ...(cell.detail === undefined ? {} : { detail: cell.detail }),
    ...(sparkline === undefined ? {} : { sparkline: taggable(sparkline) }),
  };
}

function cellBlockView(block: CellBlock, context: DocumentContext) {
  const template = `layout/blocks/${block.kind}`;
  return block.kind === "list"
    ? { template, ordered: block.ordered, items: block.items.map((item) => inlineViews(item, context)) }
    : { template, tone: block.tone, content: inlineViews(block.content, context) };
}

/**
 * A drawing without any text has no tag in the PDF in some builds of Chromium, and neither has its cell: a space of no
 * size makes it one.
 */
const taggable = (svg: string): string => svg.replace(/<\/svg>\s*$/, '<text font-size="1">\u00a0</text></svg>');
