/** Steps that a reader can take in at a glance. */
const round = [1, 2, 2.5, 5, 10];
const mostClasses = 5;

/** A class of a map: from a number up to but not including another; of whole numbers, up to the last below. */
export interface MapStep {
  readonly from: number;
  readonly below: number;
}

/**
 * Equal steps from zero to above the largest, at most five. Equal, since classes with as many areas in each draw a difference where
 * there is none.
 */
export function equalSteps(numbers: readonly number[], whole: boolean): MapStep[] {
  const largest = Math.max(0, ...numbers);
  if (largest === 0) return [{ from: 0, below: 1 }];
  // The largest lies in the last class, and not on its upper end.
  const reach = whole ? largest + 1 : largest * (1 + 1e-9);
  const rough = reach / mostClasses;
  const scale = 10 ** Math.floor(Math.log10(rough));
  const wanted = round.map((step) => step * scale).find((step) => step >= rough) ?? rough;
  const step = whole ? Math.max(1, Math.ceil(wanted)) : wanted;
  return Array.from({ length: Math.ceil(reach / step) }, (_unused, index) => ({
    from: index * step,
    below: (index + 1) * step,
  }));
}

export const stepOf = (number: number, steps: readonly MapStep[]): number =>
  steps.findIndex(({ from, below }) => number >= from && number < below);
