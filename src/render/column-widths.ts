import { runsOfCell } from "../papers/cell-text.ts";
import type { TableBlock, TableCell } from "../papers/model.ts";
import { plain } from "../wording/runs.ts";

/** Signs of the type of such tables that stand beside each other on a page, and on one turned on its side, without the space between columns. */
const signsAcross = { upright: 108, turned: 170 } as const;
/** Capitals and the semibold of headers are wider than letters are on average. */
const wide = 1.2;
const narrowest = 7;
/** What is left blank at the end of a line, since words are not parted: half of one. */
const lostAtEnds = 3;
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
  const paragraphs = rows.map(({ cells }) => columns.map((_, column) => lengthsOf(cells[column])));
  const widths = columns.map(({ title }, column) =>
    Math.max(narrowest, ...[title, ...rows.map(({ cells }) => wordsOf(cells[column]))].map(widestWord)),
  );
  const linesOf = (lengths: readonly number[], width: number): number =>
    lengths.reduce((lines, length) => lines + Math.max(1, Math.ceil(length / (width - lostAtEnds))), 0);
  for (let left = signsAcross[page] - widths.reduce((sum, one) => sum + one, 0); left > 0; left -= 1) {
    const wins = columns.map(() => 0);
    for (const row of paragraphs) {
      const lines = row.map((lengths, column) => linesOf(lengths, widths[column] ?? narrowest));
      const tallest = lines.indexOf(Math.max(...lines));
      wins[tallest] = (wins[tallest] ?? 0) + (lines[tallest] ?? 0) / (widths[tallest] ?? narrowest);
    }
    const widest = wins.indexOf(Math.max(...wins));
    widths[widest] = (widths[widest] ?? narrowest) + 1;
  }
  const sum = widths.reduce((total, one) => total + one, 0);
  return {
    widths: widths.map((one) => Math.round((1000 * one) / sum) / 10),
    breaks: paragraphs.map(
      (row) => Math.max(...row.map((lengths, column) => linesOf(lengths, widths[column] ?? narrowest))) > linesKept,
    ),
  };
}

const wordsOf = (cell: TableCell | undefined): string => (cell ? plain(runsOfCell(cell)) : "");

/** Letters of each paragraph; an entry of a list has its mark before it. */
function lengthsOf(cell: TableCell | undefined): readonly number[] {
  if (!cell) return [];
  if (!cell.blocks) return [plain(cell.content).length];
  return cell.blocks.flatMap((block) =>
    block.kind === "list" ? block.items.map((item) => plain(item).length * 1.1 + 3) : [plain(block.content).length],
  );
}

const widestWord = (text: string): number =>
  Math.ceil(wide * Math.max(0, ...text.split(/[\s/–-]+/).map((word) => Math.min(word.length, longestWhole))));

/** Longer words, such as addresses, may be broken. */
const longestWhole = 24;
