/** What figures about the rows of files have in the place of an indicator. */
export const rowsIndicator = "extract-rows";
