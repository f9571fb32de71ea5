import type { Area } from "../partnership/settings.ts";
import type { SourceFile } from "./format.ts";
import { spellingsOf } from "./ids.ts";
import { areaName, isOneOfAreas, literal } from "./sql.ts";

/** For files that are read without a partnership: no row is another area's, and its borough is the one that it names. */
export const everywhere: Area = { id: "everywhere", name: "Everywhere", kind: "everywhere" };

/** Whether a row is another area's, as SQL over the text of its borough. A blank borough is not elsewhere. */
export const isElsewhere = (area: Area, text: string): string =>
  area.kind === "everywhere" ? "false" : `coalesce(NOT ${isOneOfAreas(text, spellingsOf(area))}, false)`;

/** The same over text that holds the borough's name and a ward's together. */
export const isPartOfElsewhere = (area: Area, text: string): string =>
  area.kind === "everywhere"
    ? "false"
    : `coalesce(NOT (${spellingsOf(area)
        .map((name) => `starts_with(${areaName(text)} || ' ', ${literal(`${name} `)})`)
        .join(" OR ")}), false)`;

/** The borough of a row that is not elsewhere, as SQL: ours, and NULL where the file has the column and the cell is blank. */
export function boroughColumn(area: Area, file: SourceFile): string {
  if (file.columns.has("borough")) return boroughFrom(area, "t_borough");
  return area.kind === "everywhere" ? "NULL::VARCHAR" : literal(area.id);
}

/** The borough of a row that is not elsewhere, as SQL over the text that names it: NULL where the text is. */
export const boroughFrom = (area: Area, text: string): string =>
  area.kind === "everywhere" ? areaIdOf(text) : `CASE WHEN ${text} IS NOT NULL THEN ${literal(area.id)} END`;

/** The id of an area as a row writes it, in lower kebab case. */
export const areaIdOf = (text: string): string =>
  `trim(regexp_replace(${areaName(text)}, '[^\\p{L}\\p{N}]+', '-', 'g'), '-')`;

/** Whether the text of a row's borough, in code, may mean the area: a blank one may. */
export function mayBeIn(area: Area): (text: string) => boolean {
  if (area.kind === "everywhere") return () => true;
  const ours = new Set(spellingsOf(area));
  return (text) => text === "" || ours.has(text.toLowerCase().replace(/\s*&\s*/g, " and "));
}
