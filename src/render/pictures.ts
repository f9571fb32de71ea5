import { pictureOf } from "../charts/picture.ts";
import { renderChart } from "../charts/render-chart.ts";
import { loadTextMetrics } from "../charts/text-metrics.ts";
import { frameWords, statusWords } from "../papers/frame-words.ts";
import type { Block, ChartBlock, EditionModel } from "../papers/model.ts";
import { plain } from "../wording/runs.ts";
import { fontFaces } from "./styles.ts";

/** A chart of a paper as a picture of its own, for slides. */
export interface Picture {
  /** Of the file, without its ending: `figure-07-robbery-hackney-trend`. */
  readonly name: string;
  readonly svg: string;
}

/** Every numbered figure of the paper as an SVG with its fonts inside, its title, its origin and the paper's marking. */
export async function picturesOf(model: EditionModel): Promise<Picture[]> {
  const [metrics, styles] = await Promise.all([loadTextMetrics(), fontFaces()]);
  const draft = statusWords[model.status];
  const pictures: Picture[] = [];
  for (const block of model.sections.flatMap((section) => section.blocks).flatMap(chartsIn)) {
    const { id: idPrefix, alt, number } = block;
    const svg = await renderChart(block.chart, { idPrefix, alt });
    const words = {
      ...(model.marking === "none" ? {} : { marking: model.marking }),
      ...(draft ? { status: draft.banner } : {}),
      title: plain(block.title),
      subtitle: block.subtitle,
      // A mark of a note leads nowhere on a slide.
      notes: block.notes.map((note) => plain(note).replace(/\s+(?=[.,;:])/g, "")),
      origin: `${model.partnership}. ${model.title}, ${model.period.label}. ${frameWords.figure} ${number}.`,
      alt,
    };
    const name = `figure-${String(number).padStart(2, "0")}-${idPrefix}`;
    pictures.push({ name, svg: pictureOf(svg, words, styles, metrics) });
  }
  return pictures;
}

function chartsIn(block: Block): ChartBlock[] {
  if (block.kind === "chart") return [block];
  return block.kind === "callout" || block.kind === "commentary" ? block.blocks.flatMap(chartsIn) : [];
}
