import type { FileReading, ReadResult, SourceReading } from "../extracts/reading.ts";
import type { EditionModel } from "../papers/model.ts";
import { writeJson } from "./json.ts";

/**
 * `data-quality.json`: what became of every row of every file, which months each source covers, what was found wrong.
 * Rejected rows are counted by reason; their contents can be personal and stay in the run's own folder.
 *
 * Editions that leave the house give rows read and accepted, coverage and the codes of problems, but neither their
 * messages nor counts by category or of what was set apart, rejected by reason or not mapped: those are small counts, and could help to
 * work out a hidden cell. Of what looks odd they give the kinds alone.
 */
export function dataQualityJson(reading: ReadResult, audience: EditionModel["audience"]): string {
  const internal = audience === "internal";
  return writeJson({
    audience,
    sources: reading.sources.map((source) => describeSource(source, internal)),
    problems: internal ? reading.problems : reading.problems.map(({ code, severity }) => ({ code, severity })),
  });
}

function describeSource(source: SourceReading, internal: boolean) {
  const {
    files,
    coverage,
    unmappedCategories,
    setApart,
    records,
    signs,
    provides: _provides,
    classifications,
    offenceMonths: _months,
    ...about
  } = source;
  return {
    ...about,
    coverage: { ...coverage, months: sorted(coverage.months) },
    files: files.map((file) => describeFile(file, internal)),
    ...(internal
      ? {
          records: sorted(records),
          setApart: sorted(setApart),
          unmappedCategories: sorted(unmappedCategories),
          classifications,
          signs,
        }
      : { signs: [...new Set(signs.map(({ kind }) => kind))].map((kind) => ({ kind })) }),
  };
}

function describeFile(file: FileReading, internal: boolean) {
  const { file: _index, rows, cells, rejectsByReason, ...about } = file;
  if (!internal) return { ...about, rows: { read: rows.read, accepted: rows.accepted } };
  return { ...about, rows, ...(cells ? { cells } : {}), rejectsByReason: sorted(rejectsByReason) };
}

const sorted = <T>(counts: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(counts).sort(([first], [second]) => (first < second ? -1 : 1)));
