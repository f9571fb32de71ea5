import { setImmediate } from "node:timers/promises";
import type { ChartModel } from "../charts/model.ts";
import { type ChartOptions, renderChart } from "../charts/render-chart.ts";
import type { Block, ChartBlock, EditionModel } from "../papers/model.ts";
import { isBesideItsNumbers, isBesideMap } from "./beside.ts";
import { phoneId, sparklineId, wideId } from "./drawing-ids.ts";

/** A phone shows its own drawing, since a wide one shrunk to 320 pixels cannot be read. */
export const phoneWidth = 340;

/** Paper has each chart once, as wide as there is room for it; a screen has it twice. */
export type Medium = "paper" | "screen";

interface WantedDrawing {
  readonly chart: ChartModel;
  readonly options: ChartOptions;
}

/** The drawings of one paper. Each is made once, and one after another: Vega is not parallel. */
export class Drawings {
  readonly #model: EditionModel;
  readonly #made = new Map<string, Promise<string>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(model: EditionModel) {
    this.#model = model;
  }

  /** Every chart and sparkline that the medium shows, as SVG, by the prefix of its ids. */
  async all(medium: Medium): Promise<ReadonlyMap<string, string>> {
    const wanted = wantedOn("paper", this.#model);
    // A printer waits for what paper shows: that comes first whoever asks first.
    if (medium === "screen") wanted.push(...wantedOn("screen", this.#model));
    const drawn = wanted.map(async (one) => [one.options.idPrefix, await this.#draw(one)] as const);
    return new Map(await Promise.all(drawn));
  }

  #draw({ chart, options }: WantedDrawing): Promise<string> {
    const known = this.#made.get(options.idPrefix);
    if (known) return known;
    // The browser is spoken to in between.
    const fresh = this.#last.then(() => setImmediate()).then(() => renderChart(chart, options));
    this.#made.set(options.idPrefix, fresh);
    this.#last = fresh.catch(() => undefined);
    return fresh;
  }
}

function wantedOn(medium: Medium, model: EditionModel): WantedDrawing[] {
  return model.sections.flatMap(({ blocks }) =>
    blocks.flatMap((block, index) => drawingsIn(block, medium, isBesideMap(blocks, index + 1))),
  );
}

function drawingsIn(block: Block, medium: Medium, isBeside = false): WantedDrawing[] {
  switch (block.kind) {
    case "chart":
      return [
        ...chartDrawings(block, medium, isBeside || isBesideItsNumbers(block)),
        ...drawingsIn(block.data, medium),
      ];
    case "table":
      return block.rows.flatMap(({ cells }, row) =>
        cells.flatMap(({ sparkline }, column) =>
          sparkline
            ? [
                {
                  chart: sparkline.chart,
                  options: { idPrefix: sparklineId(block.id, row, column), alt: sparkline.alt },
                },
              ]
            : [],
        ),
      );
    case "callout":
    case "commentary":
      return block.blocks.flatMap((inner) => drawingsIn(inner, medium));
    default:
      return [];
  }
}

function chartDrawings({ id, alt, chart }: ChartBlock, medium: Medium, isBeside: boolean): WantedDrawing[] {
  const wide = { chart, options: { idPrefix: wideId(id), alt } };
  const phone = { chart, options: { idPrefix: phoneId(id), alt, width: phoneWidth } };
  if (medium === "screen") return [wide, phone];
  return isBeside ? [phone] : [wide];
}
