import type { SmallNumbers } from "../partnership/settings/limits.ts";
import { criticalZ } from "../statistics/quantiles.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest, FigureBook } from "../values/figure-book.ts";
import { siblingId } from "../values/figure-id.ts";
import type { MeasuredKind, MeasuredLevel } from "../values/measured-findings.ts";
import { absent, isNumber, type Value } from "../values/value.ts";
import { derive } from "./derive.ts";
import { withConstants } from "./rates.ts";

/** No percentage is given of fewer than this. */
export const fewestInBase = 10;

/** A level as papers show it: a percentage of too few is not there to be printed, and one of few is marked. */
export function levelOf(
  book: FigureBook,
  measured: MeasuredKind,
  request: CountRequest,
  smallNumbers: SmallNumbers,
): MeasuredLevel {
  const { period } = request;
  const own = book.count(request);
  if (measured === "stock") return { period, figure: own };
  const [first, second] = own.inputs.map((id) => book.find(id));
  const [part, base] = measured === "survey" ? [undefined, first] : [first, second];
  if (!base) return { period, figure: own };
  const figure: Figure = { ...own, value: shownOf(own.value, base.value, smallNumbers) };
  return {
    period,
    figure,
    ...(part ? { part } : {}),
    base,
    interval: { lower: boundOf("lower", figure, part, base), upper: boundOf("upper", figure, part, base) },
  };
}

function shownOf(value: Value, base: Value, { cautionBelow }: SmallNumbers): Value {
  if (!isNumber(value) || !isNumber(base)) return value;
  if (base.number < fewestInBase) return absent("not-applicable", "few-in-base");
  return base.number < cautionBelow ? { ...value, smallBase: true } : value;
}

/** Of the two counts; of a survey, of the percentage and how many were asked, as if each had been drawn by lot. */
function boundOf(side: "lower" | "upper", figure: Figure, part: Figure | undefined, base: Figure): Figure {
  const bound = derive(
    {
      id: siblingId(figure.id, `share-${side}`),
      unit: "percent",
      method: "share-limit",
      inputs: [part ?? figure, base],
    },
    (number, all) => {
      // The state of a share that is not shown is that of its bounds.
      if (!isNumber(figure.value)) return figure.value;
      return 100 * wilsonInterval(part ? number : (number / 100) * all, all)[side];
    },
  );
  return withConstants(bound, { z: criticalZ(0.95) });
}
