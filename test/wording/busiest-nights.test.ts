import { describe, expect, it } from "vitest";
import { timesOf } from "../../src/analysis/times.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import type { Figure } from "../../src/values/figure.ts";
import { plain } from "../../src/wording/runs.ts";
import { gridTitle, timeSentences } from "../../src/wording/when.ts";
import { count, numberOf } from "../analysis/fixtures.ts";

const indicator = { title: "Robbery", unit: "offences" } as Indicator;
const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** At 14:00, at 20:00 and at 01:00 of each day: Sunday afternoon has more than any night. */
const byHour: Readonly<Record<string, readonly number[]>> = {
  "14": [10, 10, 10, 10, 10, 10, 500],
  "20": [20, 20, 20, 20, 60, 70, 20],
  "01": [20, 20, 20, 20, 60, 80, 20],
};

const cell = (night: string, number: number, hour?: string) => {
  const figure: Figure = {
    ...count("2019/20", number, "offences"),
    id: `robbery[${hour ? `hour=${hour},` : ""}night=${night}]/hackney/fy2019-20/count`,
  };
  return { night, ...(hour ? { hour } : {}), count: figure };
};
const asked = { total: count("2019/20", 1090, "offences"), overdispersion: 1, noPercentBelow: 20, limited: false };
const said = (finding: ReturnType<typeof timesOf>): string[] =>
  timeSentences(finding, indicator).map((sentence) => plain(sentence));

describe("the busiest nights", () => {
  const finding = timesOf({
    ...asked,
    cells: Object.entries(byHour).flatMap(([hour, counts]) =>
      counts.map((number, index) => cell(week[index] ?? "", number, hour)),
    ),
  });

  it("are told by the hours from 18:00 to 05:59, and not by their afternoons", () => {
    // 60 + 60, 70 + 80; 20 + 20 on each of the other five.
    expect(said(finding)).toContain(
      "The busiest nights are Friday and Saturday: 120 and 150 of the 470 offences from 18:00 to 05:59.",
    );
    expect(plain(gridTitle(finding, indicator))).toBe("Robbery: the most from 18:00 to 05:59 on Friday and Saturday");
    // 200 of 470 are less than half.
    expect(said(finding).join(" ")).not.toContain("together hold more");
    expect(numberOf(finding.others?.part)).toBe(200);
    expect(numberOf(finding.days[6]?.count)).toBe(540);
  });

  it("are the 24 hours from 06:00 where an edition gives no hours", () => {
    const days = timesOf({
      ...asked,
      cells: [20, 20, 20, 20, 90, 20, 20].map((number, index) => cell(week[index] ?? "", number)),
    });
    // 90 of 210 are 42.9%; 120 are more than half.
    expect(said(days)).toEqual([
      "The 24 hours from 06:00 on Friday have the most offences of the seven days: 90 (43%) of the 210 whose hour is known.",
      "The other six together hold more: 120 (57%).",
    ]);
  });
});
