import type { Figure } from "../values/figure.ts";
import { type FigureIdParts, formatFigureId } from "../values/figure-id.ts";
import { type Period, parsePeriod } from "../values/period.ts";
import { isNumber } from "../values/value.ts";

/**
 * Why a count is withheld: it is small; it differs from what is counted now by few, the later count being higher or lower; a period
 * around it is shown whose rest differs by few; there is no present count to judge it by; or it would give another away.
 */
export type SuppressedBecause =
  | "small-count"
  | "small-revision-up"
  | "small-revision-down"
  | "small-revision-around"
  | "no-present-count"
  | "secondary";

interface Judged {
  readonly figure: Figure;
  readonly parts: FigureIdParts;
}

interface Former extends Judged {
  readonly period: Period;
  readonly growth: number;
}

const isFormer = ({ parts }: Judged): boolean => parts.comparison?.startsWith("as-at-") === true;

/**
 * Counts of an earlier extract that must not be shown beside those of now, by figure id. Two counts of one period tell the number of
 * records that came between, and that number is as sensitive as a count of its own, whatever the two are: it is withheld where it would
 * be, and so is the former count of a count that is withheld. Where a quarter and the year around it both have one, the rest of the year
 * is judged too, and the quarter's gives way. That later records came, and whether they raised or lowered a count, is not withheld.
 */
export function formerCounts(
  judged: readonly Judged[],
  isSmall: (number: number, parts: FigureIdParts) => boolean,
): ReadonlyMap<string, SuppressedBecause> {
  const byId = new Map(judged.map(({ figure }) => [figure.id, figure]));
  const withheld = new Map<string, SuppressedBecause>();
  const shown: Former[] = [];
  for (const { figure, parts } of judged.filter(isFormer)) {
    const { comparison: _asAt, ...present } = parts;
    const now = byId.get(formatFigureId(present));
    const period = parsePeriod(parts.period);
    if (!isNumber(figure.value) || !period.ok) continue;
    if (!now || !isNumber(now.value)) {
      withheld.set(figure.id, "no-present-count");
      continue;
    }
    const growth = now.value.number - figure.value.number;
    if (isSmall(now.value.number, present)) withheld.set(figure.id, "small-count");
    else if (isSmall(Math.abs(growth), parts))
      withheld.set(figure.id, growth > 0 ? "small-revision-up" : "small-revision-down");
    else shown.push({ figure, parts, period: period.period, growth });
  }
  for (const inner of shown)
    if (shown.some((outer) => isAround(outer, inner) && isSmall(Math.abs(outer.growth - inner.growth), inner.parts)))
      withheld.set(inner.figure.id, "small-revision-around");
  return withheld;
}

/** Whether one is the same count, as at the same day, of a longer period that holds the other's. */
function isAround(outer: Former, inner: Former): boolean {
  const sameButPeriod = (parts: FigureIdParts): string => formatFigureId({ ...parts, period: "any" });
  return (
    outer.figure.id !== inner.figure.id &&
    sameButPeriod(outer.parts) === sameButPeriod(inner.parts) &&
    outer.period.start <= inner.period.start &&
    outer.period.end >= inner.period.end
  );
}
