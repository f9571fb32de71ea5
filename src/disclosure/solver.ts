import type { Highs, Model } from "highs";

/** Sums of columns that lie within bounds, one behind the other: `starts` are the places of their first terms, and of what comes last. */
export interface Sums {
  readonly starts: readonly number[];
  readonly columns: readonly number[];
  readonly factors: readonly number[];
  readonly least: readonly number[];
  readonly most: readonly number[];
}

/** A linear programme: the cheapest whole numbers from nothing to their most of which all sums lie within their bounds. */
export interface Programme {
  readonly costs: Float64Array;
  readonly most: Float64Array;
  readonly sums: Sums;
}

/** Solves programmes; always with the same answer to the same question. */
export interface Solver {
  /** A value for each column; undefined where there are none that fit. */
  solve(programme: Programme): ArrayLike<number> | undefined;
}

/** Puts sums together, term by term. */
export class SumsList implements Sums {
  readonly starts = [0];
  readonly columns: number[] = [];
  readonly factors: number[] = [];
  readonly least: number[] = [];
  readonly most: number[] = [];

  term(column: number, factor: number): void {
    this.columns.push(column);
    this.factors.push(factor);
  }

  /** All the terms since the last sum. */
  end(least: number, most: number): void {
    this.starts.push(this.columns.length);
    this.least.push(least);
    this.most.push(most);
  }
}

let loading: Promise<Solver> | undefined;

/** HiGHS, which is loaded when an edition first has something to protect. */
export function loadSolver(): Promise<Solver> {
  loading ??= import("highs").then(async (module) => {
    // Its types are written for `require`, which has the function one level higher.
    const load = module.default as unknown as typeof module.default.default;
    const highs = await load();
    // One model takes all the programmes, each from a fresh start: to make one takes longer than most programmes do.
    const model = highs.createModel();
    // What is searched for lies a few steps from where the search begins: to simplify the programme first takes longer, and ends farther away.
    model.options.set({ output_flag: false, presolve: "off" });
    return { solve: (programme) => solveWith(highs, model, programme) };
  });
  return loading;
}

function solveWith(highs: Highs, model: Model, programme: Programme): ArrayLike<number> | undefined {
  const continuous = run(highs, model, programme, false);
  // Sums over time and over parts mostly have whole numbers at their corners; where they have not, they are asked for.
  return (continuous?.every(isWhole) === false ? run(highs, model, programme, true) : continuous)?.map(Math.round);
}

const tolerance = 1e-6;
const isWhole = (number: number): boolean => Math.abs(number - Math.round(number)) < tolerance;

function run(
  { constants }: Highs,
  model: Model,
  { costs, most, sums }: Programme,
  whole: boolean,
): Float64Array | undefined {
  const [numCols, numRows] = [costs.length, sums.least.length];
  const { starts, columns: indices, factors: values } = sums;
  model.passModel({
    numCols,
    numRows,
    colCost: costs,
    colLower: new Float64Array(numCols),
    colUpper: most,
    rowLower: sums.least,
    rowUpper: sums.most,
    matrix: { format: "csr", numRows, numCols, starts, indices, values },
    ...(whole ? { integrality: new Int32Array(numCols).fill(constants.variableType.integer) } : {}),
  });
  model.run();
  return model.getModelStatus() === constants.modelStatus.optimal ? model.getSolution().colValue : undefined;
}
