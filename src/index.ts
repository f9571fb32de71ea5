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
export type { EditionModel } from "./papers/model.ts";
export { type Problem, ProblemsError } from "./problems/problem.ts";
export type { Figure } from "./values/figure.ts";
export { type ParsedPeriod, type Period, parsePeriod } from "./values/period.ts";
export type { Value } from "./values/value.ts";
