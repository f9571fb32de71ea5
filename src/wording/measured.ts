import { isOfTwelveMonths } from "../indicators/own-measure.ts";
import type { Figure } from "../values/figure.ts";
import type { MeasuredChange, MeasuredFindings, MeasuredKind, MeasuredLevel } from "../values/measured-findings.ts";
import { monthOf, type Period } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { absenceSentence, numberOf, sizeOf } from "./change.ts";
import { formatDate, formatMonth, quarterName } from "./dates.ts";
import { directionStatus } from "./direction.ts";
import type { HeadlineWords } from "./headline.ts";
import { lowerFirst } from "./letters.ts";
import { formatDecimal, formatSignedPercent } from "./numbers.ts";
import { figureRun, type Inline, label, runs, type StatusMark, sentences } from "./runs.ts";
import { inPeriod, type SubjectWords, unitOf } from "./subject.ts";
import { formatCell } from "./values.ts";

/** "12.3%": a tenth, so that two levels and the points between them agree. */
export const levelText = (figure: Figure): string =>
  isNumber(figure.value) && figure.unit === "percent"
    ? `${formatDecimal(figure.value.number, 1)}%`
    : formatCell(figure.value, figure);

/** "+1.5 points" between percentages, "+5" between numbers. */
export function differenceText(figure: Figure): string {
  if (!isNumber(figure.value) || figure.unit !== "percentage-points") return formatCell(figure.value, figure);
  const text = formatDecimal(figure.value.number, 1);
  return `${figure.value.number > 0 && text !== "0.0" ? "+" : ""}${text} points`;
}

const levelRun = (figure: Figure): Inline => figureRun(figure, levelText(figure));

/** "at the end of March 2020", "in the 12 months to March 2020", "in Quarter 4 of 2019/20". */
export const whenWords = (measured: MeasuredKind, period: Period, words: SubjectWords): string =>
  `${measured === "stock" && !isOfTwelveMonths(words.indicator) ? "at" : "in"} ${spanWords(measured, period, words)}`;

function spanWords(measured: MeasuredKind, period: Period, { indicator }: SubjectWords): string {
  if (measured !== "stock") return inPeriod(period);
  return `the ${isOfTwelveMonths(indicator) ? "12 months to" : "end of"} ${formatMonth(monthOf(period.end))}`;
}

/** How a row of a table names its level: the day of a number at a date, else its span. */
export function levelName(measured: MeasuredKind, period: Period, { indicator }: SubjectWords): string {
  if (measured !== "stock") return inPeriod(period);
  return isOfTwelveMonths(indicator) ? `12 months to ${formatMonth(monthOf(period.end))}` : formatDate(period.end);
}

/** Which numbers the quarters of a table or a chart show. */
export function quartersWords(measured: MeasuredKind, { indicator }: SubjectWords): string {
  if (measured !== "stock") return "by quarter";
  return isOfTwelveMonths(indicator) ? "in the 12 months to the end of each quarter" : "at the end of each quarter";
}

/** " (62 of 500 offences; 95% interval 9.8% to 15.6%)". */
function restsOn({ part, base, interval }: MeasuredLevel, words?: SubjectWords): Inline[] {
  if (!base || !interval || ![base, interval.lower, interval.upper].every(({ value }) => isNumber(value))) return [];
  const whose = words?.base === undefined ? "" : ` ${words.base}`;
  const of = part ? runs`${part} of ${base}${whose}` : runs`${base} asked`;
  return runs` (${of}; ${label("95% interval ")}${levelRun(interval.lower)} to ${levelRun(interval.upper)})`;
}

/** "41 young people", "12.3%". */
function levelWords({ figure }: MeasuredLevel, measured: MeasuredKind, words: SubjectWords): Inline[] {
  return measured === "stock" ? runs`${figure} ${unitOf(words, numberOf(figure))}` : [levelRun(figure)];
}

/** "1.5 percentage points lower than a year before (13.8%)", "5 more than a year before (36; +14%)". */
function comparison({ from, difference, percent, direction }: MeasuredChange): Inline[] {
  if (direction === "same") return runs`the same as a year before`;
  const isShare = difference.unit === "percentage-points";
  const size = numberOf(difference) ?? 0;
  const before = levelRun(from.figure);
  const shown = formatDecimal(Math.abs(size), 1);
  // "0.0 points lower" would say that it fell.
  if (isShare && Number(shown) === 0) return runs`much the same as a year before (${before})`;
  if (isShare)
    return runs`${figureRun(difference, shown)} percentage points ${direction === "more" ? "higher" : "lower"} than a year before (${before})`;
  const change = percent && numberOf(percent);
  const inPercent = percent && change !== undefined ? runs`; ${figureRun(percent, formatSignedPercent(change))}` : [];
  return runs`${sizeOf(difference)} ${direction} than a year before (${before}${inPercent})`;
}

/** ", a clear fall"; ", no clear change"; "; no verdict is given, since ...". */
function evidenceWords({ evidence, direction, notTestedBecause }: MeasuredChange): string {
  if (evidence === "clear-99" || evidence === "clear-95")
    return direction === "more" ? ", a clear rise" : ", a clear fall";
  if (evidence === "not-clear") return direction === "same" ? "" : ", no clear change";
  switch (notTestedBecause) {
    case "unknown-share-moved":
      return "; no verdict is given, since the share of records that could not be decided moved too much";
    case "late-records":
      return "; no verdict is given, since the offences of the year before have had a year longer for an outcome";
    default:
      return "";
  }
}

/** "Positive outcomes: 12.3% in 2019/20 (62 of 500; ...), 1.5 percentage points lower than a year before (13.8%), a clear fall." */
export function measuredSentence(change: MeasuredChange, measured: MeasuredKind, words: SubjectWords): Inline[] {
  const { to } = change;
  const when = whenWords(measured, to.period, words);
  if (!isNumber(to.figure.value)) return absentLevel(to, measured, words);
  const opening = runs`${words.inPlace}: ${levelWords(to, measured, words)} ${when}${restsOn(to, words)}`;
  if (change.direction === "not-compared") return sentences(runs`${opening}.`, whyNotCompared(change, measured, words));
  return runs`${opening}, ${comparison(change)}${evidenceWords(change)}.`;
}

/** "In Quarter 4 it was 11.0% (...), 2.0 percentage points lower than a year before (13.0%), no clear change." */
export function measuredQuarterSentence(change: MeasuredChange, measured: MeasuredKind, words: SubjectWords): Inline[] {
  const { to } = change;
  if (!isNumber(to.figure.value)) return absentLevel(to, measured, words);
  const opening = runs`In ${quarterName(to.period)} it was ${levelWords(to, measured, words)}${restsOn(to)}`;
  if (change.direction === "not-compared") return runs`${opening}, not compared with a year before.`;
  return runs`${opening}, ${comparison(change)}${evidenceWords(change)}.`;
}

/** Why two numbers at a date get no verdict: said once in a section. */
export function noVerdictOnStocks({ year }: MeasuredFindings, { indicator }: SubjectWords): string {
  if (year.notTestedBecause !== "not-a-count") return "";
  return isOfTwelveMonths(indicator)
    ? "No verdict is given: whoever is counted in the one year may still be counted in the other."
    : "No verdict is given on numbers at a date: whoever is counted on one day may still be counted on the other.";
}

function whyNotCompared({ seriesBreak, from }: MeasuredChange, measured: MeasuredKind, words: SubjectWords): Inline[] {
  if (!seriesBreak) return absentLevel(from, measured, words);
  const note = lowerFirst(seriesBreak.note);
  return runs`It is not compared with a year before: from ${formatDate(seriesBreak.from)}, ${note}`;
}

/** Why a level is no number. */
function absentLevel({ figure, period }: MeasuredLevel, measured: MeasuredKind, words: SubjectWords): Inline[] {
  const when = spanWords(measured, period, words);
  const { value } = figure;
  if (!isNumber(value) && value.because === "few-in-base")
    return [label(`No percentage is given for ${when}: its base is too small for one.`)];
  if (!isNumber(value) && value.because === "base-0")
    return [label(`There is no percentage for ${when}: there was nothing to take a share of.`)];
  return absenceSentence(figure, when);
}

/** "Higher" and "Lower" of percentages; "No verdict" on numbers at a date that can be compared. */
export function measuredStatus(change: MeasuredChange): { mark: StatusMark; words: string } {
  const status = directionStatus(change);
  if (change.notTestedBecause === "not-a-count") return { mark: "not-compared", words: "No verdict" };
  if (status.mark === "more") return { ...status, words: "Higher" };
  return status.mark === "fewer" ? { ...status, words: "Lower" } : status;
}

/** A clear change of a share, for page 1. */
export function measuredHeadline(
  { year, quarterChange, measured }: MeasuredFindings,
  words: SubjectWords,
): HeadlineWords {
  const points = figureRun(year.difference, formatDecimal(Math.abs(numberOf(year.difference) ?? 0), 1));
  const moved = year.direction === "more" ? "rose" : "fell";
  const when = year.to.period.kind === "year" ? "" : ` ${whenWords(measured, year.to.period, words)}`;
  return {
    lead: runs`${words.inPlace} ${moved} ${points} percentage points${when}, from ${levelRun(year.from.figure)} to ${levelRun(year.to.figure)}.`,
    rest: quarterChange === year ? [] : measuredQuarterSentence(quarterChange, measured, words),
  };
}
