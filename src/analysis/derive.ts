import type { Figure, Method, Unit } from "../values/figure.ts";
import { type FigureIdParts, parseFigureId } from "../values/figure-id.ts";
import { type Period, parsePeriod } from "../values/period.ts";
import { combine, isNumber, numberValue, type Value } from "../values/value.ts";

export interface Derivation {
  readonly id: string;
  readonly unit: Unit;
  readonly method: Method;
  /** Their numbers reach `compute` in this order. */
  readonly inputs: readonly Figure[];
  /** Numbers of the arithmetic that are no figures, by name: see `arithmetic/`. */
  readonly constants?: Readonly<Record<string, number>>;
}

/** A figure computed from others. When an input is no number the result takes its state, so nothing is made up. */
export function derive(derivation: Derivation, compute: (...numbers: number[]) => number | Value): Figure {
  const { id, unit, method, inputs, constants } = derivation;
  const value = combine(
    inputs.map((input) => input.value),
    (numbers) => compute(...numbers),
  );
  return {
    id,
    unit,
    method,
    value,
    inputs: inputs.map((input) => input.id),
    ...(constants && isNumber(value) ? { constants } : {}),
  };
}

/** A figure that rests on no other: agreed in the settings, or a default of the catalogue. */
export function givenFigure(
  id: string,
  unit: Unit,
  method: Method,
  number: number,
  constants?: Readonly<Record<string, number>>,
): Figure {
  return { id, unit, method, value: numberValue(number), inputs: [], ...(constants ? { constants } : {}) };
}

export function idParts(figure: Figure): FigureIdParts {
  const parts = parseFigureId(figure.id);
  if (!parts) throw new Error(`not a figure id: ${figure.id}`);
  return parts;
}

/** The period that a figure is about, read from its id. */
export function periodOf(figure: Figure): Period {
  const parsed = parsePeriod(idParts(figure).period);
  if (!parsed.ok) throw new Error(`not a period: ${figure.id}`);
  return parsed.period;
}
