import type { Block, ChartBlock } from "../papers/model.ts";

const mapKinds: ReadonlySet<string> = new Set(["tile-map", "ward-map"]);

/** A map's table stands beside it on paper: both together are hardly taller than one. Whether the block at `index` is such a table. */
export const isBesideMap = (blocks: readonly Block[], index: number): boolean => {
  const [before, block] = [blocks[index - 1], blocks[index]];
  return block?.kind === "table" && before?.kind === "chart" && mapKinds.has(before.chart.kind);
};

/** A chart of one line an area stands beside its numbers on paper, where both are of about one height. */
export const isBesideItsNumbers = ({ chart, data, drawsItsNumbers }: ChartBlock): boolean =>
  chart.kind === "ranked" && !drawsItsNumbers && data.columns.length <= 5 && data.rows.length <= mostRows;
const mostRows = 14;
