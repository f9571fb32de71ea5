import { loadDrawing } from "../charts/render-chart.ts";
import { statusWords } from "../papers/frame-words.ts";
import type { EditionModel } from "../papers/model.ts";
import type { NumberedPlace, PageNumbers } from "../values/page-number.ts";
import { drawAll } from "./drawings.ts";
import { PageNumbering } from "./page-numbering.ts";
import { documentStyles } from "./styles.ts";
import { loadTemplates } from "./templates.ts";
import { type Drawings, documentView, type OnPaper } from "./view.ts";
import { watermarkSvg } from "./watermark.ts";

/** A document for paper. */
export interface PrintHtml {
  readonly html: string;
  /** Every page number in it. */
  readonly numbers: readonly NumberedPlace[];
}

/**
 * The paper as one self-contained HTML file: styles, fonts and charts inside, no scripts, nothing fetched. Made from the
 * model and from nothing else, so the same model gives the same bytes.
 */
export const renderHtml = (model: EditionModel): Promise<string> => render(model);

/**
 * The same paper for the printer: with page numbers as far as they are known, stand-ins for the others, and new pages where `breaks` asks
 * for them.
 */
export async function renderPrint(
  model: EditionModel,
  pages: PageNumbers,
  breaks: readonly string[],
): Promise<PrintHtml> {
  const numbering = new PageNumbering(pages);
  const html = await render(model, { numbering, breaks });
  return { html, numbers: numbering.places };
}

async function render(model: EditionModel, paper?: OnPaper): Promise<string> {
  const [templates, drawings] = await Promise.all([loadTemplates(), drawingsOf(model)]);
  return templates.document(documentView(model, drawings, templates, paper));
}

/** What papers are drawn and set with, so that it can be loaded while nothing else is to be done. */
export const loadRendering = (): Promise<unknown> => Promise.all([loadDrawing(), loadTemplates()]);

/** Charts and styles do not depend on page numbers: a paper that is printed twice is drawn once. */
const drawn = new WeakMap<EditionModel, Promise<Drawings>>();

function drawingsOf(model: EditionModel): Promise<Drawings> {
  const known = drawn.get(model);
  if (known) return known;
  const fresh = prepare(model);
  drawn.set(model, fresh);
  fresh.catch(() => drawn.delete(model));
  return fresh;
}

async function prepare(model: EditionModel): Promise<Drawings> {
  const draft = statusWords[model.status];
  const [styles, svgs, watermark] = await Promise.all([
    documentStyles(model),
    drawAll(model),
    draft ? watermarkSvg(draft.watermark) : undefined,
  ]);
  return { svgs, styles, ...(watermark === undefined ? {} : { watermark }) };
}
