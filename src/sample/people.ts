import type { Suspect, Victim } from "./offence.ts";
import type { OffenceKind } from "./offence-kinds.ts";
import { type Random, Weighted } from "./random.ts";

const ethnicities = new Weighted([
  ["White British", 36],
  ["White Other", 20],
  ["Black African", 12],
  ["Black Caribbean", 9],
  ["Asian Other", 6],
  ["Asian Bangladeshi", 4],
  ["Mixed", 5],
  ["Other", 5],
  ["Not stated", 13],
] as const);

const ageBands = new Weighted<readonly [number, number]>([
  [[3, 11], 2],
  [[12, 17], 9],
  [[18, 24], 19],
  [[25, 34], 33],
  [[35, 49], 23],
  [[50, 64], 10],
  [[65, 88], 4],
]);

const within = (band: readonly [number, number], random: Random): number => random.between(band[0], band[1]);

export const femaleVictims = ({ female }: OffenceKind): number => female?.victims ?? 0.5;

/** Makes people who do not exist: numbered victims, and suspects of whom only age and sex are kept. */
export class People {
  #next = 100_000;
  readonly #unknownAgeShare: number;

  constructor(unknownAgeShare: number) {
    this.#unknownAgeShare = unknownAgeShare;
  }

  /** @param female how many of those who are like this person are women and girls */
  person(random: Random, age: number | undefined, female: number, reference = this.#reference()): Victim {
    return {
      reference,
      kind: "Person",
      ...(age === undefined ? {} : { age }),
      sex: random.chance(0.01) ? "U" : random.chance(female) ? "F" : "M",
      ethnicity: ethnicities.pick(random),
    };
  }

  /** The victims of an ordinary offence. `adults`: of known age, 20 or over. */
  victims(random: Random, kind: OffenceKind, adults: boolean): Victim[] {
    if (kind.victim === "none") return [];
    if (kind.victim === "organisation" || (kind.victim === "either" && random.chance(0.3)))
      return [{ reference: this.#reference(), kind: "Organisation", sex: "", ethnicity: "" }];
    const number = random.chance(0.04) ? 2 : 1;
    return Array.from({ length: number }, () => this.person(random, this.#age(random, adults), femaleVictims(kind)));
  }

  suspects(random: Random, kind: OffenceKind): Suspect[] {
    const known = kind.victim === "person" && !kind.untimed ? 0.28 : kind.victim === "none" ? 0.9 : 0.08;
    if (!random.chance(known)) return [];
    const number = random.chance(0.2) ? random.between(2, 3) : 1;
    return Array.from({ length: number }, () => ({
      age: Math.max(11, within(ageBands.pick(random), random)),
      sex: random.chance(kind.female?.suspects ?? 0.15) ? "F" : "M",
    }));
  }

  #age(random: Random, adults: boolean): number | undefined {
    if (adults) return random.between(20, 64);
    return random.chance(this.#unknownAgeShare) ? undefined : within(ageBands.pick(random), random);
  }

  #reference(): string {
    this.#next += 1;
    return `P${this.#next}`;
  }
}
