import type { ChangeFinding } from "../values/change-findings.ts";
import { directionStatus } from "../wording/direction.ts";
import { status } from "../wording/runs.ts";
import type { TableRow } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, row, runsCell, textCell } from "./tables.ts";

/** A change as a row: what, before, now, difference, percentage, and its direction where that is clear. */
export function changeRow(
  context: PresentContext,
  title: string,
  change: ChangeFinding,
  tone?: TableRow["tone"],
): TableRow {
  const direction = directionStatus(change);
  return row(
    [
      textCell(title),
      figureCell(context.keep(change.from)),
      figureCell(context.keep(change.to)),
      figureCell(context.keep(change.difference)),
      figureCell(context.keep(change.percent)),
      runsCell([status(direction.mark, direction.words)]),
    ],
    tone,
  );
}
