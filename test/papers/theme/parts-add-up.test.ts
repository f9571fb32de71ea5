import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditionModel } from "../../../src/papers/model.ts";
import { isNumber } from "../../../src/values/value.ts";
import { profileOf, type Robberies } from "./small-partnership.ts";

const person = fc.record({
  age: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  sex: fc.option(fc.constantFrom("F", "M"), { nil: undefined }),
  ethnicity: fc.option(fc.constantFrom("White British", "Indian", "African", "Any other ethnic group"), {
    nil: undefined,
  }),
});
const robberies: fc.Arbitrary<Robberies> = fc.record({
  many: fc.integer({ min: 1, max: 12 }),
  at: fc.constantFrom("2019-05-03 23:10", "2019-06-08 01:20", "2019-07-10 14:00", "2019-07-11", "2020-03-31 05:59"),
  ward: fc.constantFrom("Brownswood", "Cazenove", "Clissold", ""),
  victims: fc.array(
    person.filter(({ age, sex }) => age !== undefined || sex !== undefined),
    { minLength: 1, maxLength: 3 },
  ),
  suspects: fc.array(
    person.filter(({ age, sex }) => age !== undefined || sex !== undefined),
    { maxLength: 2 },
  ),
});

/** Counts of people by what a sieve says, from the list itself: no row, no reading and no query has been near them. */
const summed = (all: readonly Robberies[], of: (one: Robberies) => number): number =>
  all.reduce((sum, one) => sum + one.many * of(one), 0);

const number = (model: EditionModel, id: string): number => {
  const value = model.figures[id]?.value;
  if (!value || !isNumber(value)) throw new Error(`no number ${id}`);
  return value.number;
};

describe("parts and what is not known", () => {
  it("add up to the total, whatever is in the records", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(robberies, { minLength: 4, maxLength: 10 }), async (all) => {
        fc.pre(summed(all, ({ victims }) => victims.length) >= 20);
        const { model } = await profileOf(all);
        const at = (dims: string, measure = "count") => number(model, `robbery${dims}/hackney/fy2019-20/${measure}`);
        const victims = summed(all, (one) => one.victims.length);
        expect(at("[whom=victims]")).toBe(victims);
        for (const by of ["age", "sex", "ethnicity"] as const)
          expect(at("[whom=victims]", `known:${by}`)).toBe(
            summed(all, (one) => one.victims.filter((victim) => victim[by] !== undefined).length),
          );
        const offences = summed(all, () => 1);
        expect(at("")).toBe(offences);
        expect(at("[suspect=known]")).toBe(summed(all, ({ suspects }) => (suspects.length > 0 ? 1 : 0)));
        expect(at("", "placed:in-wards")).toBe(summed(all, ({ ward }) => (ward === "" ? 0 : 1)));
        expect(at("", "unplaced:in-wards")).toBe(summed(all, ({ ward }) => (ward === "" ? 1 : 0)));
        expect(at("", "sum:times-known")).toBe(summed(all, ({ at: time }) => (time.includes(" ") ? 1 : 0)));
        const pairs = summed(all, (one) => one.victims.length * one.suspects.length);
        const known = summed(
          all,
          (one) =>
            one.victims.filter(({ age }) => age !== undefined).length *
            one.suspects.filter(({ age }) => age !== undefined).length,
        );
        const matrix = model.figures["robbery[whom=pairs]/hackney/fy2019-20/both-known"];
        if (known >= 20 && matrix) {
          expect(at("[whom=pairs]")).toBe(pairs);
          expect(at("[whom=pairs]", "both-known")).toBe(known);
        }
      }),
      { numRuns: 3, seed: 11 },
    );
  }, 120_000);
});
