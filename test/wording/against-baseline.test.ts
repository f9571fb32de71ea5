import { describe, expect, it } from "vitest";
import { againstBaseline } from "../../src/analysis/against-baseline.ts";
import { baselineSentence, partsAgainstSentence } from "../../src/wording/against-baseline.ts";
import { plain } from "../../src/wording/runs.ts";
import { count, rules } from "../analysis/fixtures.ts";

const years = ["2011/12", "2012/13", "2013/14", "2014/15", "2015/16"];
const found = (...numbers: readonly number[]) => {
  const against = againstBaseline(
    numbers.map((number, index) => count(years[index] ?? "", number)),
    rules(),
  );
  if (!against) throw new Error("nothing to compare");
  return against;
};
const said = (...numbers: readonly number[]): string => plain(baselineSentence("Robbery", found(...numbers)));

describe("a series on its baseline year", () => {
  it("tells the newest step that went the other way, within usual variation as it is", () => {
    // 860 to 880 is +20, where chance alone gives some 80.
    expect(said(1420, 1200, 1000, 860, 880)).toMatch(
      /^Robbery: 880 in 2015\/16, 540 below the 1,420 of 2011\/12 \(−38%\), a clear fall, though it rose, within usual variation, in 2015\/16\.$/,
    );
    expect(said(2100, 1700, 1400, 1840, 1890)).toMatch(
      /, a clear fall, though it rose in 2014\/15 and, within usual variation, in 2015\/16\.$/,
    );
  });

  it("leaves out earlier steps that chance explains, and says a clear newest one as any clear one", () => {
    expect(said(1420, 1200, 1210, 900, 860)).toMatch(/, a clear fall\.$/);
    expect(said(1420, 1200, 1000, 600, 880)).toMatch(/, a clear fall, though it rose in 2015\/16\.$/);
  });
});

describe("how many parts lie on which side", () => {
  const part = (title: string, from: number, to: number) => ({ title, change: found(from, to).change });

  it("is told with the names of those on the other", () => {
    const parts = [
      part("Robbery", 100, 90),
      part("Burglary", 100, 110),
      part("Vandalism", 100, 90),
      part("ASB", 100, 120),
      part("Theft", 100, 50),
      part("Fraud", 100, 100),
    ];
    expect(plain(partsAgainstSentence(parts, "2011/12"))).toBe(
      "Three of the six parts are below 2011/12; burglary and ASB are above it; fraud is where it was.",
    );
  });

  it("is one sentence where all went one way", () => {
    expect(plain(partsAgainstSentence([part("Robbery", 100, 90), part("Theft", 9, 1)], "2011/12"))).toBe(
      "Both parts are below 2011/12.",
    );
  });
});
