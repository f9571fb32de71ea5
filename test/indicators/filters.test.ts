import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sensitivityOf } from "../../src/disclosure/sensitivity.ts";
import { filteredUnit, filterProblem, readRange } from "../../src/indicators/filters.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { formatFigureId, parseFigureId } from "../../src/values/figure-id.ts";
import { type Asked, ask, numbersOf, storeOf, type TestRecord, usualSources } from "./fixture.ts";

const robbery = (kind: "offence" | "suspect" | "victim", more: Partial<TestRecord> = {}): TestRecord => ({
  kind,
  recorded: "2019-05-01",
  category: "robbery-personal",
  ...more,
});
const sources = usualSources().map((one) =>
  one.source === "police-crime"
    ? {
        ...one,
        kinds: [...one.kinds, "suspect" as const],
        provides: [
          ...one.provides,
          "suspect-age" as const,
          "suspect-sex" as const,
          "victim-sex" as const,
          "outcome" as const,
        ],
      }
    : one,
);
const asked = (dims: Record<string, string>, indicator = "robbery", measure?: "unknown"): Asked => ({
  indicator,
  period: "2019/20",
  dims,
  ...(measure ? { measure } : {}),
});

describe("a filter", () => {
  it("on suspects counts suspects, and on victims victims, under an id that says so", async () => {
    const store = await storeOf([
      robbery("offence"),
      robbery("suspect", { suspectAge: 16 }),
      robbery("suspect", { suspectAge: 17 }),
      robbery("suspect", { suspectAge: 18 }),
      robbery("suspect"),
      robbery("suspect", { suspectAge: 16, category: "rape" }),
      robbery("victim", { age: 16, sex: "female" }),
      robbery("victim", { age: 40, sex: "female" }),
    ]);
    const { figures } = await ask(
      store,
      [
        asked({}),
        asked({ "suspect-age": "10-17" }),
        asked({ "suspect-age": "10-17" }, "robbery", "unknown"),
        asked({ "suspect-age": "from-18" }),
        asked({ "victim-age": "to-17" }),
        asked({ whom: "victims", sex: "female" }),
        asked({ whom: "suspects" }),
      ],
      { sources },
    );
    await store.close();
    expect(numbersOf(figures)).toEqual([1, 2, 1, 1, 1, 2, 4]);
    expect(figures.map(({ unit }) => unit).slice(1)).toEqual([
      "suspects",
      "records",
      "suspects",
      "victims",
      "victims",
      "suspects",
    ]);
    expect(figures[1]).toMatchObject({
      id: "robbery[suspect-age=10-17]/hackney/fy2019-20/count",
      pedigree: { indicator: "robbery", records: 2 },
    });
  });

  it("on what offences know keeps counting offences, of several values any", async () => {
    const offence = (more: Partial<TestRecord>): TestRecord => robbery("offence", more);
    const store = await storeOf([
      offence({ outcome: "charged", committed: "2019-05-03 23:30" }), // a Friday night
      offence({ outcome: "caution", committed: "2019-05-04 03:00" }), // the same night
      offence({ outcome: "no-suspect-identified", committed: "2019-05-04 12:00" }),
      offence({ category: "robbery-business", flags: ["knife-used"], committed: "2019-05-06" }),
    ]);
    const { figures } = await ask(
      store,
      [
        { outcome: "charged+caution" },
        { outcome: "positive" },
        { category: "robbery-business" },
        { flag: "knife-used" },
        { nights: "fri+sat" },
        { hours: "22-2" },
        { weekday: "sat" },
        { category: "robbery-personal", weekday: "sat", hours: "0-5" },
      ].map((dims) => asked(dims)),
      { sources },
    );
    await store.close();
    expect(numbersOf(figures)).toEqual([2, 2, 1, 1, 2, 1, 2, 1]);
  });

  it("goes through sums and shares to what they are made of", async () => {
    const store = await storeOf([
      robbery("suspect", { suspectAge: 16, flags: ["knife-used"] }),
      robbery("suspect", { suspectAge: 16, flags: ["knife-used"], category: "rape" }),
      robbery("suspect", { suspectAge: 30, flags: ["knife-used"] }),
    ]);
    const dims = { "suspect-age": "10-17" };
    const { figures } = await ask(
      store,
      [
        asked(dims, "mopac-7"),
        { ...asked(dims, "knife-crime-linked-to-robbery"), measure: "share" },
        asked({ type: "rape", ...dims }, "sexual-offences"),
        asked(dims, "nte-crime-and-asb"),
        asked(dims, "da-incidents"),
        asked({ "suspect-age": "seventeen" }),
      ],
      { sources },
    );
    await store.close();
    const refused = "not-applicable: no-such-breakdown";
    expect(numbersOf(figures)).toEqual([1, 50, 1, refused, refused, refused]);
    expect(figures[0]?.unit).toBe("suspects");
  });

  it("parts of a split and what is not known add up to the whole", async () => {
    const ages = fc.array(fc.option(fc.integer({ min: 0, max: 90 })), { maxLength: 15 });
    const bands = ["0-9", "10-17", "18-24", "from-25"];
    await fc.assert(
      fc.asyncProperty(ages, async (drawn) => {
        const store = await storeOf(drawn.map((age) => robbery("suspect", age === null ? {} : { suspectAge: age })));
        const { figures } = await ask(
          store,
          [
            ...bands.map((band) => asked({ "suspect-age": band })),
            asked({ "suspect-age": "from-0" }, "robbery", "unknown"),
            asked({ whom: "suspects" }),
          ],
          { sources },
        );
        await store.close();
        const numbers = numbersOf(figures).map(Number);
        expect(numbers.slice(0, -1).reduce((sum, number) => sum + number, 0)).toBe(numbers.at(-1));
        expect(numbers.at(-1)).toBe(drawn.length);
      }),
      { numRuns: 10 },
    );
  });

  it("is refused in words when the indicator cannot have it", async () => {
    const { indicators } = await loadCatalogue();
    const problem = (id: string, filters: Record<string, string>): string => {
      const indicator = indicators.get(id);
      if (!indicator) throw new Error(id);
      return filterProblem(indicator, filters, indicators) ?? "none";
    };
    expect(problem("robbery", { "suspect-age": "10-17" })).toBe("none");
    expect(problem("robbery", { sex: "female" })).toContain("--whom victims or --whom suspects");
    const both = { "suspect-age": "10-17", "victim-age": "10-17" };
    expect(problem("robbery", both)).toBe("none");
    expect(problem("syv-victims", both)).toBe("none");
    expect(problem("robbery", { ...both, sex: "female" })).toContain("by their ages only");
    expect(problem("police-asb", both)).toContain("at once");
    expect(problem("syv-victims", { "suspect-age": "10-17" })).toContain("does not know the suspects");
    expect(problem("robbery", { category: "robery" })).toContain('has no category "robery"');
    expect(problem("da-incidents", { category: "rape" })).toContain("taken as published");
    expect(problem("repeat-victims", { "victim-age": "10-17" })).toContain("cannot be filtered");
    expect(problem("police-asb", { outcome: "charged" })).toContain("does not know the outcome");
    expect(problem("youth-orders", { "suspect-age": "10-17", sex: "female" })).toBe("none");
    const robberies = indicators.get("robbery");
    expect(robberies && filteredUnit(robberies, {}, indicators)).toBe("offences");
  });

  it("about people makes a count as sensitive as one of people", async () => {
    const { indicators } = await loadCatalogue();
    const of = (dims: Record<string, string>) =>
      sensitivityOf({ indicator: "robbery", dims, area: "hackney", period: "fy2019-20", measure: "count" }, indicators);
    expect([of({}), of({ category: "robbery-personal" }), of({ "suspect-age": "10-17" })]).toEqual([
      "published",
      "offence",
      "person",
    ]);
  });

  it("is written in a figure's id and read from it", () => {
    const parts = {
      indicator: "robbery",
      dims: { outcome: "charged+caution", "suspect-age": "10-17" },
      area: "hoxton-west",
      period: "2020-03",
      measure: "count",
    };
    const id = "robbery[outcome=charged+caution,suspect-age=10-17]/hoxton-west/2020-03/count";
    expect(formatFigureId(parts)).toBe(id);
    expect(parseFigureId(id)).toEqual(parts);
    expect(parseFigureId("robbery[outcome=charged+]/hoxton-west/2020-03/count")).toBeUndefined();
    expect(["10-17", "from-18", "to-17", "17-10", "10", "x"].map(readRange)).toEqual([
      { from: 10, to: 17 },
      { from: 18 },
      { to: 17 },
      undefined,
      undefined,
      undefined,
    ]);
  });
});
