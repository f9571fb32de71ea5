import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { OverlapFinding, PartsFinding, PointsFinding, RatioFinding } from "../values/series-findings.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive, idParts } from "./derive.ts";
import { shareOf } from "./rates.ts";

/** Two sets and what is in both, counted over one period in one area. */
export function overlapOf(both: Figure, first: Figure, second: Figure): OverlapFinding {
  const share = (whole: Figure) => shareOf(both, whole, `of-${idParts(whole).indicator}`);
  return { kind: "overlap", both, ofFirst: share(first), ofSecond: share(second) };
}

/** Up to so many percent apart, two numbers are called as many, and almost as many. */
export const asManyPercent = 2;
export const almostPercent = 15;

/** One series over another, now and where their history begins; both in time order and over the same periods. */
export function ratioOf(first: readonly Figure[], second: readonly Figure[]): RatioFinding {
  const pairs = first.flatMap((one, index) => {
    const other = second[index];
    return other ? [{ one, other }] : [];
  });
  const [oldest, newest] = [pairs[0], pairs.at(-1)];
  if (!newest || !oldest) throw new Error("two series without a period");
  const latest = over(newest.one, newest.other);
  const earliest = pairs.length > 1 ? over(oldest.one, oldest.other) : undefined;
  return {
    kind: "ratio",
    latest,
    ...(earliest ? { earliest } : {}),
    verdict: verdictOf(latest),
    movement: earliest ? movementOf(earliest, latest) : "not-compared",
  };
}

const over = (one: Figure, other: Figure): Figure =>
  derive(
    {
      id: siblingId(one.id, "ratio", `to-${idParts(other).indicator}`),
      unit: "ratio",
      method: "ratio",
      inputs: [one, other],
    },
    (above, below) => (below === 0 ? absent("undefined", "base-0") : above / below),
  );

function verdictOf({ value }: Figure): RatioFinding["verdict"] {
  if (!isNumber(value)) return "not-compared";
  const ratio = value.number;
  if (Math.abs(ratio - 1) * 100 <= asManyPercent) return "as-many";
  if (ratio > 1) return "more";
  if (ratio * 100 >= 100 - almostPercent) return "almost-as-many";
  return ratio < 0.5 ? "far-fewer" : "fewer";
}

/** Distance is that of the ratio from 1, whichever of the two is the greater. */
function movementOf(earliest: Figure, latest: Figure): RatioFinding["movement"] {
  if (!isNumber(earliest.value) || !isNumber(latest.value)) return "not-compared";
  const [then, now] = [earliest.value.number, latest.value.number].map((ratio) => Math.abs(Math.log(ratio)));
  if (then === undefined || now === undefined || !Number.isFinite(then) || !Number.isFinite(now)) return "not-compared";
  if (Math.abs(then - now) < 1e-9) return "level";
  return now < then ? "closer" : "apart";
}

/** Parts against the total that came with them. One that differs is a note on the data; nothing is mended. */
export function partsAgainst(total: Figure, parts: readonly Figure[]): PartsFinding {
  const sum = derive(
    { id: siblingId(total.id, "sum-of-parts"), unit: total.unit, method: "sum", inputs: parts },
    (...numbers) => (numbers.length === 0 ? absent("not-applicable", "no-parts") : numbers.reduce((a, b) => a + b, 0)),
  );
  const difference = derive(
    {
      id: siblingId(total.id, "difference", "sum-of-parts"),
      unit: total.unit,
      method: "difference",
      inputs: [sum, total],
    },
    (added, whole) => whole - added,
  );
  const { value } = difference;
  return {
    kind: "parts",
    total,
    parts,
    sum,
    difference,
    verdict: !isNumber(value) ? "not-compared" : value.number === 0 ? "agree" : "differ",
  };
}

/** From 50% to 10% is 40 points down, and 80% down: two figures, each with its own unit. */
export function pointsBetween(from: Figure, to: Figure, comparison: string): PointsFinding {
  const points = derive(
    {
      id: siblingId(to.id, "difference", comparison),
      unit: "percentage-points",
      method: "difference",
      inputs: [from, to],
    },
    (before, after) => after - before,
  );
  const relative = derive(
    {
      id: siblingId(to.id, "percent-change", comparison),
      unit: "percent",
      method: "percent-change",
      inputs: [from, to],
    },
    (before, after) => (before === 0 ? absent("undefined", "base-0") : ((after - before) / before) * 100),
  );
  return { kind: "points", from, to, points, relative };
}
