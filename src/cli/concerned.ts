import type { ReadResult } from "../extracts/reading.ts";
import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";

/**
 * Tells the problems that bear on figures from those of sources that the figures do not use. A problem is a source's where its
 * place is one of the source's files or the pattern that names them; all others concern the whole partnership. Where no source
 * answers at all, any of them may say why.
 *
 * @param used ids of the sources that the figures were asked of
 */
export function concerningSources(
  problems: readonly Problem[],
  used: ReadonlySet<string>,
  settings: readonly Pick<SourceSettings, "id" | "files">[],
  { sources }: Pick<ReadResult, "sources">,
): { readonly concerned: readonly Problem[]; readonly others: readonly Problem[] } {
  if (used.size === 0) return { concerned: problems, others: [] };
  const placesOf = (isUsed: boolean): Set<string> =>
    new Set([
      ...settings.filter(({ id }) => used.has(id) === isUsed).map(({ files }) => files),
      ...sources
        .filter(({ source }) => used.has(source) === isUsed)
        .flatMap(({ source, files }) => [source, ...files.map(({ path }) => path)]),
    ]);
  const [ours, theirs] = [placesOf(true), placesOf(false)];
  const isOthers = ({ place }: Problem): boolean =>
    // A file may belong to two sources.
    place?.file !== undefined && theirs.has(place.file) && !ours.has(place.file);
  return {
    concerned: problems.filter((problem) => !isOthers(problem)),
    others: problems.filter(isOthers),
  };
}
