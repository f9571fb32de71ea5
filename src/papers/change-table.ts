import type { ChangeFinding } from "../values/change-findings.ts";
import { changeRow } from "./change-row.ts";
import type { TableBlock, TableRow } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { leftColumn, rightColumn } from "./tables.ts";

/** The columns that {@link changeRow} fills. */
export const changeColumns = (first: string) => [
  leftColumn("series", first),
  rightColumn("previous", "A year before"),
  rightColumn("current", "Now"),
  rightColumn("difference", "Difference"),
  rightColumn("change", "Change"),
  leftColumn("direction", "Direction"),
];

export interface NamedChange {
  readonly title: string;
  readonly change: ChangeFinding;
  readonly tone?: TableRow["tone"];
}

/** Changes of several things over one period, a row each. They may overlap, so there is no total. */
export function changeTable(
  context: PresentContext,
  id: string,
  caption: string,
  first: string,
  changes: readonly NamedChange[],
): TableBlock {
  return {
    kind: "table",
    id,
    number: context.numbering.table(),
    caption,
    layout: "plain",
    columns: changeColumns(first),
    rows: changes.map(({ title, change, tone }) => changeRow(context, title, change, tone)),
    notes: context.tableNotes(changes.map(({ change }) => change)),
  };
}
