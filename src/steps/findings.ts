import { figuresIn } from "../analysis/figures-in.ts";
import { analyseIndicator, needsOf } from "../analysis/indicator.ts";
import type { AnalysisSubject } from "../analysis/plan.ts";
import { ownMeasure } from "../indicators/own-measure.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import { unmappedShares } from "../indicators/unmapped.ts";
import type { Subject } from "../papers/context.ts";
import { analysisSubject } from "../papers/plan.ts";
import type { Figure } from "../values/figure.ts";
import { FigureBook } from "../values/figure-book.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import type { Period } from "../values/period.ts";
import { countedAreas } from "./counted-areas.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests, seriesOf } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

export interface AllFindings {
  readonly findings: readonly IndicatorFindings[];
  /** Every figure of the findings, with the counts behind them, by id. */
  readonly figures: ReadonlyMap<string, Figure>;
}

/** Everything that the analysis finds about indicators in areas at a quarter, as papers have it, with nothing withheld. */
export async function allFindings(
  partnership: Partnership,
  reading: Reading,
  wanted: readonly Subject[],
  quarter: Period,
): Promise<AllFindings> {
  const { settings } = partnership;
  // Papers analyse counts: shares and numbers at a date have no months to add up.
  const subjects = wanted.filter((subject) => {
    const indicator = partnership.indicators.get(subject.indicator);
    return indicator && ownMeasure(indicator) === "count";
  });
  const context = {
    settings,
    areas: new Map(countedAreas(settings).map((area) => [area.id, area])),
    indicators: partnership.indicators,
    quarter,
    ...(await seriesOf(partnership, reading, subjects, quarter)),
  };
  const planned = subjects.map((subject) => analysisSubject(context, subject));
  const { figures } = await measureRequests(partnership, reading, planned.flatMap(needsOf));
  const indicators = withSpliceBreaks(partnership.indicators, figures, reading.result);
  const unmappedShare = unmappedShares(indicators, figures, reading.result);
  const asCounted = subjects.map(
    (subject): AnalysisSubject => analysisSubject({ ...context, indicators, unmappedShare }, subject),
  );
  const book = new FigureBook(figures);
  const findings = asCounted.map((subject) => analyseIndicator(book, subject));
  return { findings, figures: figuresIn(findings, new Map(figures.map((figure) => [figure.id, figure]))) };
}
