import type { FileReading, ReadResult, SourceReading } from "../extracts/reading.ts";
import type { EditionModel } from "../papers/model.ts";
import { writeJson } from "./json.ts";

/**
 * `data-quality.json`: what became of every row of every file, which months each source covers, what was found wrong.
 * Rejected rows are counted by reason; their contents can be personal and stay in the run's own folder.
 *
 * Editions that leave the house give rows read and accepted (where none of it is a small count), coverage and the codes of problems, but neither their
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
  const { source: id, name, provider, format, grain, precision, kinds, coverage, signs } = source;
  const about = {
    source: id,
    name,
    provider,
    format,
    grain,
    precision,
    kinds,
    ...(source.extends ? { extends: source.extends } : {}),
    coverage: { ...coverage, months: sorted(coverage.months) },
    files: source.files.map((file) => describeFile(file, internal)),
  };
  // What leaves the house is listed, not left over: nothing that reading learns to count gets out by itself.
  if (!internal) return { ...about, signs: [...new Set(signs.map(({ kind }) => kind))].map((kind) => ({ kind })) };
  const { records, setApart, unmappedCategories, provides: _provides, offenceMonths: _months, ...rest } = source;
  return {
    ...rest,
    ...about,
    records: sorted(records),
    setApart: sorted(setApart),
    unmappedCategories: sorted(unmappedCategories),
  };
}

function describeFile(file: FileReading, internal: boolean) {
  const { file: _index, rows, cells, rejectsByReason, ...about } = file;
  if (!internal) return { ...about, ...rowsOutside(file) };
  return { ...about, rows, ...(cells ? { cells } : {}), rejectsByReason: sorted(rejectsByReason) };
}

/** The rows of a small file are a small count themselves. */
function rowsOutside({ rows: { read, accepted } }: FileReading) {
  const isSmall = (count: number): boolean => count > 0 && count < fewestShown;
  return isSmall(read) || isSmall(accepted) ? {} : { rows: { read, accepted } };
}

/** As the public edition withholds counts of people. */
const fewestShown = 10;

const sorted = <T>(counts: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(counts).sort(([first], [second]) => (first < second ? -1 : 1)));
