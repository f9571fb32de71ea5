import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PaperDefinition } from "../../../src/papers/definition.ts";
import type { EditionModel } from "../../../src/papers/model.ts";
import type { Audience } from "../../../src/partnership/settings/editions.ts";
import { makeModel } from "../../../src/pipeline.ts";
import { isNumber } from "../../../src/values/value.ts";
import { plain } from "../../../src/wording/runs.ts";
import { AnnualSample, annualQuarter } from "../annual-support.ts";
import { literalDigits, quietWorld } from "../support.ts";
import { questionsOf, wordsUnder } from "./chapter.ts";

/** What the chapters of the 2015/16 sample's seven themes must say (findings 10 to 20, but for those of all crime). */
const definition: PaperDefinition = {
  id: "themes",
  title: "Themes",
  period: "year",
  sections: [{ kind: "theme", for: "each-theme", parameters: {} }],
};
let sample: AnnualSample;
let model: EditionModel;

const edition = async (audience: Audience, partnership = sample.partnership): Promise<EditionModel> => {
  const { reading } = sample;
  const world = quietWorld("");
  return (await makeModel({ partnership, reading, definition, quarter: annualQuarter, audience }, world)).model;
};

beforeAll(async () => {
  sample = await AnnualSample.open();
  model = await edition("internal");
});
afterAll(() => sample.close());

const howMuch = "How much, and which way?";
const years = "How has it changed over the years?";
const words = (theme: string, question: string): string => wordsUnder(model, `theme-${theme}`, question).join("\n");

describe("the sample's themes", () => {
  it("have a chapter each, in their order, and each asks why", () => {
    expect(model.sections.map(({ id }) => id)).toEqual(
      ["youth-violence", "night-time", "neighbours", "burglary", "women-and-girls", "substances", "resilience"].map(
        (id) => `theme-${id}`,
      ),
    );
    for (const { id } of model.sections) expect([...questionsOf(model, id).keys()]).toContain("Why did it change?");
  });

  it("10: fewer victims, within usual variation, and a target missed by 17", () => {
    const said = words("youth-violence", howMuch);
    expect(said).toContain(
      "There were 253 victims in 2015/16, 16 fewer than in 2014/15 (−5.9%), within usual variation.",
    );
    expect(said).toContain("The target of at most 236 was missed by 17.");
    expect(said).toContain("The target for 2016/17 is at most 225.");
  });

  it("11 and 12: targets on what nobody can tell, one of them a rise on last year", () => {
    const said = words("youth-violence", howMuch);
    expect(said).toMatch(
      /Knife injury victims.*not available for 2015\/16\. Whether the target was met cannot be said/,
    );
    expect(said).toMatch(
      /Gun discharges: not available.*The target is at most 20\..*That is 20\.8, or \+73% on last year’s 12; rounded down, at most 20, which is 8 more than last year/,
    );
    expect(words("youth-violence", "Small numbers")).toContain("gun discharges (12 in 2014/15)");
  });

  it("13: referrals to Victim Support have a target and no actual", () => {
    expect(words("neighbours", howMuch)).toMatch(
      /referred to Victim Support: not available.*The target is at least 80\..*The target for 2016\/17 is to be confirmed\./,
    );
  });

  it("14: burglary fell by more than half, climbed and fell; its parts; and above the group’s mean", () => {
    expect(words("burglary", years)).toContain(
      "From 2002/03 (4,800) the number fell 54% to 2011/12, rose 31% to 2013/14 and fell 16% to 2015/16 (2,430).",
    );
    expect(words("burglary", years)).toMatch(
      /almost as many burglaries of businesses and other premises as residential/,
    );
    expect(words("burglary", "How?")).toContain(
      "residential burglary fell by 54 and other burglary fell by 36; together they make up the fall of 90 in burglary.",
    );
    expect(words("burglary", "Compared with whom?")).toContain(
      "At 9.0 per 1,000 residents, the rate in 2015/16 is higher than their mean (7.7).",
    );
    const charts = (questionsOf(model, "theme-burglary").get("Compared with whom?") ?? []).flatMap((block) =>
      block.kind === "chart" ? [{ kind: block.chart.kind, title: plain(block.title) }] : [],
    );
    expect(charts.map(({ kind }) => kind)).toEqual(["indexed", "ranked"]);
    expect(charts[1]?.title).toBe(
      "Burglary per 1,000 residents in 2015/16: higher than the mean of the most similar boroughs",
    );
  });

  it("14: fourteen years are drawn, and pedal cycles are among them", () => {
    const chart = (questionsOf(model, "theme-burglary").get(years) ?? []).find((block) => block.kind === "chart");
    if (chart?.kind !== "chart" || chart.chart.kind !== "indexed") throw new Error("the years are not drawn");
    expect(chart.chart.series.map(({ points }) => points.length)).toEqual([14, 5, 5, 5]);
    expect(chart.data.rows.map(({ cells }) => plain(cells[4]?.content ?? []))).toEqual([
      ...Array.from({ length: 9 }, () => "–"),
      "60",
      "84",
      "115",
      "260",
      "228",
    ]);
  });

  it("15: noise and nuisance neighbours are 41% of disorder, were most in 2013/14; noise has a mean of 8,600", () => {
    expect(words("neighbours", howMuch)).toMatch(/Share of disorder that is noise or nuisance neighbours: 41\.0%/);
    expect(words("neighbours", years)).toContain("the most were 9,700 in 2013/14");
    expect(words("neighbours", years)).toMatch(/noise cases \(a mean of 8,600 cases a year from 2012\/13 to 2015\/16/);
  });

  it("15: police incidents stand beside the council’s cases, and are never added", () => {
    const said = words("neighbours", "What do partners see?");
    expect(said).toContain("Antisocial behaviour reported to the police: 11,130 incidents in 2015/16");
    expect(said).toContain("these are never added to the rest");
  });

  it("16: a third of crime is from 22:00 to 02:59", () => {
    expect(words("night-time", howMuch)).toMatch(/Share of crime from 22:00 to 02:59: 33\.0% in 2015\/16/);
  });

  it("17: one fire more; seven were in one ward in one week, and the others show no clear change", () => {
    const said = words("resilience", "What do partners see?");
    expect(said).toContain(
      "Deliberate fires: 94 fires in 2015/16, against 93 in 2014/15 (+1.1%), within usual variation.",
    );
    expect(said).toContain("Deliberate primary fires: 39 fires in 2015/16, against 31");
    expect(said).toContain("Deliberate secondary fires: 55 fires in 2015/16, against 62");
    expect(said).toContain("7 of the 94, in Haggerston from 14 to 20 September 2015");
    expect(said).toMatch(
      /Without them there were 87 fires, against all 93 of 2014\/15 \(−6\.5%\), within usual variation\./,
    );
  });

  it("18: sexual offences rose, and still rise without what was a year or more old", () => {
    expect(words("women-and-girls", howMuch)).toContain("Rape: 252 offences in 2015/16, against 186 in 2014/15");
    expect(words("women-and-girls", howMuch)).toContain("Other sexual offences: 416 offences in 2015/16, against 350");
    expect(words("women-and-girls", "Does it happen to the same people, and how late is it recorded?")).toContain(
      "Of these 668 offences, 94 (14%) were committed a year or more before they were recorded. Within a year of being committed 574 were recorded, against 474 (+21%): still a clear rise.",
    );
  });

  it("19: vehicle crime and damage are below 2011/12, though damage has risen since 2013/14", () => {
    expect(words("resilience", years)).toContain(
      "Criminal damage. From 2011/12 (2,210) the number fell 24% to 2013/14 and rose 12% to 2015/16 (1,890).",
    );
    expect(words("resilience", years)).toMatch(
      /Theft from vehicles\. From 2011\/12 \(2,480\) the number fell 37% to 2014\/15/,
    );
  });

  it("19: the seven crimes against 2011/12, whose differences add up, in a theme that they lead", async () => {
    const { settings, ...rest } = sample.partnership;
    const themes = settings.themes.flatMap((theme) =>
      theme.id === "resilience" ? [{ ...theme, indicators: ["mopac-7"], lead: "mopac-7", spates: [] }] : [],
    );
    const made = await edition("internal", { ...rest, settings: { ...settings, themes } });
    const said = wordsUnder(made, "theme-resilience", "How?").join("\n");
    expect(said).toMatch(
      /^Lower than in 2011\/12: robbery \(−38%\), theft from the person .* and criminal damage \(−14%\)\./,
    );
    expect(said).toContain("Higher than in 2011/12: violence with injury (+31%)");
    const table = (questionsOf(made, "theme-resilience").get("How?") ?? []).find((block) => block.kind === "table");
    if (table?.kind !== "table") throw new Error("there is no table of types");
    const differences = table.rows.map(({ cells }) =>
      Number(
        plain(cells[3]?.content ?? [])
          .replace("−", "-")
          .replace("+", ""),
      ),
    );
    expect(differences.slice(0, -1).reduce((sum, one) => sum + one, 0)).toBe(differences.at(-1));
  });

  it("20: 144 young people under an order, of those aged 0 to 24 and of those aged 10 to 17", () => {
    const said = words("youth-violence", "What do partners see?");
    expect(said).toMatch(/Young people under a post-court order: 144 young people/);
    expect(said).toContain(
      "1.7 per 1,000 residents aged 0 to 24, 2015 (0.2% of 86,000) and 6.5 per 1,000 residents aged 10 to 17, 2015 (0.6% of 22,200)",
    );
  });

  it("print no number that is no figure", () => {
    expect(literalDigits(model)).toEqual([]);
  });
});

describe("the public edition of the themes", () => {
  it("withholds counts of one to nine people and tells of no spate", async () => {
    const made = await edition("public");
    const small = Object.values(made.figures).filter(
      ({ id, value, method }) =>
        /^(?:repeat-victims|youth-orders)/.test(id) &&
        method !== "share" &&
        isNumber(value) &&
        value.number > 0 &&
        value.number < 10 &&
        !/rate|share/.test(id),
    );
    expect(small.map(({ id }) => id)).toEqual([]);
    expect(wordsUnder(made, "theme-resilience", "What do partners see?").join("\n")).not.toContain(
      "in one ward and week",
    );
  });
});
