import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { disclose } from "../../src/disclosure/disclose.ts";
import type { RecordField } from "../../src/extracts/reading.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { ownMeasure } from "../../src/indicators/own-measure.ts";
import type { RecordStore } from "../../src/records/store.ts";
import { addDays } from "../../src/values/period.ts";
import { type Asked, ask, coverage, numbersOf, source, storeOf, type TestRecord, usualSources } from "./fixture.ts";

const stores: RecordStore[] = [];
afterAll(() => Promise.all(stores.map((store) => store.close())));
async function held(records: readonly TestRecord[]): Promise<RecordStore> {
  const store = await storeOf(records);
  stores.push(store);
  return store;
}

const offence = (recorded: string, more: Partial<TestRecord> = {}): TestRecord => ({
  kind: "offence",
  recorded,
  ...more,
});

/** Offences with more fields than the usual source has. */
const sourcesWith = (...fields: RecordField[]) =>
  usualSources().map((one) =>
    one.source === "police-crime" ? { ...one, provides: [...one.provides, ...fields], kinds: [...one.kinds] } : one,
  );
const register = (fields: readonly RecordField[] = ["reported-date", "ended-date", "detail", "person", "borough"]) =>
  source("yjs", fields, coverage("2015-04-01", "2016-06-10"), { file: 4, kinds: ["youth-justice"] });
const history = (covers = coverage("2015-04", "2016-03")) =>
  source("history", ["recorded-date", "borough"], covers, {
    file: 3,
    format: "monthly-counts",
    precision: "month",
    kinds: [],
  });

/** An indicator of the partnership's own, beside the catalogue's. */
async function withOwn(...entries: readonly Record<string, unknown>[]): Promise<ReadonlyMap<string, Indicator>> {
  const whole = entries.map((entry) => ({
    title: "Own",
    short_title: "Own",
    noun: "own",
    topic: "own",
    unit: "offences",
    polarity: "neutral",
    date_basis: "recorded",
    exposure: "days",
    default_overdispersion: 1,
    sensitivity: "person",
    definition: "Ours.",
    source: "Ourselves.",
    ...entry,
  }));
  const { indicators, problems } = await loadCatalogue({ use: "all", adjust: {}, define: whole });
  expect(problems).toEqual([]);
  return indicators;
}

describe("a share", () => {
  const knife = (category: string, recorded = "2019-05-01"): TestRecord =>
    offence(recorded, { category, flags: ["knife-used"] });
  const records = [
    // 2019/20: five knife crimes, three of them robberies; a knife in a burglary is none, a robbery without one neither.
    ...["robbery-personal", "robbery-personal", "robbery-business", "violence-with-injury", "rape"].map((one) =>
      knife(one),
    ),
    knife("burglary-residential"),
    offence("2019-05-02", { category: "robbery-personal" }),
    // 2018/19: one of four.
    ...["robbery-personal", "homicide", "violence-with-injury", "violence-without-injury"].map((one) =>
      knife(one, "2018-06-01"),
    ),
  ];
  const share = (period: string, area = "hackney"): Asked => ({
    indicator: "knife-crime-linked-to-robbery",
    period,
    area,
    measure: "share",
  });

  it("is the part in percent of the whole, with both as its inputs", async () => {
    const { figures, all } = await ask(await held(records), [share("2019/20"), share("2018/19")]);
    expect(numbersOf(figures)).toEqual([60, 25]);
    expect(figures[0]).toMatchObject({
      id: "knife-crime-linked-to-robbery/hackney/fy2019-20/share",
      unit: "percent",
      method: "share",
      inputs: ["knife-crime-in-robbery/hackney/fy2019-20/count", "knife-crime/hackney/fy2019-20/count"],
    });
    expect(figures[0]?.pedigree).toBeUndefined();
    const inputs = all.filter(({ id }) => figures[0]?.inputs.includes(id));
    expect(numbersOf(inputs)).toEqual([3, 5]);
    expect(inputs.map(({ pedigree }) => pedigree?.records)).toEqual([3, 5]);
  });

  it("of nothing is undefined, and of what is not held it is missing or incomplete", async () => {
    const store = await held(records);
    const sources = usualSources(coverage("2018-04", "2019-09"));
    const { figures } = await ask(store, [share("2019/20-Q2"), share("2019/20"), share("2020/21")], { sources });
    expect(numbersOf(figures)).toEqual(["undefined: base-0", "incomplete: partly-covered", "missing: not-covered"]);
  });

  it("is no count, and a count no share", async () => {
    const { figures } = await ask(await held(records), [
      { indicator: "knife-crime-linked-to-robbery", period: "2019/20" },
      { indicator: "knife-crime", period: "2019/20", measure: "share" },
      { indicator: "knife-crime", period: "2019/20", measure: "stock" },
    ]);
    const refused = "not-applicable: other-measure";
    expect(numbersOf(figures)).toEqual([refused, refused, refused]);
  });

  it("is withheld when either of its sides is", async () => {
    const { all } = await ask(await held(records), [share("2019/20")]);
    const { indicators } = await loadCatalogue();
    const shown = async (audience: "internal" | "public", partnershipArea: string, given = all) =>
      numbersOf((await disclose(given, { audience, indicators, partnershipArea })).figures);
    expect(await shown("internal", "hackney")).toEqual([60, 3, 5]);
    // In the partnership's own area offences are shown; below it 1 to 4 of them are not, and so the share is not.
    expect(await shown("public", "hackney")).toEqual([60, 3, 5]);
    expect(await shown("public", "london")).toEqual(["suppressed: secondary", "suppressed: small-count", 5]);
    expect(await shown("public", "hackney", all.slice(0, 1))).toEqual(["suppressed: secondary"]);
  });

  it("of published counts gives youth reoffending, by cohort", async () => {
    const month = (indicator: string, recorded: string, weight: number): TestRecord => ({
      kind: "indicator",
      indicator,
      recorded,
      weight,
    });
    const store = await held([
      month("youth-reoffenders", "2015-04-01", 12),
      month("youth-reoffenders", "2015-05-01", 8),
      month("youth-reoffending-cohort", "2015-04-01", 30),
      month("youth-reoffending-cohort", "2015-05-01", 20),
    ]);
    const reoffending = (period: string): Asked => ({ indicator: "youth-reoffending", period, measure: "share" });
    const { figures } = await ask(
      store,
      [reoffending("2015-04"), reoffending("2015-04..2015-05"), reoffending("2015/16")],
      {
        sources: [history()],
      },
    );
    expect(numbersOf(figures)).toEqual([40, 40, "incomplete: partly-covered"]);
  });

  it("lies between 0 and 100, and a part is never more than the whole", async () => {
    const category = fc.constantFrom("robbery-personal", "violence-with-injury", "rape", "burglary-residential");
    const flags = fc.subarray(["knife-used", "gun", "hate-race"]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(category, flags), { maxLength: 12 }), async (drawn) => {
        const store = await storeOf(drawn.map(([one, set]) => offence("2019-05-01", { category: one, flags: set })));
        const { figures } = await ask(store, [share("2019/20")]);
        await store.close();
        const knives = drawn.filter(([one, set]) => set.includes("knife-used") && one !== "burglary-residential");
        const robberies = knives.filter(([one]) => one === "robbery-personal");
        const [value] = numbersOf(figures);
        if (knives.length === 0) expect(value).toBe("undefined: base-0");
        else {
          expect(value).toBeCloseTo((100 * robberies.length) / knives.length, 9);
          expect(Number(value)).toBeGreaterThanOrEqual(0);
          expect(Number(value)).toBeLessThanOrEqual(100);
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe("the lag from committing to recording", () => {
  it("of 365 days or more tells offences of long ago from the rest, and leaves out those without a date", async () => {
    const rape = (committed: string | undefined, recorded: string): TestRecord =>
      offence(recorded, { category: "rape", ...(committed ? { committed } : {}) });
    const store = await held([
      // 2015-03-31 to 2016-03-30 is 365 days, 2016 being a leap year; to 2016-03-29 it is 364.
      rape("2015-03-31", "2016-03-30"),
      rape("2015-03-31", "2016-03-29"),
      rape("1994-01-01", "2016-01-01"),
      rape("2016-01-01", "2016-01-01"),
      rape(undefined, "2016-01-01"),
      offence("2016-01-01", { category: "robbery-personal", committed: "2010-01-01" }),
    ]);
    const year = { period: "2015/16" };
    const sources = usualSources(coverage("2015-04", "2016-03"));
    const { figures } = await ask(
      store,
      [
        { indicator: "sexual-offences", ...year },
        { indicator: "sexual-offences-after-a-year", ...year },
        { indicator: "sexual-offences-after-a-year", ...year, measure: "unknown" },
        { indicator: "sexual-offences-within-a-year", ...year },
        { indicator: "reported-after-a-year", ...year, measure: "share" },
      ],
      { sources },
    );
    expect(numbersOf(figures)).toEqual([5, 2, 1, 2, 40]);
  });
});

describe("a number at a date", () => {
  const order = (reported: string, ended: string | undefined, more: Partial<TestRecord> = {}): TestRecord => ({
    kind: "youth-justice",
    reported,
    detail: "post-court",
    ...(ended ? { ended } : {}),
    ...more,
  });
  const at = (day: string, indicator = "youth-orders", measure: Asked["measure"] = "stock"): Asked => ({
    indicator,
    period: `${day}..${day}`,
    measure,
  });

  it("counts what had begun and not ended, and everybody once", async () => {
    const store = await held([
      order("2015-01-10", "2016-04-01", { person: 1 }), // ends on the day itself: not open at its end
      order("2015-06-01", "2016-04-02", { person: 2 }),
      order("2016-04-01", undefined, { person: 3 }), // begins on the day itself
      order("2016-04-02", undefined, { person: 4 }),
      order("2015-07-01", undefined, { person: 2 }), // the second order of the same person
      order("2015-07-01", undefined, { person: 5, open: false }), // closed, nobody knows when
      order("2015-08-01", undefined), // nobody knows whose
      order("2015-08-01", undefined, { person: 6, detail: "custody" }),
    ]);
    const sources = [register()];
    const { figures } = await ask(
      store,
      [
        at("2016-03-31"),
        at("2016-04-01"),
        at("2016-04-01", "youth-orders", "unknown"),
        at("2016-04-02"),
        at("2016-04-01", "youth-custody"),
      ],
      { sources },
    );
    expect(numbersOf(figures)).toEqual([2, 2, 2, 3, 1]);
    expect(figures[1]).toMatchObject({
      id: expect.stringMatching(/^youth-orders\/hackney\/2016-04-01.*\/stock$/),
      unit: "young-people",
      method: "stock",
      pedigree: { records: 3, sources: ["yjs"] },
    });
  });

  it("of a period is that of its last day, and needs the register to cover only that day", async () => {
    const store = await held([
      order("2015-05-01", "2016-03-01", { person: 1 }),
      order("2015-06-01", undefined, { person: 2 }),
    ]);
    const stock = (period: string): Asked => ({ indicator: "youth-orders", period, measure: "stock" });
    const { figures } = await ask(
      store,
      [stock("2015/16"), stock("2015-05"), stock("2014/15"), stock("2016-06"), stock("2014-04..2015-12")],
      {
        sources: [register()],
      },
    );
    // 2014/15 ends a day before the register begins; June 2016 ends after it does.
    expect(numbersOf(figures)).toEqual([1, 1, "missing: not-covered", "missing: not-covered", 2]);
  });

  it("cannot be told where the register does not say when cases ended", async () => {
    const store = await held([order("2015-05-01", undefined, { person: 1 })]);
    const { figures } = await ask(store, [at("2016-03-31")], {
      sources: [register(["reported-date", "detail", "person", "borough"])],
    });
    expect(numbersOf(figures)).toEqual(["missing: unserved"]);
  });

  it("equals a naive count, day by day", async () => {
    const first = "2015-06-01";
    const day = fc.integer({ min: 0, max: 60 });
    const drawnOrder = fc.record({
      begun: day,
      length: fc.option(fc.integer({ min: 0, max: 40 })),
      person: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawnOrder, { maxLength: 12 }),
        fc.array(day, { minLength: 1, maxLength: 4 }),
        async (orders, days) => {
          const store = await storeOf(
            orders.map(({ begun, length, person }) =>
              order(addDays(first, begun), length === null ? undefined : addDays(first, begun + length), { person }),
            ),
          );
          const { figures } = await ask(
            store,
            days.map((one) => at(addDays(first, one))),
            { sources: [register()] },
          );
          await store.close();
          const naive = days.map((one) => {
            const open = orders.filter(
              ({ begun, length }) => begun <= one && (length === null || begun + length > one),
            );
            return new Set(open.map(({ person }) => person)).size;
          });
          expect(numbersOf(figures)).toEqual(naive);
        },
      ),
      { numRuns: 12 },
    );
  });
});

describe("repeats", () => {
  const victim = (recorded: string, person: number | undefined, more: Partial<TestRecord> = {}): TestRecord => ({
    kind: "victim",
    recorded,
    ...(person === undefined ? {} : { person }),
    ...more,
  });
  const repeats = (period: string, measure?: Asked["measure"], area = "hackney"): Asked => ({
    indicator: "repeat-victims",
    period,
    area,
    ...(measure ? { measure } : {}),
  });
  const sources = sourcesWith("person", "premises");

  it("have an earlier record of the same person, at most 365 days before, wherever it was", async () => {
    const store = await held([
      victim("2018-05-01", 1, { ward: "kings-park" }),
      victim("2019-05-01", 1, { ward: "london-fields" }), // 365 days after: a repeat, though elsewhere
      victim("2019-05-01", 1, { ward: "london-fields" }), // the same day: a repeat of the first, not of its neighbour
      victim("2018-05-01", 2),
      victim("2019-05-02", 2), // 366 days after
      victim("2019-06-01", 3),
      victim("2019-06-01", 3), // one event recorded twice
      victim("2019-07-01", undefined), // nobody knows who
    ]);
    const { figures } = await ask(
      store,
      [repeats("2019/20"), repeats("2019/20", "unknown"), repeats("2019/20", "count", "kings-park")],
      {
        sources,
      },
    );
    expect(numbersOf(figures)).toEqual([2, 1, 0]);
  });

  it("are incomplete where the year before is not held, and say so", async () => {
    const store = await held([victim("2018-05-01", 1), victim("2019-05-01", 1)]);
    const asked = ["2017-05", "2017-04", "2017/18", "2018/19", "2022/23"].map((period) => repeats(period));
    const { figures } = await ask(store, asked, { sources });
    // The source holds April 2016 to March 2021: of May 2017 it holds the 365 days before, of April all but none too few.
    expect(numbersOf(figures)).toEqual([0, 0, 0, 0, "missing: not-covered"]);
    const later = sources.map((one) => ({ ...one, coverage: coverage("2016-06", "2021-03") }));
    const { figures: short } = await ask(store, asked, { sources: later });
    expect(numbersOf(short).slice(0, 4)).toEqual([
      "incomplete: look-back",
      "incomplete: look-back",
      "incomplete: look-back",
      0,
    ]);
  });

  it("of addresses go by the address, and only by such offences as are counted", async () => {
    const burglary = (recorded: string, premises: number): TestRecord =>
      offence(recorded, { category: "burglary-residential", premises });
    const store = await held([
      burglary("2019-04-10", 7),
      burglary("2019-04-12", 7),
      offence("2019-04-10", { category: "shoplifting", premises: 8 }),
      burglary("2019-04-12", 8),
    ]);
    const { figures } = await ask(store, [{ indicator: "repeat-addresses", period: "2019/20" }], { sources });
    expect(numbersOf(figures)).toEqual([1]);
  });

  it("equal a naive count, whatever the order of the records", async () => {
    const drawn = fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 3 })), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(drawn, async (events) => {
        const store = await storeOf(events.map(([day, person]) => victim(addDays("2018-04-01", day), person)));
        const { figures } = await ask(store, [repeats("2018-04..2020-03")], { sources });
        await store.close();
        const naive = events.filter(([day, person]) =>
          events.some(([other, who]) => who === person && other < day && other >= day - 365),
        );
        expect(numbersOf(figures)).toEqual([naive.length]);
      }),
      { numRuns: 12 },
    );
  });
});

describe("what is published", () => {
  const row = (indicator: string, recorded: string, weight: number, more: Partial<TestRecord> = {}): TestRecord => ({
    kind: "indicator",
    indicator,
    recorded,
    weight,
    ...more,
  });

  it("adds up by month, whole and by type, and a month without a row is not known", async () => {
    const store = await held([
      row("arrests", "2015-04-01", 20),
      row("arrests", "2015-05-01", 30),
      row("arrests", "2015-04-01", 5, { dims: { type: "drugs" } }),
    ]);
    const { figures, problems } = await ask(
      store,
      [
        { indicator: "arrests", period: "2015-04..2015-05" },
        { indicator: "arrests", period: "2015-04", dims: { type: "drugs" } },
        { indicator: "arrests", period: "2015-04", dims: { type: "robbery" } },
        { indicator: "arrests", period: "2015-04..2015-06" },
        { indicator: "levy-patrols", period: "2015-04" },
      ],
      { sources: [history()] },
    );
    expect(numbersOf(figures)).toEqual([50, 5, "missing: unserved", "incomplete: partly-covered", "missing: unserved"]);
    expect(problems.map(({ message }) => message).join()).toContain(
      '"Patrols paid for by the late night levy" is not counted from records, and no source publishes it for hackney.',
    );
  });

  it("as a level is that of the last month, and never a sum", async () => {
    const store = await held([row("treatment-drugs", "2015-05-01", 900), row("treatment-drugs", "2015-06-01", 910)]);
    const level = (period: string): Asked => ({ indicator: "treatment-drugs", period, measure: "stock" });
    const { figures } = await ask(
      store,
      [level("2015-06"), level("2015/16-Q1"), level("2015-04"), level("2015-06-01..2015-06-10")],
      {
        sources: [history()],
      },
    );
    expect(numbersOf(figures)).toEqual([910, 910, "missing: not-covered", "not-applicable: month-precision"]);
  });

  it("as a survey is a percentage with the number of those asked", async () => {
    const store = await held([
      row("public-confidence", "2015-06-01", 400, { percent: 68.5 }),
      row("public-confidence", "2015-09-01", 410),
    ]);
    const survey = (period: string, measure: Asked["measure"] = "share"): Asked => ({
      indicator: "public-confidence",
      period,
      measure,
    });
    const { figures, all } = await ask(
      store,
      [survey("2015/16-Q1"), survey("2015/16-Q2"), survey("2015/16-Q1", "base"), survey("2015-07")],
      {
        sources: [history()],
      },
    );
    expect(numbersOf(figures)).toEqual([68.5, "missing: no-percentage", 400, "missing: not-covered"]);
    expect(figures[0]).toMatchObject({
      unit: "percent",
      method: "survey",
      inputs: ["public-confidence/hackney/fy2015-16-q1/base"],
    });
    expect(all.find(({ id }) => id === figures[0]?.inputs[0])).toMatchObject({ unit: "people" });
  });
});

describe("school days", () => {
  const child = (committed: string): TestRecord => ({ kind: "victim", recorded: "2019-10-01", committed, age: 14 });
  const settings = {
    use: "all" as const,
    adjust: {},
    define: [],
    schoolTerms: [
      { from: "2019-09-03", to: "2019-10-18" },
      { from: "2019-10-28", to: "2019-12-20" },
    ],
  };

  it("are Monday to Friday in the terms, at the hours after school", async () => {
    const { indicators } = await loadCatalogue(settings);
    const store = await held([
      child("2019-09-06 15:00"), // a Friday
      child("2019-09-06 16:59"),
      child("2019-09-06 17:00"),
      child("2019-09-07 15:30"), // a Saturday
      child("2019-10-22 15:30"), // half-term
      child("2019-10-30 15:30"),
      child("2019-09-09"), // no hour
      child("2019-10-21"), // no hour, and no school
    ]);
    const asked = (period: string, measure?: Asked["measure"]): Asked => ({
      indicator: "school-day-youth-crime",
      period,
      ...(measure ? { measure } : {}),
    });
    const { figures } = await ask(
      store,
      [
        asked("2019-09-03..2019-12-20"),
        asked("2019-09-03..2019-12-20", "unknown"),
        asked("2019-10"),
        asked("2019/20"),
        asked("2018-10"),
      ],
      { indicators },
    );
    expect(numbersOf(figures)).toEqual([3, 1, 1, "incomplete: no-school-terms", "missing: no-school-terms"]);
  });

  it("are not known where the settings list no terms", async () => {
    const { figures } = await ask(await held([child("2019-09-06 15:00")]), [
      { indicator: "school-day-youth-crime", period: "2019-09" },
    ]);
    expect(numbersOf(figures)).toEqual(["missing: no-school-terms"]);
  });
});

describe("overlaps", () => {
  const strands = ["hate-race", "hate-religion", "hate-sexual-orientation", "hate-transgender", "hate-disability"];
  const indicatorOf = (strand: string): string => (strand === "hate-religion" ? "hate-faith" : strand);

  it("of hate strands: the total counts an offence once, is no less than any strand and no more than all of them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.subarray(strands), { maxLength: 10 }), async (drawn) => {
        const store = await storeOf(drawn.map((flags) => offence("2019-05-01", { category: "public-order", flags })));
        const period = "2019/20";
        const asked = [
          { indicator: "hate-crime", period },
          ...strands.map((one) => ({ indicator: indicatorOf(one), period })),
        ];
        const [total, ...counts] = numbersOf((await ask(store, asked)).figures).map(Number);
        await store.close();
        expect(total).toBe(drawn.filter((flags) => flags.length > 0).length);
        expect(counts).toEqual(strands.map((one) => drawn.filter((flags) => flags.includes(one)).length));
        for (const count of counts) expect(total).toBeGreaterThanOrEqual(count);
        expect(total).toBeLessThanOrEqual(counts.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 15 },
    );
  });

  it("of domestic abuse: incidents hold the offences, and are a figure of their own", async () => {
    const store = await held([
      offence("2019-05-01", { flags: ["domestic-abuse"] }),
      offence("2019-05-02", { flags: ["domestic-abuse"] }),
      { kind: "indicator", indicator: "da-incidents", recorded: "2019-05-01", weight: 7 },
    ]);
    const { figures, all } = await ask(
      store,
      [
        { indicator: "da-police-reports", period: "2019-05" },
        { indicator: "da-incidents", period: "2019-05" },
      ],
      { sources: [...usualSources(), history(coverage("2019-05", "2019-05"))] },
    );
    expect(numbersOf(figures)).toEqual([2, 7]);
    // Nothing in the catalogue adds the two.
    const { indicators } = await loadCatalogue();
    for (const { aggregation } of indicators.values())
      expect(aggregation.kind === "sum" && aggregation.of.includes("da-incidents")).toBe(false);
    expect(all).toHaveLength(2);
  });

  it("of one victim in two offences: two victimisations, and a repeat only from a later day", async () => {
    const victim = (recorded: string): TestRecord => ({
      kind: "victim",
      recorded,
      person: 1,
      age: 15,
      flags: ["knife-used"],
    });
    const store = await held([victim("2019-05-01"), victim("2019-05-01"), victim("2019-05-20")]);
    const { figures } = await ask(
      store,
      [
        { indicator: "syv-victims", period: "2019-05" },
        { indicator: "repeat-victims", period: "2019-05" },
      ],
      { sources: sourcesWith("person") },
    );
    expect(numbersOf(figures)).toEqual([3, 1]);
  });

  it("of services: cases of the MARAC are no referrals to the domestic abuse service", async () => {
    const referral = (from: string): TestRecord => ({ kind: "referral", source: from, referred: "2019-05-01" });
    const store = await held([referral("dais"), referral("dais"), referral("marac-register")]);
    const marac = source("marac-register", ["referred-date"], coverage("2016-04", "2021-03"), {
      file: 4,
      service: "marac",
    });
    const { figures } = await ask(
      store,
      ["da-referrals", "marac-cases"].map((indicator) => ({ indicator, period: "2019/20" })),
      { sources: [...usualSources(), marac] },
    );
    expect(numbersOf(figures)).toEqual([2, 1]);
  });
});

describe("an operation flagged in one year only", () => {
  it("is 0 in the other, and the rest is what is left", async () => {
    const drugs = (recorded: string, operations: readonly string[] = []): TestRecord =>
      offence(recorded, { category: "drug-possession", operations });
    const store = await held([drugs("2018-05-01"), drugs("2019-05-01", ["lagana"]), drugs("2019-05-02")]);
    const asked = ["2018/19", "2019/20"].map((period) => ({
      indicator: "drugs-possession",
      period,
      dims: { operation: "lagana" },
    }));
    expect(numbersOf((await ask(store, asked)).figures)).toEqual([0, 1]);
  });
});

it("every indicator of the catalogue compiles, and counts over a store with a record of each kind", async () => {
  const { indicators } = await loadCatalogue();
  const store = await held([
    offence("2019-05-01", { category: "robbery-personal" }),
    { kind: "victim", recorded: "2019-05-01", age: 15 },
  ]);
  const fields: RecordField[] = [
    ...([
      "category",
      "recorded-date",
      "committed-date",
      "committed-time",
      "referred-date",
      "reported-date",
      "flags",
    ] as const),
    ...([
      "operations",
      "victim-age",
      "victim-ethnicity",
      "suspect-age",
      "ended-date",
      "detail",
      "outcome",
      "place-kind",
      "repeat",
    ] as const),
    ...(["person", "premises", "referral-source", "borough"] as const),
  ];
  const kinds = [
    ...(["offence", "victim", "suspect", "referral", "police-asb", "council-asb", "stop-search"] as const),
    ...(["youth-justice", "fire", "ambulance", "emergency-department"] as const),
  ];
  const services = ["domestic-abuse", "marac", "victim-support"] as const;
  const sources = [
    source("all", fields, coverage("2016-04", "2021-03"), { kinds: kinds.filter((kind) => kind !== "referral") }),
    ...services.map((service) =>
      source(service, fields, coverage("2016-04", "2021-03"), { kinds: ["referral"], service }),
    ),
  ];
  const asked = [...indicators.values()].map(
    (one): Asked => ({ indicator: one.id, period: "2019/20", measure: ownMeasure(one) }),
  );
  const { figures } = await ask(store, asked, { sources });
  const states = new Map(figures.map(({ id, value }) => [id.split("/")[0] ?? "", value]));
  for (const [id, one] of indicators) {
    const value = states.get(id);
    const { kind } = one.aggregation;
    // What only comes published is not in this store, nor is what is made of it; shares of nothing are undefined.
    const ofPublished = ["youth-reoffending", "youth-eet", "licensing-breach-share", "levy-log-completeness"];
    const published = kind === "published" || kind === "survey" || ofPublished.includes(id);
    const allowed = published ? ["missing"] : kind === "share" ? ["value", "undefined"] : ["value"];
    const expected = id === "school-day-youth-crime" ? ["missing"] : allowed;
    expect([id, expected]).toEqual([id, expect.arrayContaining([value?.state])]);
  }
});

describe("an indicator of one's own of the new kinds", () => {
  it("is counted like the catalogue's", async () => {
    const indicators = await withOwn(
      {
        id: "gun-in-knife",
        unit: "percent",
        aggregation: { kind: "share", of: "gun-discharges", within: "gun-crime" },
      },
      {
        id: "open-cases",
        unit: "cases",
        date_basis: "reported",
        aggregation: { kind: "stock", of: "council-asb", where: { all: [] } },
      },
      {
        id: "again",
        unit: "victims",
        aggregation: { kind: "repeats", of: "victim", by: "person", where: { all: [] } },
      },
    );
    expect(indicators.get("again")?.aggregation).toMatchObject({ kind: "repeats", withinDays: 365 });
    const store = await held([{ kind: "council-asb", reported: "2019-05-01", ended: "2019-06-01" }]);
    const council = source("council", ["reported-date", "ended-date", "borough"], coverage("2016-04", "2021-03"), {
      file: 4,
      kinds: ["council-asb"],
    });
    const { figures } = await ask(store, [{ indicator: "open-cases", period: "2019-05", measure: "stock" }], {
      indicators,
      sources: [council],
    });
    expect(numbersOf(figures)).toEqual([1]);
  });

  it.each([
    [
      { aggregation: { kind: "share", of: "robbery", within: "knife-crim" }, unit: "percent" },
      'Did you mean "knife-crime"?',
    ],
    [{ aggregation: { kind: "share", of: "robbery", within: "knife-crime" } }, "must be percent"],
    [
      { aggregation: { kind: "share", of: "robbery", within: "youth-custody" }, unit: "percent" },
      "two numbers at a day",
    ],
    [{ aggregation: { kind: "records", of: "offence", where: { all: [] } }, unit: "percent" }, "which only a share"],
    [{ aggregation: { kind: "stock", of: "offence", where: { all: [] } } }, "of which nothing is open"],
    [
      { aggregation: { kind: "sum", of: [{ indicator: "youth-custody" }, { indicator: "youth-orders" }] } },
      "only counts over a period add up",
    ],
    [{ aggregation: { kind: "repeats", of: "victim", by: "name", where: { all: [] } } }, "by"],
    [{ aggregation: { kind: "records", of: "offence", service: "marac", where: { all: [] } } }, "is for referrals"],
    [{ aggregation: { kind: "records", of: "offence", where: { lag: { from: 9, to: 3 } } } }, "ends before it begins"],
    [
      { aggregation: { kind: "records", of: "offence", where: { school_days: { from: "17:00", to: "15:00" } } } },
      "ends before it begins",
    ],
    [
      { aggregation: { kind: "records", of: "offence", where: { weekdays: "monday" } } },
      'names "monday", which does not exist',
    ],
  ])("is refused when it cannot be: %j", async (entry, message) => {
    const whole = {
      ...{
        id: "own",
        title: "Own",
        short_title: "Own",
        noun: "own",
        topic: "own",
        unit: "offences",
        polarity: "neutral",
      },
      ...{ date_basis: "recorded", exposure: "days", default_overdispersion: 1, sensitivity: "person" },
      ...{ definition: "Ours.", source: "Ourselves.", ...entry },
    };
    const { problems } = await loadCatalogue({ use: "all", adjust: {}, define: [whole] });
    expect(problems.map((problem) => problem.message).join("\n")).toContain(message);
  });
});
