import { describe, expect, it } from "vitest";
import { leaksOf } from "../../src/disclosure/leaks.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, numberValue } from "../../src/values/value.ts";

const count = (id: string, number?: number): Figure => ({
  id,
  value: number === undefined ? absent("suppressed", "small-count") : numberValue(number),
  unit: "victims",
  method: "count",
  inputs: [],
});
const [hidden, shown] = [count("a/b/2020-03/count"), count("a/b/2020-04/count", 12)];
const paper = (figures: readonly Figure[], sections: unknown = []) =>
  leaksOf({ figures: Object.fromEntries(figures.map((one) => [one.id, one])), sections }, [hidden, shown]);

describe("the last look at a paper", () => {
  it("finds nothing where the paper shows what was disclosed", () => {
    const sum: Figure = { ...count("c/b/2020-04/count", 15), method: "sum", inputs: [hidden.id, shown.id] };
    expect(leaksOf({ figures: { [sum.id]: sum }, sections: [] }, [hidden, shown, sum])).toEqual([]);
    expect(paper([hidden, shown], [{ points: [{ figure: hidden.id, state: "suppressed" }] }])).toEqual([]);
  });

  it("finds a number that was withheld, what was worked out from one, and a point that is drawn", () => {
    const derived: Figure = {
      ...count("a/b/2020-04/difference:x", 9),
      method: "difference",
      inputs: [hidden.id, shown.id],
    };
    for (const [figures, sections] of [
      [[count(hidden.id, 3), shown], []],
      [[hidden, shown, derived], []],
      [[hidden, shown], [{ points: [{ figure: hidden.id, number: 3 }] }]],
    ] as const) {
      const [problem] = paper(figures, sections);
      expect(problem).toMatchObject({ code: "edition-leaks", severity: "error" });
    }
  });
});
