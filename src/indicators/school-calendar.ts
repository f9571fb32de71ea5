import { addDays, dayCount } from "../values/period.ts";
import type { Piece } from "./cover.ts";
import type { Predicate, Term } from "./indicator.ts";

/** Longer than any holiday between terms: beyond it, terms are missing from the settings. */
const longestHoliday = 70;

/** The terms that a predicate asks for; undefined when it asks for no school days. */
export function termsIn(predicate: Predicate): readonly Term[] | undefined {
  if ("schoolDays" in predicate) return predicate.schoolDays.terms;
  if ("not" in predicate) return termsIn(predicate.not);
  const parts = "all" in predicate ? predicate.all : "any" in predicate ? predicate.any : [];
  return parts.map(termsIn).find((terms) => terms !== undefined);
}

/** Whether it is known of every day of a piece if there was school: it lies in a term, or in a holiday between two. */
export function isInCalendar({ start, end }: Piece, terms: readonly Term[]): boolean {
  const inOrder = terms.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  const spans: Term[] = [];
  for (const term of inOrder) {
    const last = spans.at(-1);
    const holiday = last ? dayCount({ start: addDays(last.to, 1), end: addDays(term.from, -1) }) : 0;
    const ends = [...(last ? [last.to] : []), term.to].sort();
    if (last && holiday <= longestHoliday) spans[spans.length - 1] = { from: last.from, to: ends.at(-1) ?? term.to };
    else spans.push(term);
  }
  return spans.some((span) => span.from <= start && end <= span.to);
}
