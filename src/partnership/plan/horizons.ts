import type { Place, Problem } from "../../problems/problem.ts";
import { financialYearStart, type Period } from "../../values/period.ts";
import { yearName } from "./year-label.ts";

const numbers = ["one", "two", "three", "four", "five", "six"];
const span = /(?<![\d/])(20\d{2})(?:\/(\d{2}))?\s*(?:–|—|-|to|until)\s*(20\d{2})(?:\/(\d{2}))?(?![\d/])/g;
const length = /\b(one|two|three|four|five|six|\d{1,2})[\s-]years?\b/gi;

/** The years of a plan as words: "2015/16 to 2017/18". */
export const horizonOf = (years: readonly Period[]): string =>
  [years[0], years.length > 1 ? years.at(-1) : undefined].flatMap((year) => (year ? yearName(year) : [])).join(" to ");

/**
 * Words that give the plan another stretch of years than its own: a title of 2016 to 2018 above three columns from 2015/16. Only
 * the title and sentences of the introduction that speak of the plan or its priorities are looked at, since others may speak of other plans.
 */
export function otherHorizons(
  texts: readonly { readonly text: string; readonly place: Place; readonly isTitle?: true }[],
  years: readonly Period[],
): Problem[] {
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return [];
  const [from, to] = [financialYearStart(first.start), financialYearStart(last.start)];
  const agrees = (start: number, end: number, isFinancial: boolean): boolean =>
    start === from && (isFinancial ? end === to : end === to || end === to + 1);
  const sentences = texts.flatMap(({ text, place, isTitle }) =>
    text
      .split(/(?<=[.!?])\s+/)
      .filter((sentence) => isTitle || /\b(?:this|the|our|partnership)\b[^.]*\b(?:plan|priorities)\b/i.test(sentence))
      .map((sentence) => ({ sentence, place })),
  );
  return sentences.flatMap(({ sentence, place }) => {
    const spans = [...sentence.matchAll(span)].flatMap((match) => {
      const [start, end] = [Number(match[1]), Number(match[3])];
      const isFinancial = match[4] !== undefined;
      const overlaps = start <= to + 1 && end >= from;
      return overlaps && !agrees(start, end, isFinancial) ? [match[0]] : [];
    });
    const lengths = [...sentence.matchAll(length)].flatMap((match) => {
      const written = (match[1] ?? "").toLowerCase();
      const count = numbers.includes(written) ? numbers.indexOf(written) + 1 : Number(written);
      return count === years.length || !/\b(?:next|coming|over|course|plan)\b/i.test(sentence) ? [] : [match[0]];
    });
    return [...spans, ...lengths].map(
      (said): Problem => ({
        code: "plan-horizon",
        severity: "note",
        message: `“${said}” is another stretch of years than those of the plan, ${horizonOf(years)}.`,
        remedy: "Say the same years everywhere, or say why they differ.",
        place,
      }),
    );
  });
}
