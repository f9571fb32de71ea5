import type { ScarceAreaSign } from "../../values/sign.ts";
import type { FileReading, SourceReading } from "../reading.ts";

/** A borough of many has a few in a hundred of the rows; with fewer than this share, what it has it has by chance. */
const scarceShare = 0.005;
/** Of published counts most rows may be of another level or a part of something else, and are left out for that. */
const scarceShareOfCounts = 0.0005;
/** In fewer rows than these, none of an area may be the truth. */
const fewestRows = 200;

/**
 * Files in which hardly any row is of the area, or none: one monthly file of another borough among eleven of ours would be a
 * month with hardly any crime. Files that say nothing of other areas cannot be judged.
 */
export function scarceArea(
  source: Pick<SourceReading, "source" | "files" | "precision" | "records">,
): Omit<ScarceAreaSign, "severity">[] {
  const found = ofWhole(source);
  if (found) return [found];
  const share = source.precision === "month" ? scarceShareOfCounts : scarceShare;
  const judged = source.files.filter((file) => ours(file) + file.rows.outOfScope >= fewestRows);
  const scarce = judged.filter((file) => ours(file) < share * (ours(file) + file.rows.outOfScope));
  if (scarce.length === 0) return [];
  const count = scarce.reduce((sum, file) => sum + ours(file), 0);
  return [
    {
      kind: "area-scarce",
      source: source.source,
      files: scarce.map(({ path }) => path),
      isWhole: scarce.length === source.files.length,
      count,
      rows: scarce.reduce((sum, { rows }) => sum + rows.outOfScope, count),
    },
  ];
}

/** Rows that are not another area's, whatever became of them. */
const ours = ({ rows }: FileReading): number => rows.accepted + rows.superseded + rows.duplicate + rows.rejected;

/** Rows that say nothing of their place are not another area's, and yet no records of ours: the records tell. */
function ofWhole({
  source,
  files,
  precision,
  records,
}: Pick<SourceReading, "source" | "files" | "precision" | "records">): Omit<ScarceAreaSign, "severity"> | undefined {
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
  const elsewhere = sum(files.map((file) => file.rows.outOfScope));
  const rows = elsewhere + sum(files.map(ours));
  const count = sum(Object.values(records));
  if (precision === "month" || elsewhere === 0 || rows < fewestRows || count >= scarceShare * rows) return undefined;
  return { kind: "area-scarce", source, files: files.map(({ path }) => path), isWhole: true, count, rows };
}
