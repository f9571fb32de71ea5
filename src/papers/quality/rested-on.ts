import { isFoundBy } from "../../extracts/find-files.ts";
import type { SourceReading } from "../../extracts/reading.ts";
import { isOfRecords } from "../../indicators/own-measure.ts";
import type { Problem } from "../../problems/problem.ts";
import { isNumber } from "../../values/value.ts";
import type { PresentContext } from "../section-kind.ts";

/**
 * The sources that a paper's figures rest on: those that any figure was counted from and, of an indicator without a single
 * figure, those that hold its kind of record, since it may be their gaps that left it without. What other papers rest on is
 * said there, and of all sources by `check` and in `data-quality.json`.
 */
export function sourcesRestedOn({ book, paper, subjects }: PresentContext): SourceReading[] {
  const figures = book.all();
  const counted = new Set(figures.flatMap(({ pedigree }) => pedigree?.sources ?? []));
  const answered = new Set(
    figures.flatMap(({ value, pedigree }) => (isNumber(value) && pedigree ? [pedigree.indicator] : [])),
  );
  const lacking = new Set(
    subjects.flatMap(({ indicator: id }) => {
      const indicator = paper.indicators.get(id);
      return indicator && isOfRecords(indicator) && !answered.has(id) ? [indicator.aggregation.of] : [];
    }),
  );
  return paper.reading.sources.filter(
    ({ source, kinds }) => counted.has(source) || kinds.some((kind) => lacking.has(kind)),
  );
}

/** Whether a problem is of these sources, or of no source at all. */
export function concerns(
  { place }: Problem,
  sources: readonly SourceReading[],
  all: readonly SourceReading[],
): boolean {
  // Its place is a file, or the pattern by which the settings name all files of the source.
  const named = place?.file;
  if (named === undefined) return true;
  const isOf = ({ files }: SourceReading): boolean =>
    files.some(({ path }) => path === named || isFoundBy(path, named));
  return sources.some(isOf) || !all.some(isOf);
}
