import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import { plain } from "../../src/wording/runs.ts";
import { blocksOf, headlinesOf, leadOf, sampleEdition, scorecardRow } from "./support.ts";

describe("a paper before the year is out", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await sampleEdition(() => {}, "internal", 2);
  });

  it("says of which months it speaks, and never that they are the year", () => {
    const { model } = edition;
    expect(model.subtitle).toBe(
      "2019/20 Quarter 2 (July to September 2019), and the year so far, to 30 September 2019",
    );
    expect(leadOf(model, "nte-shoreditch")).toMatch(
      /^There were 1,101 incidents in the six months to September 2019, 303 more than in the six months to September 2018/,
    );
    const titles = blocksOf(model).flatMap((block) => (block.kind === "chart" ? [plain(block.title)] : []));
    expect(titles.filter((title) => /all year|in 2019\/20/.test(title))).toEqual([]);
    const headlines = headlinesOf(model).join("\n");
    expect(headlines).toContain(
      "Shoreditch rose 38% in the six months to September 2019, from 798 to 1,101 incidents.",
    );
    expect(headlines).not.toMatch(/than last year/);
    expect(edition.model.sections.find(({ id }) => id === "scorecard")?.blocks[0]).toMatchObject({
      columns: expect.arrayContaining([expect.objectContaining({ title: "Year to date" })]),
    });
  });

  it("says where the year's target stands, with the pace that it rests on", () => {
    const { model } = edition;
    expect(headlinesOf(model).join("\n")).toMatch(
      /Robbery: target not on course\. There were 1,065 .* in the same months last year .*\. At this pace the year would end at about 2,\d{3}, against a target of at most 1,878\./,
    );
    expect(leadOf(model, "robbery")).toMatch(/is not on course: at this pace the year would end at about 2,\d{3} \(/);
    expect(scorecardRow(model, "Knife injury victims under 25")).toContain("On course");
    expect(scorecardRow(model, "Serious youth violence victims")).toContain("Not on course");
  });

  it("names no quarter for a difference that two quarters share", () => {
    expect(leadOf(edition.model, "all-crime")).not.toMatch(/Quarter 1 accounts/);
  });

  it("has both years of a chart in the table behind it", () => {
    const [chart] = blocksOf(edition.model, "robbery").flatMap((block) => (block.kind === "chart" ? [block] : []));
    expect(chart?.chart.kind).toBe("years");
    expect(chart?.data.rows.map(({ cells }) => plain(cells[0]?.content ?? []))).toEqual(["2018/19", "2019/20"]);
  });
});
