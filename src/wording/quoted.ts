import type { Figure } from "../values/figure.ts";
import type { AbsentState } from "../values/value.ts";
import { absentText, formatValue } from "./values.ts";

/** What is said of a number that is not there, where somebody else's sentence is around it. */
const whyNot: Readonly<Partial<Record<AbsentState, readonly [number: string, percentage: string]>>> = {
  incomplete: ["number incomplete", "percentage incomplete"],
  missing: ["number not available", "percentage not available"],
  "not-comparable": ["number not comparable", "percentage not comparable"],
  "not-applicable": ["number that cannot be counted", "no percentage"],
};

/**
 * A figure as an analyst's sentence quotes it. The sentence was written for a number, and nobody knows its grammar: what is put in where
 * there is none stands in brackets, as an editor's remark does, and names what is lacking: "There were [number incomplete] offences."
 */
export function quotedText(figure: Pick<Figure, "value" | "unit" | "method">): string {
  const { value } = figure;
  if (value.state === "value" || value.state === "suppressed") return formatValue(value, figure);
  const words = whyNot[value.state]?.[figure.unit === "percent" ? 1 : 0];
  return `[${words ?? absentText(value.state)}]`;
}
