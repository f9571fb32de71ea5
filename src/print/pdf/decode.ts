import { inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFRawStream, type PDFStream } from "pdf-lib";
import { key } from "./names.ts";

/** The bytes of a stream, by the system's own inflating where that is all that is needed: ten times as fast as JavaScript's. */
export function streamBytes(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const filter = stream.dict.lookup(key("Filter"));
  if (filter === undefined) return stream.contents;
  if (filter === key("FlateDecode") && !stream.dict.has(key("DecodeParms"))) return inflateSync(stream.contents);
  return decodePDFRawStream(stream).decode();
}
