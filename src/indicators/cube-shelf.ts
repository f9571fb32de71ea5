import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import { type RecordDimension, recordDimensions } from "./catalogue-schema.ts";
import type { CountedArea } from "./counted-area.ts";
import { type CubeFrame, type CubeRow, mostPredicates, queryCubes } from "./cube.ts";
import type { Predicate } from "./indicator.ts";

/** One cube with its rows laid out by the values of the split. */
interface Cube {
  /** Rows of which everything is known, by their values. */
  readonly exact: ReadonlyMap<string, readonly CubeRow[]>;
  /** Rows that are undecided or whose value is not known, by what is known of their values; all of them as undecided. */
  readonly loose: readonly { readonly values: CubeRow["values"]; readonly rows: readonly CubeRow[] }[];
}

/** What to count; over which dimensions is told by the split that is asked for. */
export type CubeQuery = Omit<CubeFrame, "dimensions"> & { readonly where: Predicate };
type Split = Readonly<Record<string, string>>;

const everywhere: CountedArea = { id: "everywhere", kind: "everywhere" };

/** Wards and LSOAs are counted all at once, whichever are asked for: each record is in one of them at most. */
function placeIn({ id, kind }: CountedArea): { readonly kind: "ward" | "lsoa"; readonly value: string } | undefined {
  if (kind === "ward") return { kind, value: id };
  return kind === "lsoa" ? { kind, value: id.toUpperCase() } : undefined;
}

const valuesKey = (values: readonly (string | null)[]): string => values.join("\n");
const dimensionsOf = (split: Split): RecordDimension[] =>
  recordDimensions.filter((dimension) => Object.hasOwn(split, dimension));

/** Keeps each cube once it has been asked for: a grid of 168 cells is one query, and so are the indicators that share a frame. */
export class CubeShelf {
  readonly #from: { readonly store: RecordStore; readonly records: RecordsFrom };
  readonly #cubes = new Map<string, Promise<Cube>>();
  /** By frame, what is yet to be counted. */
  readonly #expected = new Map<string, { readonly frame: CubeFrame; readonly wanted: Map<string, Predicate> }>();

  /** @param records what to count from */
  constructor(store: RecordStore, records: RecordsFrom) {
    this.#from = { store, records };
  }

  /** Says what will be asked for, so that what shares a frame is counted together. */
  expect(query: CubeQuery, split: Split): void {
    const { frame, key, frameKey } = frameOf(query, split);
    if (this.#cubes.has(key)) return;
    const expected = this.#expected.get(frameKey) ?? { frame, wanted: new Map<string, Predicate>() };
    this.#expected.set(frameKey, expected);
    expected.wanted.set(key, query.where);
  }

  /** Starts to count all that is expected. */
  begin(): void {
    for (const { frame, wanted } of this.#expected.values()) {
      const all = [...wanted];
      for (let from = 0; from < all.length; from += mostPredicates)
        this.#count(frame, all.slice(from, from + mostPredicates));
    }
    this.#expected.clear();
  }

  /**
   * The rows of one value of a split, `{ night: "fri", hour: "23" }`, or all for an empty one. A record that matches but whose value is not
   * known could fall into any value that agrees with what is known of it: it comes back as undecided.
   */
  async rows(query: CubeQuery, split: Split): Promise<CubeRow[]> {
    const { exact, loose } = await this.#cube(query, split);
    const place = placeIn(query.area);
    const wanted = [
      ...dimensionsOf(split).map((dimension) => split[dimension] ?? null),
      ...(place ? [place.value] : []),
    ];
    const agrees = ({ values }: Pick<CubeRow, "values">): boolean =>
      values.every((value, index) => value === null || value === wanted[index]);
    return [...(exact.get(valuesKey(wanted)) ?? []), ...loose.filter(agrees).flatMap(({ rows }) => rows)];
  }

  #cube(query: CubeQuery, split: Split): Promise<Cube> {
    const { frame, key } = frameOf(query, split);
    return this.#cubes.get(key) ?? this.#count(frame, [[key, query.where]]);
  }

  /** Keeps the cubes of some predicates, and hands back the first. */
  #count(frame: CubeFrame, wanted: readonly (readonly [string, Predicate])[]): Promise<Cube> {
    const all = queryCubes(
      this.#from,
      frame,
      wanted.map(([, where]) => where),
    );
    const cubes = wanted.map(([key], index) => {
      const cube = all.then((rows) => layOut(rows[index] ?? []));
      this.#cubes.set(key, cube);
      // Whoever asks hears of a failure, and may ask again; that nobody does is none of its own.
      cube.catch(() => this.#cubes.delete(key));
      return cube;
    });
    return cubes[0] ?? all.then(() => layOut([]));
  }
}

function frameOf(
  { where, ...query }: CubeQuery,
  split: Split,
): { readonly frame: CubeFrame; readonly frameKey: string; readonly key: string } {
  const dimensions = dimensionsOf(split);
  const breakdowns = query.breakdowns.filter(({ id }) => dimensions.some((dimension) => dimension === id));
  const place = placeIn(query.area);
  const asPlaces = place ? { area: everywhere, places: place.kind } : {};
  const frame = { ...query, ...asPlaces, breakdowns, dimensions };
  const frameKey = JSON.stringify(frame);
  return { frame, frameKey, key: `${frameKey} ${JSON.stringify(where)}` };
}

function layOut(rows: readonly CubeRow[]): Cube {
  const exact = new Map<string, CubeRow[]>();
  const loose = new Map<string, { readonly values: CubeRow["values"]; readonly rows: CubeRow[] }>();
  for (const row of rows) {
    const { values } = row;
    const key = valuesKey(values);
    if (row.decided && !values.includes(null)) {
      const list = exact.get(key);
      if (list) list.push(row);
      else exact.set(key, [row]);
      continue;
    }
    // An empty text is no unknown value.
    const known = JSON.stringify(values);
    const like = loose.get(known) ?? { values, rows: [] };
    loose.set(known, like);
    like.rows.push({ ...row, decided: false });
  }
  return { exact, loose: [...loose.values()] };
}
