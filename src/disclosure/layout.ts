import { type Sums, SumsList } from "./solver.ts";
import type { Stretch, Table } from "./table.ts";
import { frameAround, isOpen, isWithin, type Reach, type Window, windowAround } from "./window.ts";

/**
 * A variable, or a sum of several that figures tell. By how much it differs is a column of its own upwards and one downwards behind it: with
 * all of them at nothing the table is the true one, which is where a search begins.
 */
export interface Part {
  /** Nothing for a sum. */
  readonly variable?: number;
  /** The figures that tell it. */
  readonly cells: readonly number[];
  /** Those that tell of time beyond the window as well. */
  readonly cut: readonly number[];
}

/** What all programmes of a window have in common: their columns, two for each part, and what holds between these. */
export interface Layout {
  /** Variables first, then sums. */
  readonly parts: readonly Part[];
  readonly sums: Sums;
}

export const upOf = (part: number): number => 2 * part;
export const downOf = (part: number): number => 2 * part + 1;

/** The layouts of the windows of a table, each made out once, since the same serves many numbers. */
export class Layouts {
  readonly #table: Table;
  readonly #known = new Map<string, Layout>();

  constructor(table: Table) {
    this.#table = table;
  }

  /** Of what hangs together with a number, in the time that one looks at; undefined where it cannot differ in that. */
  around(stretch: Stretch, reach: Reach): Layout | undefined {
    const frame = frameAround(this.#table, stretch, reach);
    const keyOf = (variable: number): string => `${frame?.start} ${frame?.end} ${variable}`;
    for (let variable = stretch.first; variable <= stretch.last; variable += 1) {
      const known = this.#known.get(keyOf(variable));
      if (known) return known;
      if (!isOpen(this.#table, variable, frame)) continue;
      const window = windowAround(this.#table, variable, frame);
      const layout = layoutOf(this.#table, window);
      for (const one of window.variables) this.#known.set(keyOf(one), layout);
      return layout;
    }
    return undefined;
  }
}

interface Told extends Part {
  /** Of its variables, among those of the window. */
  readonly places: readonly number[];
  readonly cells: number[];
  readonly cut: number[];
}

function layoutOf(table: Table, { variables, cells, rows, frame }: Window): Layout {
  const places = new Map(variables.map((variable, place) => [variable, place]));
  const placesIn = ({ first, last }: Stretch): number[] => {
    const found: number[] = [];
    for (let variable = first; variable <= last; variable += 1) {
      const place = places.get(variable);
      if (place !== undefined) found.push(place);
    }
    return found;
  };
  const isInside = (variable: number): boolean => {
    const span = table.variables[variable]?.span;
    return span !== undefined && isWithin(span, frame);
  };
  const told = new Map(
    variables.map((variable, place): [string, Told] => [`${place}`, { variable, places: [place], cells: [], cut: [] }]),
  );
  for (const index of cells) {
    const stretch = table.cells[index]?.stretch;
    if (!stretch) continue;
    const inside = placesIn(stretch);
    const part = told.get(inside.join()) ?? { places: inside, cells: [], cut: [] };
    told.set(inside.join(), part);
    (isInside(stretch.first) && isInside(stretch.last) ? part.cells : part.cut).push(index);
  }
  const parts = [...told.values()];
  const sums = new SumsList();
  const term = (part: number, factor: number): void => {
    sums.term(upOf(part), factor);
    sums.term(downOf(part), -factor);
  };
  for (const [part, { places }] of parts.entries()) {
    if (part < variables.length) continue;
    for (const place of places) term(place, 1);
    term(part, -1);
    sums.end(0, 0);
  }
  for (const index of rows) {
    const row = table.rows[index];
    if (!row) continue;
    for (const place of placesIn(row.whole)) term(place, 1);
    for (const part of row.parts) for (const place of placesIn(part)) term(place, -1);
    sums.end(row.kind === "equal" ? 0 : -row.slack, row.kind === "equal" ? 0 : Number.POSITIVE_INFINITY);
  }
  return { parts, sums };
}
