import { withDocument } from "./page.ts";
import type { Session } from "./session.ts";

/** Pixels of the picture for one of the drawing: sharp on a projector, and not too large for an e-mail. */
const sharpness = 2;

/** Drawings as PNG, all on one page of the browser, in their order. */
export function paintPictures(session: Session, svgs: readonly string[]): Promise<Uint8Array[]> {
  const html = `<!doctype html><meta charset="utf-8"><style>body{margin:0}svg{display:block}</style>${svgs.join("")}`;
  return withDocument(session, html, "screen", async (page) => {
    await page.setViewport({ width: 800, height: 600, deviceScaleFactor: sharpness });
    const drawn = await page.$$("body > svg");
    const pictures: Uint8Array[] = [];
    for (const drawing of drawn) pictures.push(await drawing.screenshot({ type: "png" }));
    if (pictures.length !== svgs.length) throw new Error(`${svgs.length} drawings gave ${pictures.length} pictures`);
    return pictures;
  });
}
