import type { ChangeFinding, LateRecordsFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { formatDate } from "./dates.ts";
import { capital } from "./letters.ts";
import { formatCount, formatPercent, spellSmall } from "./numbers.ts";
import { figureRun, type Inline, runs, sentences } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/**
 * What stands beside a comparison with a count that has had a year longer for late records: "About two weeks after it ended, 2018/19 stood
 * at 66; late records have added 6 (9.1%). ...". Nothing where it does not matter.
 */
export function lateSentence(change: ChangeFinding): Inline[] {
  const { late } = change;
  if (!late) return [];
  const [before, now] = [periodWords(change.from), periodWords(change.to)];
  const way = late.effect === "raised" ? "rise" : "fall";
  if (!late.shown)
    return runs`${came(late)} the count for ${before.name} since ${formatDate(late.asAt)}; that for ${now.name} can ${way} in the same way.`;
  const stood = runs`${before.name} stood at ${late.shown.then}; ${brought(late)} ${grown(late.shown)}.`;
  const than = thanThen(late.shown);
  return late.stage === "same"
    ? sentences(
        runs`At the same stage a year ago ${stood}`,
        runs`${capital(now.name)} can ${way} in the same way: ${now.it} ${now.is} ${than}.`,
      )
    : sentences(
        runs`${capital(weeks(late.daysThen))} after ${before.it} ended, ${stood}`,
        runs`${capital(now.name)} ${now.is} counted after ${weeks(late.daysNow)} and can still ${way}: ${now.it} ${now.is} ${than}.`,
      );
}

type Shown = NonNullable<LateRecordsFinding["shown"]>;

/** "2018/19" is one; "the six months to September 2019" are several. */
function periodWords(figure: Figure): { name: string; it: string; is: string } {
  const name = inPeriod(periodOf(figure));
  return / months to /.test(name) ? { name, it: "they", is: "are" } : { name, it: "it", is: "is" };
}

const came = ({ effect }: LateRecordsFinding): string =>
  effect === "raised" ? "Late records have raised" : "Later corrections have lowered";

const brought = ({ effect }: LateRecordsFinding): string =>
  effect === "raised" ? "late records have added" : "later corrections have taken off";

/** "25 fewer than that 66 (−38%)": on equal terms, or nearer to them. */
function thanThen({ then, difference, percent }: Shown): Inline[] {
  if (!isNumber(difference.value)) return [];
  const { number } = difference.value;
  if (number === 0) return runs`as high as that ${then}`;
  const size = figureRun(difference, formatCount(Math.abs(number)));
  const share = isNumber(percent.value) ? runs` (${percent})` : [];
  return runs`${size} ${number > 0 ? "more" : "fewer"} than that ${then}${share}`;
}

/** "6 (9.1%)": how many came, without a sign. */
function grown({ growth, growthPercent }: Shown): Inline[] {
  if (!isNumber(growth.value)) return runs`${growth}`;
  const size = figureRun(growth, formatCount(Math.abs(growth.value.number)));
  const { value } = growthPercent;
  return isNumber(value) ? runs`${size} (${figureRun(growthPercent, formatPercent(value.number))})` : runs`${size}`;
}

/** "about two weeks": a stage is no more exact than that. */
function weeks(days: number): string {
  const number = Math.round(days / 7);
  if (number === 0) return "a few days";
  return number === 1 ? "about a week" : `about ${spellSmall(number)} weeks`;
}

/** The same in fewer words, for the first page. */
export function lateHeadline(change: ChangeFinding): Inline[] {
  const { late } = change;
  if (!late) return [];
  const since = `since ${formatDate(late.asAt)}`;
  const too = `this year’s can ${late.effect === "raised" ? "rise" : "fall"} too.`;
  return late.shown
    ? runs`${came(late)} last year’s count by ${grown(late.shown)} ${since}; ${too}`
    : runs`${came(late)} last year’s count ${since}; ${too}`;
}

/** The quarter's share of it, after its own sentence: "On 15 April 2019 the 17 of a year before stood at 13." */
export function lateQuarterSentence(change: ChangeFinding): Inline[] {
  const { late } = change;
  return late?.shown
    ? runs`On ${formatDate(late.asAt)} the ${change.from} of a year before stood at ${late.shown.then}.`
    : [];
}
