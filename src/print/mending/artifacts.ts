import { type PDFArray, PDFDict, type PDFDocument, type PDFObject, type PDFPage, PDFRef } from "pdf-lib";
import { key } from "../pdf/names.ts";
import type { Mark, PageContent } from "../pdf/page-content.ts";
import { type Edit, replaceContent } from "../pdf/replace-content.ts";
import { adopt, forget, ParentTree } from "./parent-tree.ts";

const pagination = "/Artifact <</Type /Pagination>> BDC\n";
const layout = "/Artifact <</Type /Layout>> BDC\n";

/**
 * What a browser leaves without a tag, the marking and page numbers in the margins, backgrounds and lines, becomes an
 * artifact, which readers pass over; so do the lines that it tags as content of a table, a list or a box, and the heads of
 * tables where they are printed again. What it leaves
 * out between two tagged parts of one picture becomes a part of that picture.
 */
export function markArtifacts(
  document: PDFDocument,
  pages: readonly PageContent[],
  repeated: ReadonlySet<string>,
): void {
  const parents = new ParentTree(document);
  document.getPages().forEach((page, index) => {
    const content = pages[index];
    if (!content) return;
    const edits = pageEdits(page, content, parents, (mcid) => repeated.has(`${index} ${mcid}`));
    if (edits.length > 0) replaceContent(page, content.bytes, edits);
  });
}

function pageEdits(
  page: PDFPage,
  { marks, bare }: PageContent,
  parents: ParentTree,
  isRepeated: (mcid: number) => boolean,
): Edit[] {
  const elements = parents.ofPage(page);
  const outer = marks.filter((mark) => mark.inside === undefined);
  const edits: Edit[] = [];
  for (const mark of outer) {
    if (mark.mcid === undefined || !elements || !mark.paints) continue;
    const again = isRepeated(mark.mcid);
    if (!again && (mark.showsText || pictureAbove(elements.get(mark.mcid), page))) continue;
    forget(elements, mark.mcid, page);
    edits.push({ from: mark.open[0], to: mark.open[1], text: (again ? pagination : layout).trimEnd() });
  }
  for (const { start, end, showsText } of bare) {
    const picture = showsText || !elements ? undefined : samePicture(page, outer, start, end, elements);
    const opening =
      picture && elements
        ? `/Figure <</MCID ${adopt(elements, picture, page, picture.before)} >>BDC\n`
        : showsText
          ? pagination
          : layout;
    edits.push({ from: start, to: start, text: opening }, { from: end, to: end, text: "\nEMC" });
  }
  return edits;
}

/** The picture that the marked contents on both sides belong to. */
function samePicture(page: PDFPage, marks: readonly Mark[], start: number, end: number, elements: PDFArray) {
  let before: Mark | undefined;
  let after: Mark | undefined;
  for (const mark of marks) {
    if (mark.close[1] <= start && (!before || mark.close[1] > before.close[1])) before = mark;
    if (mark.open[0] >= end && (!after || mark.open[0] < after.open[0])) after = mark;
  }
  const [one, other] = [before, after].map((mark) =>
    mark?.mcid === undefined ? undefined : pictureAbove(elements.get(mark.mcid), page),
  );
  return one && other && one.ref === other.ref ? { ...one, before: after?.mcid } : undefined;
}

/** The figure that an element is, or is in. */
function pictureAbove(
  element: PDFObject,
  { doc }: PDFPage,
): { readonly dict: PDFDict; readonly ref: PDFRef } | undefined {
  let ref: PDFObject | undefined = element;
  for (let depth = 0; depth < 60 && ref instanceof PDFRef; depth += 1) {
    const dict: PDFObject | undefined = doc.context.lookup(ref);
    if (!(dict instanceof PDFDict)) return undefined;
    const tag = dict.lookup(key("S"));
    if (tag === key("Figure") || tag === key("Formula")) return { dict, ref };
    ref = dict.get(key("P"));
  }
  return undefined;
}
