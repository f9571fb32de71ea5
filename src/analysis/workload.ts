import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { derive, givenFigure } from "./derive.ts";

/** How many full-time workers a year's count takes where each is expected to carry so many. */
export function workersFor(count: Figure, handles: number, worker: string): { given: Figure; workers: Figure } {
  const given = givenFigure(siblingId(count.id, "expected", worker), count.unit, "target", handles);
  const workers = derive(
    { id: siblingId(count.id, "ratio", `to-${worker}`), unit: "ratio", method: "ratio", inputs: [count, given] },
    (cases, each) => cases / each,
  );
  return { given, workers };
}
