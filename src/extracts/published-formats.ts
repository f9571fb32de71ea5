/** Formats of open data that a partnership's own extracts can be set against. */
export const openDataFormats = ["mps-geographic", "mps-dashboard"] as const;
export type OpenDataFormat = (typeof openDataFormats)[number];

const published: readonly string[] = [
  ...openDataFormats,
  "london-lsoa-long",
  "police-uk-street",
  "police-uk-stop-and-search",
];

/** Whether somebody published what the format holds: it is then not a partnership's own extract. */
export const isPublished = (format: string): boolean => published.includes(format);
