/**
 * A small seeded generator (mulberry32, by Tommy Ettinger, in the public domain): 32 bits of state are plenty for a
 * sample, and the same seed gives the same files on every machine. Never for anything that must be unpredictable.
 */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }

  /** Standard normal, by Box and Muller. */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }

  /**
   * A stream of its own, so that drawing more from one part of the sample does not reshuffle the others. The name is
   * hashed with FNV-1a.
   */
  fork(name: string): Random {
    let hash = 0x811c9dc5 ^ this.#state;
    for (let index = 0; index < name.length; index += 1)
      hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193) >>> 0;
    return new Random(hash);
  }
}

/** Things to choose from, each as likely as its weight. */
export class Weighted<T> {
  readonly #items: T[] = [];
  readonly #upTo: number[] = [];
  readonly total: number;

  constructor(entries: Iterable<readonly [T, number]>) {
    let total = 0;
    for (const [item, weight] of entries) {
      if (weight <= 0) continue;
      total += weight;
      this.#items.push(item);
      this.#upTo.push(total);
    }
    this.total = total;
  }

  pick(random: Random): T {
    const wanted = random.next() * this.total;
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#upTo[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    const item = this.#items[low];
    if (item === undefined) throw new RangeError("nothing to pick from");
    return item;
  }
}
