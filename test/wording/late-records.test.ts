import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import type { FormerStage } from "../../src/values/change-findings.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { lateHeadline, lateQuarterSentence, lateSentence } from "../../src/wording/late-records.ts";
import { plain } from "../../src/wording/runs.ts";
import { count, rules } from "../analysis/fixtures.ts";

const change = (then: number | Value, kind: FormerStage["stage"], now = 72, to = 41) =>
  changeBetween(
    {
      from: count("2018/19", now),
      to: count("2019/20", to),
      comparison: "previous-year",
      former: {
        count: { ...count("2018/19", then), id: `${count("2018/19", 0).id}:as-at-2019-04-15` },
        stage: { asAt: "2019-04-15", stage: kind, daysThen: 15, daysNow: 76 },
      },
    },
    rules(),
  );

describe("late records in words", () => {
  it("says how last year's count stood at the same stage", () => {
    expect(plain(lateSentence(change(66, "same")))).toBe(
      "At the same stage a year ago 2018/19 stood at 66; late records have added 6 (9.1%). " +
        "2019/20 can rise in the same way: it is 25 fewer than that 66 (−38%).",
    );
  });

  it("gives the ages of the two where they differ", () => {
    expect(plain(lateSentence(change(66, "younger")))).toBe(
      "About two weeks after it ended, 2018/19 stood at 66; late records have added 6 (9.1%). " +
        "2019/20 is counted after about 11 weeks and can still rise: it is 25 fewer than that 66 (−38%).",
    );
  });

  it("turns round with what came", () => {
    expect(plain(lateSentence(change(80, "same")))).toContain(
      "stood at 80; later corrections have taken off 8 (10%). 2019/20 can fall in the same way",
    );
    expect(plain(lateSentence(change(60, "same", 72, 66)))).toContain("it is 6 more than that 60 (+10%).");
    expect(plain(lateSentence(change(66, "same", 72, 66)))).toContain("it is as high as that 66.");
  });

  it("says it of the year so far in the plural", () => {
    const soFar = changeBetween(
      {
        from: count("2018-04-01..2018-09-30", 36),
        to: count("2019-04-01..2019-09-30", 22),
        comparison: "previous-year",
        former: {
          count: count("2018-04-01..2018-09-30", 32),
          stage: { asAt: "2018-10-15", stage: "younger", daysThen: 15, daysNow: 76 },
        },
      },
      rules(),
    );
    expect(plain(lateSentence(soFar))).toBe(
      "About two weeks after they ended, the six months to September 2018 stood at 32; late records have added 4 (13%). " +
        "The six months to September 2019 are counted after about 11 weeks and can still rise: they are 10 fewer than that 32 (−31%).",
    );
  });

  it("gives no percentage on a small base", () => {
    const words = plain(lateSentence(change(13, "same", 17, 9)));
    expect(words).toContain("late records have added 4.");
    expect(words).toContain("it is 4 fewer than that 13.");
  });

  it("has a line for the first page and one for the quarter", () => {
    expect(plain(lateHeadline(change(66, "younger")))).toBe(
      "Late records have raised last year’s count by 6 (9.1%) since 15 April 2019; this year’s can rise too.",
    );
    expect(plain(lateQuarterSentence(change(66, "younger")))).toBe(
      "On 15 April 2019 the 72 of a year before stood at 66.",
    );
  });

  it("tells only the direction of what is withheld", () => {
    const withheld = change(absent("suppressed", "small-revision-up"), "younger");
    expect(plain(lateSentence(withheld))).toBe(
      "Late records have raised the count for 2018/19 since 15 April 2019; that for 2019/20 can rise in the same way.",
    );
    expect(plain(lateHeadline(withheld))).toBe(
      "Late records have raised last year’s count since 15 April 2019; this year’s can rise too.",
    );
    expect(lateQuarterSentence(withheld)).toEqual([]);
  });

  it("is silent where nothing came", () => {
    const same = change(72, "same");
    expect([lateSentence(same), lateHeadline(same), lateQuarterSentence(same)]).toEqual([[], [], []]);
  });
});
