import type { Area } from "../partnership/settings.ts";
import type { SourceFile } from "./format.ts";
import { spellingsOf } from "./ids.ts";
import { isOneOfAreas, literal } from "./sql.ts";

/** Whether a row is another area's, as SQL over the text of its borough. A blank borough is not elsewhere. */
export const isElsewhere = (area: Area, text: string): string =>
  `coalesce(NOT ${isOneOfAreas(text, spellingsOf(area))}, false)`;

/** The borough of a row that is not elsewhere, as SQL: ours, and NULL where the file has the column and the cell is blank. */
export const boroughColumn = (area: Area, file: SourceFile): string =>
  file.columns.has("borough") ? `CASE WHEN t_borough IS NOT NULL THEN ${literal(area.id)} END` : literal(area.id);
