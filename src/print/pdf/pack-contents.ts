import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { type PDFDocument, PDFRawStream, PDFRef } from "pdf-lib";
import { key } from "./names.ts";

const compressed = promisify(deflate);

/**
 * Compresses the pages whose content was written anew, by the system's own means and beside the program. To be awaited before the document is
 * written; what its pages show is not changed by it, so that they can be read meanwhile.
 */
export async function packContents(document: PDFDocument): Promise<void> {
  const { context } = document;
  const pack = async (ref: PDFRef, bytes: Uint8Array): Promise<void> => {
    const packed = await compressed(bytes);
    context.assign(ref, PDFRawStream.of(context.obj({ Filter: "FlateDecode", Length: packed.length }), packed));
  };
  await Promise.all(
    document.getPages().map(({ node }) => {
      const ref = node.get(key("Contents"));
      const stream = context.lookup(ref);
      const isPlain = stream instanceof PDFRawStream && !stream.dict.has(key("Filter"));
      return ref instanceof PDFRef && isPlain ? pack(ref, stream.contents) : undefined;
    }),
  );
}
