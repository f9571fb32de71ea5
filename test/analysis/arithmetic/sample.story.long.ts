import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formulas } from "../../../src/analysis/arithmetic/formulas.ts";
import { expressionOf, isDerived, resultOf } from "../../../src/analysis/explain.ts";
import { openPartnership, readPartnership } from "../../../src/build.ts";
import { type ModelMade, makeModel } from "../../../src/pipeline.ts";
import { writeSamplePartnership } from "../../../src/sample/write.ts";
import { type Figure, methods } from "../../../src/values/figure.ts";
import { financialQuarter } from "../../../src/values/period.ts";
import { isNumber } from "../../../src/values/value.ts";
import { arithmeticWords } from "../../../src/wording/arithmetic.ts";
import { methodWords } from "../../../src/wording/methods.ts";
import { quietWorld } from "../../papers/support.ts";
import { workOut } from "./work-out.ts";

type Edition = "internal, whole year" | "internal, year in progress" | "public";
const editions = new Map<Edition, ModelMade>();
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "csp-assess-arithmetic-"));
  const folder = join(root, "partnership");
  await writeSamplePartnership(folder);
  const world = quietWorld(root);
  const partnership = await openPartnership(folder, world);
  const reading = await readPartnership(partnership, world);
  const definition = partnership.papers.get("quarterly");
  if (!definition) throw new Error("the quarterly paper does not ship");
  const make = (name: Edition, audience: "internal" | "public", quarter: number) =>
    makeModel({ partnership, reading, definition, quarter: financialQuarter(2019, quarter), audience }, world).then(
      (made) => editions.set(name, made),
    );
  await make("internal, whole year", "internal", 4);
  await make("internal, year in progress", "internal", 2);
  await make("public", "public", 4);
  await reading.close();
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

/** Every figure of an edition that was worked out, with its arithmetic, and those that it was worked out from. */
function derivedOf(name: Edition) {
  const made = editions.get(name);
  const all = new Map([...(made?.figures ?? []), ...Object.entries(made?.model.figures ?? {})]);
  const find = (id: string): Figure | undefined => all.get(id);
  const derived = [...all.values()].flatMap((figure) =>
    isDerived(figure) && isNumber(figure.value)
      ? [
          {
            figure,
            number: figure.value.number,
            inputs: figure.inputs.map(find),
            expression: expressionOf(figure, find),
          },
        ]
      : [],
  );
  expect(derived.length).toBeGreaterThan(500);
  return derived;
}

const isClose = (number: number | undefined, expected: number, tolerance: number): boolean =>
  number !== undefined && Math.abs(number - expected) <= tolerance * Math.max(1, Math.abs(expected));

describe("every method", () => {
  it("has a formula and words, and a heading of docs/methods.md that says more", async () => {
    expect(Object.keys(formulas).sort()).toEqual([...methods].sort());
    const page = await readFile(new URL("../../../docs/methods.md", import.meta.url), "utf8");
    const anchors = [...page.matchAll(/^##+ (.*)$/gm)].map(([, heading]) =>
      (heading ?? "")
        .toLowerCase()
        .replace(/[^\p{L}\d ]/gu, "")
        .replaceAll(" ", "-"),
    );
    for (const method of methods) expect(anchors, method).toContain(methodWords[method].anchor);
  });
});

describe("the arithmetic of every figure of the sample", () => {
  it.each(["internal, whole year", "internal, year in progress"] as const)("gives the figure's number: %s", (name) => {
    const wrong = derivedOf(name).filter(({ figure, number, expression }) => {
      const result = expression && resultOf(expression, figure);
      return !isClose(result, number, 1e-9);
    });
    expect(wrong.map(({ figure, number }) => `${figure.id}: ${number}`)).toEqual([]);
  });

  it.each(["internal, whole year", "internal, year in progress"] as const)("does so as it is printed: %s", (name) => {
    const wrong = derivedOf(name).flatMap(({ figure, number, expression }) => {
      if (!expression) return [figure.id];
      const [left = "", right = ""] = arithmeticWords(expression, figure).split(" = ");
      const scale = ["percent", "percentage-points"].includes(figure.unit) ? 100 : 1;
      const agrees =
        isClose(workOut(left) * scale, number, 1e-4) &&
        isClose(workOut(right.replace(/ points$|%$/, "")), number, 0.06);
      return agrees ? [] : [`${figure.id}: ${left} = ${right}, but ${number}`];
    });
    expect(wrong).toEqual([]);
  });

  it("in an edition that withholds, gives the number or shows what is withheld, and nothing of its size", () => {
    const derived = derivedOf("public");
    const hidden = derived.filter(({ inputs }) => inputs.some((input) => input?.value.state === "suppressed"));
    for (const { figure, number, expression, inputs } of derived) {
      const isHidden = inputs.some((input) => input?.value.state === "suppressed");
      const result = expression && resultOf(expression, figure);
      if (isHidden) {
        expect(result, figure.id).toBeUndefined();
        expect(expression && arithmeticWords(expression, figure)).toMatch(/\[c\]|the sum of \d+ figures/);
      } else expect(isClose(result, number, 1e-9), figure.id).toBe(true);
    }
    expect(hidden.length).toBeGreaterThan(0);
  });
});
