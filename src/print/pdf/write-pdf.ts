import { promisify } from "node:util";
import { deflate } from "node:zlib";
import {
  type PDFContext,
  type PDFDocument,
  PDFHeader,
  PDFInvalidObject,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFTrailer,
} from "pdf-lib";
import { key } from "./names.ts";

const compressed = promisify(deflate);

/**
 * Compresses the pages whose content was written anew, by the system's own means and beside the program. To be awaited before the document is
 * written; what its pages show is not changed by it, so that they can be read meanwhile.
 */
export async function packContents(document: PDFDocument): Promise<void> {
  const { context } = document;
  const pack = async (ref: PDFRef, bytes: Uint8Array): Promise<void> =>
    context.assign(ref, await packedStream(context, {}, bytes));
  await Promise.all(
    document.getPages().map(({ node }) => {
      const ref = node.get(key("Contents"));
      const stream = context.lookup(ref);
      const isPlain = stream instanceof PDFRawStream && !stream.dict.has(key("Filter"));
      return ref instanceof PDFRef && isPlain ? pack(ref, stream.contents) : undefined;
    }),
  );
}

/** So many objects that are no streams are compressed together: a reader that wants one of them unpacks them all. */
const objectsPerStream = 200;

/**
 * Writes a document as pdf-lib does, streams as they are and all other objects packed into streams of their own, but compresses these by the
 * system's own means and writes every object once: pdf-lib does it twice, the first time to learn its size.
 */
export async function writePdf({ context }: PDFDocument): Promise<Uint8Array> {
  const file = new Output();
  const packed: Indirect[] = [];
  file.write(`${PDFHeader.forVersion(1, 7)}\n\n`);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const alone = object instanceof PDFStream || object instanceof PDFInvalidObject || ref.generationNumber !== 0;
    if (alone) file.object(ref, object);
    else packed.push([ref, object]);
  }
  const groups: Indirect[][] = [];
  for (let at = 0; at < packed.length; at += objectsPerStream) groups.push(packed.slice(at, at + objectsPerStream));
  const streams = await Promise.all(groups.map((group) => objectStream(context, group)));
  let last = context.largestObjectNumber;
  for (const [index, group] of groups.entries()) {
    const stream = streams[index];
    if (!stream) continue;
    last += 1;
    file.object(PDFRef.of(last), stream);
    for (const [place, [ref]] of group.entries()) file.places.set(ref.objectNumber, [2, last, place]);
  }
  const start = file.length;
  const table = PDFRef.of(last + 1);
  file.places.set(table.objectNumber, [1, start, 0]);
  const { Root, Info, ID } = context.trailerInfo;
  const entries = { Type: "XRef", Size: table.objectNumber + 1, W: [1, 4, 2], Root, Info, ID };
  file.object(table, await packedStream(context, entries, tableOf(file.places, table.objectNumber)));
  file.write(PDFTrailer.forLastCrossRefSectionOffset(start).toString());
  return file.whole();
}

type Indirect = [PDFRef, PDFObject];

/** Of an object: 1, where it begins and its generation; or 2, the stream that it is in and its place in it. */
type Place = readonly [type: 1 | 2, number, number];

class Output {
  readonly #parts: Uint8Array[] = [];
  readonly places = new Map<number, Place>();
  length = 0;

  write(text: string): void {
    this.#add(Buffer.from(text, "latin1"));
  }

  object(ref: PDFRef, object: PDFObject): void {
    this.places.set(ref.objectNumber, [1, this.length, ref.generationNumber]);
    const bytes = new Uint8Array(object.sizeInBytes());
    object.copyBytesInto(bytes, 0);
    this.write(`${ref.objectNumber} ${ref.generationNumber} obj\n`);
    this.#add(bytes);
    this.write("\nendobj\n\n");
  }

  whole(): Uint8Array {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return bytes;
  }

  #add(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.length += bytes.length;
  }
}

function objectStream(context: PDFContext, objects: readonly Indirect[]): Promise<PDFRawStream> {
  let index = "";
  let text = "";
  for (const [ref, object] of objects) {
    index += `${ref.objectNumber} ${text.length} `;
    text += `${object}\n`;
  }
  const entries = { Type: "ObjStm", N: objects.length, First: index.length };
  return packedStream(context, entries, Buffer.from(index + text, "latin1"));
}

async function packedStream(
  context: PDFContext,
  entries: Parameters<PDFContext["stream"]>[1],
  bytes: Uint8Array,
): Promise<PDFRawStream> {
  const packed = await compressed(bytes);
  return PDFRawStream.of(context.obj({ ...entries, Filter: "FlateDecode", Length: packed.length }), packed);
}

/** The table of where every object is; numbers that no object has are free, which is a row of zeros. */
function tableOf(places: ReadonlyMap<number, Place>, last: number): Uint8Array {
  const rows = new DataView(new ArrayBuffer(7 * (last + 1)));
  rows.setUint16(5, 65_535);
  for (const [number, [type, one, other]] of places) {
    rows.setUint8(7 * number, type);
    rows.setUint32(7 * number + 1, one);
    rows.setUint16(7 * number + 5, other);
  }
  return new Uint8Array(rows.buffer);
}
