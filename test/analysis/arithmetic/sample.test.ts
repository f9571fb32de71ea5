import { describe, expect, it } from "vitest";
import { formulas } from "../../../src/analysis/arithmetic/formulas.ts";
import { expressionOf, isDerived, resultOf } from "../../../src/analysis/explain.ts";
import { methods } from "../../../src/values/figure.ts";
import { isNumber } from "../../../src/values/value.ts";
import { sampleEdition } from "../../papers/support.ts";

describe("the arithmetic of every figure", () => {
  it("has a formula for every method", () => {
    expect(Object.keys(formulas).sort()).toEqual([...methods].sort());
  });

  it.each([
    ["internal", 4],
    ["internal", 2],
    ["public", 4],
  ] as const)(
    "gives the figure's own number, for all figures of the sample: %s, Quarter %i",
    async (audience, quarter) => {
      const { model } = await sampleEdition(undefined, audience, quarter);
      const find = (id: string) => model.figures[id];
      const wrong: string[] = [];
      const seen = new Set<string>();
      for (const figure of Object.values(model.figures)) {
        if (!isDerived(figure) || !isNumber(figure.value)) continue;
        const expression = expressionOf(figure, find);
        const result = expression && resultOf(expression, figure);
        const { number } = figure.value;
        seen.add(figure.method);
        if (result === undefined || Math.abs(result - number) > 1e-9 * Math.max(1, Math.abs(number)))
          wrong.push(`${figure.id} is ${number}, not ${result}`);
      }
      expect(wrong).toEqual([]);
      expect([...seen]).toContain("percent-change");
      console.log([...seen].join());
    },
  );
});
