import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/analysis/arithmetic/expression.ts";
import { formulas } from "../../src/analysis/arithmetic/formulas.ts";
import { canBeWeighed, harmChange, harmNeeds, harmOf, shareOfHarm } from "../../src/analysis/harm.ts";
import { harmWeights } from "../../src/indicators/harm-weights.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import type { HarmRow } from "../../src/partnership/settings.ts";
import type { Figure } from "../../src/values/figure.ts";
import { countId, FigureBook } from "../../src/values/figure-book.ts";
import { absent, numberValue, type Value } from "../../src/values/value.ts";
import { numberOf, period } from "./fixtures.ts";

const { indicators } = await loadCatalogue();
const indicatorOf = (id: string) => {
  const found = indicators.get(id);
  if (!found) throw new Error(id);
  return found;
};
const row = (more: Partial<HarmRow>): HarmRow => ({
  line: 2,
  category: "",
  class: "",
  name: "",
  days: 0,
  source: "An example",
  date: "2016-04-01",
  ...more,
});
const tableOf = (...rows: Partial<HarmRow>[]) =>
  harmWeights({
    path: "weights.csv",
    sha256: "0".repeat(64),
    rows: rows.map((one, at) => row({ line: at + 2, ...one })),
  });

const { weights } = tableOf({ category: "rape", days: 2000 }, { category: "robbery-personal", days: 350 });
const question = (id: string, when = "2015/16") => ({
  indicator: indicatorOf(id),
  area: "hackney",
  period: period(when),
  weights,
  indicators,
});
/** A book with these counts, by category; `all` for the whole. */
function bookOf(id: string, counts: Readonly<Record<string, number | Value>>, when = "2015/16"): FigureBook {
  const figures = harmNeeds(question(id, when)).map((request): Figure => {
    const given = counts[request.dims?.["category"] ?? "all"] ?? 0;
    const value = typeof given === "number" ? numberValue(given) : given;
    return { id: countId(request), unit: "offences", method: "count", inputs: [], value };
  });
  return new FigureBook(figures);
}

describe("harm", () => {
  it("is each category's count times its weight, with the share that has none", () => {
    // By hand: 3 × 2,000 + 20 × 350 = 13,000 days of 100 records, of which 77 have no weight.
    const found = harmOf(bookOf("all-crime", { all: 100, rape: 3, "robbery-personal": 20 }), question("all-crime"));
    expect(numberOf(found?.total)).toBe(13_000);
    expect(numberOf(found?.unweighted)).toBe(77);
    expect(numberOf(found?.unweightedShare)).toBe(77);
    expect(numberOf(found?.perRecord)).toBeCloseTo(13_000 / 23, 9);
    expect(found?.weights.map(({ pedigree }) => pedigree?.files[0]?.records)).toEqual([1, 1]);
  });

  it("asks only for categories that the indicator can count", () => {
    expect(harmNeeds(question("rape")).map(countId)).toEqual([
      "rape/hackney/fy2015-16/count",
      "rape[category=rape]/hackney/fy2015-16/count",
    ]);
    expect(harmOf(new FigureBook([]), question("police-asb"))).toBeUndefined();
    expect(canBeWeighed(indicatorOf("public-confidence"), indicators)).toBe(false);
    expect(canBeWeighed(indicatorOf("night-crime-share"), indicators)).toBe(false);
    expect(canBeWeighed(indicatorOf("syv-victims"), indicators)).toBe(true);
  });

  it("of a count that is withheld or not held is no number", () => {
    const withheld = { all: 100, rape: absent("suppressed", "small-count"), "robbery-personal": 20 };
    expect(harmOf(bookOf("all-crime", withheld), question("all-crime"))?.total.value.state).toBe("suppressed");
    const missing = { all: absent("missing"), rape: absent("missing"), "robbery-personal": absent("missing") };
    expect(harmOf(bookOf("all-crime", missing), question("all-crime"))?.total.value.state).toBe("missing");
  });

  it("is what its arithmetic says, however the counts fall", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(5000), fc.nat(5000), (rape, robbery, other) => {
        const counts = { all: rape + robbery + other, rape, "robbery-personal": robbery };
        const book = bookOf("all-crime", counts);
        const total = harmOf(book, question("all-crime"))?.total;
        const found = harmOf(book, question("all-crime"));
        const inputs = total?.inputs.map((id) => book.find(id) ?? found?.weights.find((one) => one.id === id));
        const expression = total && formulas.harm.expression(total, inputs as Figure[]);
        expect(expression && evaluate(expression)).toBe(numberOf(total));
        expect(numberOf(total)).toBe(2000 * rape + 350 * robbery);
      }),
    );
  });

  it("is compared with the year before, and never across a series break", () => {
    const before = harmOf(
      bookOf("all-crime", { all: 50, rape: 2, "robbery-personal": 0 }, "2014/15"),
      question("all-crime", "2014/15"),
    );
    const now = harmOf(bookOf("all-crime", { all: 60, rape: 3, "robbery-personal": 0 }), question("all-crime"));
    if (!before || !now) throw new Error("no harm");
    const whole = harmChange(before, now, []);
    expect(numberOf(whole.difference)).toBe(2000);
    expect(numberOf(whole.percent)).toBe(50);
    const broken = harmChange(before, now, [{ from: "2015-07-01", note: "Recorded otherwise." }]);
    expect(broken.difference.value.state).toBe("not-comparable");
    expect(broken.percent.value.state).toBe("not-comparable");
    const share = shareOfHarm(now, now);
    expect(numberOf(share)).toBe(100);
  });
});

describe("a table of weights", () => {
  it("reads categories, labels and Home Office classes", () => {
    const read = tableOf(
      { category: "Rape", days: 1 },
      { name: "Robbery of Personal Property", days: 2 },
      { class: "8N/01", name: "Assault occasioning actual bodily harm", days: 3 },
    );
    expect(read.problems).toEqual([]);
    expect([...read.weights.weights].map(([category, { days }]) => [category, days])).toEqual([
      ["rape", 1],
      ["robbery-personal", 2],
      ["violence-with-injury", 3],
    ]);
  });

  it("averages rows of one category by how many were recorded, and refuses to guess", () => {
    // (10 × 30 + 100 × 10) / 40 = 32.5.
    const read = tableOf({ class: "8N", days: 10, recorded: 30 }, { class: "5A", days: 100, recorded: 10 });
    expect(read.weights.weights.get("violence-with-injury")).toMatchObject({ days: 32.5, rows: 2 });
    const guess = tableOf({ class: "8N", days: 10 }, { class: "5A", days: 100 });
    expect(guess.problems).toMatchObject([{ code: "settings-duplicate", place: { file: "weights.csv", line: 3 } }]);
  });

  it("says which row is of no offence", () => {
    expect(tableOf({ category: "robery-personal", days: 1 }).problems).toMatchObject([
      { code: "settings-invalid", message: expect.stringContaining("robbery-personal"), place: { line: 2 } },
    ]);
  });
});
