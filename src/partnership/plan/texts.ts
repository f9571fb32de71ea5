import { didYouMean } from "../../problems/nearest.ts";
import type { Place, Problem } from "../../problems/problem.ts";
import type { Period } from "../../values/period.ts";
import { partsAmiss } from "./parts.ts";
import { mentionsIn } from "./refs.ts";
import { misspeltYears, yearName } from "./year-label.ts";

/** Any words of the plan, with the place of what stands in them: by where it stands, or by its words. */
export interface CheckedText {
  readonly text: string;
  readonly at: (offset: number, words: string) => Place;
}

/** What can be wrong in running text: a reference to no action, a misspelt financial year, parts that do not add up. */
export function textProblems(
  { text, at }: CheckedText,
  refs: ReadonlySet<string>,
  years: readonly Period[],
): Problem[] {
  const unknown = mentionsIn(text)
    .filter(({ ref }) => !refs.has(ref))
    .map(
      ({ ref, offset }): Problem => ({
        code: "plan-reference",
        severity: "error",
        message: `Action ${ref} is referred to, and the plan has no such action.${didYouMean(alike(ref, refs))}`,
        remedy: "Write the reference of an action that is there.",
        place: at(offset, ref),
      }),
    );
  const misspelt = misspeltYears(text, years).map(
    ({ label, offset, suggestion }): Problem => ({
      code: "plan-year",
      severity: "warning",
      message: `"${label}" is no financial year.${didYouMean(suggestion)}`,
      remedy: `Write a year as ${years[0] ? yearName(years[0]) : "2015/16"}.`,
      place: at(offset, label),
    }),
  );
  const amiss = partsAmiss(text).map(
    ({ whole, sum, offset, written }): Problem => ({
      code: "plan-parts",
      severity: "note",
      message: `The parts add up to ${sum}, and the whole before them is ${whole}.`,
      remedy: "Look both up again, or say why they differ.",
      place: at(offset, written),
    }),
  );
  return [...unknown, ...misspelt, ...amiss];
}

/** The same digits in another order or with another point: 1.21 for 2.11 helps nobody, 3.16 for 3.6 may. */
const alike = (ref: string, refs: ReadonlySet<string>): string | undefined => {
  const [priority, number = ""] = ref.split(".");
  return [...refs].find((one) => {
    const [other, own = ""] = one.split(".");
    return other === priority && (own === number[0] || own === number.slice(1) || own === `${number}0`);
  });
};
