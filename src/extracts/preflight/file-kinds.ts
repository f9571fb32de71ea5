/** A kind of file that is no CSV, whatever its name ends in: what it is, how it is known, and what to do about it. */
export interface FileKind {
  /** Told from the others where a program can make something of it all the same. */
  readonly id?: "json";
  readonly what: string;
  readonly remedy: string;
  /** The bytes are as Latin-1 text, so that a signature can be written as text too. */
  readonly matches: (head: string) => boolean;
}

const saveAs = "Open it in the program that made it and save each sheet as CSV UTF-8.";
const unpack = "Unpack it and put the CSV files themselves into the folder.";
const exportAgain = "Export it as CSV UTF-8 from where it comes from.";

const startsWith =
  (...signatures: readonly string[]) =>
  (head: string): boolean =>
    signatures.some((signature) => head.startsWith(signature));

/** Zip archives name their members in the clear, and those of a spreadsheet come early. */
const zipWith =
  (...members: readonly string[]) =>
  (head: string): boolean =>
    head.startsWith("PK\u0003\u0004") && members.some((member) => head.includes(member));

/** A page or document begins with markup, perhaps after blanks and a byte order mark. */
const markup =
  (pattern: RegExp) =>
  (head: string): boolean =>
    pattern.test(head.replace(/^(ï»¿)?\s+/, "").replace(/^ï»¿/, ""));

/** In order: the first that matches. */
const kinds: readonly FileKind[] = [
  { what: "an Excel workbook (xlsx)", remedy: saveAs, matches: zipWith("xl/workbook", "xl/worksheets", "xl/_rels") },
  { what: "an OpenDocument spreadsheet (ods)", remedy: saveAs, matches: zipWith("opendocument.spreadsheet") },
  { what: "a Word or OpenDocument text document", remedy: saveAs, matches: zipWith("word/", "opendocument.text") },
  { what: "an Office document, such as a workbook", remedy: saveAs, matches: zipWith("[Content_Types].xml") },
  { what: "a zip archive", remedy: unpack, matches: startsWith("PK\u0003\u0004", "PK\u0005\u0006", "PK\u0007\u0008") },
  { what: "a 7z archive", remedy: unpack, matches: startsWith("7z\u00bc\u00af'\u001c") },
  { what: "a rar archive", remedy: unpack, matches: startsWith("Rar!\u001a\u0007") },
  {
    what: "a file compressed in another way than gzip",
    remedy: unpack,
    matches: (head) => /^(BZh[1-9]1AY&SY|\u00fd7zXZ|\(\u00b5\/\u00fd)/.test(head),
  },
  {
    what: "an old Office document, such as an Excel 97-2003 workbook (xls)",
    remedy: saveAs,
    matches: startsWith("\u00d0\u00cf\u0011\u00e0"),
  },
  { what: "a PDF", remedy: exportAgain, matches: startsWith("%PDF-") },
  { what: "a rich text document", remedy: saveAs, matches: startsWith("{\\rtf") },
  { what: "a Parquet file", remedy: exportAgain, matches: startsWith("PAR1\u0015") },
  { what: "a database", remedy: exportAgain, matches: startsWith("SQLite format 3\u0000") },
  {
    what: "a web page",
    remedy: "Open it to see what it says; the download may have been a login page. Then download the CSV again.",
    matches: markup(/^<(!doctype html|html|head|body|table|meta|script|div|style)\b/i),
  },
  { what: "an XML document", remedy: saveAs, matches: markup(/^<(\?xml|[a-z]+(:[a-z]+)?[\s>])/i) },
  { id: "json", what: "JSON text", remedy: exportAgain, matches: markup(/^(\{\s*("|\})|\[\s*(\{|\[|"|\]))/) },
];

/** What a file is that is no CSV; undefined when nothing speaks against it. */
export function otherKind(head: Uint8Array): FileKind | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString("latin1");
  return kinds.find(({ matches }) => matches(text));
}
