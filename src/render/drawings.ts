import { renderChart } from "../charts/render-chart.ts";
import type { Block, EditionModel } from "../papers/model.ts";
import { phoneId, sparklineId, wideId } from "./drawing-ids.ts";

/** A phone shows its own drawing, since a wide one shrunk to 320 pixels cannot be read. */
export const phoneWidth = 340;

/** Every chart and sparkline of the paper as SVG, by the prefix of its ids. Drawn one after another: Vega is not parallel. */
export async function drawAll(model: EditionModel): Promise<ReadonlyMap<string, string>> {
  const svgs = new Map<string, string>();
  const draw = async (block: Block): Promise<void> => {
    switch (block.kind) {
      case "chart": {
        const { id, alt, chart } = block;
        svgs.set(wideId(id), await renderChart(chart, { idPrefix: wideId(id), alt }));
        svgs.set(phoneId(id), await renderChart(chart, { idPrefix: phoneId(id), alt, width: phoneWidth }));
        await draw(block.data);
        return;
      }
      case "table":
        for (const [row, { cells }] of block.rows.entries()) {
          for (const [column, { sparkline }] of cells.entries()) {
            if (!sparkline) continue;
            const idPrefix = sparklineId(block.id, row, column);
            svgs.set(idPrefix, await renderChart(sparkline.chart, { idPrefix, alt: sparkline.alt }));
          }
        }
        return;
      case "callout":
      case "commentary":
        for (const inner of block.blocks) await draw(inner);
    }
  };
  for (const section of model.sections) for (const block of section.blocks) await draw(block);
  return svgs;
}
