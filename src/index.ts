/**
 * For use from other programs: the same pipeline as the command line, with the world passed in. What is not exported here may
 * change without notice.
 */

export {
  type BuildOptions,
  type BuildResult,
  buildPapers,
  type Edition,
  makeEdition,
  measureFigures,
  openPartnership,
  type PaperInput,
  type Partnership,
  type ProgressEvent,
  type Reading,
  readPartnership,
  type World,
} from "./build.ts";
export { type CheckedExtracts, checkExtracts, type RejectedRow } from "./library/check-extracts.ts";
export { type ComputedFigures, computeFigures, type Wanted } from "./library/compute-figures.ts";
export { type PaperWanted, type RenderedPaper, renderPaper } from "./library/render-paper.ts";
export type { WorldOptions } from "./library/world.ts";
export type { EditionModel } from "./papers/model.ts";
export { type Problem, ProblemsError } from "./problems/problem.ts";
export { type MonthlyCount, type MonthlyModel, monthlyModel } from "./statistics/monthly-model.ts";
export { byarsInterval, exactPoissonInterval, poissonInterval } from "./statistics/poisson-interval.ts";
export type { Interval, Level } from "./statistics/quantiles.ts";
export {
  exactRateRatioInterval,
  logRateRatioInterval,
  rateRatio,
  rateRatioZ,
  scoreRateRatioInterval,
  type TwoCounts,
} from "./statistics/rate-ratio.ts";
export { exactRateRatioP } from "./statistics/rate-ratio-test.ts";
export { wilsonInterval } from "./statistics/wilson.ts";
export { type XmrLimits, type XmrOptions, xmrLimits } from "./statistics/xmr.ts";
export { defaultRules, nhsRules, type XmrRules, type XmrSignal, xmrSignals } from "./statistics/xmr-rules.ts";
export type { Figure } from "./values/figure.ts";
export { type ParsedPeriod, type Period, parsePeriod } from "./values/period.ts";
export type { Value } from "./values/value.ts";
