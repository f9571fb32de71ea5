import type { SectionModel } from "./model.ts";

/**
 * How many sections stand before the contents list. It follows the first page's sections: a reader meets the findings first. Where the
 * evidence begins on the same page, the list stands before it: behind it, it could come pages later.
 */
export function openingLength(sections: readonly SectionModel[]): number {
  const next = sections.findIndex(
    ({ newPage, blocks }, index) =>
      index > 0 && (newPage || blocks.some(({ kind }) => kind === "chart" || kind === "table")),
  );
  return next === -1 ? sections.length : next;
}
