import { countsIn, type Guess, type Row } from "./attacker.ts";

/** What the guesses are judged by, which no reader has. */
export interface Insight {
  readonly truth: ReadonlyMap<string, number>;
  readonly wards: readonly string[];
  /** Of people, fewer than these are a secret. */
  readonly few: number;
}

/**
 * What somebody who knows the area and reads definitions guesses to add up: groups of people and those of whom it is not known, parts of a
 * breakdown, wards and the borough. Whether a guess is right is asked of the true numbers, so that nobody could guess better; what is left
 * over is a number of its own, and a secret where it tells of few people.
 */
export function guessesOf(rows: readonly Row[], { truth, wards, few }: Insight): Guess[] {
  const figures = countsIn(rows).map((row) => ({ row, id: row["id"] ?? "", dims: dimsOf(row["breakdown"] ?? "") }));
  const byKey = new Map(figures.map((one) => [keyOf(one.row, one.dims), one.id]));
  const families = new Map<string, Map<string, string>>();
  for (const { row, id, dims } of figures) {
    if (row["measure"] === "unknown") continue;
    for (const key of Object.keys(dims)) {
      const { [key]: value = "", ...others } = dims;
      if (value.includes("+")) continue;
      const like = JSON.stringify([keyOf(row, others), key, wholeOf(row, key, others, byKey), row["indicator"]]);
      families.set(like, (families.get(like) ?? new Map()).set(value, id));
    }
  }
  const guesses: Guess[] = [];
  const left = new Map<string, number[]>();
  const exact = (name: string): boolean => (left.get(name) ?? []).every((number) => number === 0);
  const found = [...families].flatMap(([like, parts]) => {
    const [others, key, whole, indicator] = JSON.parse(like) as [string, string, string | null, string];
    if (whole === null) return [];
    const sets = isAge(key) ? chainsOf([...parts.keys()]) : [[...parts.keys()]];
    return sets.map((set) => {
      const ids = set.flatMap((value) => parts.get(value) ?? []);
      const rest = ids.reduce((sum, id) => sum - (truth.get(id) ?? 0), truth.get(whole) ?? 0);
      const name = `${indicator} by ${key}: ${set.toSorted().join()}`;
      left.set(name, [...(left.get(name) ?? []), rest]);
      return { others, key, whole, ids, rest, name };
    });
  });
  for (const { others, key, whole, ids, rest, name } of found) {
    if (rest < 0) continue;
    const sum = [[whole, -1] as const, ...ids.map((id) => [id, 1] as const)];
    // It adds up at all times: so it does by its definition.
    if (ids.length > 1 && (left.get(name)?.length ?? 0) > 2 && exact(name)) {
      guesses.push({ terms: sum });
      continue;
    }
    const spare = `${whole} less ${name}`;
    guesses.push({
      terms: [...sum, [spare, 1]],
      ...(isPersonal(key) && ids.length > 1 && rest > 0 && rest < few ? { secret: spare } : {}),
    });
    for (const { row, id, dims } of figures) {
      const { [key]: value = "", ...less } = dims;
      if (row["measure"] !== "unknown" || !isEverything(key, value)) continue;
      if (keyOf({ ...row, measure: "count" }, less) === others && (truth.get(id) ?? -1) === rest)
        guesses.push({
          terms: [
            [id, 1],
            [spare, -1],
          ],
        });
    }
  }
  return [...guesses, ...guessesOfPlaces(figures, { truth, wards })];
}

/** The wards together are no more than the borough. */
function guessesOfPlaces(
  figures: readonly { readonly row: Row; readonly id: string; readonly dims: Dims }[],
  { truth, wards }: Pick<Insight, "truth" | "wards">,
): Guess[] {
  const groups = new Map<string, { whole?: string; parts: string[] }>();
  for (const { row, id, dims } of figures) {
    const key = keyOf({ ...row, area: "" }, dims);
    const group = groups.get(key) ?? { parts: [] };
    groups.set(key, group);
    if (row["area"] === "hackney") group.whole = id;
    else if (wards.includes(row["area"] ?? "")) group.parts.push(id);
  }
  return [...groups.values()].flatMap(({ whole, parts }): Guess[] => {
    if (whole === undefined || parts.length === 0) return [];
    const rest = parts.reduce((sum, id) => sum - (truth.get(id) ?? 0), truth.get(whole) ?? 0);
    const all = parts.map((id) => [id, 1] as const);
    return rest < 0 ? [] : [{ terms: [[whole, -1], [`${whole} in no ward`, 1], ...all] }];
  });
}

type Dims = Readonly<Record<string, string>>;

const dimsOf = (text: string): Dims =>
  Object.fromEntries(
    text
      .split(/[,;]/)
      .filter(Boolean)
      .map((pair) => pair.split("=") as [string, string]),
  );

const keyOf = (row: Row, dims: Dims): string =>
  JSON.stringify([
    row["indicator"],
    Object.entries(dims).sort(),
    row["area"],
    row["period"],
    row["measure"],
    row["comparison"],
  ]);

/** The figure that a part is a part of, whether or not it says whom it counts. */
function wholeOf(row: Row, key: string, others: Dims, byKey: ReadonlyMap<string, string>): string | null {
  const whom = key === "victim-age" ? "victims" : key === "suspect-age" ? "suspects" : undefined;
  const { whom: _said, ...bare } = others;
  const spellings = [others, ...(whom && !others["whom"] ? [{ ...others, whom }] : []), bare];
  return spellings.map((dims) => byKey.get(keyOf(row, dims))).find((id) => id !== undefined) ?? null;
}

const isAge = (key: string): boolean => key.endsWith("-age");
const isPersonal = (key: string): boolean => isAge(key) || key === "sex" || key === "ethnicity";
const isEverything = (key: string, value: string): boolean =>
  value !== "" && (isAge(key) ? value === "from-0" : isPersonal(key) && value.includes("+"));

/** Every way in which ranges follow one another without a gap, as long as it goes. */
function chainsOf(ranges: readonly string[]): string[][] {
  const all = ranges.map((text) => ({ text, from: Number(/\d+/.exec(text)?.[0]), to: lastOf(text) }));
  const first = Math.min(...all.map(({ from }) => from));
  const end = Math.max(...all.map(({ to }) => to));
  const walk = (from: number): string[][] =>
    all
      .filter((one) => one.from === from)
      .flatMap((one) => (one.to === end ? [[one.text]] : walk(one.to + 1).map((more) => [one.text, ...more])));
  return walk(first);
}

const lastOf = (text: string): number =>
  text.startsWith("from") ? Number.POSITIVE_INFINITY : Number(/(\d+)$/.exec(text)?.[1]);
