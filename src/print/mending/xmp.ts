import { type PDFDocument, PDFRef } from "pdf-lib";
import { key } from "../pdf/names.ts";

export interface Description {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: string;
  readonly creator: string;
  readonly producer: string;
  /** ISO 8601, with a time of day. */
  readonly date: string;
  /** Whether the document has passed every rule of PDF/UA that a machine can check. */
  readonly accessible: boolean;
}

const escapeXml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The document's description in XMP, uncompressed, as readers look for it. */
export function writeDescription(document: PDFDocument, description: Description): void {
  const stream = document.context.stream(Buffer.from(packet(description), "utf8"), {
    Type: "Metadata",
    Subtype: "XML",
  });
  const known = document.catalog.get(key("Metadata"));
  if (known instanceof PDFRef) document.context.assign(known, stream);
  else document.catalog.set(key("Metadata"), document.context.register(stream));
}

function packet(about: Description): string {
  const text = (tag: string, value: string): string => `<${tag}>${escapeXml(value)}</${tag}>`;
  const alternatives = (tag: string, value: string): string =>
    `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${tag}>`;
  const list = (tag: string, kind: string, values: readonly string[]): string =>
    `<${tag}><rdf:${kind}>${values.map((value) => text("rdf:li", value)).join("")}</rdf:${kind}></${tag}>`;
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    alternatives("dc:title", about.title),
    alternatives("dc:description", about.subject),
    list("dc:creator", "Seq", [about.author]),
    list("dc:subject", "Bag", about.keywords),
    list("dc:language", "Bag", [about.language]),
    text("dc:format", "application/pdf"),
    text("pdf:Producer", about.producer),
    text("pdf:Keywords", about.keywords.join(" ")),
    text("xmp:CreatorTool", about.creator),
    text("xmp:CreateDate", about.date),
    text("xmp:ModifyDate", about.date),
    ...(about.accessible ? [text("pdfuaid:part", "1")] : []),
    "</rdf:Description></rdf:RDF></x:xmpmeta>",
    '<?xpacket end="r"?>',
  ].join("\n");
}
