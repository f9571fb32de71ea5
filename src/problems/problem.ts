import type { ProblemCode } from "./codes.ts";

/** Where a problem is: as much of it as is known. Lines and columns count from 1. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** A setting's path or a CSV field's name. */
  readonly field?: string;
}

export type Severity = "error" | "warning" | "note";

/**
 * One thing that is wrong, in plain English: what and where, why it matters, what to do. Never holds personal data:
 * a message may name a column and a line, not a victim's details.
 */
export interface Problem {
  readonly code: ProblemCode;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy?: string;
  readonly place?: Place;
}

/** Exit codes of the command line. */
export const exitCodes = {
  done: 0,
  dataProblems: 1,
  usage: 2,
  unreadableInput: 3,
  documentFailed: 4,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An expected failure: carries every problem found and the exit code that follows. Printed without a stack trace. */
export class ProblemsError extends Error {
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;

  constructor(problems: readonly Problem[], exitCode: ExitCode) {
    super(problems.map((problem) => problem.message).join("\n"));
    this.name = "ProblemsError";
    this.problems = problems;
    this.exitCode = exitCode;
  }
}
