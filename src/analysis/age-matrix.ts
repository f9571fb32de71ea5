import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { AgeMatrixFinding } from "../values/profile-findings.ts";
import { derive } from "./derive.ts";
import { partOf } from "./people.ts";

/** From this age on a suspect is an adult, and below it a victim a child. */
const adult = 18;

const firstAge = (band: string): number => Number(/\d+/.exec(band)?.[0] ?? 0);

/** What the pairs tell of children harmed by adults, and how many pairs have both ages. */
export function ageMatrixOf(
  matrix: Pick<AgeMatrixFinding, "rows" | "columns" | "cells" | "total">,
  smallNumbers: SmallNumbers,
): AgeMatrixFinding {
  const { cells, total } = matrix;
  const sumOf = (measure: string, of: readonly { readonly count: Figure }[]): Figure =>
    derive(
      { id: siblingId(total.id, measure), unit: total.unit, method: "sum", inputs: of.map(({ count }) => count) },
      (...numbers) => numbers.reduce((sum, number) => sum + number, 0),
    );
  const known = sumOf("both-known", cells);
  const unknown = derive(
    { id: siblingId(total.id, "an-age-unknown"), unit: total.unit, method: "remainder", inputs: [total, known] },
    (all, both) => all - both,
  );
  const young = cells.filter(({ victim }) => firstAge(victim) < adult);
  const byAdults = young.filter(({ suspect }) => firstAge(suspect) >= adult);
  return {
    kind: "age-matrix",
    ...matrix,
    known,
    unknown,
    ...(byAdults.length > 0
      ? {
          adultSuspects: partOf(
            sumOf("young-victims-adult-suspects", byAdults),
            sumOf("young-victims", young),
            "of-known",
            smallNumbers,
          ),
        }
      : {}),
  };
}
