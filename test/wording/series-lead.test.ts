import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import type { ChangeFinding } from "../../src/values/change-findings.ts";
import { plain } from "../../src/wording/runs.ts";
import { type SeriesChange, seriesLead } from "../../src/wording/short-change.ts";
import type { SubjectWords } from "../../src/wording/subject.ts";
import { count, rules } from "../analysis/fixtures.ts";

const words = { indicator: { unit: "victims" } } as SubjectWords;
const series = (
  name: string,
  from: number,
  to: number,
  more: Partial<ChangeFinding> = {},
  isPlace = false,
): SeriesChange => ({
  name,
  isPlace,
  words,
  change: {
    ...changeBetween({ from: count("2018/19", from), to: count("2019/20", to), comparison: "previous-year" }, rules()),
    ...more,
  },
});
const lead = (...all: readonly SeriesChange[]): string => plain(seriesLead(all));
const silent: Partial<ChangeFinding> = { evidence: "not-tested", notTestedBecause: "unknown-share-moved" };

describe("what is said above a table of several series", () => {
  it("has the numbers of what clearly changed, and the names of what did not", () => {
    expect(
      lead(series("Licensing visits", 400, 200), series("Licence reviews", 60, 62), series("MARAC cases", 90, 90)),
    ).toBe(
      "Licensing visits: 200 victims in 2019/20, against 400 in 2018/19 (−50%), a clear fall. There was no clear change in licence reviews and MARAC cases on the year before.",
    );
  });

  it("keeps the capitals of places, and says of what nothing can be said", () => {
    expect(lead(series("Shoreditch", 60, 62, {}, true), series("Dalston", 60, 90, silent, true))).toBe(
      "There was no clear change in Shoreditch on the year before. No verdict can be given for Dalston.",
    );
  });
});
