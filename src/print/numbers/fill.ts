import type { PDFDict } from "pdf-lib";
import type { NumberedPlace, PageNumbers } from "../../values/page-number.ts";
import type { Font } from "../pdf/fonts.ts";
import { readPageContent, type TextRun } from "../pdf/page-content.ts";
import type { Printed } from "../pdf/read-printed.ts";
import { type Edit, replaceContent } from "../pdf/replace-content.ts";
import { shownAnew } from "./digits.ts";
import { findNumbers } from "./places.ts";

/**
 * Puts the page numbers of a printed document right where they stand, which saves printing it once more. The document is changed.
 * @returns undefined where that cannot be done without moving anything else: a number has more digits than were printed, or its font lacks
 * a digit, or it is not found. Nothing is changed then.
 */
export function withNumbers(
  printed: Printed,
  numbers: readonly NumberedPlace[],
  pages: PageNumbers,
): Printed | undefined {
  const found = findNumbers(printed.pages, numbers);
  if (!found) return undefined;
  const edits = new Map<number, Edit[]>();
  for (const { place, page, run } of found) {
    const right = pages[place.target]?.toString();
    if (right === undefined) return undefined;
    if (right === place.digits) continue;
    const edit = editOf(run, right, place, printed.pages[page]?.bytes);
    if (!edit) return undefined;
    edits.set(page, [...(edits.get(page) ?? []), edit]);
  }
  const fonts = new Map<PDFDict, Font>(printed.fonts.map((font) => [font.dict, font]));
  const sheets = printed.document.getPages();
  const filled = printed.pages.map((content, index) => {
    const [ofPage, sheet] = [edits.get(index), sheets[index]];
    if (!ofPage || !sheet) return content;
    replaceContent(sheet, content.bytes, ofPage);
    return readPageContent(sheet, fonts);
  });
  return { ...printed, pages: filled };
}

function editOf(
  run: TextRun,
  digits: string,
  { keeps }: NumberedPlace,
  content: Uint8Array | undefined,
): Edit | undefined {
  if (!run.bytes || !content) return undefined;
  const [from, to] = run.bytes;
  const text = shownAnew(content.subarray(from, to), run.font, digits, keeps);
  return text === undefined ? undefined : { from, to, text };
}
