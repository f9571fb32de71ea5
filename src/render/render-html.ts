import { statusWords } from "../papers/frame-words.ts";
import type { EditionModel } from "../papers/model.ts";
import type { PageNumbers } from "./document-context.ts";
import { drawAll } from "./drawings.ts";
import { documentStyles } from "./styles.ts";
import { loadTemplates } from "./templates.ts";
import { type Drawings, documentView } from "./view.ts";
import { watermarkSvg } from "./watermark.ts";

export interface HtmlOptions {
  /** For paper: the page of each section and table that is referred to; empty before the first printing. Left out for the screen. */
  readonly pages?: PageNumbers;
  /** For paper: what begins a new page beside the sections that always do, by its name; rows as `table#row`. */
  readonly breaks?: readonly string[];
}

/**
 * The paper as one self-contained HTML file: styles, fonts and charts inside, no scripts, nothing fetched. Made from the
 * model and from nothing else, so the same model gives the same bytes.
 */
export async function renderHtml(model: EditionModel, options: HtmlOptions = {}): Promise<string> {
  const [templates, drawings] = await Promise.all([loadTemplates(), drawingsOf(model)]);
  return templates.document(documentView(model, drawings, templates, options));
}

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
