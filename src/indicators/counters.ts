import type { ReadResult } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
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

  /** What was found wrong while counting as of now: what holds of earlier days is no news. */
  async problems(): Promise<readonly Problem[]> {
    return (await this.#open.get(undefined))?.counter.problems ?? [];
  }

  async #make(day: IsoDate | undefined): Promise<DatedCounter> {
    const { reading } = this.#context;
    if (day === undefined) return { counter: await Counter.open(this.#context), reading };
    const then = asAt(reading, day);
    return { counter: await Counter.open({ ...this.#context, ...then }), reading: then.reading };
  }
}
