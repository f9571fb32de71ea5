import type { Problem } from "../problems/problem.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";

/** A paper as it will be printed and exported. */
export interface Shown {
  readonly figures: Readonly<Record<string, Figure>>;
  /** Text, tables and charts; a point of a chart names its `figure` beside its `number`. */
  readonly sections: unknown;
}

const named = 5;

/**
 * Whether a finished paper shows what its edition withholds: a figure with another value than was disclosed, one that was worked out from
 * a withheld one, or a point of a chart where the figure is withheld. None of it can happen, and a paper of which it is true must not be written.
 */
export function leaksOf({ figures, sections }: Shown, disclosed: readonly Figure[]): Problem[] {
  const allowed = new Map(disclosed.map((figure) => [figure.id, figure]));
  const isWithheld = (id: string): boolean => (allowed.get(id) ?? figures[id])?.value.state === "suppressed";
  const leaks = new Set(
    Object.values(figures)
      // A counted sum names its parts as inputs, and was judged beside them.
      .filter(
        ({ id, value, inputs }) => isNumber(value) && (isWithheld(id) || (!allowed.has(id) && inputs.some(isWithheld))),
      )
      .map(({ id }) => id),
  );
  for (const id of drawn(sections)) if (isWithheld(id)) leaks.add(id);
  if (leaks.size === 0) return [];
  const names = [...leaks].sort();
  return [
    {
      code: "edition-leaks",
      severity: "error",
      message: `The paper would show what its edition withholds: ${names.slice(0, named).join(", ")}${names.length > named ? " and others" : ""}.`,
      remedy: "Do not use this edition, and report this message: it is a fault of the program.",
    },
  ];
}

/** Figures that something with a number of its own names. */
function drawn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(drawn);
  const { figure, number } = node as Record<string, unknown>;
  const own = typeof figure === "string" && typeof number === "number" ? [figure] : [];
  return [...own, ...Object.values(node).flatMap(drawn)];
}
