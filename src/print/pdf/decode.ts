import { inflateSync } from "node:zlib";
import { decodePDFRawStream, PDFName, PDFRawStream, type PDFStream } from "pdf-lib";

/** The bytes of a stream, by the system's own inflating where that is all that is needed: ten times as fast as JavaScript's. */
export function streamBytes(stream: PDFStream): Uint8Array {
  if (!(stream instanceof PDFRawStream)) return stream.getContents();
  const filter = stream.dict.lookup(PDFName.of("Filter"));
  if (filter === undefined) return stream.contents;
  if (filter === PDFName.of("FlateDecode") && !stream.dict.has(PDFName.of("DecodeParms")))
    return inflateSync(stream.contents);
  return decodePDFRawStream(stream).decode();
}
