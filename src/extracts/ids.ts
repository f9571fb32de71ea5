import type { OperationSetting } from "../partnership/settings/events.ts";
import type { Area } from "../partnership/settings.ts";
import { plainLabel } from "./labels.ts";

/** Lower kebab case: `Operation Lagana` is `operation-lagana`. */
export const kebab = (text: string): string => plainLabel(text).replaceAll(" ", "-");

const withoutTitle = (name: string): string => plainLabel(name).replace(/^(operation|op) /, "");

/** Operation ids by any way of writing their name. A name that the settings do not list becomes its own id. */
export function operationFinder(operations: readonly OperationSetting[]): {
  readonly known: (name: string) => string | undefined;
  readonly any: (name: string) => string;
} {
  const ids = new Map(
    operations.flatMap(({ id, name }) => [
      [withoutTitle(id), id],
      [withoutTitle(name), id],
    ]),
  );
  const known = (name: string): string | undefined => ids.get(withoutTitle(name));
  return { known, any: (name) => known(name) ?? withoutTitle(name).replaceAll(" ", "-") };
}

const titles = ["", "london borough of ", "royal borough of ", "lb ", "borough of ", "city of "];

/**
 * The ways of writing an area's name or code that extracts use, in lower case with "and" for `&`. An area is ours when its
 * cell is one of them.
 */
export function spellingsOf(area: Area): string[] {
  const name = area.name.toLowerCase().replace(/\s*&\s*/g, " and ");
  const bare = titles.reduce(
    (rest, title) => (title !== "" && rest.startsWith(title) ? rest.slice(title.length) : rest),
    name,
  );
  // The City of London is not London.
  const names = name === "city of london" ? [name] : [name, ...titles.map((title) => `${title}${bare}`)];
  return [...new Set([...names, area.id, ...(area.code ? [area.code.toLowerCase()] : [])])];
}
