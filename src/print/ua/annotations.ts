import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef } from "pdf-lib";
import { key } from "../pdf/names.ts";
import type { Printed } from "../pdf/read-printed.ts";
import type { Element } from "../pdf/structure.ts";

/** An annotation of a page, with its place in the tree of tags. */
export interface Annotation {
  readonly dict: PDFDict;
  readonly kind: string;
  readonly page: number;
  /** The element that the tree puts it into. */
  readonly owner: Element | undefined;
}

export function annotationsOf({ document }: Printed, elements: readonly Element[]): Annotation[] {
  const owners = new Map<PDFRef, Element>();
  for (const element of elements)
    for (const kid of element.kids) if (kid.kind === "object" && kid.ref) owners.set(kid.ref, element);
  return document.getPages().flatMap((page, index) =>
    (page.node.lookupMaybe(key("Annots"), PDFArray)?.asArray() ?? []).flatMap((entry: PDFObject) => {
      const dict = document.context.lookup(entry);
      if (!(dict instanceof PDFDict)) return [];
      const kind = dict.lookupMaybe(key("Subtype"), PDFName)?.decodeText() ?? "";
      return [{ dict, kind, page: index + 1, owner: entry instanceof PDFRef ? owners.get(entry) : undefined }];
    }),
  );
}
