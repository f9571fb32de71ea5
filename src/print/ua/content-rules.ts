import { PDFDict, PDFRawStream } from "pdf-lib";
import { streamBytes } from "../pdf/decode.ts";
import { key } from "../pdf/names.ts";
import { scanOperators } from "../pdf/operators.ts";
import type { Mark } from "../pdf/page-content.ts";
import { type Checked, type Rule, rule } from "./rule.ts";

const isInside = (mark: Mark, fits: (outer: Pick<Mark, "mcid" | "artifact">) => boolean): boolean => {
  for (let outer = mark.inside; outer; outer = outer.inside) if (fits(outer)) return true;
  return false;
};
const isTagged = (mark: Pick<Mark, "mcid">): boolean => mark.mcid !== undefined;

const onPages = (checked: Checked, fits: (mark: Mark) => boolean): string[] =>
  checked.pages.flatMap(({ marks }, index) => (marks.some(fits) ? [`page ${index + 1}`] : []));

/** Tagged contents that the tree of tags knows, as `page mcid`. */
function known({ elements }: Checked): Set<string> {
  const contents = new Set<string>();
  for (const { kids } of elements)
    for (const kid of kids) if (kid.kind === "content") contents.add(`${kid.page} ${kid.mcid}`);
  return contents;
}

export const contentRules: readonly Rule[] = [
  rule("01-003", "an artifact stands inside tagged content", (checked) =>
    onPages(checked, (mark) => mark.artifact && isInside(mark, isTagged)),
  ),
  rule("01-004", "tagged content stands inside an artifact", (checked) =>
    onPages(checked, (mark) => isTagged(mark) && isInside(mark, ({ artifact }) => artifact)),
  ),
  rule("01-005", "content is neither tagged nor an artifact", (checked) => {
    const tagged = known(checked);
    return checked.pages.flatMap(({ marks, bare }, index) => {
      const lost = marks.some(
        (mark) =>
          mark.paints &&
          !mark.artifact &&
          !isInside(mark, (outer) => outer.artifact || isTagged(outer)) &&
          (mark.mcid === undefined || !tagged.has(`${index} ${mark.mcid}`)),
      );
      return bare.length > 0 || lost ? [`page ${index + 1}`] : [];
    });
  }),
  rule("30-001", "a page is drawn from another document", (checked) =>
    forms(checked).flatMap(({ dict }) => (dict.has(key("Ref")) ? ["a form that refers elsewhere"] : [])),
  ),
  rule("30-002", "a drawing with tagged content is used more than once", (checked) => {
    const uses = new Map<PDFRawStream, number>();
    for (const page of checked.document.getPages()) {
      const named = page.node.Resources()?.lookupMaybe(key("XObject"), PDFDict);
      for (const name of named?.keys() ?? []) {
        const form = named?.lookup(name);
        if (form instanceof PDFRawStream) uses.set(form, (uses.get(form) ?? 0) + 1);
      }
    }
    return [...uses].flatMap(([form, times]) => (times > 1 && isForm(form) && hasTags(form) ? [`${times} pages`] : []));
  }),
];

const isForm = ({ dict }: PDFRawStream): boolean => dict.lookup(key("Subtype")) === key("Form");

const forms = ({ objects }: Checked): PDFRawStream[] =>
  objects.filter((object) => object instanceof PDFRawStream).filter(isForm);

function hasTags(form: PDFRawStream): boolean {
  let found = false;
  scanOperators(streamBytes(form), (name, operands) => {
    if (name === "BDC" && operands[1] instanceof Map && operands[1].has("/MCID")) found = true;
  });
  return found;
}
