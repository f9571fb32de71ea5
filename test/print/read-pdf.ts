import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

export interface ReadPdf {
  /** The text of every page. */
  readonly pages: readonly string[];
  readonly bookmarks: readonly string[];
  readonly information: Readonly<Record<string, unknown>>;
  readonly language: string | undefined;
  /** `role` or `role: alt text` of every tag, in reading order. */
  readonly tags: readonly string[];
}

interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TagNode[];
}

/** Reads a PDF with a reader that is not the one that mended it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // Fonts need no drawing here, and pdf.js takes the buffer over: it gets a copy.
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const document = await task.promise;
  const pages: string[] = [];
  const tags: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const content = await page.getTextContent();
    pages.push(content.items.map((item) => ("str" in item ? item.str : "")).join(" "));
    const visit = (node: TagNode): void => {
      if (node.role) tags.push(node.alt ? `${node.role}: ${node.alt}` : node.role);
      node.children?.forEach(visit);
    };
    visit((await page.getStructTree()) as TagNode);
  }
  const { info, metadata: _metadata } = await document.getMetadata();
  const outline = (await document.getOutline()) as readonly { title: string; items: readonly unknown[] }[] | null;
  const titles = (items: readonly { title: string; items: readonly unknown[] }[]): string[] =>
    items.flatMap((item) => [item.title, ...titles(item.items as typeof items)]);
  const information = info as Record<string, unknown>;
  await task.destroy();
  return {
    pages: pages.map((text) => text.replace(/\s+/g, " ")),
    bookmarks: titles(outline ?? []),
    information,
    language: information["Language"] as string | undefined,
    tags,
  };
}
