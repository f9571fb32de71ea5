import { describe, expect, it } from "vitest";
import { rivalsCount } from "../../src/analysis/unknown-share.ts";
import { absent } from "../../src/values/value.ts";
import { alsoUnknown, leftOutBeside, leftOutCaption, notKnownWords } from "../../src/wording/left-out.ts";
import { plain } from "../../src/wording/runs.ts";
import { count } from "../analysis/fixtures.ts";

describe("for want of what records are left out", () => {
  it("is named in a caption", () => {
    expect(leftOutCaption(["ethnic-group"])).toBe("Records left out because the ethnic group is not known");
    expect(leftOutCaption(["age", "time", "place"])).toBe(
      "Records left out because the age, the time or the place is not known",
    );
    expect(leftOutCaption(["age", "sex", "time", "place", "risk"])).toBe(
      "Records left out because something that the definition asks for is not known",
    );
    expect(notKnownWords(["committed"])).toBe("date of the offence");
    expect(notKnownWords(["committed", "time", "place"])).toBe("date, time or place");
  });
});

describe("records that nobody can tell beside a count", () => {
  const with2019 = (counted: number, unknown: number) =>
    rivalsCount({ count: count("2019/20", counted), unknown: count("2019/20", unknown) });

  it("rival it from half as many on", () => {
    expect(with2019(29, 46)).toBe(true);
    expect(with2019(17, 8)).toBe(false);
    expect(with2019(16, 8)).toBe(true);
    expect(with2019(0, 0)).toBe(false);
  });

  it("are said with what is not known, and not where they are withheld", () => {
    const from = count("2018/19", 15);
    expect(plain(alsoUnknown({ from, to: count("2019/20", 8) }, ["ethnic-group"], "a year before"))).toBe(
      "For 8 more the ethnic group is not known (15 a year before).",
    );
    expect(
      alsoUnknown({ from, to: count("2019/20", absent("suppressed", "small")) }, ["ethnic-group"], "a year before"),
    ).toEqual([]);
  });

  it("are said of several places at once", () => {
    const items = [
      { name: "London Fields", unknown: count("2019/20", 90), count: count("2019/20", 47) },
      { name: "Stoke Newington", unknown: count("2018/19", 98), count: count("2018/19", 182) },
    ];
    expect(plain(leftOutBeside(items, ["time", "place"]))).toBe(
      "Many records are left out because the time or the place is not known: 90 beside the 47 counted in London Fields and 98 beside the 182 counted in Stoke Newington. Read these counts as the least that there were.",
    );
    expect(leftOutBeside([], ["time"])).toEqual([]);
  });
});
