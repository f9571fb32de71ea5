import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { divergenceOf } from "../../src/analysis/divergence.ts";
import { exceptionsOf, mostExceptions } from "../../src/analysis/exceptions.ts";
import { analyseIndicator, needsOf } from "../../src/analysis/indicator.ts";
import type { TargetSetting } from "../../src/partnership/settings/targets.ts";
import { absent } from "../../src/values/value.ts";
import { answerFrom, bookOf, count, numberOf, period, rules, subject } from "./fixtures.ts";

const change = (from: number, to: number) =>
  changeBetween({ from: count("2018/19", from), to: count("2019/20", to), comparison: "previous-year" }, rules());

describe("divergence", () => {
  const verdict = (left: [number, number], right: [number, number]) =>
    divergenceOf({ pair: "domestic-abuse", left: change(...left), right: change(...right) }).verdict;

  it("needs opposite directions, and says whether both are clear", () => {
    expect(verdict([684, 574], [294, 441])).toBe("opposite");
    expect(verdict([684, 680], [294, 441])).toBe("opposite-not-clear");
    expect(verdict([574, 684], [294, 441])).toBe("same-direction");
    expect(verdict([574, 574], [294, 441])).toBe("level");
  });

  it("is not drawn from what is not known", () => {
    const unknown = changeBetween(
      { from: count("2018/19", 684), to: count("2019/20", absent("incomplete")), comparison: "previous-year" },
      rules(),
    );
    expect(divergenceOf({ pair: "domestic-abuse", left: unknown, right: change(294, 441) }).verdict).toBe(
      "not-compared",
    );
  });
});

describe("the first page", () => {
  /** One indicator: `now` a month in 2019/20, 20 a month before, half of it robbery. */
  const findings = (area: string, now: number, targets: TargetSetting[] = []) => {
    const about = { ...subject(), area, settings: { ...subject().settings, targets } };
    const monthly = (month: string): number => (month >= "2019-04" ? now : 20) / 2;
    return analyseIndicator(bookOf(needsOf(about), answerFrom(monthly, ["robbery", "drugs"])), about);
  };
  const target = (area: string, most: number): TargetSetting => ({
    indicator: "nte-crime-and-asb",
    area,
    year: period("2019/20"),
    form: { kind: "at-most", count: most },
  });

  it("judges a target of the settings", () => {
    const found = findings("shoreditch", 21, [target("shoreditch", 240), target("dalston", 1)]);
    expect(found.target).toMatchObject({ status: "missed" });
    expect(numberOf(found.target?.gap)).toBe(12);
  });

  it("ranks missed targets, then clear changes, and leaves the rest out", () => {
    const ranked = exceptionsOf(
      [
        findings("quiet", 20),
        findings("better", 10),
        findings("missed", 21, [target("missed", 230)]),
        findings("worse", 34),
      ],
      [],
    );
    expect(ranked.map(({ subject: about }) => (about.kind === "indicator" ? about.area : about.pair))).toEqual([
      "missed",
      "worse",
      "better",
    ]);
    expect(ranked[0]).toMatchObject({ reasons: ["target-missed"], appraisal: "worse" });
    expect(ranked[1]).toMatchObject({ appraisal: "worse" });
    expect(ranked[1]?.reasons).toContain("clear-change");
    expect(ranked[2]).toMatchObject({ appraisal: "better" });
  });

  it("gives a near miss a line only behind what is clear", () => {
    const near = findings("near", 21, [target("near", 240)]);
    const ranked = exceptionsOf([near, findings("worse", 34)], []);
    expect(ranked.map(({ reasons }) => reasons[0])).toEqual(["clear-change", "target-near-miss"]);
  });

  it("counts a record only when it is longer than a change said twice", () => {
    expect(findings("better", 10).record).toMatchObject({ extreme: "lowest", months: 24 });
    expect(exceptionsOf([findings("better", 10)], [])[0]?.reasons).not.toContain("record");
  });

  it("holds a clear divergence, and at most five in all", () => {
    const pair = divergenceOf({ pair: "domestic-abuse", left: change(684, 574), right: change(294, 441) });
    expect(exceptionsOf([], [pair])).toMatchObject([{ subject: { pair: "domestic-abuse" }, reasons: ["divergence"] }]);
    const many = Array.from({ length: 8 }, (_, index) => findings(`area-${index}`, 40));
    expect(exceptionsOf(many, [pair])).toHaveLength(mostExceptions);
    expect(exceptionsOf([findings("quiet", 20)], [])).toEqual([]);
  });
});
