import { PDFArray, type PDFObject } from "pdf-lib";
import { key } from "../pdf/names.ts";
import { alternativeOf, textOf } from "../pdf/structure.ts";
import type { Annotation } from "./annotations.ts";
import { type Checked, type Rule, rule } from "./rule.ts";

const annotationRule = (id: string, fault: string, fails: (annotation: Annotation) => boolean): Rule =>
  rule(id, fault, (checked) => [
    ...new Set(checked.annotations.filter(fails).map(({ kind, page }) => `${kind} on page ${page}`)),
  ]);

// ISO 32000-1, table 169.
const kinds = new Set(
  (
    "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup " +
    "FileAttachment Sound Movie Widget Screen PrinterMark TrapNet Watermark 3D Redact"
  ).split(" "),
);
const hidden = ({ dict }: Annotation): boolean => (Number(dict.lookup(key("F"))) & 2) !== 0;
const described = ({ dict, owner }: Annotation): boolean =>
  Boolean(textOf(dict.lookup(key("Contents")))?.trim() || (owner && alternativeOf(owner)?.trim()));
const tabs = (checked: Checked): { readonly page: number; readonly order: PDFObject | undefined }[] =>
  checked.document
    .getPages()
    .flatMap((page, index) =>
      (page.node.lookupMaybe(key("Annots"), PDFArray)?.size() ?? 0) > 0
        ? [{ page: index + 1, order: page.node.lookup(key("Tabs")) }]
        : [],
    );

export const annotationRules: readonly Rule[] = [
  annotationRule(
    "28-002",
    "an annotation is not in an Annot tag",
    (one) =>
      !["Widget", "Link", "PrinterMark", "Popup"].includes(one.kind) && !hidden(one) && one.owner?.role !== "Annot",
  ),
  annotationRule(
    "28-004",
    "an annotation has no words to stand for it",
    (one) => !["Widget", "Link", "Popup"].includes(one.kind) && !hidden(one) && !described(one),
  ),
  annotationRule(
    "28-005",
    "a form field has no name to be read aloud",
    (one) => one.kind === "Widget" && !hidden(one) && !textOf(one.dict.lookup(key("TU"))) && !described(one),
  ),
  annotationRule(
    "28-006",
    "an annotation is of no kind that the standard knows",
    (one) => !kinds.has(one.kind) && !described(one),
  ),
  annotationRule("28-007", "there are trapping marks", (one) => one.kind === "TrapNet"),
  rule("28-008", "a page with links does not say in which order they are reached", (checked) =>
    tabs(checked).flatMap(({ page, order }) => (order === undefined ? [`page ${page}`] : [])),
  ),
  rule("28-009", "links are not reached in the order of the tags", (checked) =>
    tabs(checked).flatMap(({ page, order }) => (order !== undefined && order !== key("S") ? [`page ${page}`] : [])),
  ),
  annotationRule(
    "28-010",
    "a form field is not in a Form tag",
    (one) => one.kind === "Widget" && !hidden(one) && one.owner?.role !== "Form",
  ),
  annotationRule(
    "28-011",
    "a link is not in a Link tag",
    (one) => one.kind === "Link" && !hidden(one) && one.owner?.role !== "Link",
  ),
  annotationRule(
    "28-012",
    "a link does not say in words where it leads",
    (one) => one.kind === "Link" && !hidden(one) && !textOf(one.dict.lookup(key("Contents")))?.trim(),
  ),
];
