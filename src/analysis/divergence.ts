import type { ChangeFinding } from "../values/change-findings.ts";
import type { DivergenceFinding } from "../values/indicator-findings.ts";

export interface PairQuestion {
  readonly pair: string;
  readonly left: ChangeFinding;
  readonly right: ChangeFinding;
  readonly feed?: DivergenceFinding["feed"];
}

const isClear = (change: ChangeFinding): boolean => change.evidence === "clear-95" || change.evidence === "clear-99";

/** Whether two related series moved apart over the same window, and whether both movements are clear. */
export function divergenceOf({ pair, left, right, feed }: PairQuestion): DivergenceFinding {
  return { kind: "divergence", pair, left, right, verdict: verdictOf(left, right), ...(feed ? { feed } : {}) };
}

function verdictOf(left: ChangeFinding, right: ChangeFinding): DivergenceFinding["verdict"] {
  const directions = [left.direction, right.direction];
  if (directions.includes("not-compared")) return "not-compared";
  if (directions.includes("same")) return "level";
  if (left.direction === right.direction) return "same-direction";
  return isClear(left) && isClear(right) ? "opposite" : "opposite-not-clear";
}
