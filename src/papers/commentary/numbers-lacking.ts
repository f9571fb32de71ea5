import type { Problem } from "../../problems/problem.ts";
import { isNumber } from "../../values/value.ts";
import { quotedText } from "../../wording/quoted.ts";
import type { EditionModel } from "../model.ts";
import { quotedIdsIn } from "../used-figures.ts";

/**
 * Numbers that commentary or the plan quotes and that nobody has: the paper says in brackets why not, in the middle of somebody's sentence. What is
 * withheld is left out, since that is meant.
 */
export function numbersLacking({ sections, figures }: Pick<EditionModel, "sections" | "figures">): Problem[] {
  return sections.flatMap(({ title, blocks }) =>
    [...quotedIdsIn(blocks)].flatMap((id): Problem[] => {
      const figure = figures[id];
      if (!figure || isNumber(figure.value) || figure.value.state === "suppressed") return [];
      return [
        {
          code: "commentary-number",
          severity: "warning",
          message: `A sentence under "${title}" quotes ${id}, of which there is no number: the sentence has ${quotedText(figure)} in its place.`,
          remedy: "Write the sentence without it, or quote a figure that has a number.",
        },
      ];
    }),
  );
}
