import type { Indicator } from "../indicators/indicator.ts";
import type { Appraisal } from "../values/change-findings.ts";
import type { RecordFinding } from "../values/history-findings.ts";
import type {
  DivergenceFinding,
  ExceptionFinding,
  ExceptionReason,
  IndicatorFindings,
} from "../values/indicator-findings.ts";
import type { MeasuredFindings } from "../values/measured-findings.ts";
import { isNumber } from "../values/value.ts";
import { withoutSaidTwice } from "./said-twice.ts";

/** A first page holds at most this many. */
export const mostExceptions = 5;

/** What each reason weighs. A missed target is what the group answers for; a signal alone comes last. */
export const reasonWeights: Readonly<Record<ExceptionReason, number>> = {
  // A near miss is worth a line only when nothing else is wrong.
  "target-near-miss": 10,
  "target-missed": 60,
  "clear-change": 30,
  // Two series that part need a common reading, which only the group can agree.
  divergence: 35,
  record: 5,
  "recent-signal": 5,
};

/** What got worse comes before what got better, and that before what is neither. */
export const appraisalWeights: Readonly<Record<Appraisal, number>> = { worse: 10, better: 5, neither: 0 };

/** A change adds a point for each 2% it moved, a share for each percentage point, to at most this; so does a target for what it was missed by. */
export const mostForSize = 20;

/** A record over fewer months is only a change said twice. */
export const recordMonthsForFirstPage = 36;

const isLong = (record: RecordFinding): boolean => record.months >= recordMonthsForFirstPage;

/** In a paper of a whole year, which has more to say. */
export const mostOfYear = 10;

/** What belongs on the first page: ranked, each with all its reasons. Ties keep the order of the paper. */
export function exceptionsOf(
  subjects: readonly IndicatorFindings[],
  pairs: readonly DivergenceFinding[],
  measured: readonly MeasuredFindings[] = [],
  indicators: ReadonlyMap<string, Indicator> = new Map(),
): ExceptionFinding[] {
  const all = ranked(subjects.map(exceptionOf), pairs, measured);
  return withoutSaidTwice(all, subjects, indicators).slice(0, mostExceptions);
}

/** The same of a whole year: what single months did is no finding of it. */
export function yearExceptionsOf(
  subjects: readonly IndicatorFindings[],
  pairs: readonly DivergenceFinding[],
  measured: readonly MeasuredFindings[] = [],
  indicators: ReadonlyMap<string, Indicator> = new Map(),
): ExceptionFinding[] {
  const all = ranked(
    subjects.map((findings) => exceptionOf({ ...findings, chart: { ...findings.chart, recentSignals: [] } })),
    pairs,
    measured,
  );
  return withoutSaidTwice(all, subjects, indicators).slice(0, mostOfYear);
}

const ranked = (
  subjects: readonly ExceptionFinding[],
  pairs: readonly DivergenceFinding[],
  measured: readonly MeasuredFindings[],
): ExceptionFinding[] =>
  [...subjects, ...measured.map(measuredException), ...pairs.map(pairException)]
    .filter((exception) => exception.reasons.length > 0)
    .sort((a, b) => b.score - a.score);

function exceptionOf(findings: IndicatorFindings): ExceptionFinding {
  const { year, target, record, chart } = findings;
  const headline = year.evidence === "clear-99";
  const reasons: ExceptionReason[] = [];
  if (target?.status === "missed" || target?.status === "not-on-course")
    reasons.push(target.nearMiss ? "target-near-miss" : "target-missed");
  if (headline) reasons.push("clear-change");
  // A record headlines only when the change behind it is clear.
  if (record && headline && isLong(record) && (record.extreme === "lowest") === (year.direction === "fewer"))
    reasons.push("record");
  if (chart.recentSignals.length > 0 && isBorneOut(findings)) reasons.push("recent-signal");
  const appraisal: Appraisal = reasons.includes("target-missed") && !headline ? "worse" : year.appraisal;
  const size =
    (headline ? sizeOf(year.percent.value) : 0) + (reasons.includes("target-missed") ? missedBy(findings) : 0);
  return {
    kind: "exception",
    subject: { kind: "indicator", indicator: findings.indicator, area: findings.area },
    reasons,
    appraisal,
    score: scoreOf(reasons, appraisal) + Math.min(mostForSize, size),
  };
}

/** A share that is clearly another than a year before; of numbers at a date nothing is clear. */
function measuredException({ indicator, area, year }: MeasuredFindings): ExceptionFinding {
  const reasons: ExceptionReason[] = year.evidence === "clear-99" ? ["clear-change"] : [];
  const points = isNumber(year.difference.value) ? Math.abs(year.difference.value.number) : 0;
  return {
    kind: "exception",
    subject: { kind: "indicator", indicator, area },
    reasons,
    appraisal: year.appraisal,
    score: scoreOf(reasons, year.appraisal) + Math.min(mostForSize, points),
  };
}

/**
 * Whether the reported quarter or the year changed clearly too. Of the control charts of a whole paper one or another shows a signal by
 * chance in nearly every second paper: alone, it stays beside its chart.
 */
const isBorneOut = ({ year, quarterChange }: IndicatorFindings): boolean =>
  [year, quarterChange].some(({ evidence }) => evidence === "clear-95" || evidence === "clear-99");

function pairException(pair: DivergenceFinding): ExceptionFinding {
  const reasons: ExceptionReason[] = pair.verdict === "opposite" ? ["divergence"] : [];
  const size = Math.max(sizeOf(pair.left.percent.value), sizeOf(pair.right.percent.value));
  return {
    kind: "exception",
    subject: { kind: "pair", pair: pair.pair },
    reasons,
    appraisal: "neither",
    score: scoreOf(reasons, "neither") + Math.min(mostForSize, size),
  };
}

const scoreOf = (reasons: readonly ExceptionReason[], appraisal: Appraisal): number =>
  reasons.reduce((sum, reason) => sum + reasonWeights[reason], 0) + appraisalWeights[appraisal];

const sizeOf = (percent: IndicatorFindings["year"]["percent"]["value"]): number =>
  isNumber(percent) ? Math.abs(percent.number) / 2 : 0;

function missedBy({ target }: IndicatorFindings): number {
  if (!target?.gap || !target.limit || !isNumber(target.gap.value) || !isNumber(target.limit.value)) return 0;
  return target.limit.value.number > 0 ? (100 * target.gap.value.number) / target.limit.value.number / 2 : mostForSize;
}
