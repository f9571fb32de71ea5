import { describe, expect, it } from "vitest";
import type { BenchmarkFinding } from "../../src/values/comparison-findings.ts";
import { changeAgainstAll, courseTitle } from "../../src/wording/benchmark.ts";
import { plain } from "../../src/wording/runs.ts";
import type { SubjectWords } from "../../src/wording/subject.ts";
import { count, period } from "../analysis/fixtures.ts";

const words = { title: "Burglary" } as SubjectWords;
const names = new Map([
  ["force", "the Metropolitan Police"],
  ["group", "the most similar boroughs"],
]);
const finding = (
  comparator: "force" | "group",
  verdict: BenchmarkFinding["verdict"],
  own: number,
  theirs: number,
  from = "2011/12",
): BenchmarkFinding =>
  ({
    comparator,
    verdict,
    from: period(from),
    to: period("2015/16"),
    compareBy: comparator === "group" ? "mean" : "pooled",
    includesOwn: false,
    members: comparator === "group" ? [{}, {}] : [{}],
    own: { area: "hackney", change: { percent: count("2015/16", own, "percent") } },
    comparatorChange: count("2015/16", theirs, "percent"),
  }) as unknown as BenchmarkFinding;
const said = (...findings: BenchmarkFinding[]): string => plain(changeAgainstAll(findings, words, names));

describe("a change beside several comparators", () => {
  it("is said once, with each of them after it", () => {
    expect(said(finding("force", "larger-fall", -34.7, -13.4), finding("group", "similar", -34.7, -34.5))).toBe(
      "Burglary fell 34.7% from 2011/12 to 2015/16: more than in the Metropolitan Police (−13.4%), about as much as in the most similar boroughs (a mean of −34.5%).",
    );
  });

  it("names two together of which the same is true", () => {
    expect(said(finding("force", "similar", 6, 4.3), finding("group", "similar", 6, 5.7))).toBe(
      "Burglary rose 6.0% from 2011/12 to 2015/16: about as much as in the Metropolitan Police (+4.3%) and in the most similar boroughs (a mean of +5.7%).",
    );
  });

  it("tells what it did where it went the other way", () => {
    expect(said(finding("force", "rise-against-fall", 10.1, -8.8), finding("group", "smaller-rise", 10.1, 15))).toBe(
      "Burglary rose 10.1% from 2011/12 to 2015/16: less than in the most similar boroughs (a mean of +15.0%); in the Metropolitan Police it fell 8.8%.",
    );
    const one = finding("force", "rise-against-fall", 10.1, -8.8);
    expect(said(one)).toBe("Burglary rose 10.1% from 2011/12 to 2015/16; in the Metropolitan Police it fell 8.8%.");
    expect(plain(courseTitle(one, words, names))).toBe(
      "Burglary since 2011/12: a rise, unlike in the Metropolitan Police",
    );
  });

  it("is no clear difference where one rose and the other fell by too little to tell them apart", () => {
    const [force, group] = [finding("force", "similar", 2.1, -1.4), finding("group", "similar", 2.1, -0.8)];
    expect(said(force, finding("group", "similar", 2.1, 1.9))).toBe(
      "Burglary rose 2.1% from 2011/12 to 2015/16: no clear difference from the Metropolitan Police (−1.4%), about as much as in the most similar boroughs (a mean of +1.9%).",
    );
    expect(said(force, group)).toBe(
      "Burglary rose 2.1% from 2011/12 to 2015/16: no clear difference from the Metropolitan Police (−1.4%) and the most similar boroughs (a mean of −0.8%).",
    );
    expect(said(force)).toBe(
      "Burglary rose 2.1% from 2011/12 to 2015/16: no clear difference from the Metropolitan Police (−1.4%).",
    );
    expect(said(group)).toBe(
      "Burglary rose 2.1% from 2011/12 to 2015/16: no clear difference from the mean of the changes in the most similar boroughs (−0.8%).",
    );
    expect(said(finding("force", "similar", 0, -1.4))).toBe(
      "Burglary did not change from 2011/12 to 2015/16: no clear difference from the Metropolitan Police (−1.4%).",
    );
    // What is printed as no change neither rose nor fell.
    expect(said(finding("force", "similar", 1.2, 0.04))).toBe(
      "Burglary rose 1.2% from 2011/12 to 2015/16: no clear difference from the Metropolitan Police (0.0%).",
    );
    expect(plain(courseTitle(force, words, names))).toBe(
      "Burglary since 2011/12: no clear difference from the Metropolitan Police",
    );
  });

  it("is said of each by itself where the years differ", () => {
    expect(
      said(finding("force", "larger-fall", -34.7, -13.4), finding("group", "similar", -34.7, -34.5, "2012/13")),
    ).toBe(
      "Burglary fell 34.7% from 2011/12 to 2015/16, a larger fall than that of the Metropolitan Police (−13.4%). Burglary fell 34.7% from 2012/13 to 2015/16, a fall similar to the mean of the changes in the most similar boroughs (−34.5%).",
    );
  });
});
