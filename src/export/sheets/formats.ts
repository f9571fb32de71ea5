/** The forms in which the tables of a paper can be had as a spreadsheet. */
export const spreadsheetFormats = ["xlsx", "ods"] as const;
export type SpreadsheetFormat = (typeof spreadsheetFormats)[number];

/** What a paper can be made as. */
export const documentFormats = ["html", "pdf", ...spreadsheetFormats] as const;
export type DocumentFormat = (typeof documentFormats)[number];
