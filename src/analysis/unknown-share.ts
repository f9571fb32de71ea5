import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { UnknownFinding } from "../values/finding.ts";
import { isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";

/** Points by which the share of undecided records may move before no verdict is given. */
export const unknownShareTolerance = 2;

export interface CountWithUnknown {
  readonly count: Figure;
  readonly unknown: Figure;
}

/** Undecided records in both periods; undefined when there are none in either, or when it is not known how many. */
export function unknownBetween(from: CountWithUnknown, to: CountWithUnknown): UnknownFinding | undefined {
  const numbers = [from.unknown.value, to.unknown.value].map((value) => (isNumber(value) ? value.number : undefined));
  if (numbers.some((number) => number === undefined) || numbers.every((number) => number === 0)) return undefined;
  const shareFrom = shareOf(from);
  const shareTo = shareOf(to);
  const moved =
    isNumber(shareFrom.value) &&
    isNumber(shareTo.value) &&
    Math.abs(shareTo.value.number - shareFrom.value.number) > unknownShareTolerance;
  return {
    from: from.unknown,
    to: to.unknown,
    shareFrom,
    shareTo,
    boundFrom: boundOf(from),
    boundTo: boundOf(to),
    moved,
  };
}

const shareOf = ({ count, unknown }: CountWithUnknown): Figure =>
  derive(
    { id: siblingId(unknown.id, "unknown-share"), unit: "percent", method: "share", inputs: [unknown, count] },
    (undecided, counted) => (undecided === 0 ? 0 : (100 * undecided) / (undecided + counted)),
  );

const boundOf = ({ count, unknown }: CountWithUnknown): Figure =>
  derive(
    { id: siblingId(count.id, "count-with-unknown"), unit: count.unit, method: "sum", inputs: [count, unknown] },
    (counted, undecided) => counted + undecided,
  );
