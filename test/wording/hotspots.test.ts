import { expect, it } from "vitest";
import type { Indicator } from "../../src/indicators/indicator.ts";
import type { WardsFinding } from "../../src/values/profile-findings.ts";
import { plain } from "../../src/wording/runs.ts";
import { hotspotSentence, lsoaSentence } from "../../src/wording/where.ts";
import { count, period } from "../analysis/fixtures.ts";

const finding = {
  concentration: {
    topPercent: 5,
    top: [{}, {}, {}],
    units: 60,
    share: {
      part: count("2015/16", 55),
      whole: count("2015/16", 253),
      share: { ...count("2015/16", 21.7, "percent"), method: "share" },
    },
  },
  hotspots: { first: 3, least: 2, years: 3, persistent: [{ area: "e1", years: [] }] },
} as unknown as WardsFinding;

it("small areas are told of those whose LSOA is known, and hotspots with their years", () => {
  expect(plain(lsoaSentence(finding, { unit: "victims" } as Indicator))).toBe(
    "The 5% of LSOAs with the most, three of 60, hold 55 of the 253 victims whose LSOA is known (22%).",
  );
  const years = ["2013/14", "2014/15", "2015/16"].map((year) => period(year));
  expect(plain(hotspotSentence(finding, years, () => "E1 (Clissold)"))).toBe(
    "Persistent hotspots, among the first three LSOAs in at least two of 2013/14, 2014/15 and 2015/16: E1 (Clissold).",
  );
});
