import { expect, it } from "vitest";
import { recommendedOf } from "../../src/analysis/recommended.ts";
import type { Theme } from "../../src/partnership/settings/themes.ts";
import type { MeasuredFindings } from "../../src/values/measured-findings.ts";
import { recommendedIntroduction, whyWords } from "../../src/wording/recommended.ts";
import { plain } from "../../src/wording/runs.ts";
import type { SubjectWords } from "../../src/wording/subject.ts";
import { count, period } from "../analysis/fixtures.ts";

const theme = { id: "noise", indicators: ["answered"] } as unknown as Theme;
const level = (when: string, percent: number) => ({ period: period(when), figure: count(when, percent, "percent") });
const measured = (appraisal: "worse" | "neither"): MeasuredFindings =>
  ({
    indicator: "answered",
    measured: "share",
    year: {
      from: level("2014/15", 49),
      to: level("2015/16", 44),
      difference: count("2015/16", -5, "percentage-points"),
      direction: "fewer",
      evidence: "clear-95",
      appraisal,
    },
  }) as unknown as MeasuredFindings;
const words = { inPlace: "Calls answered", shortTitle: "Calls answered", indicator: {} } as unknown as SubjectWords;
const said = (appraisal: "worse" | "neither"): string => {
  const [found] = recommendedOf(
    [theme],
    () => undefined,
    () => measured(appraisal),
    () => "higher",
  );
  return found ? plain(whyWords(found, () => words)) : "";
};

it("a share that clearly got worse is a reason, as a count is", () => {
  expect(said("worse")).toBe(
    "Calls answered: 44.0% in 2015/16, 5.0 percentage points lower than a year before (49.0%), a clear fall.",
  );
  expect(said("neither")).toBe(
    "Among the measures of its chapter no target was missed, and none clearly got worse in the year.",
  );
});

it("the order is called the group's only where it is", () => {
  expect(plain(recommendedIntroduction(true, undefined))).toContain("in the order that the group has given them.");
  expect(plain(recommendedIntroduction(false, undefined))).toContain("those first for which the figures say the most.");
});
