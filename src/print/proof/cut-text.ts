/**
 * Whether a text that the end of a page cuts in two may be this one. Its letters are there, in order, and between them once more those of which
 * the lower ends stand on the next page, or the upper ends on the page before.
 *
 * @param said and `cut` as they are compared, without spaces
 */
export function isCutFrom(said: string, cut: string): boolean {
  if (said.length * 2 < cut.length) return false;
  let at = 0;
  for (const letter of cut) if (letter === said[at]) at += 1;
  return at === said.length;
}
