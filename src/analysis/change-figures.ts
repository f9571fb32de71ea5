import type { SmallNumbers } from "../partnership/settings/limits.ts";
import { criticalZ } from "../statistics/quantiles.ts";
import type { ExposurePair } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { absent, numberValue } from "../values/value.ts";
import type { ChangeQuestion, SeriesBreak } from "./change-question.ts";
import { derive } from "./derive.ts";
import { type EvidenceResult, evidenceLevel } from "./evidence.ts";

/** To less from, in the unit of the two; in percentage points between percentages. */
export function differenceOf({ from, to, comparison }: ChangeQuestion, seriesBreak: SeriesBreak | undefined): Figure {
  return derive(
    {
      id: siblingId(to.id, "difference", comparison),
      unit: to.unit === "percent" ? "percentage-points" : to.unit,
      method: "difference",
      inputs: [from, to],
    },
    (before, after) => (seriesBreak ? absent("not-comparable", "series-break") : after - before),
  );
}

/** `undefined` on a base of 0, `not-applicable` on a small one: a percentage that misleads is not there to be printed. */
export function percentOf(
  { from, to, comparison }: ChangeQuestion,
  smallNumbers: SmallNumbers,
  seriesBreak: SeriesBreak | undefined,
): Figure {
  return derive(
    {
      id: siblingId(to.id, "percent-change", comparison),
      unit: "percent",
      method: "percent-change",
      inputs: [from, to],
    },
    (before, after) => {
      if (seriesBreak) return absent("not-comparable", "series-break");
      // A change of a percentage is said in points.
      if (to.unit === "percent") return absent("not-applicable", "percentage-points");
      if (before === 0) return absent("undefined", "base-0");
      if (before < smallNumbers.noPercentBelow) return absent("not-applicable", "small-base");
      const change = ((after - before) / before) * 100;
      return before < smallNumbers.cautionBelow ? numberValue(change, { smallBase: true }) : change;
    },
  );
}

/** The ratio of the two rates with its 95% interval. */
export function ratioFigures(
  { from, to, comparison }: ChangeQuestion,
  tested: EvidenceResult,
  { exposure, overdispersion }: { readonly exposure: ExposurePair; readonly overdispersion: Figure },
) {
  const constants = { "from-exposure": exposure.from, "to-exposure": exposure.to };
  const tail = (1 - evidenceLevel) / 2;
  const bounds = {
    exact: { lower: { tail }, upper: { tail: 1 - tail } },
    score: { lower: { z: -criticalZ(evidenceLevel) }, upper: { z: criticalZ(evidenceLevel) } },
  }[tested.kind];
  const ratioFigure = (measure: string, number: number, bound: Readonly<Record<string, number>> = {}): Figure =>
    derive(
      {
        id: siblingId(to.id, measure, comparison),
        unit: "ratio",
        method: "rate-ratio",
        inputs: [from, to, overdispersion],
        constants: { ...constants, ...bound },
      },
      () => (Number.isFinite(number) ? number : absent("undefined", "base-0")),
    );
  return {
    ratio: ratioFigure("rate-ratio", tested.ratio),
    lower: ratioFigure("rate-ratio-lower", tested.interval.lower, bounds.lower),
    upper: ratioFigure("rate-ratio-upper", tested.interval.upper, bounds.upper),
  };
}
