import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFString } from "pdf-lib";

/**
 * Chromium names the tagged cells that other cells refer to after its own count of nodes (`node00000047`), which need not
 * be the same the next time. They are named anew, in the same order, so that the sorted tree of names stays sorted.
 */
export function renumberElements(document: PDFDocument): void {
  const places: { readonly name: string; readonly rename: (name: PDFString) => void }[] = [];
  const see = (value: PDFObject, rename: (name: PDFString) => void): void => {
    if (value instanceof PDFDict) {
      for (const [key, inner] of value.entries()) see(inner, (name) => value.set(key, name));
    } else if (value instanceof PDFArray) {
      for (let index = 0; index < value.size(); index += 1) see(value.get(index), (name) => value.set(index, name));
    } else if (value instanceof PDFString && /^node\d+$/.test(value.asString())) {
      places.push({ name: value.asString(), rename });
    }
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) see(object, () => undefined);
  const names = [...new Set(places.map(({ name }) => name))].sort();
  const renamed = new Map(names.map((name, index) => [name, `cell${String(index + 1).padStart(8, "0")}`]));
  for (const { name, rename } of places) rename(PDFString.of(renamed.get(name) ?? name));
}
