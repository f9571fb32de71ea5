import type { Block, SectionModel } from "./model.ts";

/** Hands out table and figure numbers in the order in which a paper is presented. */
export interface Numbering {
  table(): number;
  chart(): number;
}

export function createNumbering(): Numbering {
  let tables = 0;
  let charts = 0;
  return {
    table: () => {
      tables += 1;
      return tables;
    },
    chart: () => {
      charts += 1;
      return charts;
    },
  };
}

/** Tables and figures numbered anew in the order in which they are read, for sections that were not presented in it. */
export function inOrderNumbered(sections: readonly SectionModel[]): SectionModel[] {
  const numbering = createNumbering();
  const numbered = (block: Block): Block => {
    if (block.kind === "chart") return { ...block, number: numbering.chart() };
    // The table behind a figure goes by the figure's number.
    if (block.kind === "table") return block.number > 0 ? { ...block, number: numbering.table() } : block;
    return "blocks" in block ? { ...block, blocks: block.blocks.map(numbered) } : block;
  };
  return sections.map((section) => ({ ...section, blocks: section.blocks.map(numbered) }));
}
