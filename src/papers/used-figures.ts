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
  collect(part, ids);
  return ids;
}

/** Figure runs carry their id under `id`, points of charts under `figure`. */
function collect(node: unknown, ids: Set<string>): void {
  if (Array.isArray(node)) {
    for (const child of node) collect(child, ids);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const record = node as Record<string, unknown>;
  if (record["kind"] === "figure" && typeof record["id"] === "string") ids.add(record["id"]);
  if (typeof record["figure"] === "string") ids.add(record["figure"]);
  for (const child of Object.values(record)) collect(child, ids);
}
