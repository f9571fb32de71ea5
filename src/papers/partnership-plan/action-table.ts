import type { DeliveryPriority, PartnershipPlan, YearEntry } from "../../partnership/plan/plan.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { capital } from "../../wording/letters.ts";
import { actionAnchor, actionState, deliveryTitle, notSaid } from "../../wording/plan.ts";
import { label } from "../../wording/runs.ts";
import type { CellBlock, TableBlock, TableCell } from "../model.ts";
import type { PresentContext } from "../section-kind.ts";
import { leftColumn, row, textCell } from "../tables.ts";
import { cellBlocks } from "./texts.ts";

/** The actions of a delivery priority: what, by whom, to what end, and each year. Rows are linked to by their references. */
export function actionTable(
  { years }: PartnershipPlan,
  priority: number,
  delivery: DeliveryPriority,
  { numbering }: Pick<PresentContext, "numbering">,
): TableBlock {
  return {
    kind: "table",
    id: `actions-${priority}-${delivery.number}`,
    number: numbering.table(),
    caption: `Actions of ${deliveryTitle(delivery.number, delivery.title).replace(/^D/, "d")}`,
    layout: "words",
    columns: [
      leftColumn("ref", "Ref no"),
      leftColumn("activity", "Activity"),
      leftColumn("partners", "Lead partners"),
      leftColumn("outcome", "Expected outcome"),
      ...years.map((year) => leftColumn(year.id, formatPeriod(year))),
    ],
    rows: delivery.actions.map((action) => ({
      ...row([
        textCell(action.ref),
        wordsCell(action.activity),
        action.partners.length === 0 ? unsaid : linesCell(action.partners),
        action.outcome ? wordsCell(action.outcome) : unsaid,
        ...years.map(({ id }) => yearCell(action.years.get(id))),
      ]),
      anchor: actionAnchor(action.ref),
    })),
    notes: [],
  };
}

const unsaid: TableCell = { content: [notSaid()] };

/** One paragraph stands by itself; more of them, or a list, are blocks. */
const cellOf = (blocks: readonly CellBlock[]): TableCell => {
  const [first] = blocks;
  return blocks.length === 1 && first?.kind === "paragraph" ? { content: first.content } : { content: [], blocks };
};

const wordsCell = (text: string): TableCell => cellOf(cellBlocks(text));

const linesCell = (lines: readonly string[]): TableCell =>
  cellOf(lines.map((line) => ({ kind: "paragraph", content: [label(line)] })));

/** A state as a mark, and the words behind it. */
function yearCell(entry: YearEntry | undefined): TableCell {
  if (!entry) return unsaid;
  if (!entry.state) return wordsCell(entry.words);
  const state: CellBlock = { kind: "paragraph", content: [actionState(entry.state)] };
  return cellOf([state, ...cellBlocks(capital(entry.words))]);
}
