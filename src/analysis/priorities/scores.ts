import type { Polarity } from "../../indicators/indicator.ts";
import { type Criterion, mostPoints } from "../../partnership/settings/priorities.ts";
import type { ChangeFinding, Evidence } from "../../values/change-findings.ts";
import type { BenchmarkFinding } from "../../values/comparison-findings.ts";
import type { Figure } from "../../values/figure.ts";
import { formatFigureId } from "../../values/figure-id.ts";
import type { Period } from "../../values/period.ts";
import { isNumber, numberValue } from "../../values/value.ts";
import { concernMarks, harmMarks, type Marks, reached, volumeMarks } from "./marks.ts";

/** Why a criterion has no points. */
export type NotScoredBecause =
  | "no-figure"
  | "withheld"
  | "no-better-side"
  | "not-tested"
  | "no-table"
  | "no-weights"
  | "not-compared"
  | "not-asked"
  | "not-judged";

/** One criterion of one theme: its points with the figures they rest on, or why there are none. Never 0. */
export interface Score {
  readonly criterion: Criterion;
  readonly points?: Figure;
  readonly basis: readonly Figure[];
  readonly because?: NotScoredBecause;
}

/** Whose score it is. */
export interface Scored {
  readonly theme: string;
  readonly area: string;
  readonly period: Period;
}

/** What the figures of a theme stand under; no indicator of the catalogue. */
export const themeSeries = (theme: string): string => `theme-${theme}`;

export const themeFigureId = ({ theme, area, period }: Scored, measure: string, comparison?: string): string =>
  formatFigureId({
    indicator: themeSeries(theme),
    dims: {},
    area,
    period: period.id,
    measure,
    ...(comparison ? { comparison } : {}),
  });

/** A point, and one for each mark. */
function scored(of: Scored, criterion: Criterion, basis: readonly Figure[], marks: number): Score {
  const points: Figure = {
    id: themeFigureId(of, "score", criterion),
    unit: "points",
    method: "score",
    value: numberValue(1 + marks),
    inputs: basis.map(({ id }) => id),
    constants: { marks },
  };
  return { criterion, basis, points };
}

const notScored = (criterion: Criterion, because: NotScoredBecause, basis: readonly Figure[] = []): Score => ({
  criterion,
  basis,
  because,
});

/** Why a figure that is no number gives no points. */
const absenceOf = ({ value }: Figure): NotScoredBecause => (value.state === "suppressed" ? "withheld" : "no-figure");

/** How many a day. */
export function volumeScore(of: Scored, count: Figure, days: number): Score {
  if (!isNumber(count.value)) return notScored("volume", absenceOf(count), [count]);
  return scored(of, "volume", [count], reached(count.value.number / days, volumeMarks));
}

const trendMarks: Readonly<Record<"worse" | "better", Readonly<Partial<Record<Evidence, number>>>>> = {
  worse: { "clear-99": 4, "clear-95": 3 },
  better: { "clear-95": 1, "clear-99": 0 },
};
const noClearChange = 2;

/** What the year did, as far as it is clear: neither a rise nor a fall within usual variation moves it from the middle. */
export function trendScore(of: Scored, change: ChangeFinding, polarity: Polarity): Score {
  const basis = [change.from, change.to];
  const missing = basis.find(({ value }) => !isNumber(value));
  if (missing) return notScored("trend", absenceOf(missing), basis);
  if (change.evidence === "not-tested") return notScored("trend", "not-tested", basis);
  if (polarity === "neutral") return notScored("trend", "no-better-side", basis);
  const marks = change.appraisal === "neither" ? noClearChange : trendMarks[change.appraisal][change.evidence];
  return scored(of, "trend", basis, marks ?? noClearChange);
}

/** @param share of all harm, in percent; else why there is none: no table of weights, or nothing of the theme in it */
export const harmScore = (of: Scored, share: Figure | "no-table" | "no-weights"): Score =>
  typeof share === "string" ? notScored("harm", share) : byMarks(of, "harm", share, harmMarks, "no-weights");

/** @param percent of those asked; undefined where nobody was asked */
export const concernScore = (of: Scored, percent: Figure | undefined): Score =>
  byMarks(of, "concern", percent, concernMarks, "not-asked");

function byMarks(
  of: Scored,
  criterion: Criterion,
  percent: Figure | undefined,
  marks: Marks,
  without: NotScoredBecause,
): Score {
  if (!percent) return notScored(criterion, without);
  if (!isNumber(percent.value)) return notScored(criterion, absenceOf(percent), [percent]);
  return scored(of, criterion, [percent], reached(percent.value.number, marks));
}

const middle = 2;
/** How the level stands to theirs, and how the year's change does: each moves the score by a point from the middle. */
export function comparisonScore(of: Scored, benchmark: BenchmarkFinding | undefined, polarity: Polarity): Score {
  if (!benchmark) return notScored("comparison", "not-compared");
  const level = levelSteps[benchmark.level.verdict];
  const change = changeSteps[benchmark.verdict];
  const basis = [
    ...(level === undefined ? [] : [benchmark.level.own, benchmark.level.comparator]),
    ...(change === undefined ? [] : [benchmark.own.change.percent, benchmark.comparatorChange]),
  ];
  if (level === undefined && change === undefined) return notScored("comparison", "not-compared");
  if (polarity === "neutral") return notScored("comparison", "no-better-side", basis);
  const steps = (level ?? 0) + (change ?? 0);
  return scored(of, "comparison", basis, middle + (polarity === "lower" ? steps : -steps));
}

const levelSteps: Readonly<Record<BenchmarkFinding["level"]["verdict"], number | undefined>> = {
  higher: 1,
  similar: 0,
  lower: -1,
  "not-compared": undefined,
};

/** More of it than they have. */
const changeSteps: Readonly<Record<BenchmarkFinding["verdict"], number | undefined>> = {
  "larger-rise": 1,
  "rise-against-fall": 1,
  "smaller-fall": 1,
  similar: 0,
  "smaller-rise": -1,
  "larger-fall": -1,
  "fall-against-rise": -1,
  "not-compared": undefined,
};

/** As the group judged it. */
export function controllabilityScore(of: Scored, judged: number | undefined): Score {
  if (judged === undefined) return notScored("controllability", "not-judged");
  if (judged < 1 || judged > mostPoints) throw new Error(`a judgement of ${judged} points was not refused`);
  const points: Figure = {
    id: themeFigureId(of, "score", "controllability"),
    unit: "points",
    method: "judged",
    value: numberValue(judged),
    inputs: [],
  };
  return { criterion: "controllability", basis: [], points };
}
