/** The forms in which the tables of a paper can be had as a spreadsheet. */
export const spreadsheetFormats = ["xlsx", "ods"] as const;
export type SpreadsheetFormat = (typeof spreadsheetFormats)[number];

/** The forms in which each chart of a paper can be had as a picture for slides. */
export const pictureFormats = ["svg", "png"] as const;

/** What a paper can be made as. */
export const documentFormats = ["html", "pdf", ...spreadsheetFormats, ...pictureFormats] as const;
export type DocumentFormat = (typeof documentFormats)[number];
