import type { Coverage } from "../extracts/reading.ts";
import { type IsoDate, type IsoMonth, monthEnd, monthOf, monthStart, monthsOf, type Period } from "../values/period.ts";

/** How much of a span of days is held. */
export type Cover = "whole" | "part" | "none";

/** A span of days inside one month. */
export interface Piece {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

/** A period as its months, the first and the last cut to the period. Every period is counted as a sum of these. */
export function piecesOf(period: Pick<Period, "start" | "end">): Piece[] {
  const touched = monthsOf(period);
  return touched.map((month, index) => ({
    start: index === 0 ? period.start : monthStart(month),
    end: index === touched.length - 1 ? period.end : wholeMonthOf({ start: monthStart(month), end: period.end }).end,
  }));
}

/** What tells how things stand at the end of a period: its last month where the period ends with it, else its last day. */
export function lastPieceOf({ end }: Pick<Period, "end">): Piece {
  const month = wholeMonthOf({ start: end, end });
  return month.end === end ? month : { start: end, end };
}

const months = new Map<IsoMonth, Piece>();

/** The month that a piece lies in. Each is worked out once: a grid of hours asks for the same few thousands of times. */
export function wholeMonthOf(piece: Piece): Piece {
  const month = monthOf(piece.start);
  const whole = months.get(month) ?? { start: monthStart(month), end: monthEnd(month) };
  months.set(month, whole);
  return whole;
}

export function isWholeMonth(piece: Piece): boolean {
  const month = wholeMonthOf(piece);
  return piece.start === month.start && piece.end === month.end;
}

/** Whether a period neither begins nor ends inside a month. */
export const isOfWholeMonths = ({ start, end }: Pick<Period, "start" | "end">): boolean =>
  wholeMonthOf({ start, end }).start === start && wholeMonthOf({ start: end, end }).end === end;

/**
 * How much of a piece a source holds. A month that the coverage does not list is not held. A month held in part counts day by
 * day when the source begins or ends in it; otherwise nobody knows which of its days are missing, and every piece of it is in part.
 */
export function coverOf(coverage: Coverage, piece: Piece): Cover {
  const month = wholeMonthOf(piece);
  const state = coverage.months[monthOf(piece.start)] ?? "missing";
  if (state === "missing") return "none";
  const from = coverage.from ?? month.start;
  const to = coverage.to ?? month.end;
  if (from > piece.end || to < piece.start) return "none";
  const cutByEnds = from > month.start || to < month.end;
  if (state === "part" && !cutByEnds) return "part";
  return from <= piece.start && to >= piece.end ? "whole" : "part";
}

/** The cover of what several together hold: whole or none only when all agree. */
export function coverOfAll(covers: readonly Cover[]): Cover {
  const [first] = covers;
  if (first === undefined) return "none";
  return covers.every((cover) => cover === first) ? first : "part";
}
