import type { Settings } from "../partnership/settings.ts";
import type { FigureBook } from "../values/figure-book.ts";
import { exceptionsOf } from "./exceptions.ts";
import { type Findings, findingsKey } from "./findings.ts";
import { analyseIndicator } from "./indicator.ts";
import { analyseMeasured, type MeasuredSubject } from "./measured.ts";
import { type AnalysisPair, type PairFindings, pairFindings } from "./pair-findings.ts";
import type { AnalysisSubject } from "./plan.ts";

export interface AnalysisQuestion {
  /** In the order of the paper. */
  readonly subjects: readonly AnalysisSubject[];
  /** Shares, numbers at a date and surveys. */
  readonly measured?: readonly MeasuredSubject[];
  /** Indicators that may stand on the first page, by `indicator/area`; every subject when left out. */
  readonly mayHeadline?: ReadonlySet<string>;
  /** Both sides are subjects too. */
  readonly pairs: readonly AnalysisPair[];
  readonly settings: Pick<Settings, "area" | "breaks" | "smallNumbers">;
}

/**
 * The room's face: disclosed figures to findings. Each indicator in its area, then the pairs in the partnership's own
 * area, then what belongs on the first page. Looks up what `needsOf`, `measuredNeeds` and `pairNeeds` list, and nothing else.
 */
export function analyse(book: FigureBook, question: AnalysisQuestion): Findings {
  const { settings } = question;
  const found = question.subjects.map((subject) => analyseIndicator(book, subject));
  const measured = (question.measured ?? []).map((subject) => analyseMeasured(book, subject));
  const subjects = new Map(found.map((one) => [findingsKey(one.indicator, one.area), one]));
  const pairs = question.pairs.flatMap((pair): PairFindings[] => {
    const leftFindings = subjects.get(findingsKey(pair.left.id, settings.area.id));
    const rightFindings = subjects.get(findingsKey(pair.right.id, settings.area.id));
    if (!leftFindings || !rightFindings) return [];
    const { breaks, smallNumbers } = settings;
    return [pairFindings(book, { ...pair, leftFindings, rightFindings, breaks, smallNumbers })];
  });
  const { mayHeadline } = question;
  const may = (one: { readonly indicator: string; readonly area: string }): boolean =>
    mayHeadline?.has(findingsKey(one.indicator, one.area)) ?? true;
  return {
    subjects,
    measured: new Map(measured.map((one) => [findingsKey(one.indicator, one.area), one])),
    pairs,
    exceptions: exceptionsOf(
      found.filter(may),
      pairs.map((pair) => pair.headline),
      measured.filter(may),
      new Map(question.subjects.map(({ indicator }) => [indicator.id, indicator])),
    ),
  };
}
