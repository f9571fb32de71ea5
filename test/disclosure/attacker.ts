import { parse } from "csv-parse/sync";

/**
 * Somebody who has `figures.csv` and patience, and none of our code: months add up to quarters and years, the inputs of a sum add up to
 * it, a difference is of its two inputs, and a type is the same by whichever sum it is shown. What these equations leave one value is solved.
 */
export interface Attack {
  readonly withheld: number;
  /** Ids of withheld counts that can have one value only. */
  readonly solved: readonly string[];
  /** Least and most of each withheld count. */
  readonly bounds: ReadonlyMap<string, readonly [least: number, most: number]>;
}

/** What somebody can guess to add up: numbers by the ids of figures, or of names made up for it, with their factors. */
export interface Guess {
  readonly terms: readonly (readonly [name: string, factor: number])[];
  /** A made-up name among them that tells of few people. */
  readonly secret?: string;
}

interface Equation {
  readonly terms: Map<number, number>;
  sum: number;
}

export type Row = Readonly<Record<string, string>>;

export const rowsOf = (csv: string): Row[] => parse(csv, { columns: true, bom: true });

/** Counted figures, shown or withheld. */
export const countsIn = (rows: readonly Row[]): Row[] =>
  rows.filter(
    ({ method, measure, state }) =>
      (measure === "count" || measure === "unknown" || (measure === "stock" && method === "stock")) &&
      (state === "value" || state === "suppressed"),
  );

/** @param guesses of sums, besides those that the file itself tells */
export function attack(csv: string | readonly Row[], guesses: readonly Guess[] = []): Attack {
  const rows: readonly Row[] = typeof csv === "string" ? rowsOf(csv) : csv;
  const counts = countsIn(rows);
  const variables = new Map<string, number>();
  const variable = (name: string): number => {
    const known = variables.get(name) ?? variables.size;
    variables.set(name, known);
    return known;
  };
  const equations: Equation[] = [];
  const equate = (terms: readonly (readonly [string, number])[], sum: number): void => {
    const all = new Map<number, number>();
    for (const [name, factor] of terms) all.set(variable(name), (all.get(variable(name)) ?? 0) + factor);
    equations.push({ terms: all, sum });
  };
  const lows: [string, number][] = [];
  const series = new Map<string, { id: string; from: string; to: string }[]>();
  for (const row of counts) {
    const id = row["id"] ?? "";
    if (row["state"] === "value") equate([[id, 1]], Number(row["value"]));
    else lows.push([id, 1]);
    variable(id);
    const [from, to] = daysOf(row["period"] ?? "");
    const key = [row["indicator"], row["breakdown"], row["area"], row["measure"], row["comparison"]].join("|");
    series.set(key, [...(series.get(key) ?? []), { id, from, to }]);
  }
  for (const [key, spans] of series) {
    const days = [...new Set(spans.flatMap(({ from, to }) => [from, to]))].sort();
    for (const { id, from, to } of spans) {
      const inside = days.slice(days.indexOf(from), days.indexOf(to));
      if (!key.includes("|stock|")) equate([[id, 1], ...inside.map((day) => [`${key} ${day}`, -1] as const)], 0);
    }
  }
  const known = new Set(counts.map((row) => row["id"]));
  for (const row of rows) {
    const inputs = (row["inputs"] ?? "").split(";").filter(Boolean);
    if (inputs.length === 0 || !inputs.every((input) => known.has(input))) continue;
    const id = row["id"] ?? "";
    const shown = row["state"] === "value";
    if (!known.has(id) && !shown) continue;
    const result: readonly (readonly [string, number])[] = known.has(id) ? [[id, -1]] : [];
    const sum = known.has(id) ? 0 : Number(row["value"]);
    const [first = "", second = ""] = inputs;
    if (row["method"] === "sum") equate([...inputs.map((input) => [input, 1] as const), ...result], sum);
    if (row["method"] === "difference" || row["method"] === "contribution")
      equate([[second, 1], [first, -1], ...result], sum);
    if (row["method"] === "remainder")
      equate([[first, 1], ...inputs.slice(1).map((input) => [input, -1] as const)], sum);
  }
  // nte-crime[type=robbery] is nte-crime-and-asb[type=robbery].
  const byType = new Map<string, string>();
  for (const row of counts) {
    if (!row["breakdown"]?.startsWith("type=") || !row["indicator"]?.startsWith("nte-")) continue;
    const key = [row["breakdown"], row["area"], row["period"], row["measure"], row["comparison"]].join("|");
    const other = byType.get(key);
    if (other)
      equate(
        [
          [other, 1],
          [row["id"] ?? "", -1],
        ],
        0,
      );
    else byType.set(key, row["id"] ?? "");
  }
  for (const { terms, secret } of guesses) {
    equate(terms, 0);
    if (secret !== undefined) lows.push([secret, 1]);
  }
  const count = variables.size;
  const least = new Float64Array(count);
  const most = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (const [id, low] of lows) least[variable(id)] = low;
  propagate(equations, least, most);
  eliminate(equations, least, most);
  propagate(equations, least, most);
  const bounds = new Map(lows.map(([id]) => [id, [least[variable(id)] ?? 0, most[variable(id)] ?? 0] as const]));
  return {
    withheld: lows.length,
    solved: [...bounds].flatMap(([id, [low, high]]) => (high - low < 0.5 ? [id] : [])),
    bounds,
  };
}

/** First day, and the day after the last, as plain dates. */
function daysOf(period: string): [string, string] {
  const year = /^fy(\d{4})-\d{2}(?:-q(\d))?$/.exec(period);
  if (year) {
    const first = 12 * Number(year[1]) + 3 + (year[2] ? 3 * (Number(year[2]) - 1) : 0);
    return [firstOf(first), firstOf(first + (year[2] ? 3 : 12))];
  }
  const range = /^(.{10})\.\.(.{10})$/.exec(period);
  if (range) return [range[1] ?? "", dayAfter(range[2] ?? "")];
  const rolling = /^(\d+)m-to-(\d{4})-(\d{2})$/.exec(period);
  const [last, months] = rolling
    ? [12 * Number(rolling[2]) + Number(rolling[3]), Number(rolling[1])]
    : [12 * Number(period.slice(0, 4)) + Number(period.slice(5, 7)), 1];
  return [firstOf(last - months), firstOf(last)];
}

const firstOf = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-01`;
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Each number of an equation is what the others leave it. */
function propagate(equations: readonly Equation[], least: Float64Array, most: Float64Array): void {
  for (let round = 0, changed = true; changed && round < 200; round += 1) {
    changed = false;
    for (const { terms, sum } of equations) {
      for (const [one, factor] of terms) {
        let [low, high] = [sum, sum];
        for (const [other, weight] of terms) {
          if (other === one) continue;
          const [a, b] = [weight * (least[other] ?? 0), weight * (most[other] ?? 0)];
          low -= Math.max(a, b);
          high -= Math.min(a, b);
        }
        const [from, to] = factor > 0 ? [low / factor, high / factor] : [high / factor, low / factor];
        if (from > (least[one] ?? 0) + 1e-7) {
          least[one] = Math.ceil(from - 1e-6);
          changed = true;
        }
        if (to < (most[one] ?? 0) - 1e-7) {
          most[one] = Math.floor(to + 1e-6);
          changed = true;
        }
      }
    }
  }
}

/** What all the equations together leave one value: Gauss and Jordan, on what is still open. */
function eliminate(equations: readonly Equation[], least: Float64Array, most: Float64Array): void {
  const isFixed = (one: number): boolean => (most[one] ?? 0) - (least[one] ?? 0) < 0.5;
  const open = equations.flatMap(({ terms, sum }) => {
    const left = new Map([...terms].filter(([one, factor]) => factor !== 0 && !isFixed(one)));
    const rest = [...terms].reduce(
      (sum, [one, factor]) => (isFixed(one) ? sum - factor * (least[one] ?? 0) : sum),
      sum,
    );
    return left.size > 0 ? [{ terms: left, sum: rest }] : [];
  });
  const pivots = new Map<number, Equation>();
  for (const equation of open) {
    for (const [pivot, row] of pivots) subtract(equation, row, pivot);
    const [pivot] = [...equation.terms].find(([, factor]) => Math.abs(factor) > 1e-9) ?? [];
    if (pivot === undefined) continue;
    const factor = equation.terms.get(pivot) ?? 1;
    for (const [one, weight] of equation.terms) equation.terms.set(one, weight / factor);
    equation.sum /= factor;
    for (const row of pivots.values()) subtract(row, equation, pivot);
    pivots.set(pivot, equation);
  }
  for (const [pivot, { terms, sum }] of pivots) {
    if (terms.size > 1) continue;
    least[pivot] = sum;
    most[pivot] = sum;
  }
}

function subtract(from: Equation, row: Equation, pivot: number): void {
  const factor = from.terms.get(pivot);
  if (factor === undefined) return;
  for (const [one, weight] of row.terms) {
    const left = (from.terms.get(one) ?? 0) - factor * weight;
    if (Math.abs(left) < 1e-9) from.terms.delete(one);
    else from.terms.set(one, left);
  }
  from.sum -= factor * row.sum;
}
