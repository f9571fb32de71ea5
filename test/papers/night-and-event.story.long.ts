import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import { plain } from "../../src/wording/runs.ts";
import { blocksOf, chartsOf, figureValue, headlinesOf, leadOf, literalDigits, sampleEdition } from "./support.ts";

/** The paragraphs of a section, as text. */
const paragraphsOf = ({ model }: Edition, section: string): string =>
  blocksOf(model, section)
    .flatMap((block) => (block.kind === "paragraph" ? [plain(block.content)] : []))
    .join("\n");

/** The rows of a section's tables, as text, each table under its caption. */
const tablesOf = ({ model }: Edition, section: string): { caption: string; rows: string[][] }[] =>
  blocksOf(model, section).flatMap((block) =>
    block.kind === "table"
      ? [{ caption: block.caption, rows: block.rows.map(({ cells }) => cells.map(({ content }) => plain(content))) }]
      : [],
  );

const inEdition = (paper: string, change?: Parameters<typeof sampleEdition>[0]) =>
  sampleEdition(change, "internal", 4, paper);

describe("the paper on the night-time economy", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await inEdition("night-time-economy");
  });

  it("tells findings 1 to 3: the rise, cumulative, per night, what drives it, without the operation", () => {
    const lead = leadOf(edition.model, "nte-shoreditch");
    expect(lead).toContain("There were 2,000 incidents in 2019/20, 450 more than in 2018/19 (+29%), a clear rise.");
    expect(lead).toContain("At the ends of Quarters 1 to 4 the year to date stood at +37%, +38%, +38% and +29%");
    expect(lead).toMatch(/19\.2 incidents on each of the 104 Friday and Saturday nights in 2019\/20, against 14\.9/);
    const tables = tablesOf(edition, "nte-shoreditch");
    const drivers = tables.find(({ caption }) => caption.includes("what each type and quarter adds"));
    expect(drivers?.rows.find(([type]) => type === "Robbery")).toEqual(["Robbery", "−2", "+35", "+39", "+28", "+100"]);
    expect(drivers?.rows.at(-1)).toEqual(["Total", "+148", "+155", "+145", "+2", "+450"]);
    const venues = tables.find(({ caption }) => caption.includes("venues closed"));
    expect(venues?.rows.find(([type]) => type === "Violence")?.slice(1, 5)).toEqual(["268", "264", "−4", "−1.5%"]);
    expect(leadOf(edition.model, "nte-dalston")).toContain("Quarter 3 accounted for 58 of the rise of 79");
  });

  it("has watched zones in one table and in no section", () => {
    const ids = edition.model.sections.map(({ id }) => id);
    expect(ids).not.toContain("nte-stoke-newington");
    expect(tablesOf(edition, "watch-list")[0]?.rows.map(([zone]) => zone)).toEqual([
      "Hackney Central and Homerton",
      "London Fields",
      "Stoke Newington",
    ]);
  });

  it("never adds the two sources of rowdy behaviour up", () => {
    const rows = tablesOf(edition, "nte-rowdy-police-dalston").flatMap((table) => table.rows);
    expect(rows.map((row) => row.slice(1, 6))).toEqual([
      ["23", "28", "49", "24", "124"],
      ["12", "13", "24", "10", "59"],
    ]);
  });

  it("tells how complete the log of patrols is", () => {
    expect(leadOf(edition.model, "levy-log-completeness")).toContain(
      "the log has an entry for 83 of the 100 nights that were due (83%). The year before it had one for 99 of 104 (95%).",
    );
    expect(literalDigits(edition.model)).toEqual([]);
  });
});

describe("the paper before and after an event", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await inEdition("before-and-after");
  });

  it("tells finding 6 over whole weeks", () => {
    const rows = tablesOf(edition, "event-windows")[0]?.rows ?? [];
    const row = (title: string) => rows.find(([first]) => first === title)?.slice(1);
    expect(row("Robbery")).toEqual(["478", "234", "−244", "−51%", "Fewer"]);
    expect(row("Burglary")).toEqual(["690", "428", "−262", "−38%", "Fewer"]);
    expect(row("Referrals to the domestic abuse service")).toEqual(["294", "441", "+147", "+50%", "More"]);
    expect(row("Domestic abuse offences recorded by the police")).toEqual(["684", "574", "−110", "−16%", "Fewer"]);
    const words = paragraphsOf(edition, "event-windows");
    expect(words).toMatch(/Antisocial behaviour reported to the police: [\d,]+ incidents, not compared with/);
    expect(leadOf(edition.model, "event-windows")).toMatch(
      /robbery \(−51%\), burglary \(−38%\).* clearly fell; .*referrals \(\+50%\) clearly rose/,
    );
    expect(figureValue(edition.model, "robbery/hackney/2020-03-23..2020-06-14/count")).toBe(234);
  });

  it("says on page 1 what clearly changed since, and what parted once", () => {
    const headlines = headlinesOf(edition.model);
    expect(headlines).toHaveLength(5);
    expect(headlines[0]).toMatch(/^Domestic abuse: referrals rose 50% while recorded offences fell 16%\./);
    expect(headlines.filter((one) => /domestic abuse/i.test(one))).toHaveLength(1);
    expect(headlines).toContain(
      "Robbery fell 51% on the year before, from 23 March to 14 June 2020. There were 234 offences, 244 fewer than the 478 on the same dates a year before, a clear fall.",
    );
    expect(headlines.find((one) => one.startsWith("Stops and searches rose 66%"))).toContain(
      "Of these, 1,170 were for drugs, against 567.",
    );
  });

  it("draws the weeks, which add up to the windows", () => {
    expect(chartsOf(edition.model, "event-weeks").map(({ title }) => title)).toContain(
      "Robbery fell 51% on the same dates a year before",
    );
    const sums = blocksOf(edition.model, "event-weeks").flatMap((block) => {
      if (block.kind !== "chart" || block.chart.kind !== "weeks" || !block.id.endsWith("-robbery")) return [];
      const { thisYear, lastYear } = block.chart;
      return [thisYear, lastYear].map(({ points }) =>
        points.filter(({ week }) => week >= "2020-03-23").reduce((sum, { number = 0 }) => sum + number, 0),
      );
    });
    expect(sums).toEqual([234, 478]);
  });

  it("tells what was searched for", () => {
    const rows = tablesOf(edition, "search-objects")[0]?.rows ?? [];
    expect(rows.find(([object]) => object === "Drugs")?.slice(1, 3)).toEqual(["567", "1,170"]);
    expect(literalDigits(edition.model)).toEqual([]);
  });
});

describe("another story", () => {
  it("turns the event's sentence, lead and chart title round", async () => {
    const edition = await inEdition("before-and-after", (scenario) => {
      for (const counts of Object.values(scenario.referrals))
        for (const span of Object.keys(counts))
          if (span >= "2020-03-23" && span.startsWith("2020")) counts[span] = Math.round((counts[span] ?? 0) * 0.3);
    });
    expect(headlinesOf(edition.model).join("\n")).toMatch(
      /Referrals to the domestic abuse service fell \d+% on the year before/,
    );
    expect(leadOf(edition.model, "event-windows")).toMatch(/referrals \(−\d+%\) clearly fell/);
    expect(leadOf(edition.model, "event-windows")).not.toMatch(/referrals[^;]* clearly rose/);
    expect(
      chartsOf(edition.model, "event-weeks")
        .map(({ title }) => title)
        .join(),
    ).toMatch(/Referrals to the domestic abuse service fell \d+% on the same dates/);
  });
});
