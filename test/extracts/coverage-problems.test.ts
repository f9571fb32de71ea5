import { describe, expect, it } from "vitest";
import type { CoverageFinding } from "../../src/extracts/coverage.ts";
import { coverageProblems, gapsOfMonthly } from "../../src/extracts/coverage-problems.ts";

const source = {
  id: "asb",
  name: "ASB",
  provider: "P",
  format: "incident-records",
  files: "extracts/asb-*.csv",
  columns: {},
};
const found = (kind: CoverageFinding["kind"], ...months: string[]): CoverageFinding[] =>
  months.map((month) => ({ month, kind }));

describe("what is said of a source's months", () => {
  it("joins consecutive months, and says all gaps of a source in one line", () => {
    const gaps = found("gap", "2015-04", "2015-05", "2015-06", "2015-07", "2015-08", "2015-09", "2016-02");
    expect(coverageProblems(source, gaps, true)).toEqual([
      {
        code: "coverage-gap",
        severity: "warning",
        message:
          "ASB holds nothing for 2015-04 to 2015-09 (6 months) and 2016-02. Figures over these months are incomplete.",
        remedy: "Ask the provider for an extract that covers them.",
        place: { file: "extracts/asb-*.csv" },
      },
    ]);
    expect(coverageProblems(source, found("gap", "2015-12"), false)[0]).toMatchObject({
      severity: "note",
      message: "ASB holds nothing for 2015-12. Figures over this month are incomplete.",
    });
  });

  it("says nothing of the months between those of a survey that is taken once a year", () => {
    const months = (count: number) =>
      Array.from({ length: count }, (_unused, at) => `2015-${String(at + 1).padStart(2, "0")}`);
    const statesOf = (missing: number) =>
      Object.fromEntries(months(12).map((month, at) => [month, at < missing ? "missing" : "whole"]));
    expect(gapsOfMonthly(found("gap", ...months(7)), statesOf(7))).toEqual([]);
    expect(gapsOfMonthly(found("gap", ...months(6)), statesOf(6))).toHaveLength(6);
    expect(gapsOfMonthly(found("damaged", ...months(7)), statesOf(7))).toHaveLength(7);
  });

  it("joins the months that are covered in part by what is wrong with them", () => {
    const problems = coverageProblems(
      source,
      [
        ...found("damaged", "2019-12", "2020-01", "2020-02"),
        ...found("nearly-empty", "2018-03"),
        { month: "2020-06", kind: "extract-date", date: "2020-06-14" },
      ],
      true,
    );
    expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
      [
        "warning",
        "ASB: counts of 2019-12 to 2020-02 (3 months) could not be read. Figures over these months are incomplete.",
      ],
      ["warning", "ASB: 2018-03 is nearly empty beside the months around it. Figures over this month are incomplete."],
      ["note", "ASB: held to 2020-06-14, where the extract ends. Figures over 2020-06 are incomplete."],
    ]);
  });

  it("gives the number of spans beyond a readable few", () => {
    const scattered = Array.from({ length: 10 }, (_, index) => `${2001 + index}-05`);
    const [problem] = coverageProblems(source, found("gap", ...scattered), true);
    expect(problem?.message).toContain("2007-05, 2008-05 and 2 more spans.");
  });
});
