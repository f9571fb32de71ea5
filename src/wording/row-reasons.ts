/** Why rows could not be used, short enough for a table; a reason without words of its own is shown by its code. */
const rejectReasons: Readonly<Record<string, string>> = {
  "row-shape": "Too many or too few fields",
  "row-beyond": "A value beyond the last column",
  "row-quotes": "Text after a closing quote mark",
  "reference-blank": "No reference",
  "reference-shortened": "Reference shortened by a spreadsheet",
  "date-blank": "No date",
  "date-invalid": "Not a valid date",
  "date-month-first": "Date with the month first",
  "date-after-extract": "Date later than the extract",
  "status-unknown": "Status not known",
  "yes-no-unknown": "Neither yes nor no",
  "category-blank": "No category",
  "area-blank": "No area",
  "period-invalid": "Not a month",
  "area-type-unknown": "Kind of area not known",
  "measure-unknown": "Measure not known",
  "count-blank": "No count",
  "count-invalid": "Not a whole number",
  "rows-conflict": "Rows that contradict each other",
};

export const rejectReasonWords = (code: string): string => rejectReasons[code] ?? code.replaceAll("-", " ");

/** Records that are kept apart, to stand after their number. */
const setApart: Readonly<Record<string, string>> = {
  "no-crime": "recorded as no crime",
  "non-notifiable": "of kinds that recorded crime leaves out (not notifiable)",
  unplaced: "of unknown place",
  transferred: "transferred to another force",
};

export const setApartWords = (what: string): string => setApart[what] ?? what.replaceAll("-", " ");
