import { basename } from "node:path";
import { unknownProvider } from "../partnership/providers.ts";
import type { SourceSettings } from "../partnership/settings.ts";
import { providerOf } from "./data/providers.ts";
import { kebab } from "./ids.ts";
import { levelOf } from "./level.ts";
import type { ExtractLook } from "./look.ts";
import { patternFor } from "./pattern.ts";
import { formatOf } from "./registry.ts";

/** Files that can be read as one source, and what the settings would say of it. */
export interface SourceGroup {
  readonly source: SourceSettings & { readonly paths: readonly string[] };
  readonly looks: readonly ExtractLook[];
}

/**
 * Puts files together that are vintages or parts of one stream: of the same format, preset and level, with the same mapping of
 * headers and names that differ only in dates, numbers and what stands in brackets. All others stay apart, since counts of two
 * streams put together would count twice.
 *
 * @param others further files, which no pattern may name
 * @param taken ids of sources that there are already
 */
export function groupFiles(
  looks: readonly ExtractLook[],
  others: readonly string[],
  taken: readonly string[] = [],
): SourceGroup[] {
  const byStream = new Map<string, ExtractLook[]>();
  for (const look of looks) {
    const key = JSON.stringify([streamKey(look), Object.entries(look.recognition.columns).sort()]);
    byStream.set(key, [...(byStream.get(key) ?? []), look]);
  }
  const all = [...looks.map(({ path }) => path), ...others];
  const ids = new Set(taken);
  return [...byStream.values()]
    .flatMap((members) => withPatterns(members, all))
    .map(([pattern, members]) => {
      const source = sourceOf(pattern, members, ids);
      ids.add(source.id);
      return { source, looks: members };
    });
}

/** What files of one stream have in common, as text: format, preset, level and name. */
export function streamKey({ path, recognition }: ExtractLook): string {
  const { format, preset, fields } = recognition;
  const isMonthly = formatOf(format)?.precision === "month";
  const has = (prefix: string): boolean => [...fields].some((field) => field.startsWith(prefix));
  return JSON.stringify([
    format,
    preset,
    // Rows of a file with victims are others than those of one without.
    isMonthly ? levelOf(fields) : [has("victim"), has("suspect")],
    familyOf(path),
  ]);
}

/** A file's name without what tells vintages of one stream apart. */
const familyOf = (path: string): string =>
  kebab(
    basename(path)
      .replace(/\.(csv|txt|tab|tsv)(\.gz)?$/i, "")
      .replaceAll("_", " ")
      .replace(/\(.*?\)/g, " ")
      .replace(/\b[A-Z]\d+\b/g, " ")
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .replace(/\d+/g, " ")
      .replace(/\b(to|part|copy|final|v)\b/gi, " "),
  );

function withPatterns(
  members: readonly ExtractLook[],
  all: readonly string[],
): (readonly [string, readonly ExtractLook[]])[] {
  const paths = members.map(({ path }) => path);
  const pattern = patternFor(
    paths,
    all.filter((path) => !paths.includes(path)),
  );
  return pattern === undefined ? members.map((look) => [look.path, [look]] as const) : [[pattern, members]];
}

function sourceOf(pattern: string, members: readonly ExtractLook[], taken: ReadonlySet<string>): SourceGroup["source"] {
  const [first] = members as [ExtractLook];
  const { format, preset, columns } = first.recognition;
  const base = idOf(familyOf(first.path)) || preset || format;
  let id = base;
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
  return {
    id,
    name: id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " "),
    provider: providerOf(format, preset) ?? unknownProvider,
    format,
    ...(preset === undefined ? {} : { preset }),
    files: pattern,
    paths: members.map(({ path }) => path),
    columns,
  };
}

/** Ids are ASCII and begin with a letter. */
const idOf = (family: string): string =>
  family
    .replace(/[^a-z0-9-]/g, "")
    .replace(/-+/g, "-")
    .replace(/^[^a-z]+|-$/g, "");
