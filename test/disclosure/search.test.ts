import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Layouts } from "../../src/disclosure/layout.ts";
import { isHidden, type Marks, type Move, moveOf } from "../../src/disclosure/moves.ts";
import { type Goal, searchMove } from "../../src/disclosure/search.ts";
import { loadSolver } from "../../src/disclosure/solver.ts";
import { type CellInput, type Table, tableOf } from "../../src/disclosure/table.ts";

const solver = await loadSolver();
const reach = 3;
const days = ["2020-01-01", "2020-02-01", "2020-03-01"] as const;
const spans = [
  { start: days[0], end: days[1] },
  { start: days[1], end: days[2] },
  { start: days[0], end: days[2] },
];

/** Two parts and their whole, in two months and both together; of each figure whether it is withheld, and small. */
function tableFrom(numbers: readonly number[], marks: readonly number[], costs: readonly number[] = []): Table {
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  const series = { part: [a, b], other: [c, d], whole: [a + c, b + d] };
  const inputs = Object.entries(series).flatMap(([name, [first = 0, second = 0]]) =>
    [first, second, first + second].map((value, span): Omit<CellInput, "withheld"> & { readonly name: string } => ({
      name,
      ids: [`${name} ${span}`],
      series: name,
      span: spans[span] as (typeof spans)[number],
      value,
    })),
  );
  const cells = inputs.map(({ name: _name, ...input }, index): CellInput => {
    const withheld = (marks[index] ?? 0) > 0 && input.value > 0;
    const isSmall = withheld && marks[index] === 2 && input.value < 5;
    const cost = costs[index];
    return {
      ...input,
      withheld,
      ...(isSmall ? { range: { least: 1, most: 4 } } : {}),
      ...(cost === undefined || input.value === 0 ? {} : { cost }),
    };
  });
  return tableOf(cells, [{ kind: "equal", whole: "whole", parts: ["other", "part"] }], reach);
}

/** Every way in which the parts can differ, and the whole with them. */
function* allMoves({ variables, series }: Table): Generator<Move> {
  // Series stand in the order of their names: other, part, whole.
  const [other = 0, part = 0, whole = 0] = series.map(({ first }) => first);
  expect(variables).toHaveLength(6);
  const steps = Array.from({ length: 2 * reach + 1 }, (_, index) => index - reach);
  for (const a of steps)
    for (const b of steps)
      for (const c of steps)
        for (const d of steps) {
          if (Math.abs(a + c) > reach || Math.abs(b + d) > reach) continue;
          const all: [number, number][] = [
            [other, a],
            [other + 1, b],
            [part, c],
            [part + 1, d],
            [whole, a + c],
            [whole + 1, b + d],
          ];
          yield new Map(all.filter(([, by]) => by !== 0));
        }
}

const goalsOf = ({ cells }: Table): Goal[] =>
  cells.flatMap(({ withheld, range, value }, cell) =>
    withheld && range
      ? [range.most - value, range.least - value].flatMap((by) => (by === 0 ? [] : [{ cell, by }]))
      : [],
  );

const numbers = fc.array(fc.nat(6), { minLength: 4, maxLength: 4 });
const marksOf = fc.array(fc.nat(2), { minLength: 9, maxLength: 9 });
const costsOf = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 9, maxLength: 9 });

describe("how far a number can differ", () => {
  it.each<Marks>(["small", "alike"])("is found as far as trying all tables finds it: marks %s", (marks) => {
    let reached = 0;
    fc.assert(
      fc.property(numbers, marksOf, (given, marked) => {
        const table = tableFrom(given, marked);
        const isWithheld = (cell: number): boolean => table.cells[cell]?.withheld === true;
        const hidden = [...allMoves(table)].filter((move) => isHidden(move, table, isWithheld, marks));
        const layouts = new Layouts(table);
        for (const goal of goalsOf(table)) {
          const { stretch } = table.cells[goal.cell] ?? { stretch: { first: 0, last: 0 } };
          const towards = hidden.map((move) => moveOf(move, stretch) * Math.sign(goal.by));
          const farthest = Math.min(Math.abs(goal.by), Math.max(0, ...towards));
          for (const within of ["quarters", "all"] as const) {
            const layout = layouts.around(stretch, within);
            const search = { table, isWithheld, mayWithhold: false, marks, reach, solver };
            const found = layout && searchMove(goal, layout, search);
            expect(Math.abs(found?.by ?? 0)).toBe(farthest);
            if (found) expect(isHidden(found.move, table, isWithheld, marks)).toBe(true);
            if (farthest > 0) reached += 1;
          }
        }
      }),
      { numRuns: 40 },
    );
    expect(reached).toBeGreaterThan(10);
  });

  it("withholds nothing where that is not needed, and what it names where it is", () => {
    let withheld = 0;
    fc.assert(
      fc.property(numbers, marksOf, costsOf, (given, marked, costs) => {
        const table = tableFrom(given, marked, costs);
        const isWithheld = (cell: number): boolean => table.cells[cell]?.withheld === true;
        const layouts = new Layouts(table);
        for (const goal of goalsOf(table)) {
          const layout = layouts.around(table.cells[goal.cell]?.stretch ?? { first: 0, last: 0 }, "all");
          if (!layout) continue;
          const search = { table, isWithheld, marks: "small", reach, solver } as const;
          const without = searchMove(goal, layout, { ...search, mayWithhold: false });
          const found = searchMove(goal, layout, { ...search, mayWithhold: true });
          if (!found) continue;
          expect(Math.abs(found.by)).toBeGreaterThanOrEqual(Math.abs(without?.by ?? 0));
          if (without?.by === goal.by) expect(found.extra).toEqual([]);
          const isHiddenThen = (cell: number): boolean => isWithheld(cell) || found.extra.includes(cell);
          expect(isHidden(found.move, table, isHiddenThen, "small")).toBe(true);
          withheld += found.extra.length;
        }
      }),
      { numRuns: 60 },
    );
    expect(withheld).toBeGreaterThan(10);
  });
});
