import type { EditionModel } from "../papers/model.ts";
import { drawAll } from "./drawings.ts";
import { documentStyles } from "./styles.ts";
import { loadTemplates } from "./templates.ts";
import { documentView, type PageNumbers } from "./view.ts";
import { watermarkSvg } from "./watermark.ts";
import { statusWords } from "./words.ts";

export interface HtmlOptions {
  /** Section id to page, for the printed contents list; left out on the first printing and on the screen. */
  readonly pages?: PageNumbers;
}

/**
 * The paper as one self-contained HTML file: styles, fonts and charts inside, no scripts, nothing fetched. Made from the
 * model and from nothing else, so the same model gives the same bytes.
 */
export async function renderHtml(model: EditionModel, options: HtmlOptions = {}): Promise<string> {
  const draft = statusWords[model.status];
  const [templates, styles, svgs, watermark] = await Promise.all([
    loadTemplates(),
    documentStyles(model),
    drawAll(model),
    draft ? watermarkSvg(draft.watermark) : undefined,
  ]);
  const drawings = { svgs, styles, ...(watermark === undefined ? {} : { watermark }) };
  return templates.document(documentView(model, drawings, templates, options.pages ?? {}));
}
