import { expect, it } from "vitest";
import type { TargetFinding } from "../../src/values/target-findings.ts";
import { plain } from "../../src/wording/runs.ts";
import { targetSentence } from "../../src/wording/target.ts";
import { count, period } from "../analysis/fixtures.ts";

const said = (previous: number, unrounded: number, limit: number, percent: number): string =>
  plain(
    targetSentence({
      kind: "target",
      status: "met",
      bound: "at-most",
      year: period("2015/16"),
      target: count("2015/16", unrounded),
      limit: count("2015/16", limit),
      statedPercent: { ...count("2015/16", -20, "percent"), method: "target" },
      baselineNow: count("2012/13", 26),
      onPreviousYear: {
        previous: count("2014/15", previous),
        percent: count("2015/16", percent, "percent"),
        difference: count("2015/16", limit - previous),
        rises: percent > 0,
      },
    } as unknown as TargetFinding),
  );

it("a target on a baseline is said on last year so that each step can be followed", () => {
  // 26 less 20% is 20.8; 20.8 on 12 is +73.3%; 20 less 12 is 8.
  expect(said(12, 20.8, 20, 73.3)).toBe(
    "The target of at most 20 was met. It was agreed as 20% below the 26 of 2012/13. That is 20.8, or +73% on last year’s 12; rounded down, at most 20, which is 8 more than last year: the target is a reduction on its baseline year, but last year was lower still.",
  );
  // 20.8 on 30 is −30.7%.
  expect(said(30, 20.8, 20, -30.7)).toMatch(
    /That is 20\.8, or −31% on last year’s 30; rounded down, at most 20, which is 10 fewer than last year\.$/,
  );
});

it("is not explained where rounding leaves no more than last year", () => {
  // 20.8 on 20 is +4.0%.
  expect(said(20, 20.8, 20, 4)).toMatch(
    /That is 20\.8, or \+4\.0% on last year’s 20; rounded down, at most 20, which is as many as last year\.$/,
  );
});

it("a whole number is not rounded", () => {
  expect(said(10, 20, 20, 100)).toContain("That is +100% on last year’s 10, or 10 more than last year: ");
});
