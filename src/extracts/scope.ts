import type { Area } from "../partnership/settings.ts";
import type { SourceFile } from "./format.ts";
import { spellingsOf } from "./ids.ts";
import { areaName, isOneOfAreas, literal, wordOf, wordsInAnyCase, wordsTo } from "./sql.ts";

/** The partnership's own area, with the others that a source is read for: the members of comparators that name the source. */
export interface ScopeArea extends Area {
  readonly beside?: readonly Area[];
}

/** For files that are read without a partnership: no row is another area's, and its borough is the one that it names. */
export const everywhere: Area = { id: "everywhere", name: "Everywhere", kind: "everywhere" };

/** Every way of writing an area that a row may be about. */
const spellingsInScope = (area: ScopeArea): string[] => [area, ...(area.beside ?? [])].flatMap(spellingsOf);

/** Whether a row is of no area that the source is read for, as SQL over the text of its borough. A blank borough is not elsewhere. */
export const isElsewhere = (area: ScopeArea, text: string): string =>
  area.kind === "everywhere" ? "false" : `coalesce(NOT ${isOneOfAreas(text, spellingsInScope(area))}, false)`;

/** The same over text that holds the borough's name and a ward's together. Wards are read of the partnership's own area only. */
export const isPartOfElsewhere = (area: ScopeArea, text: string): string =>
  area.kind === "everywhere"
    ? "false"
    : `coalesce(NOT (${spellingsOf(area)
        .map((name) => `starts_with(${areaName(text)} || ' ', ${literal(`${name} `)})`)
        .join(" OR ")}), false)`;

/** The id of an area that a source is read for as one of a few words: less to keep than a text, where there are many rows. */
export const areaWord = (area: ScopeArea): ((id: string) => string) =>
  wordOf([area, ...(area.beside ?? [])].map(({ id }) => id));

/**
 * The borough of a row that is not elsewhere, as SQL: ours, and NULL where the file has the column and the cell is blank.
 *
 * @param word how an area's id is written: as a text unless told, see {@link areaWord}
 */
export function boroughColumn(area: ScopeArea, file: SourceFile, word = literal): string {
  if (file.columns.has("borough")) return boroughFrom(area, "t_borough", word);
  return area.kind === "everywhere" ? "NULL::VARCHAR" : word(area.id);
}

/** The borough of a row that is not elsewhere, as SQL over the text that names it: NULL where the text is. */
export function boroughFrom(area: ScopeArea, text: string, word = literal): string {
  if (area.kind === "everywhere") return areaIdOf(text);
  const own = `CASE WHEN ${text} IS NOT NULL THEN ${word(area.id)} END`;
  if (!area.beside || area.beside.length === 0) return own;
  const others = area.beside.map((one) => [spellingsOf(one), word(one.id)] as const);
  return `CASE WHEN ${text} IS NOT NULL THEN coalesce(${wordsInAnyCase(text, others)}, ${wordsTo(areaName(text), others)}, ${own}) END`;
}

/** The id of an area as a row writes it, in lower kebab case. */
export const areaIdOf = (text: string): string =>
  `trim(regexp_replace(${areaName(text)}, '[^\\p{L}\\p{N}]+', '-', 'g'), '-')`;

/** Whether the text of a row's borough, in code, may mean an area that the source is read for: a blank one may. */
export function mayBeIn(area: ScopeArea): (text: string) => boolean {
  if (area.kind === "everywhere") return () => true;
  const known = new Set(spellingsInScope(area));
  return (text) => text === "" || known.has(text.toLowerCase().replace(/\s*&\s*/g, " and "));
}
