import type { RecordStore } from "../records/store.ts";
import { type RecordDimension, recordDimensions } from "./catalogue-schema.ts";
import { type CubeQuery, type CubeRow, queryCube } from "./cube.ts";

/** One cube with its rows laid out by the values of the split. */
interface Cube {
  readonly dimensions: readonly RecordDimension[];
  /** Rows of which everything is known, by their values. */
  readonly exact: ReadonlyMap<string, readonly CubeRow[]>;
  /** Rows that are undecided or whose value is not known. */
  readonly loose: readonly CubeRow[];
}

const valuesKey = (values: readonly (string | null)[]): string => values.join("\n");

/** Keeps each cube once it has been asked for: a grid of 168 cells is one query. */
export class CubeShelf {
  readonly #store: RecordStore;
  readonly #records: string;
  readonly #cubes = new Map<string, Promise<Cube>>();

  /** @param records what to count from, as SQL */
  constructor(store: RecordStore, records: string) {
    this.#store = store;
    this.#records = records;
  }

  /**
   * The rows of one value of a split, `{ night: "fri", hour: "23" }`, or all for an empty one. A record that matches but whose value is not
   * known could fall into any value that agrees with what is known of it: it comes back as undecided.
   */
  async rows(
    query: Omit<CubeQuery, "dimensions" | "records">,
    split: Readonly<Record<string, string>>,
  ): Promise<CubeRow[]> {
    const dimensions = recordDimensions.filter((dimension) => Object.hasOwn(split, dimension));
    const key = JSON.stringify([query, dimensions]);
    const cube = this.#cubes.get(key) ?? this.#lay({ ...query, dimensions, records: this.#records });
    this.#cubes.set(key, cube);
    const { exact, loose } = await cube;
    const wanted = dimensions.map((dimension) => split[dimension] ?? null);
    const agrees = (row: CubeRow): boolean =>
      row.values.every((value, index) => value === null || value === wanted[index]);
    return [
      ...(exact.get(valuesKey(wanted)) ?? []),
      ...loose.filter(agrees).map((row) => ({ ...row, decided: false })),
    ];
  }

  async #lay(query: CubeQuery): Promise<Cube> {
    const exact = new Map<string, CubeRow[]>();
    const loose: CubeRow[] = [];
    for (const row of await queryCube(this.#store, query)) {
      if (!row.decided || row.values.includes(null)) {
        loose.push(row);
        continue;
      }
      const key = valuesKey(row.values);
      const list = exact.get(key);
      if (list) list.push(row);
      else exact.set(key, [row]);
    }
    return { dimensions: query.dimensions, exact, loose };
  }
}
