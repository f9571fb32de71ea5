import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cataloguePath } from "../../src/indicators/catalogue-path.ts";
import { type Catalogue, loadCatalogue, parseCatalogue } from "../../src/indicators/load-catalogue.ts";
import type { IndicatorSettings } from "../../src/partnership/settings.ts";

const own = {
  id: "all-gun-discharges",
  title: "Gun discharges",
  short_title: "Gun discharges",
  noun: "gun discharges",
  topic: "violence",
  unit: "discharges",
  polarity: "lower",
  date_basis: "recorded",
  exposure: "days",
  aggregation: { kind: "records", of: "offence", where: { flag: "lethal-discharge" } },
  default_overdispersion: 1,
  sensitivity: "offence",
  definition: "Discharges of lethal barrelled firearms.",
  source: "Metropolitan Police",
};

const settings = (more: Partial<IndicatorSettings>): IndicatorSettings => ({
  use: "all",
  adjust: {},
  define: [],
  ...more,
});
const load = (more: Partial<IndicatorSettings>): Promise<Catalogue> => loadCatalogue(settings(more));
const told = async (more: Partial<IndicatorSettings>): Promise<string[]> => {
  const { problems } = await load(more);
  expect(problems.every((problem) => problem.severity === "error" && problem.place?.file === "partnership.yaml")).toBe(
    true,
  );
  return problems.map(({ code, message }) => `${code}: ${message}`);
};

describe("the shipped catalogue", () => {
  it("lies where the package says and loads without a problem", async () => {
    expect(existsSync(cataloguePath())).toBe(true);
    const { indicators, used, problems } = await loadCatalogue();
    expect(problems).toEqual([]);
    expect(used).toEqual([...indicators.keys()]);
    for (const id of [
      "syv-victims",
      "knife-injury-under-25",
      "nte-crime-and-asb",
      "da-referrals",
      "police-asb",
      "nte-asb",
    ])
      expect(used).toContain(id);
  });

  it("makes night-time crime the sum of the parts of crime and ASB but the last", async () => {
    const { indicators } = await loadCatalogue();
    const parts = (id: string): readonly string[] => {
      const aggregation = indicators.get(id)?.aggregation;
      return aggregation?.kind === "sum" ? aggregation.of : [];
    };
    expect(parts("nte-crime-and-asb")).toEqual([...parts("nte-crime"), "nte-asb"]);
  });

  it("is neutral wherever recording follows effort or trust", async () => {
    const { indicators } = await loadCatalogue();
    const polarityOf = (id: string) => indicators.get(id)?.polarity;
    for (const id of [
      "drug-offences",
      "drugs-possession",
      "drugs-trafficking",
      "weapons-possession",
      "stop-and-search",
      "nte-drugs",
      "nte-sexual-offences",
      "nte-asb",
      "nte-commercial-noise",
      "police-asb",
      "council-asb",
      "da-referrals",
      "da-police-reports",
      "da-incidents",
      "marac-cases",
      "marac-repeats",
      "hate-crime",
      "hate-race",
      "hate-faith",
      "hate-sexual-orientation",
      "hate-transgender",
      "hate-disability",
      "sexual-offences",
      "rape",
      "other-sexual-offences",
    ])
      expect([id, polarityOf(id)]).toEqual([id, "neutral"]);
    // Where a plan or a definition says which way is better, it has a direction.
    for (const id of [
      "all-crime",
      "mopac-7",
      "homicide",
      "knife-crime",
      "robbery",
      "deliberate-fires",
      "domestic-noise",
    ])
      expect([id, polarityOf(id)]).toEqual([id, "lower"]);
    for (const id of ["asb-victim-referrals", "youth-in-eet", "positive-outcomes", "levy-patrols"])
      expect([id, polarityOf(id)]).toEqual([id, "higher"]);
  });
});

describe("what a partnership changes", () => {
  it("uses the indicators that it names, in its order", async () => {
    expect((await load({ use: ["robbery", "all-crime"] })).used).toEqual(["robbery", "all-crime"]);
  });

  it("adjusts an entry, which then says so, and leaves the others alone", async () => {
    const { indicators, problems } = await load({
      adjust: { "syv-victims": { definition: "Up to 24.", aggregation: { where: { age: { from: 1, to: 24 } } } } },
    });
    expect(problems).toEqual([]);
    expect(indicators.get("syv-victims")).toMatchObject({
      adjusted: ["definition", "aggregation"],
      definition: "Up to 24.",
      aggregation: { kind: "records", of: "victim", where: { age: { from: 1, to: 24 } } },
    });
    expect(indicators.get("robbery")?.adjusted).toBeUndefined();
    expect([...indicators.keys()]).toEqual([...(await loadCatalogue()).indicators.keys()]);
  });

  it("defines indicators of its own, which can be parts of a sum", async () => {
    const sum = {
      ...own,
      id: "guns-and-robbery",
      aggregation: { kind: "sum", of: [{ indicator: "all-gun-discharges" }, { indicator: "robbery" }] },
    };
    const { indicators, problems } = await load({ define: [own, sum] });
    expect(problems).toEqual([]);
    expect(indicators.get("all-gun-discharges")).toMatchObject({ own: true, notes: [], breaks: [], breakdowns: [] });
    expect(indicators.get("guns-and-robbery")?.aggregation).toEqual({
      kind: "sum",
      of: ["all-gun-discharges", "robbery"],
    });
  });

  it("must bring the words for what it counts differently", async () => {
    expect(await told({ adjust: { robbery: { aggregation: { where: { category: "robbery-personal" } } } } })).toEqual([
      "settings-missing-key: indicators.adjust.robbery changes aggregation and must also give the definition that papers print.",
    ]);
  });

  it.each<[string, Partial<IndicatorSettings>, string]>([
    [
      "an unknown indicator in use",
      { use: ["robery"] },
      'indicator-unknown: indicators.use[1] is "robery", which is not an indicator. Did you mean "robbery"?',
    ],
    [
      "an unknown indicator to adjust",
      { adjust: { robery: { title: "x" } } },
      'indicator-unknown: indicators.adjust.robery is not an indicator of the catalogue. Did you mean "robbery"?',
    ],
    [
      "a changed id",
      { adjust: { robbery: { id: "mugging" } } },
      "settings-invalid: indicators.adjust.robbery.id cannot be adjusted. Define an indicator of your own instead.",
    ],
    [
      "an id that is taken",
      { define: [{ ...own, id: "robbery" }] },
      'settings-duplicate: indicators.define[1].id is "robbery", which the catalogue has already.',
    ],
    [
      "a wrong value",
      { define: [{ ...own, polarity: "lowr" }] },
      'settings-invalid: indicators.define[1].polarity is "lowr"; expected one of lower, higher, neutral. Did you mean lower?',
    ],
    [
      "an unknown key",
      { define: [{ ...own, noum: "x" }] },
      'settings-unknown-key: There is no setting "noum" in indicators.define[1]. Did you mean "noun"?',
    ],
    [
      "an unknown condition",
      { define: [{ ...own, aggregation: { kind: "records", of: "offence", where: { categry: "rape" } } }] },
      'settings-invalid: indicators.define[1].aggregation.where holds no known condition (categry). Did you mean "category"?',
    ],
    [
      "an unknown category",
      { define: [{ ...own, aggregation: { kind: "records", of: "offence", where: { category: ["homicde"] } } }] },
      'settings-invalid: indicators.define[1].aggregation.where.category names "homicde", which does not exist. Did you mean "homicide"?',
    ],
    [
      "an age of an offence",
      { define: [{ ...own, aggregation: { kind: "records", of: "offence", where: { age: { to: 24 } } } }] },
      "settings-invalid: indicators.define[1].aggregation.where.age is not known of a record of kind offence, only of victim, referral, ambulance, emergency-department, victim-suspect.",
    ],
    [
      "an age range that is none",
      { define: [{ ...own, aggregation: { kind: "records", of: "victim", where: { age: { from: 20, to: 10 } } } }] },
      "settings-invalid: indicators.define[1].aggregation.where.age ends before it begins.",
    ],
    [
      "two conditions at once",
      {
        define: [
          {
            ...own,
            aggregation: { kind: "records", of: "offence", where: { all: [{ flag: "gun", category: "rape" }] } },
          },
        ],
      },
      "settings-invalid: indicators.define[1].aggregation.where.all[1] holds several conditions at once; put them in a list under all or any (flag, category).",
    ],
    [
      "a clock time that YAML reads as a number",
      {
        define: [
          {
            ...own,
            aggregation: { kind: "records", of: "offence", where: { nights: ["fri"], from: 1080, to: "05:59" } },
          },
        ],
      },
      'settings-invalid: indicators.define[1].aggregation.where needs from and to as quoted clock times, such as from: "18:00", to: "05:59".',
    ],
    [
      "a date that the records do not have",
      { define: [{ ...own, date_basis: "referred" }] },
      'settings-invalid: indicators.define[1].date_basis is "referred", but a record of kind offence has only: recorded, committed.',
    ],
    [
      "a breakdown that the records do not know",
      { define: [{ ...own, breakdowns: ["source"] }] },
      'settings-invalid: indicators.define[1].breakdowns holds "source", which a record of kind offence does not know.',
    ],
    [
      "an unknown part",
      { define: [{ ...own, aggregation: { kind: "sum", of: [{ indicator: "robery" }, { indicator: "burglary" }] } }] },
      'indicator-unknown: indicators.define[1].aggregation.of[1].indicator names "robery", which is not an indicator. Did you mean "robbery"?',
    ],
    [
      "a sum of itself",
      {
        define: [
          {
            ...own,
            aggregation: { kind: "sum", of: [{ indicator: "all-gun-discharges" }, { indicator: "burglary" }] },
          },
        ],
      },
      "settings-invalid: indicators.define[1].aggregation.of adds up parts that lead back to the indicator itself.",
    ],
    [
      "a part twice",
      { define: [{ ...own, aggregation: { kind: "sum", of: [{ indicator: "robbery" }, { indicator: "robbery" }] } }] },
      "settings-invalid: indicators.define[1].aggregation.of counts a part twice.",
    ],
    [
      "types for some parts only",
      {
        define: [
          {
            ...own,
            aggregation: { kind: "sum", of: [{ indicator: "robbery", type: "robbery" }, { indicator: "burglary" }] },
          },
        ],
      },
      "settings-invalid: indicators.define[1].aggregation.of must give every part a type of its own, or none a type, so that the parts add up to the total.",
    ],
  ])("is told of %s", async (_what, more, expected) => {
    expect(await told(more)).toEqual([expected]);
  });

  it("is told of every mistake at once", async () => {
    const { id: _id, ...required } = own;
    const messages = await told({ use: ["x"], adjust: { y: {} }, define: [{ id: "z" }] });
    expect(messages).toHaveLength(2 + Object.keys(required).length);
  });
});

describe("a catalogue file with mistakes", () => {
  it("gives their lines", () => {
    const { problems } = parseCatalogue("breakdowns: {}\nindicators:\n  - id: x\n    titel: X\n");
    expect(problems.find((problem) => problem.code === "settings-unknown-key")?.place).toMatchObject({
      file: "catalogue.yaml",
      line: 4,
      field: "indicators[1].titel",
    });
    expect(parseCatalogue("indicators: [").problems[0]?.code).toBe("settings-syntax");
  });
});
