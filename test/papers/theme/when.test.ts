import { beforeAll, describe, expect, it } from "vitest";
import type { EditionModel } from "../../../src/papers/model.ts";
import { figureValue, literalDigits } from "../support.ts";
import { chartOf, sentencesOf, tableOf } from "./read-model.ts";
import { profileOf, small } from "./small-partnership.ts";

let internal: EditionModel;
beforeAll(async () => {
  internal = (await profileOf(small)).model;
}, 60_000);

describe("when", () => {
  it("tells the share late at night and the night that stands out, of those whose hour is known", () => {
    expect(sentencesOf(internal, "robbery-when")).toEqual([
      "82% of the offences whose hour is known were between 22:00 and 03:00 (55 of 67), more than the 21% that five hours of 24 would hold if all hours were alike.",
      "The busiest night is Friday: 55 (100%) of the 55 offences from 18:00 to 05:59.",
      "More offences than in the same month a year before: June (25, from 0).",
      "The hour is not known of 3 of 70 (4.3%): no time was given, or it happened at some time in more than 12 hours.",
    ]);
    expect(literalDigits(internal)).toEqual([]);
  });

  it("puts 01:20 on Saturday into Friday's night", () => {
    const cell = (night: string, hour: string) =>
      figureValue(internal, `robbery[hour=${hour},night=${night}]/hackney/fy2019-20/count`);
    expect([cell("fri", "01"), cell("fri", "23"), cell("sat", "01"), cell("wed", "14")]).toEqual([25, 30, 0, 12]);
  });

  it("shows nights alone where there are too few for a grid of hours", () => {
    expect(chartOf(internal, "robbery-when-hours")).toBeUndefined();
    const nights = tableOf(internal, "robbery-when-nights");
    expect([nights.get("Friday")?.[0], nights.get("Wednesday")?.[0], nights.get("Not known")?.[0]]).toEqual([
      "55",
      "12",
      "3",
    ]);
  });

  it("draws the grid where there are enough", async () => {
    const { model } = await profileOf(small.map((one) => ({ ...one, many: one.many * 2 })));
    const chart = chartOf(model, "robbery-when-hours");
    expect(chart?.chart.kind).toBe("grid");
    expect(chart?.data.rows).toHaveLength(24);
  });

  it("sets each month beside the same month a year before", () => {
    const months = tableOf(internal, "robbery-when-same-months");
    const at = (year: string) => months.get(year)?.slice(0, 4);
    expect(at("2018/19")).toEqual(["0", "20", "0", "0"]);
    expect(at("2019/20")).toEqual(["0", "30", "25", "15"]);
    expect(at("Difference")).toEqual(["0", "+10", "+25", "+15"]);
  });
});
