import type { Partnership } from "../build.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import { exitCodes, ProblemsError } from "../problems/problem.ts";

/** Refuses a paper that is not defined, with the nearest that is. One whose definition is wrong says so when it is to be made. */
export function requirePaper(paper: string, { papers, unsoundPapers }: Partnership): void {
  const known = [...papers.keys(), ...unsoundPapers.keys()];
  if (known.includes(paper)) return;
  throw new ProblemsError(
    [
      {
        code: "paper-unknown",
        severity: "error",
        message: `"${paper}" is not a paper.${didYouMean(nearest(paper, known))}`,
        remedy: `Papers: ${known.join(", ")}.`,
      },
    ],
    exitCodes.usage,
  );
}
