import { solveSymmetric } from "./linear-equations.ts";

export interface QuasiPoissonFit {
  readonly coefficients: readonly number[];
  /** Expected counts, in the order of the rows. */
  readonly fitted: readonly number[];
  /** Pearson's chi-square over its degrees of freedom: the variance as a multiple of the mean. Not floored. */
  readonly dispersion: number;
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
}

// Holds a coefficient in place when its rows count nothing at all, e.g. a month that is 0 in every year.
const ridge = 1e-9;
const lowestLog = -30;

/**
 * Log-linear model of counts by iteratively reweighted least squares (McCullagh and Nelder 1989, 2.5 and 9.2).
 * `design` has one row for each count; `exposures` are above 0 and enter as an offset. Needs more rows than columns.
 */
export function fitQuasiPoisson(
  counts: readonly number[],
  exposures: readonly number[],
  design: readonly (readonly number[])[],
): QuasiPoissonFit {
  const columns = design[0]?.length ?? 0;
  const rates = counts.map((count, row) => Math.log((count + 0.5) / (exposures[row] as number)));
  let coefficients = leastSquares(
    design,
    rates,
    counts.map(() => 1),
  );
  let fitted = predict(design, coefficients, exposures);
  for (let step = 0; step < 100; step++) {
    const working = counts.map((count, row) => {
      const expected = fitted[row] as number;
      return Math.log(expected / (exposures[row] as number)) + (count - expected) / expected;
    });
    const next = leastSquares(design, working, fitted);
    const moved = Math.max(...next.map((value, index) => Math.abs(value - (coefficients[index] as number))));
    coefficients = next;
    fitted = predict(design, coefficients, exposures);
    if (moved < 1e-10) break;
  }
  const chiSquare = counts.reduce((sum, count, row) => {
    const expected = fitted[row] as number;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  const degreesOfFreedom = counts.length - columns;
  return { coefficients, fitted, dispersion: chiSquare / degreesOfFreedom, chiSquare, degreesOfFreedom };
}

function predict(
  design: readonly (readonly number[])[],
  coefficients: readonly number[],
  exposures: readonly number[],
): number[] {
  return design.map((row, index) => {
    const log = row.reduce((sum, value, column) => sum + value * (coefficients[column] as number), 0);
    return (exposures[index] as number) * Math.exp(Math.max(lowestLog, log));
  });
}

function leastSquares(
  design: readonly (readonly number[])[],
  values: readonly number[],
  weights: readonly number[],
): number[] {
  const columns = design[0]?.length ?? 0;
  const products = Array.from({ length: columns }, () => new Array<number>(columns).fill(0));
  const right = new Array<number>(columns).fill(0);
  for (const [index, row] of design.entries()) {
    const weight = weights[index] as number;
    for (let i = 0; i < columns; i++) {
      const weighted = weight * (row[i] as number);
      if (weighted === 0) continue;
      right[i] = (right[i] as number) + weighted * (values[index] as number);
      const target = products[i] as number[];
      for (let j = 0; j < columns; j++) target[j] = (target[j] as number) + weighted * (row[j] as number);
    }
  }
  for (const [index, row] of products.entries()) row[index] = (row[index] as number) + ridge;
  return solveSymmetric(products, right);
}
