import { PDFDocument, PDFRawStream, PDFStream } from "pdf-lib";
import { describe, expect, it } from "vitest";
import { streamBytes } from "../../../src/print/pdf/decode.ts";
import { packContents, writePdf } from "../../../src/print/pdf/write-pdf.ts";
import { readPdf } from "../read-pdf.ts";
import { goodContent, goodSample, goodXmp, key } from "../ua/sample-pdf.ts";

/** A document with as many objects as go into several streams, and with a number that no object has. */
async function document(): Promise<PDFDocument> {
  const { document } = await goodSample();
  const { context } = document;
  const gone = context.register(context.obj([]));
  for (let number = 0; number < 450; number += 1) context.register(context.obj([number, `Name${number}`]));
  context.delete(gone);
  await packContents(document);
  return document;
}

const objectsOf = ({ context }: PDFDocument): string[] =>
  context
    .enumerateIndirectObjects()
    .map(
      ([ref, object]) =>
        `${ref} ${object instanceof PDFRawStream ? `${object.dict} ${Buffer.from(streamBytes(object)).toString("latin1")}` : object}`,
    );

describe("writing a PDF", () => {
  it("loses nothing, for pdf-lib", async () => {
    const written = await document();
    const read = await PDFDocument.load(await writePdf(written), { updateMetadata: false });
    expect(objectsOf(read)).toEqual(objectsOf(written));
    expect(read.context.trailerInfo.Root).toBe(written.context.trailerInfo.Root);
  });

  it("is read by another reader, which looks objects up in the table", async () => {
    const { pages, language } = await readPdf(await writePdf(await document()));
    expect(pages).toEqual([expect.stringContaining("1")]);
    expect(language).toBe("en-GB");
  });

  it("gives the same bytes for the same document", async () => {
    expect(await writePdf(await document())).toEqual(await writePdf(await document()));
  });

  it("compresses what pages show, and leaves the description to be found by any program", async () => {
    const written = await document();
    const content = written.context.lookup(written.getPage(0).node.get(key("Contents")), PDFStream);
    expect(content.dict.get(key("Filter"))).toBe(key("FlateDecode"));
    expect(Buffer.from(streamBytes(content)).toString()).toBe(goodContent);
    expect(Buffer.from(await writePdf(written)).includes(goodXmp)).toBe(true);
  });
});
