import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disclose } from "../../src/disclosure/disclose.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import type { Audience } from "../../src/partnership/settings/editions.ts";
import type { Figure } from "../../src/values/figure.ts";
import { isNumber, numberValue } from "../../src/values/value.ts";

const { indicators } = await loadCatalogue();

const figure = (id: string, number: number): Figure => ({
  id,
  value: numberValue(number),
  unit: "offences",
  method: "count",
  inputs: [],
});

const disclosed = (given: readonly Figure[], audience: Audience, told?: ReadonlySet<string>) =>
  disclose(given, { audience, indicators, partnershipArea: "hackney", ...(told ? { told } : {}) });

/** Each figure's number, or [c]. */
async function table(counts: Readonly<Record<string, number>>, audience: Audience = "partnership") {
  const { figures, problems } = await disclosed(
    Object.entries(counts).map(([id, number]) => figure(id, number)),
    audience,
  );
  expect(problems).toEqual([]);
  return figures.map(({ value }) => (isNumber(value) ? value.number : "[c]"));
}

const months = ["2020-01", "2020-02", "2020-03"];
const syv = (period: string): string => `syv-victims/hackney/${period}/count`;

describe("what is withheld with a small count", () => {
  it("is another month, where a quarter and the other months would tell", async () => {
    const counts = { [syv("2020-01")]: 20, [syv("2020-02")]: 3, [syv("2020-03")]: 9, [syv("fy2019-20-q4")]: 32 };
    const [january, february, march, quarter] = await table(counts);
    expect([february, quarter]).toEqual(["[c]", 32]);
    // Either month does; one of them is enough.
    expect([january, march].filter((one) => one === "[c]")).toHaveLength(1);
  });

  it("is nothing, where nothing tells", async () => {
    expect(await table({ [syv("2020-01")]: 20, [syv("2020-02")]: 3, [syv("2020-03")]: 9 })).toEqual([20, "[c]", 9]);
    expect(await table({ [syv("2020-01")]: 2, [syv("2020-02")]: 3, [syv("fy2019-20-q4")]: 14 })).toEqual([
      "[c]",
      "[c]",
      14,
    ]);
  });

  it("is never a zero", async () => {
    const [, , march] = await table({
      [syv("2020-01")]: 8,
      [syv("2020-02")]: 3,
      [syv("2020-03")]: 0,
      [syv("fy2019-20-q4")]: 11,
    });
    expect(march).toBe(0);
  });

  it("is the same number by its other name", async () => {
    const types = ["violence", "robbery", "theft", "drugs", "other-crime"];
    const counts = Object.fromEntries([
      ["nte-crime/dalston/2020-03/count", 52],
      ...types.map((type) => [`nte-crime[type=${type}]/dalston/2020-03/count`, 10]),
      ["nte-crime[type=sexual-offences]/dalston/2020-03/count", 2],
      ...types.map((type) => [`nte-crime-and-asb[type=${type}]/dalston/2020-03/count`, 10]),
      ["nte-crime-and-asb[type=sexual-offences]/dalston/2020-03/count", 2],
    ]);
    const [total, ...parts] = await table(counts);
    expect(total).toBe(52);
    expect(parts.slice(0, 6)).toEqual(parts.slice(6));
    expect(parts.slice(0, 6).filter((one) => one === "[c]")).toHaveLength(2);
  });

  it("is not what readers were told before: then the edition is refused", async () => {
    const given = [figure(syv("2020-02"), 3), figure(syv("2020-03"), 9), figure(syv("2020-01"), 20)].concat(
      figure(syv("fy2019-20-q4"), 32),
    );
    const told = new Set([syv("2020-01"), syv("2020-03"), syv("fy2019-20-q4")]);
    const { problems } = await disclosed(given, "partnership", told);
    expect(problems.map(({ code }) => code)).toEqual(["edition-unprotected"]);
    expect(problems[0]?.message).toContain(syv("2020-02"));
    expect(problems[0]?.message).not.toMatch(/ 3\b/);
  });

  it("comes to the same whatever the order of the figures", async () => {
    const ids = [...months.map(syv), syv("fy2019-20-q4"), syv("fy2019-20")];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(12), { minLength: 3, maxLength: 3 }),
        fc.shuffledSubarray(ids, { minLength: 5 }),
        async (numbers, order) => {
          const quarter = numbers.reduce((sum, one) => sum + one, 0);
          const all = [...numbers, quarter, quarter + 40];
          const given = ids.map((id, index) => figure(id, all[index] ?? 0));
          const [first, second] = await Promise.all([
            disclosed(given, "public"),
            disclosed(
              order.flatMap((id) => given.filter((one) => one.id === id)),
              "public",
            ),
          ]);
          const byId = new Map(second.figures.map((one) => [one.id, one]));
          expect(first.figures.map(({ id }) => byId.get(id))).toEqual(first.figures);
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Two types by two months, with the sums of both: what could be seen of it, and all tables that look the same. */
const types = ["sexual-offences", "robbery"] as const;
const spans = ["2020-02", "2020-03", "2020-02-01..2020-03-31"] as const;
const others = ["violence", "theft", "drugs", "other-crime"];

function figuresOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): Map<string, number> {
  const rows = { "sexual-offences": [a, b, a + b], robbery: [c, d, c + d] };
  const all = new Map<string, number>();
  for (const [index, span] of spans.entries()) {
    for (const type of types) all.set(`nte-crime[type=${type}]/dalston/${span}/count`, rows[type][index] ?? 0);
    for (const type of others) all.set(`nte-crime[type=${type}]/dalston/${span}/count`, 0);
    all.set(
      `nte-crime/dalston/${span}/count`,
      types.reduce((sum, type) => sum + (rows[type][index] ?? 0), 0),
    );
  }
  return all;
}

describe("no small count can be told", () => {
  it.each<[Audience, number]>([
    ["partnership", 5],
    ["public", 10],
  ])("from a table with its margins, by trying all of them: %s", async (audience, threshold) => {
    let protectedCounts = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(fc.nat(6), fc.nat(6), fc.nat(12), fc.nat(12)), async (truth) => {
        const numbers = figuresOf(truth);
        const { figures, problems } = await disclosed(
          [...numbers].map(([id, number]) => figure(id, number)),
          audience,
        );
        const withheld = new Set(figures.flatMap(({ id, value }) => (isNumber(value) ? [] : [id])));
        for (const { id, value } of figures) if (isNumber(value)) expect(value.number).toBe(numbers.get(id));
        expect(problems).toEqual([]);
        const small = [...withheld].filter((id) => id.includes("sexual") && (numbers.get(id) ?? 0) < threshold);
        const possible = new Map(small.map((id) => [id, new Set<number>()]));
        const most = Math.max(...truth) + 4;
        for (const other of tablesLike(numbers, withheld, most))
          for (const id of small) possible.get(id)?.add(other.get(id) ?? 0);
        for (const [id, values] of possible) {
          protectedCounts += 1;
          expect(values.size, `${id} of ${truth.join()}`).toBeGreaterThan(1);
        }
      }),
      { numRuns: 30 },
    );
    expect(protectedCounts).toBeGreaterThan(15);
  });
});

/** Every table in which all that is shown is the same, and nothing that is withheld is 0. */
function* tablesLike(numbers: ReadonlyMap<string, number>, withheld: ReadonlySet<string>, most: number) {
  // Which of the four cells each figure is the sum of, from tables with a 1 in one of them.
  const weights = [0, 1, 2, 3].map((one) => figuresOf([0, 1, 2, 3].map((cell) => (cell === one ? 1 : 0))));
  const rules = [...numbers].map(([id, number]) => ({
    weights: weights.map((figures) => figures.get(id) ?? 0),
    fits: (sum: number): boolean => (withheld.has(id) ? sum > 0 : sum === number),
  }));
  const choices = [0, 1, 2, 3].map((cell) => {
    const alone = rules.filter(({ weights }) => weights.every((weight, other) => weight > 0 === (other === cell)));
    return Array.from({ length: most + 1 }, (_, number) => number).filter((number) =>
      alone.every(({ fits }) => fits(number)),
    );
  });
  const [first = [], second = [], third = [], fourth = []] = choices;
  for (const a of first)
    for (const b of second)
      for (const c of third)
        for (const d of fourth)
          if (rules.every(({ weights: [w = 0, x = 0, y = 0, z = 0], fits }) => fits(w * a + x * b + y * c + z * d)))
            yield figuresOf([a, b, c, d]);
}
