import type { ProblemCode } from "../problems/codes.ts";
import { type ExitCode, exitCodes, type Problem } from "../problems/problem.ts";

/** The exit code that an error of a run asks for; problems of the data otherwise. */
const ofCode: Partial<Record<ProblemCode, ExitCode>> = {
  usage: exitCodes.usage,
  "period-invalid": exitCodes.usage,
  "area-unknown": exitCodes.usage,
  "indicator-unknown": exitCodes.usage,
  "figure-unknown": exitCodes.usage,
  "paper-unknown": exitCodes.usage,
  "paper-invalid": exitCodes.usage,
  "program-fault": exitCodes.documentFailed,
  "run-unknown": exitCodes.usage,
  "run-unreadable": exitCodes.unreadableInput,
  "edition-unprotected": exitCodes.documentFailed,
  "edition-leaks": exitCodes.documentFailed,
  "edition-marking": exitCodes.usage,
  "browser-missing": exitCodes.documentFailed,
  "browser-failed": exitCodes.documentFailed,
  "pdf-unfit": exitCodes.documentFailed,
  "output-unwritable": exitCodes.documentFailed,
};

function exitCodeOf(problem: Problem, strict: boolean): ExitCode {
  if (problem.severity === "note") return exitCodes.done;
  if (problem.severity === "warning") return strict ? exitCodes.dataProblems : exitCodes.done;
  if (problem.code.startsWith("settings-")) return exitCodes.usage;
  if (problem.code.startsWith("extract-") || problem.code === "column-missing") return exitCodes.unreadableInput;
  return ofCode[problem.code] ?? exitCodes.dataProblems;
}

/** The highest that applies. */
export function highest(...codes: readonly ExitCode[]): ExitCode {
  return [...codes].sort((a, b) => b - a)[0] ?? exitCodes.done;
}

/** What the problems of a run that came to its end make of its exit code. `strict`: warnings are failures. */
export function exitCodeFor(problems: readonly Problem[], strict: boolean): ExitCode {
  return highest(...problems.map((problem) => exitCodeOf(problem, strict)));
}
