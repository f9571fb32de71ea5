import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { monthlyModel } from "../../src/statistics/monthly-model.ts";
import { xmrLimits } from "../../src/statistics/xmr.ts";
import { defaultRules, nhsRules, type XmrRules, xmrSignals } from "../../src/statistics/xmr-rules.ts";
import { openPartnership } from "../../src/steps/open-partnership.ts";
import { batched, seeded } from "../statistics/random.ts";
import { expectInMethods, table } from "./document.ts";
import { type FalseAlarms, paperOfNothing } from "./whole-paper.ts";

// How often a paper, or a control chart, says that something changed where nothing did. Seeded: the same draws every time.

const seasons = { "the same all year": 0, "a season of ±15%": 0.15 } as const;
const wave =
  (size: number) =>
  (calendarMonth: number): number =>
    1 + size * Math.sin((calendarMonth * Math.PI) / 6);
const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)}%`;

describe("a quarterly paper about a world in which nothing changes", () => {
  const papers = 100;
  const found = new Map<string, readonly FalseAlarms[]>();

  it("is written many times", async () => {
    const sample = fileURLToPath(new URL("../../data-samples/hackney-2019-20", import.meta.url));
    const partnership = await openPartnership(sample);
    for (const [name, size] of Object.entries(seasons)) {
      const random = seeded(20);
      const all = Array.from({ length: papers }, () => paperOfNothing(partnership, { season: wave(size), random }));
      found.set(name, all);
    }
    expect(found.size).toBeGreaterThan(1);
  });

  const meanOf = (all: readonly FalseAlarms[], of: keyof FalseAlarms): number =>
    all.reduce((sum, one) => sum + one[of], 0) / all.length;
  const shareWith = (all: readonly FalseAlarms[], of: keyof FalseAlarms): number =>
    all.filter((one) => one[of] > 0).length / all.length;

  it("calls fewer than 5 in 100 of its comparisons clear, and few papers have a false headline", () => {
    expect(found.size).toBeGreaterThan(1);
    for (const [name, all] of found) {
      expect(meanOf(all, "clear") / meanOf(all, "tested"), name).toBeLessThan(0.05);
      expect(meanOf(all, "clearAt99") / meanOf(all, "tested"), name).toBeLessThan(0.01);
      expect(shareWith(all, "headlines"), name).toBeLessThan(0.25);
      expect(shareWith(all, "signals"), name).toBeLessThan(0.25);
    }
  });

  it("stands in docs/methods.md", () => {
    const rows = [...found].map(([name, all]) => [
      name,
      meanOf(all, "tested").toFixed(0),
      `${meanOf(all, "clear").toFixed(1)} (${percent(meanOf(all, "clear") / meanOf(all, "tested"), 1)})`,
      `${meanOf(all, "clearAt99").toFixed(1)} (${percent(meanOf(all, "clearAt99") / meanOf(all, "tested"), 1)})`,
      percent(shareWith(all, "headlines")),
      percent(shareWith(all, "signals")),
    ]);
    const header = [
      "Months are",
      "Comparisons tested in a paper",
      "Clear",
      "Clear at 99%",
      "Papers with a change on page 1",
      "Papers with a signal on page 1",
    ];
    expectInMethods("whole-paper", table(header, rows));
  });
});

const ruleSets: Readonly<Record<string, XmrRules>> = {
  "outside the limits only": { shift: 1000 },
  "and shifts of 8 (ours)": defaultRules,
  "and shifts of 7": { shift: 7 },
  "and trends of 7": { shift: 1000, trend: 7 },
  "and two of three": { shift: 1000, twoInThree: true },
  "all four (NHS)": nhsRules,
};

describe("a control chart of a series that does not change", () => {
  const series = 1500;
  const mean = 60;
  const overdispersion = 2;

  /** Shares of series with a signal anywhere, and in the last three months. */
  function flagged(months: number, season: number, adjust: boolean, rules: XmrRules): { any: number; recent: number } {
    const random = seeded(7);
    let [any, recent] = [0, 0];
    for (let run = 0; run < series; run++) {
      const drawn = Array.from({ length: months }, (_, index) => ({
        index,
        calendarMonth: (index % 12) + 1,
        count: batched(mean * wave(season)(index % 12), overdispersion, random),
        exposure: 30.4375,
      }));
      const factors = adjust ? (monthlyModel(drawn)?.seasonalFactors ?? []) : [];
      const values = drawn.map(({ count, calendarMonth }) => count / (factors[calendarMonth] ?? 1));
      const limits = xmrLimits(values);
      if (!limits) continue;
      const marks = xmrSignals(values, limits, rules).map(({ rule }) => rule !== "none");
      if (marks.includes(true)) any++;
      if (marks.slice(-3).includes(true)) recent++;
    }
    return { any: any / series, recent: recent / series };
  }

  const cases = [
    { months: 24, season: 0, adjust: false },
    { months: 24, season: 0.15, adjust: false },
    { months: 48, season: 0.15, adjust: true },
  ] as const;
  const results = Object.entries(ruleSets).map(([name, rules]) => ({
    name,
    found: cases.map(({ months, season, adjust }) => flagged(months, season, adjust, rules)),
  }));

  it("is flagged less by our rules than by all four", () => {
    const ours = results.find(({ name }) => name.includes("ours"));
    const four = results.find(({ name }) => name.includes("NHS"));
    for (const [index] of cases.entries())
      expect(ours?.found[index]?.any ?? 1).toBeLessThan(four?.found[index]?.any ?? 0);
  });

  it("stands in docs/methods.md", () => {
    const header = [
      "Rules",
      "24 months, no season",
      "24 months, season of ±15%, not adjusted",
      "48 months, season of ±15%, adjusted",
      "of these, in the last 3 months",
    ];
    const rows = results.map(({ name, found }) => [
      name,
      ...found.map(({ any }) => percent(any)),
      percent(found.at(-1)?.recent ?? Number.NaN),
    ]);
    expectInMethods("control-charts", table(header, rows));
  });
});
