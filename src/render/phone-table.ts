import { runsOfCell } from "../papers/cell-text.ts";
import type { TableBlock, TableCell } from "../papers/model.ts";
import { plain } from "../wording/runs.ts";

/**
 * How a table is set on a phone. `fits`: as it is. `cards`: each row a card with its cells below its name, a name above each value; `months`:
 * the same for a row of many short values.
 */
export type PhoneForm = "fits" | "cards" | "months";

/** Pixels that a phone of 320 leaves for the text, and a little that columns give way by. */
const narrowestText = 268;
/** Of a digit in the type of tables on a phone, and of the space between two columns. */
const [digit, gap] = [6.6, 5];
/** A word of a header may be parted where it is longer than this. */
const longestUnparted = 8;
const shortValue = 7;

export function phoneForm({ layout, columns, rows }: TableBlock): PhoneForm {
  if (layout === "scorecard" || layout === "definitions" || layout === "words") return "cards";
  const needed = columns.map(({ title, align }, column) => {
    const header = Math.min(longestUnparted, widestWord(title));
    const cells = rows.map(({ cells }) => unbreakable(cells[column], align === "right"));
    return Math.max(header, ...cells) * digit + gap;
  });
  if (needed.reduce((sum, one) => sum + one, 0) <= narrowestText) return "fits";
  const isShort = rows.every(({ cells }) =>
    cells.slice(1).every((cell) => plain(runsOfCell(cell)).length <= shortValue),
  );
  return isShort ? "months" : "cards";
}

/** What of a cell stays on one line, in digits: all of a number, the widest word of a text. */
function unbreakable(cell: TableCell | undefined, isNumber: boolean): number {
  if (!cell) return 0;
  const text = plain(runsOfCell(cell));
  return isNumber && /\d/.test(text) ? widthOf(text) : widestWord(text);
}

const widestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map(widthOf));

/** In digits; points, commas and strokes are half as wide. */
const widthOf = (text: string): number => text.length - 0.5 * (text.match(/[.,:;/'’()]/g)?.length ?? 0);

/** Columns whose texts need the width of a card for themselves. */
export function longColumns({ columns, rows }: TableBlock): boolean[] {
  return columns.map((_, column) =>
    rows.some(({ cells }) => {
      const cell = cells[column];
      return cell !== undefined && plain(runsOfCell(cell)).length > longestBeside;
    }),
  );
}

const longestBeside = 26;
