import type { Problem } from "../problems/problem.ts";
import type { Calendar, Span } from "./calendar.ts";
import type { Counts } from "./scenario.ts";

/** One cell of the scenario: this many in this span. */
export interface Margin {
  readonly span: Span;
  readonly count: number;
}

/** Everything that is wrong with a scenario's numbers, gathered while the sample is made. */
export class Inconsistencies {
  readonly problems: Problem[] = [];

  invalidSpan(series: string, key: string, reason: string): void {
    this.#add(`The scenario's ${series} has a span "${key}" that cannot be used: ${reason}.`, "Correct the span.");
  }

  overlap(series: string, one: string, other: string): void {
    this.#add(
      `The scenario's ${series} counts some days twice: ${one} and ${other} overlap.`,
      "Cut the spans so that each day is in one of them.",
    );
  }

  /** The records that other cells demand are already more than this cell allows. */
  tooFew(series: string, span: string, wanted: number, already: number): void {
    this.#add(
      `The scenario asks for ${wanted} of ${series} in ${span}, but its other counts already make ${already}.`,
      `Raise ${series} in ${span} to at least ${already}, or lower what is part of it.`,
    );
  }

  /** More is asked for than there are records that could be it. */
  tooMany(series: string, span: string, wanted: number, possible: number): void {
    this.#add(
      `The scenario asks for ${wanted} of ${series} in ${span}, but only ${possible} of its records could be that.`,
      `Lower ${series} in ${span} to at most ${possible}.`,
    );
  }

  #add(message: string, remedy: string): void {
    this.problems.push({ code: "scenario-inconsistent", severity: "error", message, remedy });
  }
}

/** The cells of a series in the order of their days; cells that cannot be used are reported and left out. */
export function marginsOf(series: string, counts: Counts, calendar: Calendar, wrong: Inconsistencies): Margin[] {
  const margins: Margin[] = [];
  for (const [key, count] of Object.entries(counts)) {
    const span = calendar.span(key);
    if (typeof span === "string") wrong.invalidSpan(series, key, span);
    else if (!Number.isInteger(count) || count < 0) wrong.invalidSpan(series, key, `${count} is not a count`);
    else margins.push({ span, count });
  }
  margins.sort((one, other) => one.span.from - other.span.from);
  margins.forEach(({ span }, index) => {
    const next = margins[index + 1];
    if (next && next.span.from <= span.to) wrong.overlap(series, span.key, next.span.key);
  });
  return margins;
}

/** How many of a whole's span its parts make. */
export const partsWithin = (parts: readonly Margin[], { from, to }: Span): number =>
  parts.filter(({ span }) => span.from >= from && span.to <= to).reduce((sum, { count }) => sum + count, 0);
