import type { ChangeFinding, UnknownFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { formatDate, quarterName } from "./dates.ts";
import { notKnownOf } from "./left-out.ts";
import { lowerFirst } from "./letters.ts";
import { formatCount, formatPercent } from "./numbers.ts";
import { figureRun, type Inline, label, runs, sentences } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** The number of a figure, or undefined where it has a state instead. */
export const numberOf = (figure: Figure): number | undefined =>
  isNumber(figure.value) ? figure.value.number : undefined;

/** A difference without its sign: "16" of −16. */
export const sizeOf = (figure: Figure): Inline => {
  const number = numberOf(figure);
  return number === undefined ? figureRun(figure) : figureRun(figure, formatCount(Math.abs(number)));
};

/** "victim" or "victims", to stand after a figure. */
export const unitAfter = (figure: Figure, words: SubjectWords): string => unitOf(words, numberOf(figure));

/** " (+29%)", with a caution on a low base, or nothing where a percentage would mislead. */
export function percentInBrackets(change: ChangeFinding): Inline[] {
  if (change.percentUse === "withhold" || numberOf(change.percent) === undefined) return [];
  return change.percentUse === "caution" ? runs` (${change.percent}, on a low number)` : runs` (${change.percent})`;
}

/** ", within usual variation", ", a clear rise": what may be said of a change. */
export function evidenceWords(change: ChangeFinding): string {
  switch (change.evidence) {
    case "clear-99":
    case "clear-95":
      return change.direction === "more" ? ", a clear rise" : ", a clear fall";
    case "not-clear":
      return change.direction === "same" ? "" : ", within usual variation";
    case "not-tested":
      return noVerdict(change);
  }
}

function noVerdict({ notTestedBecause, notKnown = [], unknown }: ChangeFinding): string {
  switch (notTestedBecause) {
    case "unknown-share-moved":
      return `; no verdict is given, since ${undecided(`records ${notKnownOf(notKnown)}`, unknown)}`;
    case "late-records":
      return "; no verdict is given, since late records have changed the earlier count too much";
    default:
      return "";
  }
}

/** Where the numbers are withheld it is not known whether the share moved: only that it may have. */
const undecided = (records: string, unknown: UnknownFinding | undefined): string =>
  unknown?.moved && !(isNumber(unknown.from.value) && isNumber(unknown.to.value))
    ? `the numbers of ${records} are withheld, and their share may have moved`
    : `the share of ${records} moved too much`;

/** "rose 29%", "fell 8.0%", or in counts where a percentage would mislead. */
export function moved(change: ChangeFinding): Inline[] {
  const verb = change.direction === "more" ? "rose" : "fell";
  const percent = numberOf(change.percent);
  if (change.percentUse === "withhold" || percent === undefined) return runs`${verb}`;
  return runs`${verb} ${figureRun(change.percent, formatPercent(percent))}`;
}

/** "16 fewer than in 2018/19", "9 more than the 17 in 2018/19", "the same as in 2018/19". */
function comparison(change: ChangeFinding): Inline[] {
  const period = inPeriod(periodOf(change.from));
  if (change.direction === "same") return runs`the same as in ${period}`;
  if (numberOf(change.from) === 0) return runs`against ${change.from} in ${period}`;
  if (change.percentUse === "withhold")
    return runs`${sizeOf(change.difference)} ${change.direction} than the ${change.from} in ${period}, too few for a percentage`;
  return runs`${sizeOf(change.difference)} ${change.direction} than in ${period}${percentInBrackets(change)}`;
}

/** "There were 253 victims in 2019/20, 16 fewer than in 2018/19 (−5.9%), within usual variation." */
export function changeSentence(change: ChangeFinding, words: SubjectWords): Inline[] {
  const period = inPeriod(periodOf(change.to));
  const count = numberOf(change.to);
  if (count === undefined) return absenceSentence(change.to, period);
  const opening = runs`There ${count === 1 ? "was" : "were"} ${change.to} ${unitAfter(change.to, words)} in ${period}`;
  if (change.direction === "not-compared") return sentences(runs`${opening}.`, whyNotCompared(change));
  return runs`${opening}, ${comparison(change)}${evidenceWords(change)}.`;
}

/** "In Quarter 4 there were 58, against 62 a year before (4 fewer), within usual variation." Follows the year's sentence. */
export function quarterSentence(change: ChangeFinding, year: ChangeFinding): Inline[] {
  const period = quarterName(periodOf(change.to));
  const count = numberOf(change.to);
  if (count === undefined)
    return change.to.value.state === year.to.value.state
      ? absentTooSentence(change.to, period)
      : absenceSentence(change.to, period);
  const opening = runs`In ${period} there ${count === 1 ? "was" : "were"} ${change.to}`;
  if (change.direction === "not-compared") {
    if (change.seriesBreak && change.seriesBreak.note === year.seriesBreak?.note)
      return runs`${opening}, not compared for the same reason.`;
    return sentences(runs`${opening}.`, whyNotCompared(change));
  }
  if (change.direction === "same") return runs`${opening}, as many as in the same quarter a year before.`;
  const again = noVerdict(change) !== "" && change.notTestedBecause === year.notTestedBecause;
  const evidence = again ? "; again no verdict is given" : evidenceWords(change);
  return runs`${opening}, against ${change.from} a year before (${sizeOf(change.difference)} ${change.direction})${evidence}.`;
}

/** Why there is no number, as a sentence. */
export function absenceSentence(figure: Figure, period: string): Inline[] {
  switch (figure.value.state) {
    case "suppressed":
      return [label(`The figure for ${period} is withheld [c] because it is small, or would give away one that is.`)];
    case "incomplete":
      return [label(`The figure for ${period} is incomplete: part of the period has no data. It is not compared.`)];
    case "missing":
      return [label(`No figure is available for ${period}: no data is held for it.`)];
    case "not-comparable":
      return [label(`The figure for ${period} is not comparable.`)];
    default:
      return [label(`There is no figure for ${period}.`)];
  }
}

/** The same of a second figure, once the reason has been given. */
function absentTooSentence(figure: Figure, period: string): Inline[] {
  switch (figure.value.state) {
    case "suppressed":
      return [label(`The figure for ${period} is withheld too.`)];
    case "incomplete":
      return [label(`The figure for ${period} is incomplete too.`)];
    case "missing":
      return [label(`Nor is there a figure for ${period}.`)];
    default:
      return absenceSentence(figure, period);
  }
}

function whyNotCompared(change: ChangeFinding): Inline[] {
  if (change.seriesBreak)
    return runs`It is not compared with ${inPeriod(periodOf(change.from))}: from ${formatDate(change.seriesBreak.from)}, ${lowerFirst(change.seriesBreak.note)}`;
  return absenceSentence(change.from, inPeriod(periodOf(change.from)));
}

/** "From 1 July 2019, burglary of sheds counts as residential.": where it has been said that two counts are not compared. */
export const whyBroken = ({ from, note }: NonNullable<ChangeFinding["seriesBreak"]>): string =>
  `From ${formatDate(from)}, ${lowerFirst(note)}`;

/** "From 1 July 2019: burglary of sheds counts as residential. Counts before and after are not compared." */
export const breakSentence = ({ from, note }: NonNullable<ChangeFinding["seriesBreak"]>): string =>
  `${whyBroken({ from, note })} Counts before and after are not compared.`;

/** The same for what is compared across it nevertheless, which the annex gives the reason for. */
export const acrossBreakSentence = ({ from, note }: NonNullable<ChangeFinding["seriesBreak"]>): string =>
  `From ${formatDate(from)}, ${lowerFirst(note)} Night-time figures are compared all the same; “Definitions” says why.`;
