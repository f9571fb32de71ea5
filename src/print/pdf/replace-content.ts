import { type PDFPage, PDFRawStream, PDFRef } from "pdf-lib";
import { key } from "./names.ts";

/** Text of operators that takes the place of some bytes of a page's content. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const contents = key("Contents");

/** Writes a page's content anew: the bytes that it had, with the edits, which must not overlap. `packContents` compresses it. */
export function replaceContent(page: PDFPage, bytes: Uint8Array, edits: readonly Edit[]): void {
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const { from, to, text } of [...edits].sort((one, other) => one.from - other.from || one.to - other.to)) {
    parts.push(bytes.subarray(at, from), Buffer.from(text, "latin1"));
    at = to;
  }
  parts.push(bytes.subarray(at));
  const { context } = page.doc;
  const anew = Buffer.concat(parts);
  const old = page.node.get(contents);
  const stream = PDFRawStream.of(context.obj({ Length: anew.length }), anew);
  if (old instanceof PDFRef && context.lookup(old) instanceof PDFRawStream) context.assign(old, stream);
  else page.node.set(contents, context.register(stream));
}
