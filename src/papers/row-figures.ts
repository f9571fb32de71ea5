import { createHash } from "node:crypto";
import type { FileReading, SourceReading } from "../extracts/reading.ts";
import type { Figure } from "../values/figure.ts";
import { formatFigureId } from "../values/figure-id.ts";
import { rowsIndicator } from "../values/rows-indicator.ts";
import { numberValue } from "../values/value.ts";

/** What can be counted of a source's rows. */
export const rowMeasures = ["read", "accepted", "rejected", "duplicate", "superseded", "out-of-scope"] as const;
export type RowMeasure = (typeof rowMeasures)[number];

const countOf: Readonly<Record<RowMeasure, (file: FileReading) => number>> = {
  read: (file) => file.rows.read,
  accepted: (file) => file.rows.accepted,
  rejected: (file) => file.rows.rejected,
  duplicate: (file) => file.rows.duplicate,
  superseded: (file) => file.rows.superseded,
  "out-of-scope": (file) => file.rows.outOfScope,
};

/** Sources, and how many were read in all. */
export interface RowsOf {
  readonly sources: readonly SourceReading[];
  readonly of: number;
}

/** The files of a paper by number, in the order in which its annex lists them. */
export const fileNumbers = ({
  sources,
}: {
  readonly sources: readonly SourceReading[];
}): ReadonlyMap<FileReading, number> =>
  new Map(sources.flatMap(({ files }) => files).map((file, index) => [file, index + 1]));

const total = (files: readonly FileReading[], measure: RowMeasure): number =>
  files.reduce((sum, file) => sum + countOf[measure](file), 0);

function figure(
  dims: Readonly<Record<string, string>>,
  area: string,
  measure: string,
  count: number,
  sources: readonly string[],
  files: readonly FileReading[],
): Figure {
  return {
    id: formatFigureId({ indicator: rowsIndicator, dims, area, period: "all", measure }),
    value: numberValue(count),
    unit: "records",
    method: "count",
    inputs: [],
    pedigree: {
      indicator: rowsIndicator,
      sources: [...sources],
      files: files.map((file) => ({ sha256: file.sha256, records: file.rows.read })),
      records: count,
    },
  };
}

/** Rows of one source, summed over its files. Row counts are figures too: they have ids and files. */
export function sourceRows(source: SourceReading, area: string, measure: RowMeasure): Figure {
  return figure({ source: source.source }, area, measure, total(source.files, measure), [source.source], source.files);
}

/**
 * A file by its name rather than by its place in the list, so that it has the same id in the next run, whatever other files come: the name in the letters of
 * ids, and what tells two apart that these write alike.
 */
function fileKey({ path }: FileReading): string {
  const letters = path.toLowerCase().slice(path.lastIndexOf("/") + 1);
  const name = letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return `${name || "file"}-${createHash("sha256").update(path).digest("hex").slice(0, 6)}`;
}

/** Rows of one file. */
export function fileRows(source: SourceReading, file: FileReading, area: string, measure: RowMeasure): Figure {
  return figure({ file: fileKey(file) }, area, measure, countOf[measure](file), [source.source], [file]);
}

/** Rows of everything read, or of some of its sources, which its id then names. */
export function allRows({ sources, of }: RowsOf, area: string, measure: RowMeasure): Figure {
  const files = sources.flatMap((source) => source.files);
  const ids = sources.map(({ source }) => source);
  const dims = sources.length < of ? { source: ids.toSorted().join("+") } : {};
  return figure(dims, area, measure, total(files, measure), ids, files);
}

/** Any other count about a source: rejects for a reason, records set apart, an unmapped category. */
export function sourceCount(source: SourceReading, area: string, measure: string, count: number): Figure {
  return figure({ source: source.source }, area, measure, count, [source.source], source.files);
}
