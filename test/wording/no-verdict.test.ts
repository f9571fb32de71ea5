import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import type { NotKnown } from "../../src/values/change-findings.ts";
import { absent } from "../../src/values/value.ts";
import { evidenceWords } from "../../src/wording/change.ts";
import { noVerdictSentences } from "../../src/wording/short-change.ts";
import { count, rules } from "../analysis/fixtures.ts";

const silent = (notKnown: readonly NotKnown[]) => ({
  ...changeBetween({ from: count("2018/19", 98), to: count("2019/20", 196), comparison: "previous-year" }, rules()),
  evidence: "not-tested" as const,
  notTestedBecause: "unknown-share-moved" as const,
  notKnown,
});

describe("a change without a verdict", () => {
  it("names only what its records lack", () => {
    expect(evidenceWords(silent(["age"]))).toBe(
      "; no verdict is given, since the share of records of which the age is not known moved too much",
    );
    expect(evidenceWords(silent(["time", "place"]))).toBe(
      "; no verdict is given, since the share of records of which the time or the place is not known moved too much",
    );
    expect(evidenceWords(silent(["repeat"]))).toContain("of which the earlier cases are not known moved");
    expect(evidenceWords(silent(["category"]))).toContain("of which the kind of offence is not known moved");
    expect(evidenceWords(silent([]))).toContain("of which something that the definition asks for is not known moved");
  });

  it("says that the share may have moved where the numbers are withheld", () => {
    const unknown = { ...count("2019/20", absent("suppressed")), id: "syv-victims/hackney/fy2019-20/unknown" };
    const question = {
      from: count("2018/19", 60),
      to: count("2019/20", 40),
      comparison: "previous-year",
      unknown: { from: unknown, to: unknown },
    };
    expect(evidenceWords(changeBetween(question, rules(1, { leftOutFor: ["age"] })))).toBe(
      "; no verdict is given, since the numbers of records of which the age is not known are withheld, and their share may have moved",
    );
  });

  it("is explained once under a list, with all that the records of any of them lack", () => {
    expect(noVerdictSentences([silent(["time"]), silent(["time", "place"])])).toEqual([
      "“No verdict”: there are records of which the time or the place is not known, so that they might belong here, and their share moved too much between the two years to tell.",
    ]);
  });
});
