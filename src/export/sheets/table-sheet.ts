import { runsOfCell } from "../../papers/cell-text.ts";
import type { EditionModel, TableBlock, TableRow } from "../../papers/model.ts";
import { type CellParts, cellParts, plainText, safeText, textCell } from "./cells.ts";
import type { SheetTable } from "./workbook.ts";

/**
 * A table of the paper as a table of a worksheet. Marks and notes that stood behind numbers stand in a last column of their own, so that the
 * numbers stay numbers.
 */
export function sheetTable(drawn: TableBlock, name: string, figures: EditionModel["figures"]): SheetTable {
  const table = withoutDrawings(drawn);
  const titles = unlike(table.columns.map(({ title }) => safeText(title)));
  const names = rowNames(table.rows);
  const rows = table.rows.map((row, index) => {
    const parts = table.columns.map((_, column) =>
      cellParts(row.cells[column] ?? { content: [] }, column === 0, figures),
    );
    const [first, ...rest] = parts.map(({ cell }) => cell);
    const name = names[index];
    const cells = first && name !== undefined ? [textCell(name), ...rest] : parts.map(({ cell }) => cell);
    return { row, cells, marks: marksOf(parts, titles) };
  });
  const hasMarks = rows.some(({ marks }) => marks !== "");
  const columns = table.columns.map(({ align }, index) => ({ title: titles[index] ?? "", align }));
  return {
    name,
    columns: hasMarks ? [...columns, { title: unlike([...titles, "Notes"]).at(-1) ?? "", align: "left" }] : columns,
    // A table without a row cannot be marked up.
    rows:
      rows.length === 0
        ? [{ cells: columns.map(() => textCell("")) }]
        : rows.map(({ row, cells, marks }) => ({
            cells: hasMarks ? [...cells, { text: marks || "no notes" }] : cells,
            ...(row.tone === "total" ? { total: true } : {}),
          })),
  };
}

/** Without the columns of small drawings: their numbers stand in the table behind the figure that shows them whole. */
function withoutDrawings({ columns, rows, ...table }: TableBlock): TableBlock {
  const isDrawn = columns.map((_, column) =>
    rows.every(({ cells }) => cells[column]?.sparkline !== undefined && cells[column].content.length === 0),
  );
  const kept = <T>(items: readonly T[]): T[] => items.filter((_, column) => !isDrawn[column] || rows.length === 0);
  return { ...table, columns: kept(columns), rows: rows.map((row) => ({ ...row, cells: kept(row.cells) })) };
}

const marksOf = (parts: readonly CellParts[], titles: readonly string[]): string =>
  parts.flatMap(({ marks }, column) => (marks.length === 0 ? [] : `${titles[column]}: ${marks.join(" ")}`)).join("; ");

/** Titles of columns made unlike, since a marked-up table can neither have two of one name nor one without. */
function unlike(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, index) => {
    const base = title || `Column ${index + 1}`;
    let name = base;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${base} (${again})`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/**
 * Names of rows that are named alike: "per day" below each year. On paper a row belongs to the one above it; a spreadsheet may be sorted,
 * so such a row takes that one's name before its own. Undefined where a row's own name is enough.
 */
function rowNames(rows: readonly TableRow[]): (string | undefined)[] {
  const own = rows.map(({ cells }) => safeText(plainText(cells[0] ? runsOfCell(cells[0]) : [])));
  let above = "";
  return rows.map(({ tone }, index) => {
    const name = own[index] ?? "";
    if (tone !== "part") above = name;
    const isAlone = own.indexOf(name) === own.lastIndexOf(name);
    return tone !== "part" || isAlone || above === "" ? undefined : `${above}, ${name}`;
  });
}
