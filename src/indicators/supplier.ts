import type { Coverage, SourceReading } from "../extracts/reading.ts";
import { addDays, type IsoDate, type IsoMonth, monthOf } from "../values/period.ts";
import type { AbsenceReason } from "./absence.ts";
import { type Cover, coverOf, coverOfAll, isWholeMonth, type Piece, piecesOf } from "./cover.ts";
import type { CubeRow } from "./cube.ts";
import type { Term } from "./indicator.ts";
import type { ReadyMadeSeries } from "./ready-made.ts";
import { isInCalendar } from "./school-calendar.ts";
import { type Count, noCount, noTally, type Tally } from "./tally.ts";

/** What can answer for one indicator, in one area, split one way. */
export interface Supplier {
  readonly sources: readonly SourceReading[];
  /** Counts by month only: there are no parts of a month. */
  readonly monthly: boolean;
  /** Counts as published, without what could not be decided. */
  readonly readyMade: boolean;
  cover(piece: Piece): Cover;
  /** Why a piece is not whole, where that is not a matter of its own days. */
  because?(piece: Piece): AbsenceReason | undefined;
  tally(piece: Piece): Tally;
}

/**
 * Records of one or more sources that are added together. `rows` are those of one value of the split. Where a source holds several
 * boroughs, it holds what all of those asked for have.
 *
 * @param boroughs ids of the boroughs that are counted: the partnership's own, or the members of a comparator
 */
export function recordSupplier(
  sources: readonly SourceReading[],
  rows: readonly CubeRow[],
  boroughs: readonly string[] = [],
): Supplier {
  const coverages = sources.flatMap(({ coverage, areaCoverage }) =>
    areaCoverage ? boroughs.map((id) => areaCoverage[id] ?? noCoverage) : [coverage],
  );
  const byMonth = new Map<IsoMonth, CubeRow[]>();
  for (const row of rows) {
    const month = monthOf(row.day);
    const list = byMonth.get(month);
    if (list) list.push(row);
    else byMonth.set(month, [row]);
  }
  return {
    sources,
    monthly: sources.some((source) => source.precision === "month"),
    readyMade: false,
    cover: (piece) => coverOfAll(coverages.map((coverage) => coverOf(coverage, piece))),
    tally(piece) {
      const ofMonth = byMonth.get(monthOf(piece.start)) ?? [];
      return tallyOf(isWholeMonth(piece) ? ofMonth : ofMonth.filter((row) => within(row.day, piece)));
    },
  };
}

/** Whoever counts repeats has to hold so many days before each of those that are counted: a first day has no repeats to show. */
export function lookingBack(supplier: Supplier, days: number): Supplier {
  const isHeldBefore = ({ start }: Piece): boolean =>
    piecesOf({ start: addDays(start, -days), end: addDays(start, -1) }).every(
      (piece) => supplier.cover(piece) === "whole",
    );
  const isShort = (piece: Piece): boolean => supplier.cover(piece) === "whole" && !isHeldBefore(piece);
  return {
    ...supplier,
    cover: (piece) => (isShort(piece) ? "part" : supplier.cover(piece)),
    because: (piece) => (isShort(piece) ? "look-back" : undefined),
  };
}

/** Whoever counts on school days knows nothing of days of which nobody has said whether there was school. */
export function inSchoolCalendar(supplier: Supplier, terms: readonly Term[]): Supplier {
  const isUnknown = (piece: Piece): boolean => supplier.cover(piece) !== "none" && !isInCalendar(piece, terms);
  return {
    ...supplier,
    cover: (piece) => (isUnknown(piece) ? "none" : supplier.cover(piece)),
    because: (piece) => (isUnknown(piece) ? "no-school-terms" : supplier.because?.(piece)),
  };
}

const noCoverage: Coverage = { basis: "inferred", months: {} };

/** A published series. It holds the months that it has a row for, unless its source says that the month is not whole. */
export function readyMadeSupplier(source: SourceReading, series: ReadyMadeSeries): Supplier {
  return {
    sources: [source],
    monthly: true,
    readyMade: true,
    cover(piece) {
      const month = monthOf(piece.start);
      if (!series.months.has(month)) return "none";
      // Of a list of counts each indicator has a coverage of its own; the source's says only which months the file names.
      const coverage = source.indicatorCoverage?.[series.indicator] ?? source.coverage;
      return coverage.months[month] === "part" ? "part" : "whole";
    },
    tally(piece) {
      const counted = series.months.get(monthOf(piece.start));
      return counted ? { counted, undecided: noCount } : noTally;
    },
  };
}

const tallyOf = (rows: readonly CubeRow[]): Tally =>
  rows.length === 0
    ? noTally
    : {
        counted: countOf(rows.filter((row) => row.decided)),
        undecided: countOf(rows.filter((row) => !row.decided)),
      };

const within = (day: IsoDate, piece: Piece): boolean => day >= piece.start && day <= piece.end;

function countOf(rows: readonly CubeRow[]): Count {
  let number = 0;
  let records = 0;
  const files = new Map<number, number>();
  for (const row of rows) {
    number += row.number;
    records += row.records;
    files.set(row.file, (files.get(row.file) ?? 0) + row.records);
  }
  // Shares of records are parts of 1 that do not add up exactly.
  return { number: Number.isInteger(number) ? number : Math.round(number * 1e6) / 1e6, records, files };
}
