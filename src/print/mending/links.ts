import { PDFDict, type PDFDocument, PDFHexString } from "pdf-lib";
import { key } from "../pdf/names.ts";
import type { Printed } from "../pdf/read-printed.ts";
import type { spokenText } from "../pdf/spoken-text.ts";
import { type Element, everyElement } from "../pdf/structure.ts";

/** Every link says in words where it leads: the words that it stands on. */
export function describeLinks({ document, structure }: Printed, texts: ReturnType<typeof spokenText>): void {
  for (const element of everyElement(structure)) {
    if (element.role === "Link") describe(document, element, texts(element).replace(/\s+/g, " ").trim());
  }
}

function describe(document: PDFDocument, link: Element, words: string): void {
  for (const kid of link.kids) {
    const annotation = kid.kind === "object" && kid.ref ? document.context.lookup(kid.ref) : undefined;
    if (annotation instanceof PDFDict && !annotation.has(key("Contents")) && words !== "")
      annotation.set(key("Contents"), PDFHexString.fromText(words));
  }
}
