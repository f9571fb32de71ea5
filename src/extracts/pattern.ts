import { isFoundBy } from "./find-files.ts";

const dates = /\d{4}[-_.]?\d{2}([-_.]?\d{2})?(?!\d)/g;

/**
 * A pattern that names these files and none of the others, as general as it can be: dates become `*`, so that next month's
 * extract is read too. Undefined when there is none.
 */
export function patternFor(paths: readonly string[], others: readonly string[]): string | undefined {
  const [first, ...rest] = paths.map((path) => path.split("/"));
  if (!first) return undefined;
  const isFlat = rest.every((parts) => parts.length === first.length);
  const candidates = isFlat
    ? [
        parts(first, rest, withoutDates),
        parts(first, rest, (part) => part),
        ...(rest.length === 0 ? [first.join("/")] : []),
      ]
    : [deep(paths.map((path) => path.split("/")))];
  return candidates.find(
    (pattern) => paths.every((path) => isFoundBy(path, pattern)) && !others.some((path) => isFoundBy(path, pattern)),
  );
}

const withoutDates = (part: string): string => part.replace(dates, "*").replace(/\*{2,}/g, "*");

/** Part by part: what all have in common at either end, and a star between. A folder that all share stays as it is. */
function parts(
  first: readonly string[],
  rest: readonly (readonly string[])[],
  loosen: (part: string) => string,
): string {
  return first
    .map((part, at) => {
      const all = [part, ...rest.map((one) => one[at] ?? "")];
      const isFile = at === first.length - 1;
      return common(isFile || new Set(all).size > 1 ? all.map(loosen) : all);
    })
    .join("/");
}

/** Files at different depths: any folders below the one that all share. */
function deep(paths: readonly (readonly string[])[]): string {
  const [first = []] = paths;
  let shared = 0;
  while (paths.every((parts) => shared < parts.length - 1 && parts[shared] === first[shared])) shared++;
  const names = common(paths.map((parts) => withoutDates(parts.at(-1) ?? "")));
  return [...first.slice(0, shared), "**", names].join("/");
}

function common(texts: readonly string[]): string {
  const [first = "", ...rest] = texts;
  if (rest.every((text) => text === first)) return first;
  const shortest = Math.min(...texts.map(({ length }) => length));
  let before = 0;
  while (before < shortest && rest.every((text) => text[before] === first[before])) before++;
  let after = 0;
  while (after < shortest - before && rest.every((text) => text.at(-after - 1) === first.at(-after - 1))) after++;
  return `${first.slice(0, before)}*${first.slice(first.length - after)}`.replace(/\*{2,}/g, "*");
}
