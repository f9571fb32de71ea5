import type { ChangeFinding, LateRecordsFinding } from "../values/finding.ts";
import { isNumber } from "../values/value.ts";
import { formatDate } from "./dates.ts";
import { formatCount, formatPercent, spellSmall } from "./numbers.ts";
import { figureRun, type Inline, runs, sentences } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/**
 * What stands beside a comparison with a count that has had a year longer for late records: "About two weeks after the end of 2018/19 the
 * count stood at 66; late records have raised it by 6 (9.1%) since. ...". Nothing where it does not matter.
 */
export function lateSentence(change: ChangeFinding): Inline[] {
  const { late } = change;
  if (!late) return [];
  const [before, now] = [inPeriod(periodOf(change.from)), inPeriod(periodOf(change.to))];
  const way = late.effect === "raised" ? "rise" : "fall";
  if (!late.shown)
    return runs`${came(late)} the count for ${before} since ${formatDate(late.asAt)}; the count for ${now} can ${way} in the same way.`;
  return sentences(
    late.stage === "same"
      ? runs`At the same stage a year ago the count for ${before} stood at ${late.shown.then}; ${lower(came(late))} it by ${grown(late.shown)} since.`
      : runs`${capital(weeks(late.daysThen))} after the end of ${before} the count stood at ${late.shown.then}; ${lower(came(late))} it by ${grown(late.shown)} since.`,
    late.stage === "same"
      ? runs`The count for ${now} can ${way} in the same way: ${againstThen(late.shown)}.`
      : runs`The count for ${now} was taken ${weeks(late.daysNow)} after its end and can still ${way}: ${againstThen(late.shown)}.`,
  );
}

type Shown = NonNullable<LateRecordsFinding["shown"]>;

const came = ({ effect }: LateRecordsFinding): string =>
  effect === "raised" ? "Late records have raised" : "Later corrections have lowered";

/** "against that 66 it is 25 fewer (−38%)": on equal terms, or nearer to them. */
function againstThen({ then, difference, percent }: Shown): Inline[] {
  if (!isNumber(difference.value)) return [];
  const { number } = difference.value;
  const size = figureRun(difference, formatCount(Math.abs(number)));
  const share = isNumber(percent.value) ? runs` (${percent})` : [];
  return number === 0
    ? runs`it is as high as that ${then}`
    : runs`against that ${then} it is ${size} ${number > 0 ? "more" : "fewer"}${share}`;
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

/** The quarter's share of it, after its own sentence: "The 17 of a year before stood at 13 on 15 April 2019." */
export function lateQuarterSentence(change: ChangeFinding): Inline[] {
  const { late } = change;
  return late?.shown
    ? runs`The ${change.from} of a year before stood at ${late.shown.then} on ${formatDate(late.asAt)}.`
    : [];
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
