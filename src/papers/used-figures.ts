import type { Figure } from "../values/figure.ts";

/**
 * Every figure that a model names in text, tables or charts, with all that they were computed from, by id and in order of
 * id. An id without a figure is an error: no figure without a pedigree.
 */
export function usedFigures(model: unknown, kept: ReadonlyMap<string, Figure>): Record<string, Figure> {
  const wanted = figureIdsIn(model);
  const used = new Map<string, Figure>();
  const queue = [...wanted];
  for (const id of queue) {
    if (used.has(id)) continue;
    const figure = kept.get(id);
    if (!figure) throw new Error(`the paper prints a figure that nobody made: ${id}`);
    used.set(id, figure);
    queue.push(...figure.inputs);
  }
  return Object.fromEntries([...used].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Ids of every figure that a part of a model names, in the order in which they come. */
export function figureIdsIn(part: unknown): Set<string> {
  const ids = new Set<string>();
  // Figure runs carry their id under `id`, points of charts under `figure`.
  walk(part, (node) => {
    if (node["kind"] === "figure" && typeof node["id"] === "string") ids.add(node["id"]);
    if (typeof node["figure"] === "string") ids.add(node["figure"]);
  });
  return ids;
}

/** Ids of the figures that somebody put into sentences of their own, by tokens. */
export function quotedIdsIn(part: unknown): Set<string> {
  const ids = new Set<string>();
  walk(part, ({ kind, id, quoted }) => {
    if (kind === "figure" && typeof id === "string" && quoted === true) ids.add(id);
  });
  return ids;
}

function walk(node: unknown, visit: (node: Readonly<Record<string, unknown>>) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) visit(node as Record<string, unknown>);
  for (const child of Object.values(node)) walk(child, visit);
}
