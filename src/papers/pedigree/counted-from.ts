import { planActionsIndicator } from "../../analysis/plan-progress.ts";
import { planActionsFile } from "../../partnership/plan/read-plan.ts";
import type { Pedigree } from "../../values/figure.ts";
import { rowsIndicator } from "../../values/rows-indicator.ts";
import { spellSmall } from "../../wording/numbers.ts";
import { fileNumbers } from "../row-figures.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureIdsIn } from "../used-figures.ts";
import { seriesKey, seriesOf } from "./series.ts";
import { spans, spanWords } from "./spans.ts";

/** Files that are named one by one; more are told by their source. */
const namedFiles = 3;

/** What the figures of each series were counted from, whether they are printed or not. */
export function pedigreesOf({ book, made, presented }: PresentContext): ReadonlyMap<string, readonly Pedigree[]> {
  const found = new Map<string, Pedigree[]>();
  for (const { id, pedigree } of [...book.all(), ...[...figureIdsIn(presented)].flatMap((each) => made(each) ?? [])]) {
    const series = pedigree && !/:as-(?:at|reported)-/.test(id) ? seriesOf(id) : undefined;
    if (!pedigree || !series) continue;
    const list = found.get(seriesKey(series)) ?? [];
    list.push(pedigree);
    found.set(seriesKey(series), list);
  }
  return found;
}

/**
 * The sources that were asked, and their files: in the house those that had records of it; outside all of them, since which ones had
 * records could tell too much. As earlier extracts had it is another question, of the revisions.
 */
export function countedFrom(pedigrees: readonly Pedigree[], { paper, presented }: PresentContext): string {
  // Rows of files rest on every file: they are listed once.
  const listed = presented.find(({ kind }) => kind === "provenance");
  if (listed && pedigrees.some(({ indicator }) => indicator === rowsIndicator))
    return `The files listed under “${listed.title}”`;
  if (pedigrees.some(({ indicator }) => indicator === planActionsIndicator)) return planActionsFile;
  const sources = new Set(pedigrees.flatMap((one) => one.sources));
  const used = new Set(
    pedigrees.flatMap(({ files }) => files.flatMap(({ sha256, records }) => (records > 0 ? [sha256] : []))),
  );
  const internal = paper.audience === "internal";
  const numbers = fileNumbers(paper.reading);
  const words = paper.reading.sources
    .filter(({ source }) => sources.has(source))
    .flatMap(({ name, files }) => {
      const named = files.filter(({ sha256 }) => !internal || used.size === 0 || used.has(sha256));
      if (named.length === 0) return [];
      const paths = named.map(({ path }) => path.split("/").at(-1)).join(", ");
      if (!listed)
        return [named.length > namedFiles ? `${name} (${spellSmall(named.length)} files)` : `${name} (${paths})`];
      const places = spans(named.map((file) => numbers.get(file) ?? 0)).map(spanWords);
      return [`${name} (${named.length > 1 ? "files" : "file"} ${places.join(", ")})`];
    });
  return words.length > 0 ? words.join("; ") : "Worked out from other series";
}
