export type CsvCell = string | number | boolean | undefined;

/**
 * A CSV file by RFC 4180: comma, CRLF, quotes doubled, with a byte order mark so that Excel reads it as UTF-8.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it; numbers, negative ones too, stay
 * numbers.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  const lines = [header, ...rows].map((cells) => `${cells.map(writeCell).join(",")}\r\n`);
  return `\u{feff}${lines.join("")}`;
}

function writeCell(cell: CsvCell): string {
  const text = neutralise(cell === undefined ? "" : String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Characters at the start of a cell that make Excel, LibreOffice or Google Sheets compute it (OWASP, "CSV injection"),
 * with their full-width forms, also after spaces, which some of them drop on import.
 */
const formulaStart = /^[\s\u{feff}]*[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

/** The text, made harmless in a spreadsheet. */
export function neutralise(text: string): string {
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
