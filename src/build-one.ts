import type { Audience } from "./partnership/settings/editions.ts";
import { type Edition, type EditionOptions, makeEdition } from "./pipeline.ts";
import { type ExitCode, exitCodes, type Problem, ProblemsError } from "./problems/problem.ts";
import { refuse } from "./steps/build-checks.ts";
import type { Partnership } from "./steps/open-partnership.ts";
import type { Reading } from "./steps/read-partnership.ts";
import { namedIn, type World } from "./steps/world.ts";
import type { Together } from "./together.ts";
import type { Period } from "./values/period.ts";

interface WhichPapers {
  readonly partnership: Partnership;
  readonly reading: Reading;
  readonly audience: Audience;
  /** All that are made. */
  readonly papers: readonly string[];
  readonly strict: boolean;
}

/** A paper that could not be made. What an earlier build wrote of it is still there. */
export interface FailedPaper {
  readonly paper: string;
  readonly problems: readonly Problem[];
  readonly exitCode: ExitCode;
  /** What was thrown, where it is a fault of the program. */
  readonly fault?: Error;
}

/** One paper of a build, or why there is none. Only an interruption ends the build. */
export async function makeOne(
  paper: string,
  quarter: Period,
  { partnership, reading, audience, papers, strict }: WhichPapers,
  world: World,
  together: Together,
  onModel: NonNullable<EditionOptions["onModel"]>,
): Promise<Edition | FailedPaper> {
  const definition = partnership.papers.get(paper);
  if (!definition) return { paper, problems: partnership.unsoundPapers.get(paper) ?? [], exitCode: exitCodes.usage };
  const named = papers.length > 1 ? namedIn(world, paper) : world;
  try {
    return await makeEdition({ partnership, reading, definition, quarter, audience }, named, {
      together,
      onModel: async (model, problems) => {
        // With --strict a paper with a gap in it is not written at all.
        if (strict) refuse(problems, exitCodes.dataProblems, "warning");
        await onModel(model, problems);
      },
    });
  } catch (error) {
    world.signal?.throwIfAborted();
    if (error instanceof ProblemsError) return { paper, problems: error.problems, exitCode: error.exitCode };
    const fault = error instanceof Error ? error : new Error(String(error));
    return { paper, problems: [faultOf(paper, fault)], exitCode: exitCodes.documentFailed, fault };
  }
}

/** Not its message, which may quote a cell of an extract. */
const faultOf = (paper: string, fault: Error): Problem => ({
  code: "program-fault",
  severity: "error",
  message: `The paper "${paper}" could not be made because of a fault of the program (${fault.name}).`,
  remedy: "Run the command again with --debug and report what it prints; it may quote data.",
});
