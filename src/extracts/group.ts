import { dirname } from "node:path";
import { unknownProvider } from "../partnership/providers.ts";
import type { SourceSettings } from "../partnership/settings.ts";
import { providerOf } from "./data/providers.ts";
import { isFoundBy } from "./find-files.ts";
import { levelOf } from "./level.ts";
import type { ExtractLook } from "./look.ts";
import { patternFor } from "./pattern.ts";
import { formatOf } from "./registry.ts";
import { familyOf, nameSource } from "./source-names.ts";

/** Files that can be read as one source, and what the settings would say of it. */
export interface SourceGroup {
  readonly source: SourceSettings & { readonly paths: readonly string[] };
  readonly looks: readonly ExtractLook[];
  /** Files that the pattern cannot but name, and that cannot be read. */
  readonly caught: readonly string[];
}

/**
 * Puts files together that are vintages or parts of one stream: of the same format, preset and level, with the same mapping of
 * headers and names that differ only in dates, numbers and what stands in brackets. All others stay apart, since counts of two
 * streams put together would count twice.
 *
 * @param others further files, which no pattern may name
 * @param unreadable files that cannot be read or are not known; a pattern names them only where it must
 * @param taken ids of sources that there are already
 */
export function groupFiles(
  looks: readonly ExtractLook[],
  others: readonly string[],
  unreadable: readonly string[] = [],
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
    .flatMap((members) => withPatterns(members, all, new Set(unreadable)))
    .map(({ pattern, members, caught }) => {
      const source = sourceOf(pattern, members, ids);
      ids.add(source.id);
      return { source, looks: members, caught };
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

interface Named {
  readonly pattern: string;
  readonly members: readonly ExtractLook[];
  readonly caught: readonly string[];
}

/**
 * A pattern for files of one stream. Where it cannot but name files that nothing can be read from, such as a damaged month, they
 * are one stream all the same, and it is said which they are; where it would name files of another stream, those of each
 * folder are tried by themselves, and at last every file.
 */
function withPatterns(
  members: readonly ExtractLook[],
  all: readonly string[],
  unreadable: ReadonlySet<string>,
): readonly Named[] {
  const paths = members.map(({ path }) => path);
  const others = all.filter((path) => !paths.includes(path));
  const narrow = patternFor(paths, [...others, ...unreadable]);
  if (narrow !== undefined) return [{ pattern: narrow, members, caught: [] }];
  const wide = patternFor(paths, others);
  if (wide !== undefined)
    return [{ pattern: wide, members, caught: [...unreadable].filter((path) => isFoundBy(path, wide)) }];
  const folders = new Set(paths.map(dirname));
  if (folders.size === 1) return members.map((look) => ({ pattern: look.path, members: [look], caught: [] }));
  return [...folders].flatMap((folder) =>
    withPatterns(
      members.filter(({ path }) => dirname(path) === folder),
      all,
      unreadable,
    ),
  );
}

function sourceOf(pattern: string, members: readonly ExtractLook[], taken: ReadonlySet<string>): SourceGroup["source"] {
  const [first] = members as [ExtractLook];
  const { format, preset, columns } = first.recognition;
  const own = nameSource(first.path, format, preset);
  // Of two that their files call the same, one is called what it is.
  const base = taken.has(own.id) ? nameSource("", format, preset) : own;
  let number = 1;
  const idAt = (): string => (number === 1 ? base.id : `${base.id}-${number}`);
  while (taken.has(idAt())) number++;
  return {
    id: idAt(),
    name: number === 1 ? base.name : `${base.name} ${number}`,
    provider: providerOf(format, preset) ?? unknownProvider,
    format,
    ...(preset === undefined ? {} : { preset }),
    files: pattern,
    paths: members.map(({ path }) => path),
    columns,
  };
}
