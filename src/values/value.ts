/**
 * A value is a number or a stated reason why there is none. What is not known prints as not known, never as 0.
 *
 * The list is in order of precedence: when two values meet in arithmetic and at least one of them is not a number, the
 * result takes the state that stands first, so that suppression always survives and "not set" only shows when nothing
 * else is wrong.
 */
export const absentStates = [
  "suppressed",
  "not-comparable",
  "incomplete",
  "missing",
  "undefined",
  "not-applicable",
  "not-set",
] as const;

export type AbsentState = (typeof absentStates)[number];
export type ValueState = "value" | AbsentState;

/** Attributes that a number keeps through arithmetic. */
export interface Attributes {
  /** The newest data may still grow: late recording, late referral. */
  readonly provisional?: true;
  /** Differs from what an earlier run of the same period printed. */
  readonly revised?: true;
  /** Counted over few enough records that a percentage would mislead. */
  readonly smallBase?: true;
}

export interface NumberValue extends Attributes {
  readonly state: "value";
  readonly number: number;
}

export interface AbsentValue {
  readonly state: AbsentState;
  /** Why, as a stable code for wording; never free text with data in it. */
  readonly because?: string;
}

export type Value = NumberValue | AbsentValue;

export function numberValue(number: number, attributes: Attributes = {}): NumberValue {
  return { state: "value", number, ...attributes };
}

export function absent(state: AbsentState, because?: string): AbsentValue {
  return because === undefined ? { state } : { state, because };
}

export function isNumber(value: Value): value is NumberValue {
  return value.state === "value";
}

/** The state that wins among the values that are not numbers, or undefined when all are numbers. */
export function firstAbsence(values: readonly Value[]): AbsentValue | undefined {
  let winner: AbsentValue | undefined;
  for (const value of values) {
    if (isNumber(value)) continue;
    if (!winner || absentStates.indexOf(value.state) < absentStates.indexOf(winner.state)) winner = value;
  }
  return winner;
}

/**
 * Arithmetic over values. `compute` sees numbers only; it may answer with a value of its own, for example `undefined`
 * when it would have to divide by zero. Attributes are kept when any input has them, except `smallBase`, which is a
 * property of one number and is set again by whoever computes.
 */
export function combine(values: readonly Value[], compute: (numbers: number[]) => number | Value): Value {
  const absence = firstAbsence(values);
  if (absence) return absence;
  const numbers = (values as readonly NumberValue[]).map((value) => value.number);
  const result = compute(numbers);
  if (typeof result !== "number" && !isNumber(result)) return result;
  const attributes: { -readonly [key in keyof Attributes]: Attributes[key] } = {};
  if ((values as readonly NumberValue[]).some((value) => value.provisional)) attributes.provisional = true;
  if ((values as readonly NumberValue[]).some((value) => value.revised)) attributes.revised = true;
  return typeof result === "number" ? numberValue(result, attributes) : { ...attributes, ...result };
}
