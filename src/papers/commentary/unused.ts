import { didYouMean, nearest } from "../../problems/nearest.ts";
import type { Problem } from "../../problems/problem.ts";
import type { PlannedSection } from "../plan.ts";
import type { Commentary } from "./parse.ts";
import { commentaryNames } from "./slots.ts";

/** Commentary under a name that no section of the paper has: words that somebody wrote and nobody would read. */
export function unusedCommentary(written: readonly Commentary[], sections: readonly PlannedSection[]): Problem[] {
  const names = sections.flatMap(({ id, bound }) => commentaryNames(id, bound));
  return written
    .filter(({ section }) => !names.includes(section))
    .map(
      ({ section, file }): Problem => ({
        code: "commentary-unused",
        severity: "warning",
        message: `No section of the paper shows a commentary named "${section}".${didYouMean(nearest(section, names))}`,
        remedy: `Sections that do: ${names.join(", ")}.`,
        place: { file },
      }),
    );
}
