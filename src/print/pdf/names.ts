import { PDFName } from "pdf-lib";

const known = new Map<string, PDFName>();
const texts = new Map<PDFName, string>();

/** A name in a PDF. There is one of each; to find it, pdf-lib spells it out anew each time, and dictionaries are asked a hundred thousand times. */
export function key(name: string): PDFName {
  const found = known.get(name) ?? PDFName.of(name);
  known.set(name, found);
  return found;
}

/** What a name says. */
export function nameText(name: PDFName): string {
  const text = texts.get(name) ?? name.decodeText();
  texts.set(name, text);
  return text;
}
