import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFString } from "pdf-lib";

/**
 * Chromium names the tagged cells that other cells refer to after its own count of nodes (`node00000047`), which need not
 * be the same the next time. They are named anew, in the same order, so that the sorted tree of names stays sorted.
 */
export function renumberElements(document: PDFDocument): void {
  const places: { readonly name: string; readonly rename: (name: PDFString) => void }[] = [];
  const see = (holder: PDFObject): void => {
    if (holder instanceof PDFDict) {
      for (const key of holder.keys()) {
        const value = holder.get(key);
        if (isCounted(value)) places.push({ name: value.asString(), rename: (name) => holder.set(key, name) });
        else if (value) see(value);
      }
    } else if (holder instanceof PDFArray) {
      for (let index = 0; index < holder.size(); index += 1) {
        const value = holder.get(index);
        if (isCounted(value)) places.push({ name: value.asString(), rename: (name) => holder.set(index, name) });
        else see(value);
      }
    }
  };
  for (const [, object] of document.context.enumerateIndirectObjects()) see(object);
  const names = [...new Set(places.map(({ name }) => name))].sort();
  const renamed = new Map(names.map((name, index) => [name, `cell${String(index + 1).padStart(8, "0")}`]));
  for (const { name, rename } of places) rename(PDFString.of(renamed.get(name) ?? name));
}

const isCounted = (value: PDFObject | undefined): value is PDFString =>
  value instanceof PDFString && /^node\d+$/.test(value.asString());
