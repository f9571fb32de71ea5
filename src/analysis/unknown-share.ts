import type { UnknownFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import { isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";

/** Points by which the share of undecided records may move before no verdict is given. */
export const unknownShareTolerance = 2;

export interface CountWithUnknown {
  readonly count: Figure;
  readonly unknown: Figure;
}

/** A small number that is withheld is one of these in every edition: zeros are shown, and so is 10. */
export const withheldRange = { least: 1, most: 9 } as const;

/** Undecided records in both periods; undefined when there are none in either, or when it is not known how many. */
export function unknownBetween(from: CountWithUnknown, to: CountWithUnknown): UnknownFinding | undefined {
  const [before, after] = [rangeOf(from.unknown), rangeOf(to.unknown)];
  if (!before || !after || before.most + after.most === 0) return undefined;
  return {
    from: from.unknown,
    to: to.unknown,
    shareFrom: shareOf(from),
    shareTo: shareOf(to),
    boundFrom: boundOf(from),
    boundTo: boundOf(to),
    moved: mayHaveMoved(from.count, before, to.count, after),
  };
}

/** Whether so many records could not be decided, beside those counted, that the count says little without them: half as many or more. */
export const rivalsCount = ({ count, unknown }: CountWithUnknown): boolean =>
  isNumber(count.value) &&
  isNumber(unknown.value) &&
  unknown.value.number > 0 &&
  2 * unknown.value.number >= count.value.number;

interface NumberRange {
  readonly least: number;
  readonly most: number;
}

/** What a number of undecided records can be: itself, or anything that an edition withholds; any number, where it protects another. */
export function rangeOf(unknown: Figure): NumberRange | undefined {
  if (isNumber(unknown.value)) return { least: unknown.value.number, most: unknown.value.number };
  if (unknown.value.state !== "suppressed") return undefined;
  return unknown.value.because === "secondary" ? { ...withheldRange, most: Number.MAX_SAFE_INTEGER } : withheldRange;
}

/** Whether the share moved by more than the tolerance, whatever a withheld number is. */
function mayHaveMoved(from: Figure, before: NumberRange, to: Figure, after: NumberRange): boolean {
  if (!isNumber(from.value) || !isNumber(to.value)) return false;
  const [countFrom, countTo] = [from.value.number, to.value.number];
  const share = (undecided: number, count: number): number =>
    undecided === 0 ? 0 : (100 * undecided) / (undecided + count);
  return (
    share(after.most, countTo) - share(before.least, countFrom) > unknownShareTolerance ||
    share(before.most, countFrom) - share(after.least, countTo) > unknownShareTolerance
  );
}

const shareOf = (both: CountWithUnknown): Figure =>
  derive(
    {
      id: siblingId(both.unknown.id, "unknown-share"),
      unit: "percent",
      method: "share",
      inputs: [both.unknown, boundOf(both)],
    },
    (undecided, all) => (undecided === 0 ? 0 : (100 * undecided) / all),
  );

const boundOf = ({ count, unknown }: CountWithUnknown): Figure =>
  derive(
    { id: siblingId(count.id, "count-with-unknown"), unit: count.unit, method: "sum", inputs: [count, unknown] },
    (counted, undecided) => counted + undecided,
  );
