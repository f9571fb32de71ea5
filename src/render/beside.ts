import type { Block } from "../papers/model.ts";

const mapKinds: ReadonlySet<string> = new Set(["tile-map", "ward-map"]);

/** A map's table stands beside it on paper: both together are hardly taller than one. Whether the block at `index` is such a table. */
export const isBesideMap = (blocks: readonly Block[], index: number): boolean => {
  const [before, block] = [blocks[index - 1], blocks[index]];
  return block?.kind === "table" && before?.kind === "chart" && mapKinds.has(before.chart.kind);
};
