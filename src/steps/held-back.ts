import type { Problem } from "../problems/problem.ts";

/** Whether there is anything that `--strict` makes a failure. */
export const isAmiss = (problems: readonly Problem[]): boolean => problems.some(({ severity }) => severity !== "note");

/** What is said of papers that could be made and are not written, because of what is told beside it. */
export const heldBack: Problem = {
  code: "output-held-back",
  severity: "error",
  message: "Nothing was written: with --strict a warning is a failure, whichever paper or extract it is of.",
  remedy: "Mend what is warned of, or build without --strict. What an earlier build wrote is still there.",
};
