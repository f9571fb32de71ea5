import { runsOfCell } from "../papers/cell-text.ts";
import type { TableBlock, TableCell } from "../papers/model.ts";
import { plain } from "../wording/runs.ts";

/** Signs of the type of such tables across a page, and across one turned on its side. */
const signsAcross = { upright: 130, turned: 190 } as const;
/** Capitals and the semibold of headers are wider than letters are on average. */
const wide = 1.15;
const narrowest = 9;
/** The space on both sides of a column. */
const padding = 2.5;
/** The mark of an entry of a list, and the space before its lines. */
const indent = 3;
/** Rows with more lines than these may go over a page: kept whole they would leave a quarter of one blank. */
const linesKept = 14;

/** How a table of many words is set: its columns, in percent, and which rows may be parted. */
export interface WordsLayout {
  readonly widths: readonly number[];
  readonly breaks: readonly boolean[];
}

/**
 * No column is narrower than its longest word. What is left goes, sign by sign, to the column that makes most of the table's height: where it
 * holds the longest cell of a row, widening it takes most lines away.
 */
export function wordsLayout({ columns, rows }: TableBlock, page: keyof typeof signsAcross): WordsLayout {
  const table = rows.map(({ cells }) => columns.map((_, column) => linesIn(cells[column])));
  const widths = columns.map(({ title }, column) =>
    Math.max(
      narrowest,
      padding + Math.max(...[title, ...rows.map(({ cells }) => wordsOf(cells[column]))].map(widestWord)),
    ),
  );
  const heights = (row: readonly LinesAt[]): number[] => row.map((lines, column) => lines(widths[column] ?? narrowest));
  for (let left = signsAcross[page] - widths.reduce((sum, one) => sum + one, 0); left > 0; left -= 1) {
    const wins = columns.map(() => 0);
    for (const row of table) {
      const lines = heights(row);
      const tallest = Math.max(...lines);
      // Columns that are as long as each other have to be widened all: a sign for each in turn.
      lines.forEach((one, column) => {
        if (one === tallest) wins[column] = (wins[column] ?? 0) + one / (widths[column] ?? narrowest);
      });
    }
    const widest = wins.indexOf(Math.max(...wins));
    widths[widest] = (widths[widest] ?? narrowest) + 1;
  }
  const sum = widths.reduce((total, one) => total + one, 0);
  return {
    widths: widths.map((one) => Math.round((1000 * one) / sum) / 10),
    breaks: table.map((row) => Math.max(...heights(row)) > linesKept),
  };
}

/** How many lines a cell takes in a column of a width. */
type LinesAt = (width: number) => number;

/** Words are not parted, so that a narrow column loses more at the ends of its lines than a wide one: they are set, word by word. */
function linesIn(cell: TableCell | undefined): LinesAt {
  const known = new Map<number, number>();
  const paragraphs = paragraphsOf(cell).map(({ text, indented }) => ({
    words: text.split(/\s+/).map(({ length }) => length),
    indented,
  }));
  return (width) => {
    const lines =
      known.get(width) ??
      paragraphs.reduce(
        (sum, { words, indented }) => sum + linesOf(words, width - padding - (indented ? indent : 0)),
        0,
      );
    known.set(width, lines);
    return lines;
  };
}

function linesOf(words: readonly number[], width: number): number {
  let lines = 1;
  let used = 0;
  for (const word of words) {
    const more = used === 0 ? word : used + 1 + word;
    if (more <= width) used = more;
    else {
      lines += used === 0 ? 0 : 1;
      used = word;
    }
  }
  return lines;
}

const wordsOf = (cell: TableCell | undefined): string => (cell ? plain(runsOfCell(cell)) : "");

interface Paragraph {
  readonly text: string;
  readonly indented: boolean;
}

function paragraphsOf(cell: TableCell | undefined): readonly Paragraph[] {
  if (!cell) return [];
  if (!cell.blocks) return [{ text: plain(cell.content), indented: false }];
  return cell.blocks.flatMap((block): Paragraph[] =>
    block.kind === "list"
      ? block.items.map((item) => ({ text: plain(item), indented: true }))
      : [{ text: plain(block.content), indented: false }],
  );
}

const widestWord = (text: string): number =>
  Math.ceil(wide * Math.max(0, ...text.split(/[\s/–-]+/).map((word) => Math.min(word.length, longestWhole))));

/** Longer words, such as addresses, may be broken. */
const longestWhole = 24;
