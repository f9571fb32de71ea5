import type { Polarity } from "../indicators/indicator.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { IndicatorFindings, PartFinding } from "../values/indicator-findings.ts";
import { yearsEarlier } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { periodOf } from "./derive.ts";
import { recordMonthsForFirstPage } from "./exceptions.ts";

/** What makes a series one to watch. */
export type EmergingReason = "new-high" | "first-rise" | "onset" | "shift" | "part-started";

/** A series that rose clearly, or a part of one that began; with everything that bears on it. */
export interface EmergingFinding {
  readonly kind: "emerging";
  readonly findings: IndicatorFindings;
  readonly reasons: readonly EmergingReason[];
  /** Kinds that were next to nothing the year before. */
  readonly started: readonly PartFinding[];
  readonly score: number;
}

/** At most so many: what is emerging everywhere is emerging nowhere. */
export const mostEmerging = 8;
/** A kind began when at least so many are counted of it, and fewer than the least the year before. */
export const startedFrom = 10;
export const startedBefore = 3;
/** A first rise is worth telling when the last one was so many years ago or more. */
export const yearsSinceRise = 3;

const weights: Readonly<Record<EmergingReason, number>> = {
  "part-started": 15,
  "new-high": 12,
  onset: 8,
  "first-rise": 10,
  shift: 6,
};
const evidenceWeights: Readonly<Record<ChangeFinding["evidence"], number>> = {
  "clear-99": 20,
  "clear-95": 10,
  "not-clear": 0,
  "not-tested": 0,
};

/** What is looked at: its findings, which way is better, and what it is the sum of. */
export interface EmergingSubject {
  readonly findings: IndicatorFindings;
  readonly polarity: Polarity;
  readonly parts: readonly string[];
}

const roseClearly = ({ direction, evidence }: ChangeFinding): boolean =>
  direction === "more" && (evidence === "clear-95" || evidence === "clear-99");

/**
 * Series to watch, the most telling first. A rise counts that is clear, and only with something besides that makes it news: the highest
 * for years, the first rise for years, a rise that began within the year, a run above the usual. More of what is good is no issue.
 */
export function emergingOf(subjects: readonly EmergingSubject[]): EmergingFinding[] {
  const partsOf = new Map(subjects.map(({ findings, parts }) => [findings.indicator, parts]));
  const found = subjects
    .filter(({ polarity }) => polarity !== "higher")
    .map(({ findings }) => emergingIn(findings))
    .filter(({ reasons }) => reasons.length > 0)
    .sort((one, other) => other.score - one.score);
  const told: EmergingFinding[] = [];
  for (const one of found) if (!told.some((above) => isOneOf(above, one, partsOf))) told.push(one);
  return told.slice(0, mostEmerging);
}

/** A sum and a part of it that rose say the same: the one that tells more stands for both. */
function isOneOf(one: EmergingFinding, other: EmergingFinding, parts: ReadonlyMap<string, readonly string[]>): boolean {
  const [id, otherId] = [one.findings.indicator, other.findings.indicator];
  return parts.get(id)?.includes(otherId) === true || parts.get(otherId)?.includes(id) === true;
}

function emergingIn(findings: IndicatorFindings): EmergingFinding {
  const { year, record, run, onset, chart, quarterChange, parts } = findings;
  const started = parts.filter(({ breakdown, year: of }) => breakdown === "type" && hasStarted(of));
  const rose = roseClearly(year);
  const reasons: EmergingReason[] = [
    ...(started.length > 0 ? (["part-started"] as const) : []),
    ...(rose && record?.extreme === "highest" && record.months >= recordMonthsForFirstPage
      ? (["new-high"] as const)
      : []),
    ...(rose && run?.direction === "more" && isFirstRise(run) ? (["first-rise"] as const) : []),
    // From Quarter 1 on, the year as a whole has said it already.
    ...(rose && onset && onset.quarter > 1 ? (["onset"] as const) : []),
    ...(chart.recentSignals.some(({ side }) => side === "above") && [year, quarterChange].some(roseClearly)
      ? (["shift"] as const)
      : []),
  ];
  const score = reasons.reduce((sum, reason) => sum + weights[reason], evidenceWeights[year.evidence]);
  return { kind: "emerging", findings, reasons, started, score };
}

function hasStarted({ from, to, seriesBreak }: ChangeFinding): boolean {
  if (seriesBreak || !isNumber(from.value) || !isNumber(to.value)) return false;
  return from.value.number < startedBefore && to.value.number >= startedFrom;
}

function isFirstRise({ length, previousStep, latest }: NonNullable<IndicatorFindings["run"]>): boolean {
  if (length !== 1 || !previousStep) return false;
  return periodOf(previousStep.to).end <= yearsEarlier(periodOf(latest), yearsSinceRise).end;
}
