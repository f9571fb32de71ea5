import type { YearlyCourse } from "../analysis/yearly-course.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { SegmentsFinding } from "../values/series-findings.ts";
import { evidenceWords, moved, numberOf, percentInBrackets, sizeOf } from "./change.ts";
import { accelerationSentence, segmentsSentence } from "./findings.ts";
import { lowerFirst } from "./letters.ts";
import { formatPercent } from "./numbers.ts";
import { figureRun, type Inline, runs, sentences, series, strong } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";
import { whole } from "./target.ts";

export interface NamedCourse {
  readonly words: SubjectWords;
  readonly course: YearlyCourse;
}

/** A sentence for each series that moved, and one for all that stood where they are. */
export function courseLines(courses: readonly NamedCourse[]): Inline[][] {
  const moving = courses.flatMap(({ words, course }) => (course.shape === "level" ? [] : [pathLine(words, course)]));
  const level = courses.flatMap(({ words, course }) => (course.shape === "level" ? [levelPhrase(words, course)] : []));
  return level.length === 0
    ? moving
    : [...moving, runs`${strong(...runs`Much the same from year to year:`)} ${series(level, "; ", "; ")}.`];
}

/** "Burglary. From 2002/03 (4,800) the number fell 54% to 2011/12, rose 31% to 2013/14 and fell 16% to 2015/16 (2,430)." */
function pathLine(words: SubjectWords, course: Exclude<YearlyCourse, { readonly shape: "level" }>): Inline[] {
  const more =
    course.shape === "taken-off" ? accelerationSentence(course.acceleration) : lastYearSentence(course.lastYear);
  return runs`${strong(...runs`${words.shortTitle}.`)} ${sentences(pathSentence(course.segments), more)}`;
}

/** "In 2015/16 it rose by 370 on 2014/15 (+3.3%), within usual variation." */
function lastYearSentence(change: ChangeFinding | undefined): Inline[] {
  if (!change) return [];
  const verb = change.direction === "more" ? "rose" : "fell";
  return runs`In ${inPeriod(periodOf(change.to))} it ${verb} by ${sizeOf(change.difference)} on ${inPeriod(periodOf(change.from))}${percentInBrackets(change)}${evidenceWords(change)}.`;
}

/** "noise cases (a mean of 8,600 cases a year from 2012/13 to 2015/16, the most in 2013/14, 9,010)". */
function levelPhrase(
  words: SubjectWords,
  { mean: { mean, totals } }: Extract<YearlyCourse, { readonly shape: "level" }>,
): Inline[] {
  const [first, last] = [totals[0], totals.at(-1)];
  const most = totals.reduce<Figure | undefined>(
    (highest, one) => (highest && (numberOf(highest) ?? 0) >= (numberOf(one) ?? 0) ? highest : one),
    undefined,
  );
  if (!first || !last || !most) return [];
  return runs`${lowerFirst(words.shortTitle)} (a mean of ${whole(mean)} ${unitOf(words, numberOf(mean))} a year from ${inPeriod(periodOf(first))} to ${inPeriod(periodOf(last))}; the most were ${most} in ${inPeriod(periodOf(most))})`;
}

/** With its turns or, where it had none, from one end to the other. */
function pathSentence(segments: SegmentsFinding): Inline[] {
  if (segments.segments.length > 1) return segmentsSentence(segments);
  const { from, to } = segments.endToEnd;
  return runs`From ${inPeriod(periodOf(from))} (${from}) to ${inPeriod(periodOf(to))} (${to}) the number ${moved(segments.endToEnd)}.`;
}

/** A chart's title: "Burglary: down 16% since 2013/14, after a rise of 31%". */
export function yearsTitle(course: YearlyCourse | undefined, words: SubjectWords): Inline[] {
  if (!course) return runs`${words.title} by financial year`;
  if (course.shape === "level") return runs`${words.title}: much the same from year to year`;
  const [before, newest] = [course.segments.segments.at(-2), course.segments.segments.at(-1)];
  if (!newest || newest.direction === "level") return runs`${words.title} by financial year`;
  const size = percentOf(newest.change.percent);
  const opening = runs`${words.title}: ${newest.direction === "rise" ? "up" : "down"}${size} since ${inPeriod(periodOf(newest.change.from))}`;
  if (!before || before.direction === "level" || numberOf(before.change.percent) === undefined) return opening;
  return runs`${opening}, after a ${before.direction} of${percentOf(before.change.percent)}`;
}

const percentOf = (figure: Figure): Inline[] => {
  const number = numberOf(figure);
  return number === undefined ? [] : runs` ${figureRun(figure, formatPercent(Math.abs(number)))}`;
};
