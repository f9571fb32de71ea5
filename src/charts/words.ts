import type { IsoDate, IsoMonth } from "../values/period.ts";
import type { ValueState } from "../values/value.ts";

/** The few words that are part of a chart's furniture. Everything that depends on data comes worded in the model. */
export const chartWords = {
  mean: "Mean",
  upperLimit: "Upper limit",
  lowerLimit: "Lower limit",
  trialLimits: "Limits are provisional: fewer than 12 points",
  within: "Inside the limits",
  outside: "Outside the limits",
  notJudged: "Not judged: what is counted changed",
  shift: "8 or more in a row on one side of the mean",
  provisional: "Provisional (hollow)",
} as const;

/** How an absent number is marked: the Government Statistical Service's shorthand, and what it stands for in the key. */
const gapWords: Readonly<Record<Exclude<ValueState, "value">, { readonly mark: string; readonly meaning: string }>> = {
  suppressed: { mark: "[c]", meaning: "withheld to protect people" },
  "not-comparable": { mark: "[x]", meaning: "not available" },
  incomplete: { mark: "[x]", meaning: "not available" },
  missing: { mark: "[x]", meaning: "not available" },
  undefined: { mark: "[z]", meaning: "not applicable" },
  "not-applicable": { mark: "[z]", meaning: "not applicable" },
  "not-set": { mark: "[x]", meaning: "not available" },
};

/** A value state that promises a number but has none is a fault upstream; it is drawn as not available, never as 0. */
export function gapWord(state: ValueState): { readonly mark: string; readonly meaning: string } {
  return gapWords[state === "value" ? "missing" : state];
}

const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

export const monthName = (month: IsoMonth): string => monthNames[Number(month.slice(5, 7)) - 1] ?? month;
export const quarterName = (quarter: number): string => `Q${quarter}`;
export const financialYearName = (startYear: number): string =>
  `${startYear}/${String((startYear + 1) % 100).padStart(2, "0")}`;
/** "23 Mar". */
export const dayName = (date: IsoDate): string => `${Number(date.slice(8))} ${monthName(date)}`;
