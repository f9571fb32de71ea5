import { type PDFDict, PDFName, PDFNull, type PDFObject } from "pdf-lib";

const known = new Map<string, PDFName>();
const texts = new Map<PDFName, string>();

/** A name in a PDF. There is one of each; to find it, pdf-lib spells it out anew each time, and dictionaries are asked a hundred thousand times. */
export function key(name: string): PDFName {
  const found = known.get(name) ?? PDFName.of(name);
  known.set(name, found);
  return found;
}

/** What a dictionary holds under a name, through its reference: pdf-lib's own `lookup` makes three lists to do the same. */
export function entryOf(dict: PDFDict, name: string): PDFObject | undefined {
  const value = dict.context.lookup(dict.get(key(name)));
  return value === PDFNull ? undefined : value;
}

/** What a name says. */
export function nameText(name: PDFName): string {
  const text = texts.get(name) ?? name.decodeText();
  texts.set(name, text);
  return text;
}
