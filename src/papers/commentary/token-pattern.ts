/** A figure token, or one that leads to another part of the paper. */
export const tokenPattern = /\{\{\s*([^{}]+?)\s*\}\}/g;

/**
 * What names something and counts nothing: tokens, days of a month, years, quarters, references, times of day. Whoever writes "on 23 March 2020" or "in
 * Quarter 4" gives no figure away.
 */
export const namingDigits =
  /\{\{[^{}]*\}\}|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:19|20)\d{2}(?:\/\d{2})?\b|\b(?:Quarter |Q)[1-4]\b|\b\d{1,2}\.\d{1,2}\b|\b\d{1,2}(?:am|pm)\b/g;
