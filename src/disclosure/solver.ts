import type { Highs, Model } from "highs";

/** A linear programme: the cheapest whole numbers within their bounds whose sums lie within theirs. */
export interface Programme {
  readonly columns: readonly { readonly cost: number; readonly least: number; readonly most: number }[];
  readonly rows: readonly {
    readonly entries: readonly (readonly [column: number, factor: number])[];
    readonly least: number;
    readonly most: number;
  }[];
}

/** Solves programmes; always with the same answer to the same question. */
export interface Solver {
  /** A value for each column; undefined where there are none that fit. */
  solve(programme: Programme): readonly number[] | undefined;
}

let loading: Promise<Solver> | undefined;

/** HiGHS, which is loaded when an edition first has something to protect. */
export function loadSolver(): Promise<Solver> {
  loading ??= import("highs").then(async (module) => {
    // Its types are written for `require`, which has the function one level higher.
    const load = module.default as unknown as typeof module.default.default;
    const highs = await load();
    return { solve: (programme) => solveWith(highs, programme) };
  });
  return loading;
}

function solveWith(highs: Highs, programme: Programme): readonly number[] | undefined {
  const continuous = run(highs, programme, false);
  // Sums over time and over parts mostly have whole numbers at their corners; where they have not, they are asked for.
  return continuous?.every(isWhole) === false ? run(highs, programme, true) : continuous?.map(Math.round);
}

const tolerance = 1e-6;
const isWhole = (number: number): boolean => Math.abs(number - Math.round(number)) < tolerance;

function run(highs: Highs, { columns, rows }: Programme, whole: boolean): number[] | undefined {
  const { infinity, constants } = highs;
  const bound = (number: number): number => (Number.isFinite(number) ? number : Math.sign(number) * infinity);
  const starts = [0];
  for (const { entries } of rows) starts.push((starts.at(-1) ?? 0) + entries.length);
  return highs.withModel(
    {
      numCols: columns.length,
      numRows: rows.length,
      colCost: columns.map(({ cost }) => cost),
      colLower: columns.map(({ least }) => bound(least)),
      colUpper: columns.map(({ most }) => bound(most)),
      rowLower: rows.map(({ least }) => bound(least)),
      rowUpper: rows.map(({ most }) => bound(most)),
      matrix: {
        format: "csr",
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: rows.flatMap(({ entries }) => entries.map(([column]) => column)),
        values: rows.flatMap(({ entries }) => entries.map(([, factor]) => factor)),
      },
      ...(whole ? { integrality: columns.map(() => constants.variableType.integer) } : {}),
    },
    (model: Model) => {
      model.options.set({ output_flag: false });
      model.run();
      if (model.getModelStatus() !== constants.modelStatus.optimal) return undefined;
      return [...model.getSolution().colValue].map((number) => (whole ? Math.round(number) : number));
    },
  );
}
