import type { Method } from "../../values/figure.ts";
import { methodWords } from "../../wording/methods.ts";
import { runs } from "../../wording/runs.ts";
import type { TableBlock } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { leftColumn, row, runsCell, textCell } from "../tables.ts";
import type { UsedSeries } from "./used-series.ts";

/** How each kind of figure that the paper prints is worked out. */
export function methodTable(used: readonly UsedSeries[], { numbering }: PresentContext): TableBlock {
  const methods = new Set(used.flatMap(({ methods }) => [...methods]));
  return {
    kind: "table",
    id: "pedigree-methods",
    number: numbering.table(),
    caption: "How each kind of figure is worked out",
    layout: "definitions",
    columns: [leftColumn("method", "Kind"), leftColumn("how", "How")],
    rows: inOrder(methods).map((method) =>
      row([textCell(methodWords[method].name), runsCell(runs`${methodWords[method].sentence}`)]),
    ),
    notes: [],
  };
}

/** Kinds of figures, as a cell of a table lists them. */
export const methodNames = (methods: ReadonlySet<Method>): string =>
  inOrder(methods)
    .map((method) => methodWords[method].name)
    .join(", ");

/** As the methods are listed, so that every list of them reads alike. */
const inOrder = (methods: ReadonlySet<Method>): Method[] =>
  (Object.keys(methodWords) as Method[]).filter((method) => methods.has(method));
