import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoDate } from "../values/period.ts";
import type { CubeRow } from "./cube.ts";
import type { CubeQuery } from "./cube-shelf.ts";
import { queryRepeats, type RepeatsAsked } from "./repeats.ts";
import { queryStock } from "./stock.ts";
import type { Tally } from "./tally.ts";

/** What is open at a date and what repeats: each is a question of its own to the records, and is asked once. */
export class OwnQuestions {
  readonly #store: RecordStore;
  readonly #records: RecordsFrom;
  readonly #stocks = new Map<string, Promise<Tally>>();
  readonly #repeats = new Map<string, Promise<CubeRow[]>>();

  /** @param records what to count from */
  constructor(store: RecordStore, records: RecordsFrom) {
    this.#store = store;
    this.#records = records;
  }

  stock(query: CubeQuery, day: IsoDate, each: "person" | undefined): Promise<Tally> {
    return once(this.#stocks, [query, day, each], () =>
      queryStock(this.#store, query, { day, records: this.#records, ...(each ? { each } : {}) }),
    );
  }

  repeats(query: CubeQuery, { by, withinDays }: RepeatsAsked): Promise<readonly CubeRow[]> {
    return once(this.#repeats, [query, by, withinDays], () =>
      queryRepeats(this.#store, query, { by, withinDays, records: this.#records }),
    );
  }
}

function once<Found>(known: Map<string, Promise<Found>>, asked: unknown, ask: () => Promise<Found>): Promise<Found> {
  const key = JSON.stringify(asked);
  const found = known.get(key) ?? ask();
  known.set(key, found);
  // Whoever asks hears of a failure, and may ask again; that nobody does is none of its own.
  found.catch(() => known.delete(key));
  return found;
}
