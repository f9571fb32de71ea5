import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFString } from "pdf-lib";

/**
 * Chromium names the tagged cells that other cells refer to after its own count of nodes (`node00000047`), which need not
 * be the same the next time. They are named anew, in the same order, so that the sorted tree of names stays sorted.
 */
export function renumberElements(document: PDFDocument): void {
  /** Calls `see` with every node name in an object and puts what it answers in the name's place. */
  const eachName = (object: PDFObject, see: (name: string) => string): void => {
    const replacement = (value: PDFObject): PDFObject | undefined => {
      if (value instanceof PDFString && /^node\d+$/.test(value.asString())) return PDFString.of(see(value.asString()));
      eachName(value, see);
      return undefined;
    };
    if (object instanceof PDFDict) {
      for (const [key, value] of object.entries()) {
        const renamed = replacement(value);
        if (renamed) object.set(key, renamed);
      }
    } else if (object instanceof PDFArray) {
      object.asArray().forEach((value, index) => {
        const renamed = replacement(value);
        if (renamed) object.set(index, renamed);
      });
    }
  };
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  const names = new Set<string>();
  for (const object of objects)
    eachName(object, (name) => {
      names.add(name);
      return name;
    });
  const renamed = new Map([...names].sort().map((name, index) => [name, `cell${String(index + 1).padStart(8, "0")}`]));
  for (const object of objects) eachName(object, (name) => renamed.get(name) ?? name);
}
