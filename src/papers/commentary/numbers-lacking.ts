import type { Problem } from "../../problems/problem.ts";
import type { Figure } from "../../values/figure.ts";
import type { Inline } from "../../wording/runs.ts";
import type { EditionModel } from "../model.ts";

/**
 * Numbers that commentary quotes and that nobody has: the paper says in brackets why not, in the middle of somebody's sentence. What is withheld
 * is left out, since that is meant.
 */
export function numbersLacking({ sections, figures }: Pick<EditionModel, "sections" | "figures">): Problem[] {
  return sections.flatMap(({ title, blocks }) => {
    const quoted = blocks.filter(({ kind }) => kind === "commentary").flatMap(figuresQuoted);
    const lacking = new Map(quoted.filter(({ id }) => isLacking(figures[id])).map((run) => [run.id, run.text]));
    return [...lacking].map(
      ([id, text]): Problem => ({
        code: "commentary-number",
        severity: "warning",
        message: `The commentary of "${title}" quotes ${id}, of which there is no number: the sentence has ${text} in its place.`,
        remedy: "Write the sentence without it, or quote a figure that has a number.",
      }),
    );
  });
}

const isLacking = (figure: Figure | undefined): boolean =>
  figure !== undefined && figure.value.state !== "value" && figure.value.state !== "suppressed";

type FigureRun = Extract<Inline, { readonly kind: "figure" }>;

/** Figures named anywhere in a part of the model. */
function figuresQuoted(part: unknown): FigureRun[] {
  if (Array.isArray(part)) return part.flatMap(figuresQuoted);
  if (typeof part !== "object" || part === null) return [];
  return isFigureRun(part) ? [part] : Object.values(part).flatMap(figuresQuoted);
}

const isFigureRun = (part: object): part is FigureRun => "kind" in part && part.kind === "figure" && "id" in part;
