import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { IsoDate } from "../values/period.ts";
import { derive } from "./derive.ts";

/** A number at the end of a day. */
export interface OnDay {
  readonly day: IsoDate;
  readonly figure: Figure;
}

/** An earlier day's number, and by how much the newest is another. */
export interface StockMove extends OnDay {
  readonly difference: Figure;
}

/** The newest number against that of an earlier day. Nothing is tested: who is counted on one day can be counted on the other. */
export const stockMove = (newest: Figure, earlier: OnDay): StockMove => ({
  ...earlier,
  difference: derive(
    {
      id: siblingId(newest.id, "difference", `since-${earlier.day}`),
      unit: newest.unit,
      method: "difference",
      inputs: [newest, earlier.figure],
    },
    (now, then) => now - then,
  ),
});
