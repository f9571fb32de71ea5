/** Every reason for which a row or a cell can be rejected, with the sentence that `docs/formats.md` prints for it. */
export const rejectCodes = {
  "row-shape": "The row has more or fewer fields than the header.",
  "row-beyond": "There is a value to the right of the last column that has a name, so the row may be shifted.",
  "row-quotes": "A closing quote mark is followed by more text.",
  "reference-blank": "The reference is blank.",
  "reference-shortened":
    "The reference is a number that a spreadsheet has shortened, such as 1.2E+12: which one it was is lost.",
  "date-blank": "The date that decides the period is blank.",
  "date-invalid": "The date is not a calendar date written day/month/year or year-month-day.",
  "date-month-first": "The date only makes sense with the month first; other dates in this column may be wrong too.",
  "date-order-unclear":
    "Other dates of the file make sense only with the month first, and none only with the day first: this one may be another day than it seems.",
  "date-after-extract": "The date is later than the date of the extract.",
  "status-unknown": "The record status is not known.",
  "yes-no-unknown": "The value is neither yes nor no.",
  "category-blank": "The category or indicator is blank.",
  "area-blank": "The area is blank.",
  "period-invalid": "The period is not a month such as 2019-04.",
  "area-type-unknown": "The kind of area is not known.",
  "measure-unknown": "What the row counts, its measure, is not known.",
  "count-blank": "The count is blank: not known, and not the same as 0.",
  "count-invalid": "The count is not a whole number of 0 or more.",
  "rows-conflict": "Rows for the same thing give different counts, and nothing says which of them holds.",
} as const;
export type RejectCode = keyof typeof rejectCodes;
