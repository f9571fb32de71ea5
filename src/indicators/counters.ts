import type { ReadResult } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
import { recordsAsAt } from "../records/schema.ts";
import type { IsoDate } from "../values/period.ts";
import { asAt } from "./as-at.ts";
import { Counter } from "./counter.ts";

/** A counter with the reading that it counts from. */
export interface DatedCounter {
  readonly counter: Counter;
  readonly reading: ReadResult;
}

/** A counter for now, and one for each earlier day that is asked for; each is opened once. */
export class Counters {
  readonly #context: Parameters<typeof Counter.open>[0];
  readonly #open = new Map<IsoDate | undefined, Promise<DatedCounter>>();

  constructor(context: Parameters<typeof Counter.open>[0]) {
    this.#context = context;
  }

  at(day: IsoDate | undefined): Promise<DatedCounter> {
    const counter = this.#open.get(day) ?? this.#make(day);
    this.#open.set(day, counter);
    return counter;
  }

  /** All that the counters were told to expect is counted from now on. */
  async begin(): Promise<void> {
    for (const { counter } of await Promise.all(this.#open.values())) counter.begin();
  }

  /** What was found wrong while counting as of now: what holds of earlier days is no news. */
  async problems(): Promise<readonly Problem[]> {
    return (await this.#open.get(undefined))?.counter.problems ?? [];
  }

  async #make(day: IsoDate | undefined): Promise<DatedCounter> {
    const { reading, store } = this.#context;
    if (day === undefined) return { counter: await Counter.open(this.#context), reading };
    const then = asAt(reading, day);
    const records = recordsAsAt(store, then.ranks);
    return {
      counter: await Counter.open({
        ...this.#context,
        reading: then.reading,
        records,
        recordsKey: JSON.stringify([...then.ranks]),
      }),
      reading: then.reading,
    };
  }
}
