import { loadDrawing } from "../charts/render-chart.ts";
import { statusWords } from "../papers/frame-words.ts";
import type { EditionModel } from "../papers/model.ts";
import type { NumberedPlace, PageNumbers } from "../values/page-number.ts";
import { Drawings } from "./drawings.ts";
import { PageNumbering } from "./page-numbering.ts";
import { documentStyles } from "./styles.ts";
import { loadTemplates } from "./templates.ts";
import { documentView, type OnPaper } from "./view.ts";
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
  const { drawings, dress } = partsOf(model);
  const [templates, svgs, dressed] = await Promise.all([
    loadTemplates(),
    drawings.all(paper ? "paper" : "screen"),
    dress,
  ]);
  return templates.document(documentView(model, { svgs, ...dressed }, templates, paper));
}

/** What papers are drawn and set with, so that it can be loaded while nothing else is to be done. */
export const loadRendering = (): Promise<unknown> => Promise.all([loadDrawing(), loadTemplates()]);

interface Parts {
  readonly drawings: Drawings;
  readonly dress: Promise<{ readonly styles: string; readonly watermark?: string }>;
}

/** Charts and styles do not depend on page numbers: a paper is drawn once for the screen and for every time it is printed. */
const known = new WeakMap<EditionModel, Parts>();

function partsOf(model: EditionModel): Parts {
  const made = known.get(model);
  if (made) return made;
  const parts = { drawings: new Drawings(model), dress: dress(model) };
  known.set(model, parts);
  parts.dress.catch(() => known.delete(model));
  return parts;
}

async function dress(model: EditionModel): Promise<{ styles: string; watermark?: string }> {
  const draft = statusWords[model.status];
  const [styles, watermark] = await Promise.all([
    documentStyles(model),
    draft ? watermarkSvg(draft.watermark) : undefined,
  ]);
  return { styles, ...(watermark === undefined ? {} : { watermark }) };
}
