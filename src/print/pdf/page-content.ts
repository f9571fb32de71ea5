import { PDFArray, type PDFDict, type PDFPage, PDFStream } from "pdf-lib";
import { streamBytes } from "./decode.ts";
import type { Font } from "./fonts.ts";
import type { Box } from "./geometry.ts";
import { PageReader } from "./page-reader.ts";

/** What a page shows between two marks of its content, in points from the lower left corner. */
export interface TextRun {
  readonly text: string;
  readonly box: Box;
  /** Where the page lets anything be seen at that moment. */
  readonly clip: Box;
  readonly font: Font;
  /** In points, as printed. */
  readonly size: number;
  /** The tag that it belongs to; absent from artifacts and from what is not tagged at all. */
  readonly mcid?: number;
  readonly artifact: boolean;
  /** One of its letters is in none of the fonts: its place shows the sign for that. */
  readonly missing: boolean;
  /** Red, green and blue as 0xRRGGBB; undefined in other ways to tell a colour. */
  readonly colour: number | undefined;
  /** The operators of the page's own stream that show it, from the first to the end of the last; absent in forms. */
  readonly bytes?: readonly [number, number];
}

/** What a mark says of the content in it. */
interface MarkName {
  readonly tag: string;
  readonly mcid?: number;
  readonly artifact: boolean;
  /** The mark around it. */
  readonly inside?: MarkName | undefined;
}

/** A sequence of marked content of the page's own stream. */
export interface Mark extends MarkName {
  /** Bytes of the operator that opens it, and of the one that closes it. */
  readonly open: readonly [number, number];
  readonly close: readonly [number, number];
  readonly showsText: boolean;
  readonly paints: boolean;
}

/** A stretch of the page's own stream that paints and is in no marked content. */
export interface Bare {
  readonly start: number;
  readonly end: number;
  readonly showsText: boolean;
}

export interface PageContent {
  readonly bytes: Uint8Array;
  readonly box: Box;
  readonly runs: readonly TextRun[];
  readonly marks: readonly Mark[];
  readonly bare: readonly Bare[];
  /** By how much the document was scaled to fit: 1 when it is printed as it was set. */
  readonly scale: number;
}

/** Reads what a page shows. Fonts are read once for the whole document, kept in `fonts`. */
export function readPageContent(page: PDFPage, fonts: Map<PDFDict, Font>): PageContent {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((entry) => page.doc.context.lookup(entry))
      : contents === undefined
        ? []
        : [contents];
  const parts = streams.flatMap((stream) => (stream instanceof PDFStream ? [streamBytes(stream)] : []));
  const bytes = parts.length === 1 && parts[0] ? parts[0] : joined(parts);
  const { width, height } = page.getSize();
  const box = { left: 0, bottom: 0, right: width, top: height };
  const reader = new PageReader(box, fonts);
  reader.read(bytes, page.node.Resources());
  return { bytes, box, runs: reader.runs, marks: reader.marks, bare: reader.bare.found, scale: reader.scale() };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")]));
}
