import type { Relation } from "./relation.ts";
import type { Span } from "./series.ts";

/** One counted number of an edition, by whichever ids it is shown, with all that is decided of it. */
export interface CellInput {
  /** The figures that show it; the first names it. */
  readonly ids: readonly string[];
  readonly series: string;
  readonly span: Span;
  readonly value: number;
  /** Not to be shown, whatever else is. */
  readonly withheld: boolean;
  /** Of a number that is withheld because it is small: what it could be, all of which must stay possible. */
  readonly range?: { readonly least: number; readonly most: number };
  /** What withholding it would cost a reader; undefined for what is known already, and cannot be withheld. */
  readonly cost?: number;
}

/** Variables from the first to the last, both included: a stretch of one series. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export interface Cell extends CellInput {
  readonly stretch: Stretch;
}

/** A relation over one stretch of time. `slack`: how much the parts are below the whole, where that can be known; 0 where they are equal. */
export interface Row {
  readonly kind: Relation["kind"];
  readonly whole: Stretch;
  readonly parts: readonly Stretch[];
  readonly slack: number;
}

/** How many of one series came in the smallest stretch of time that its figures tell apart. */
export interface Variable {
  readonly series: number;
  readonly span: Span;
  /** Nothing where the figures do not tell it. */
  readonly value?: number;
}

/**
 * Everything that an attacker can set up: variables, of which each cell is the sum of a stretch, and rows between them. All in one
 * order that depends on ids alone.
 */
export interface Table {
  readonly variables: readonly Variable[];
  readonly cells: readonly Cell[];
  readonly rows: readonly Row[];
  /** Indexes of the cells and of the rows that touch a variable. */
  readonly cellsOf: readonly (readonly number[])[];
  readonly rowsOf: readonly (readonly number[])[];
  /** The stretch of each series. */
  readonly series: readonly Stretch[];
}

interface Axis {
  readonly offset: number;
  /** First days of the stretches, and the day after the last. */
  readonly days: readonly string[];
}

/** @param reach no number can be moved further than this, so that a part far below its whole is not bounded by it */
export function tableOf(given: readonly CellInput[], relations: readonly Relation[], reach: number): Table {
  const inputs = [...given].sort((a, b) => compare(nameOf(a), nameOf(b)));
  const axes = axesOf(inputs);
  const order = [...axes.keys()];
  const cells = inputs.map((input): Cell => ({ ...input, stretch: stretchOf(axes.get(input.series), input.span) }));
  const values = knownValues(
    cells,
    [...axes.values()].reduce((count, { days }) => count + days.length - 1, 0),
  );
  const variables = order.flatMap((key, series) => {
    const { days, offset } = axes.get(key) as Axis;
    return days.slice(1).map((end, index): Variable => {
      const value = values[offset + index];
      return { series, span: { start: days[index] as string, end }, ...(value === undefined ? {} : { value }) };
    });
  });
  const exact = new Map(cells.map((cell) => [`${cell.stretch.first} ${cell.stretch.last}`, cell.value]));
  const sum = ({ first, last }: Stretch): number | undefined => {
    const known = exact.get(`${first} ${last}`);
    if (known !== undefined) return known;
    let total = 0;
    for (let index = first; index <= last; index += 1) {
      const value = values[index];
      if (value === undefined) return undefined;
      total += value;
    }
    return total;
  };
  const rows = withoutImplied(
    [...relations]
      .sort((a, b) => compare(`${a.whole} ${a.kind} ${a.parts.join()}`, `${b.whole} ${b.kind} ${b.parts.join()}`))
      .flatMap((relation) => rowsOf(relation, axes, sum)),
  ).filter(({ kind, slack }) => kind === "equal" || slack < reach * 2);
  return {
    variables,
    cells,
    rows,
    cellsOf: touching(
      variables.length,
      cells.map(({ stretch }) => [stretch]),
    ),
    rowsOf: touching(
      variables.length,
      rows.map(({ whole, parts }) => [whole, ...parts]),
    ),
    series: order.map((key) => {
      const { offset, days } = axes.get(key) as Axis;
      return { first: offset, last: offset + days.length - 2 };
    }),
  };
}

const nameOf = ({ series, span }: CellInput): string => `${series} ${span.start} ${span.end}`;
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The days at which a figure of the series begins or ends. Time that no figure of it is about, between two that are, is a stretch too. */
function axesOf(inputs: readonly CellInput[]): Map<string, Axis> {
  const days = new Map<string, Set<string>>();
  for (const { series, span } of inputs) {
    const known = days.get(series) ?? new Set();
    days.set(series, known.add(span.start).add(span.end));
  }
  const axes = new Map<string, Axis>();
  let offset = 0;
  for (const [series, known] of [...days].sort(([a], [b]) => compare(a, b))) {
    axes.set(series, { offset, days: [...known].sort() });
    offset += known.size - 1;
  }
  return axes;
}

function stretchOf(axis: Axis | undefined, { start, end }: Span): Stretch {
  const { offset, days } = axis as Axis;
  return { first: offset + days.indexOf(start), last: offset + days.indexOf(end) - 1 };
}

/** What the figures of a series tell of its smallest stretches: themselves, or what is left of one beside the others. */
function knownValues(cells: readonly Cell[], count: number): (number | undefined)[] {
  const values = new Array<number | undefined>(count).fill(undefined);
  let open: readonly Cell[] = cells;
  let before = Number.POSITIVE_INFINITY;
  while (open.length > 0 && open.length < before) {
    before = open.length;
    open = open.filter(({ stretch: { first, last }, value }) => {
      let [rest, unknown, more] = [value, -1, 0];
      for (let index = first; index <= last; index += 1) {
        const known = values[index];
        if (known === undefined) {
          unknown = index;
          more += 1;
        } else rest -= known;
      }
      if (more > 1) return true;
      if (more === 1) values[unknown] = Math.max(0, rest);
      return false;
    });
  }
  return values;
}

/** A relation at each stretch of time that all of its series tell apart. */
function rowsOf(
  { kind, whole, parts }: Relation,
  axes: ReadonlyMap<string, Axis>,
  sum: (stretch: Stretch) => number | undefined,
): Row[] {
  const all = [whole, ...parts].map((key) => axes.get(key) as Axis);
  const sets = all.slice(1).map(({ days }) => new Set(days));
  const common = (all[0]?.days ?? []).filter((day) => sets.every((days) => days.has(day)));
  return common.slice(1).map((end, index): Row => {
    const span = { start: common[index] as string, end };
    const [first, ...rest] = all.map((axis) => stretchOf(axis, span)) as [Stretch, ...Stretch[]];
    const sums = [first, ...rest].map(sum);
    const [total = 0, ...others] = sums.map((one) => one ?? 0);
    const isKnown = sums.every((one) => one !== undefined);
    const slack =
      kind === "within" && isKnown
        ? Math.max(
            0,
            others.reduce((left, one) => left - one, total),
          )
        : 0;
    return { kind, whole: first, parts: rest, slack };
  });
}

/** Without those of one part that stands with others in a row of the same whole: no number is below none. */
function withoutImplied(rows: readonly Row[]): Row[] {
  const keyOf = (whole: Stretch, part: Stretch): string => `${whole.first} ${whole.last} ${part.first} ${part.last}`;
  const said = new Set(
    rows.flatMap(({ whole, parts }) => (parts.length > 1 ? parts.map((part) => keyOf(whole, part)) : [])),
  );
  return rows.filter(
    ({ kind, whole, parts: [part, ...more] }) =>
      kind === "equal" || more.length > 0 || (part && !said.has(keyOf(whole, part))),
  );
}

/** For each variable the indexes of those with a stretch that holds it. */
function touching(count: number, stretches: readonly (readonly Stretch[])[]): number[][] {
  const found = Array.from({ length: count }, (): number[] => []);
  for (const [index, held] of stretches.entries())
    for (const { first, last } of held)
      for (let variable = first; variable <= last; variable += 1) found[variable]?.push(index);
  return found;
}
