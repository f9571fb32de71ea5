import type { ChartBlock, EditionModel, TableBlock } from "../../../src/papers/model.ts";
import { plain } from "../../../src/wording/runs.ts";
import { blocksOf } from "../support.ts";

/** A table's rows as words, by their first cell; the cells of one heading one below the other where it occurs twice. */
export function tableOf(model: EditionModel, id: string): Map<string, string[]> {
  const table = blocksOf(model).find((block): block is TableBlock => block.kind === "table" && block.id === id);
  if (!table) throw new Error(`no table ${id}`);
  return new Map(
    table.rows.map(({ cells }) => {
      const [first = "", ...rest] = cells.map(({ content }) => plain(content));
      return [first, rest];
    }),
  );
}

export const chartOf = (model: EditionModel, id: string): ChartBlock | undefined =>
  blocksOf(model).find((block): block is ChartBlock => block.kind === "chart" && block.id === id);

/** Sentences of a section's lists and paragraphs, in order. */
export const sentencesOf = (model: EditionModel, section: string): string[] =>
  blocksOf(model, section).flatMap((block) =>
    block.kind === "list"
      ? block.items.map((item) => plain(item))
      : block.kind === "paragraph"
        ? [plain(block.content)]
        : [],
  );

/** Every number that the model has of people, whatever its measure: what an edition for the public must not show small. */
export const countsOfPeople = (model: EditionModel): number[] =>
  Object.values(model.figures).flatMap(({ value, unit, id }) =>
    ["victims", "suspects", "pairs", "records"].includes(unit) &&
    value.state === "value" &&
    !id.startsWith("population")
      ? [value.number]
      : [],
  );
