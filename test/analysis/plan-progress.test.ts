import { describe, expect, it } from "vitest";
import { type Movement, movementOf, planProgress } from "../../src/analysis/plan-progress.ts";
import type { ActionState, PartnershipPlan, PlanAction, YearEntry } from "../../src/partnership/plan/plan.ts";
import { count, period } from "./fixtures.ts";

const place = { file: "plan-actions.csv" };
const action = (ref: string, entry?: ActionState | "words"): PlanAction => {
  const cell: YearEntry | undefined =
    entry === undefined ? undefined : entry === "words" ? { words: "We meet." } : { state: entry, words: "" };
  return {
    ref,
    activity: "Do it.",
    partners: [],
    outcome: "Done.",
    years: new Map(cell ? [["fy2015-16", cell]] : []),
    place,
  };
};
const delivery = (number: number, actions: readonly PlanAction[], indicators: readonly string[] = []) => ({
  number,
  title: `Delivery ${number}`,
  indicators: [
    ...indicators.map((indicator) => ({ kind: "indicator" as const, indicator })),
    { kind: "measure" as const, measure: "Something", targets: [], place },
  ],
  actions,
  improvements: [],
});
const text = { text: "", place };
const plan: PartnershipPlan = {
  years: [period("2015/16"), period("2016/17")],
  introduction: text,
  performance: [],
  services: [],
  duties: [],
  signatories: [],
  contacts: [],
  priorities: [
    {
      number: 1,
      title: "One",
      outcomes: [],
      context: text,
      strategies: [],
      caseStudies: [],
      delivery: [
        delivery(1, [action("1.1", "complete"), action("1.2", "ongoing")], ["robbery"]),
        delivery(2, [action("1.3", "delayed"), action("1.4"), action("1.5", "words")], ["burglary"]),
      ],
    },
    {
      number: 2,
      title: "Two",
      outcomes: [],
      context: text,
      strategies: [],
      caseStudies: [],
      delivery: [delivery(1, [action("2.1", "not-applicable"), action("2.2", "in-development")], ["robbery"])],
    },
  ],
};
const moved = (movements: Readonly<Record<string, Movement>>) => (indicator: string) => {
  const movement = movements[indicator];
  return movement && { indicator, movement, from: count("2014/15", 1), to: count("2015/16", 1) };
};

describe("progress of a plan", () => {
  const found = planProgress(plan, period("2015/16"), moved({ robbery: "worse", burglary: "better" }));

  it("counts states by priority; a blank cell and one of other words tell none", () => {
    expect(found?.actions).toBe(7);
    expect(found?.reported).toEqual({
      complete: 1,
      "under-way": 2,
      "delayed-or-stopped": 1,
      "not-started": 0,
      "not-told": 2,
      "not-applicable": 1,
    });
    expect(found?.priorities.map(({ actions, reported }) => [actions, reported["not-told"]])).toEqual([
      [5, 2],
      [2, 0],
    ]);
    for (const { actions, reported } of found?.priorities ?? [])
      expect(Object.values(reported).reduce((sum, number) => sum + number, 0)).toBe(actions);
  });

  it("sets what is reported beside what the indicators did, and says where they part", () => {
    expect(found?.deliveries.map(({ parts }) => parts)).toEqual(["against", "despite", "against"]);
    expect(found?.deliveries.map(({ unmeasured }) => unmeasured)).toEqual([1, 1, 1]);
    const level = planProgress(plan, period("2015/16"), moved({ robbery: "no-clear-change" }));
    expect(level?.deliveries.map(({ parts }) => parts)).toEqual(["none", "none", "none"]);
    expect(level?.deliveries[1]?.moved).toEqual([]);
  });

  it("knows nothing of a year that the plan does not have", () => {
    expect(planProgress(plan, period("2014/15"), moved({}))).toBeUndefined();
    const next = planProgress(plan, period("2016/17"), moved({}));
    expect(next?.reported["not-told"]).toBe(7);
  });

  it("takes a change that was not tested for not known, and one within usual variation for none", () => {
    expect(movementOf({ evidence: "not-tested", appraisal: "neither" })).toBe("not-known");
    expect(movementOf({ evidence: "not-clear", appraisal: "neither" })).toBe("no-clear-change");
    expect(movementOf({ evidence: "clear-95", appraisal: "neither" })).toBe("neither");
    expect(movementOf({ evidence: "clear-99", appraisal: "worse" })).toBe("worse");
  });
});
