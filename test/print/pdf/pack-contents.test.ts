import { PDFDocument, PDFStream } from "pdf-lib";
import { expect, test } from "vitest";
import { savePdf } from "../../../src/print/mending/mend.ts";
import { streamBytes } from "../../../src/print/pdf/decode.ts";
import { packContents } from "../../../src/print/pdf/pack-contents.ts";
import { goodContent, goodSample, goodXmp, key } from "../ua/sample-pdf.ts";

const contentOf = (document: PDFDocument): PDFStream =>
  document.context.lookup(document.getPage(0).node.get(key("Contents")), PDFStream);

test("what pages show is compressed and is the same; the description is left to be found by any program", async () => {
  const { document } = await goodSample();
  expect(contentOf(document).dict.get(key("Filter"))).toBeUndefined();
  await packContents(document);
  const written = await savePdf(document);
  expect(Buffer.from(written).includes(goodXmp)).toBe(true);
  const content = contentOf(await PDFDocument.load(written, { updateMetadata: false }));
  expect(content.dict.get(key("Filter"))).toBe(key("FlateDecode"));
  expect(Buffer.from(streamBytes(content)).toString()).toBe(goodContent);
});
