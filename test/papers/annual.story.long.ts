import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EditionModel, TableBlock } from "../../src/papers/model.ts";
import { plain } from "../../src/wording/runs.ts";
import { AnnualSample } from "./annual-support.ts";
import { asText } from "./as-text.ts";
import { blocksOf, figureValue, headlinesOf, literalDigits } from "./support.ts";

let sample: AnnualSample;
let model: EditionModel;
beforeAll(async () => {
  sample = await AnnualSample.open();
  model = (await sample.edition()).model;
});
afterAll(() => sample.close());

const sectionText = (id: string): string =>
  asText({ ...model, sections: model.sections.filter((section) => section.id === id) });

function tableOf(section: string, id: string): TableBlock {
  const table = blocksOf(model, section).find((block) => block.kind === "table" && block.id === id);
  if (table?.kind !== "table") throw new Error(`${section} has no table ${id}`);
  return table;
}
const rowOf = (table: TableBlock, first: string): string[] =>
  table.rows.map(({ cells }) => cells.map(({ content }) => plain(content))).find(([name]) => name === first) ?? [];

describe("the annual assessment of the sample", () => {
  it("reads as the golden text does", async () => {
    await expect(asText(model)).toMatchFileSnapshot("golden/annual-2015-16.txt");
  });

  it("is of the whole year, and its parts stand in the order of such assessments", () => {
    expect(model.period).toEqual({ id: "fy2015-16", label: "2015/16" });
    const order = [
      "headlines",
      "year-table",
      "recommended-priorities",
      "legal-basis",
      "area-profile",
      "target-performance",
      "all-crime-benchmark",
      "theme-youth-violence",
      "emerging-issues",
      "serious-violence-duty",
      "community-views",
      "priorities-matrix",
      "plan-progress",
      "recommendations",
      "people-known",
      "data-quality",
      "glossary",
      "year-counts",
    ];
    const ids = model.sections.map(({ id }) => id);
    expect(ids.filter((id) => order.includes(id))).toEqual(order);
    expect(ids.filter((id) => id.startsWith("theme-"))).toHaveLength(7);
  });

  it("prints no computed digit that is no figure", () => {
    expect(literalDigits(model)).toEqual([]);
  });

  it("finds all crime over fourteen years beside the comparators, and says of every member only what is true of each", () => {
    const text = sectionText("all-crime-benchmark");
    expect(text).toContain("From 2002/03 (39,400) the number fell 35% to 2014/15 and rose 6.0% to 2015/16 (27,272).");
    expect(text).toContain("In 2014/15 there were 13,672 fewer offences than in 2002/03.");
    expect(text).toContain(
      "All recorded crime fell 34.7% from 2002/03 to 2014/15: more than in the Metropolitan Police (−13.4%), about as much as in the most similar boroughs (a mean of −34.5%).",
    );
    expect(text).toContain("It is the first yearly rise since 2007/08.");
    expect(text).toContain("Every other area of the most similar boroughs rose.");
    expect(text).toContain("the rate in 2015/16 is lower than their mean");
    const chart = blocksOf(model, "all-crime-benchmark").find((block) => block.kind === "chart");
    expect(chart?.kind === "chart" && chart.chart.kind === "indexed" && chart.chart.series.length).toBe(3);
    const base = chart?.kind === "chart" ? chart.data.rows.map(({ cells }) => plain(cells[0]?.content ?? [])) : [];
    expect([base[0], base.length, base.at(-1)]).toEqual(["2002/03", 14, "2015/16"]);
  });

  it("judges every target of the last plan, and says of those without an actual that they have none", () => {
    const table = tableOf("target-performance", "target-performance-table");
    expect(rowOf(table, "Serious youth violence victims")).toEqual([
      "Serious youth violence victims",
      "269",
      "at most 236",
      "253",
      "17 over",
      "Missed",
      "at most 225",
    ]);
    expect(rowOf(table, "Knife injury victims under 25").slice(2, 6)).toEqual([
      "at most 33",
      "not available",
      "–",
      "Actual not available",
    ]);
    expect(rowOf(table, "Gun discharges").slice(1, 6)).toEqual([
      "12",
      "at most 20",
      "not available",
      "–",
      "Actual not available",
    ]);
    expect(rowOf(table, "ASB victim referrals").slice(2)).toEqual([
      "at least 80",
      "not available",
      "–",
      "Actual not available",
      "To be confirmed",
    ]);
    expect(rowOf(table, "Rape").slice(2, 6)).toEqual(["Set elsewhere", "252", "–", "Set elsewhere"]);
    const text = sectionText("target-performance");
    expect(text).toContain(
      "That is 20.8, or +73% on last year’s 12; rounded down, at most 20, which is 8 more than last year",
    );
    expect(text).toContain("For 2017/18, targets are not set yet");
    expect(text).toContain("To be set at a later date.");
  });

  it("holds the parts of MOPAC 7 against 2011/12, where they have not all gone the same way", () => {
    const text = sectionText("mopac-7-against-baseline");
    for (const part of ["Robbery", "Theft of vehicles", "Theft from vehicles", "Theft from the person"])
      expect(text).toMatch(new RegExp(`- ${part}: [0-9,]+ in 2015/16, [0-9,]+ below .* a clear fall[,.]`));
    expect(text).toMatch(
      /- Criminal damage: .* 320 below the 2,210 of 2011\/12 .*, though it rose in 2014\/15 and, within usual variation, in 2015\/16\./,
    );
    expect(text).toMatch(/- Violence with injury: .* 600 above the 1,960 of 2011\/12 .* a clear rise\./);
    expect(text).toContain(
      "Five of the seven parts are below 2011/12; violence with injury and burglary are above it.",
    );
    expect(text).not.toContain("All seven parts");
  });

  it("ranks what the year found, all crime first, and leaves single months out", () => {
    const found = headlinesOf(model);
    expect(found[0]).toMatch(/^All recorded crime: 27,272 offences in 2015\/16.*first yearly rise since 2007\/08\.$/);
    expect(found[1]).toContain("target missed by 17. There were 253 victims, 16 fewer than last year");
    expect(found.join("\n")).not.toMatch(/the mean (since|from)|(upper|lower) limit|Quarter 4/);
  });

  it("tells who lives in the area: residents and households apart, ages, ethnic groups, how densely", () => {
    const text = sectionText("area-profile");
    expect(text).toContain("In the middle of 2015, 269,000 people lived in Hackney, 21,600 more than in 2011 (+8.7%).");
    expect(text).toContain("14,121 people per square kilometre on average");
    expect(rowOf(tableOf("area-profile", "area-profile-years"), "2007")).toEqual(["2007", "not available", "93,016"]);
    expect(rowOf(tableOf("area-profile", "area-profile-ages"), "65 and over")).toContain("19,600");
    expect(text).toContain(
      "Source of the numbers of residents and households in this section: reference/population.csv",
    );
  });

  it("answers what the law asks item by item, naming the section or saying that none does", () => {
    const table = tableOf("legal-basis", "legal-checklist");
    for (const { cells } of table.rows) expect(plain(cells[2]?.content ?? [])).not.toBe("");
    const substances = table.rows.find(({ cells }) => plain(cells[0]?.content ?? []).includes("substance misuse"));
    expect(plain(substances?.cells[2]?.content ?? [])).toContain("Drugs, alcohol and treatment");
  });

  it("gives each priority the reasons that the figures have, and no others", () => {
    const table = tableOf("recommendations", "recommended-priorities-table");
    const why = table.rows.map(({ cells }) => plain(cells[1]?.content ?? []));
    expect(why).toHaveLength(7);
    expect(why[0]).toContain("the target of at most 236 was missed by 17");
    expect(why[3]).toContain(
      "Among the measures of its chapter no target was missed, and none clearly got worse in the year.",
    );
    expect(why[4]).toContain("Rape rose 35% in 2015/16, from 186 to 252, a clear rise.");
    expect(model.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "commentary-gap")).toEqual([]);
  });

  it("explains only terms that it uses, and lists only breaks that came", () => {
    const terms = tableOf("glossary", "glossary-table").rows.map(({ cells }) => plain(cells[0]?.content ?? []));
    expect(terms).toContain("MOPAC 7");
    expect(terms).not.toContain("IDVA");
    expect(sectionText("series-breaks")).not.toMatch(/20(1[789]|2\d)/);
  });

  it("gives the counts of each year as far back as they are held", () => {
    expect(figureValue(model, "all-crime/hackney/fy2002-03/count")).toBe(39_400);
    const [first] = blocksOf(model, "year-counts");
    expect(first?.kind === "table" && first.rows.map(({ cells }) => plain(cells[0]?.content ?? []))).toEqual([
      "All recorded crime",
      "Burglary",
    ]);
  });
});
