import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { figuresIn } from "../../src/analysis/figures-in.ts";
import { analyseIndicator, needsOf } from "../../src/analysis/indicator.ts";
import type { AnalysisSubject } from "../../src/analysis/plan.ts";
import { countId } from "../../src/values/figure-book.ts";
import { parseFigureId } from "../../src/values/figure-id.ts";
import { absent, isNumber, numberValue } from "../../src/values/value.ts";
import { answerFrom, bookOf, numberOf, period, subject } from "./fixtures.ts";

const parts = ["robbery", "drugs"];

// By hand, in incidents: robbery 10 a month until June 2019, then 20; drugs 8 a month until June 2019, then 12, of which 6
// are flagged to an operation.
const late = (month: string): boolean => month >= "2019-07";
const monthly = (month: string, part: string): number =>
  part === "robbery" ? (late(month) ? 20 : 10) : late(month) ? 12 : 8;
const flagged = (month: string, part: string): number => (part === "drugs" && late(month) ? 6 : 0);
const answer = answerFrom(monthly, parts, flagged);

const settings = {
  ...subject().settings,
  operations: [{ id: "lagana", name: "Operation Lagana" }],
  events: [{ id: "lockdown", name: "Lockdown", from: "2020-03-01", for: ["nte"] }],
};
const about = subject({ settings });

describe("one indicator in one area", () => {
  const book = bookOf(needsOf(about), answer);
  const findings = analyseIndicator(book, about);

  it("looks up exactly what it said it needed", () => {
    expect([...book.lookedUp].sort()).toEqual(needsOf(about).map(countId).sort());
  });

  it("asks for nothing twice", () => {
    const ids = needsOf(about).map(countId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("compares the year, the quarters and the cumulative quarters", () => {
    // 18 a month make 216; 3 months of 18 and 9 of 32 make 342.
    expect([numberOf(findings.year.from), numberOf(findings.year.to)]).toEqual([216, 342]);
    expect(findings.quarters.map((change) => numberOf(change.difference))).toEqual([0, 42, 42, 42]);
    expect(findings.cumulative.map((change) => numberOf(change.difference))).toEqual([0, 42, 84, 126]);
    expect(findings.lastYearCumulative.map(numberOf)).toEqual([54, 108, 162, 216]);
    expect(findings.quarterChange).toEqual(findings.quarters[3]);
    expect(findings.cumulative[3]).toEqual(findings.year);
    expect(findings.year).toMatchObject({ direction: "more", evidence: "clear-99", appraisal: "worse" });
  });

  it("dates the onset to the first of the quarters that are all up", () => {
    expect(findings.onset?.quarter).toBe(2);
    expect(findings.parts[0]?.onset?.quarter).toBe(2);
  });

  it("splits the difference by quarter, by type and by both", () => {
    const { drivers } = findings;
    expect(drivers?.byQuarter.map((one) => numberOf(one.contribution))).toEqual([0, 42, 42, 42]);
    expect(drivers?.byCategory.map((one) => [one.part, numberOf(one.contribution)])).toEqual([
      ["robbery", 90],
      ["drugs", 36],
    ]);
    expect(drivers?.crossing["q3"]?.map((one) => numberOf(one.contribution))).toEqual([30, 12]);
    expect(drivers?.largestQuarter?.part).toBe("q2");
    expect(drivers?.largestCategoryInQuarter?.part).toBe("robbery");
    expect(numberOf(drivers?.byCategory[0]?.share)).toBeCloseTo((100 * 90) / 126, 10);
  });

  it("counts with and without the operation, for the whole and for each type", () => {
    const drugs = findings.parts[1]?.operations[0];
    // Drugs 96, then 24 + 108 = 132, of which 54 flagged in this year only.
    expect([numberOf(drugs?.all.from), numberOf(drugs?.all.to), numberOf(drugs?.without.to)]).toEqual([96, 132, 78]);
    expect(drugs).toMatchObject({ flaggedIn: "current-only", without: { direction: "fewer" } });
    expect(findings.parts[0]?.operations).toEqual([]);
    expect(numberOf(findings.operations[0]?.without.to)).toBe(342 - 54);
  });

  it("drops an event's dates from both years", () => {
    const event = findings.events[0];
    expect(event?.droppedTo).toMatchObject({ start: "2020-03-01", end: "2020-03-31" });
    expect(event?.droppedFrom).toMatchObject({ start: "2019-03-01", end: "2019-03-31" });
    expect([numberOf(event?.change.from), numberOf(event?.change.to)]).toEqual([198, 310]);
    // March 2019 had ten Friday and Saturday nights, March 2020 eight.
    expect(event?.change.exposure.from).toBe(findings.year.exposure.from - 10);
    expect(event?.change.exposure.to).toBe(findings.year.exposure.to - 8);
  });

  it("gives every figure one id and one value, whichever finding it is in", () => {
    const seen = new Map<string, string>();
    const check = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      if ("method" in value && "inputs" in value && "id" in value) {
        const id = String(value.id);
        expect(parseFigureId(id), id).toBeDefined();
        const text = JSON.stringify(value);
        expect(seen.get(id) ?? text, id).toBe(text);
        seen.set(id, text);
        return;
      }
      for (const child of Object.values(value)) check(child);
    };
    check(findings);
    expect(seen.size).toBe(figuresIn(findings).size);
  });

  it("knows every input of a derived figure, or can find it", () => {
    const figures = figuresIn(findings);
    expect([...figures.values()].filter(({ inputs }) => inputs.length > 0).length).toBeGreaterThan(50);
    for (const figure of figures.values()) {
      for (const input of figure.inputs) {
        expect(figures.has(input) || book.find(input) !== undefined, `${figure.id} rests on ${input}`).toBe(true);
      }
    }
  });

  it("is the same again, and leaves its inputs alone", () => {
    const before = JSON.stringify(book.all());
    expect(analyseIndicator(book, about)).toEqual(findings);
    expect(JSON.stringify(book.all())).toBe(before);
  });
});

describe("before the year is out", () => {
  const inYear = { ...about, quarter: period("2019/20-Q2") };
  const book = bookOf(needsOf(inYear), answer);
  const findings = analyseIndicator(book, inYear);

  it("looks up exactly what it said it needed, and nothing after the quarter", () => {
    expect([...book.lookedUp].sort()).toEqual(needsOf(inYear).map(countId).sort());
    expect(needsOf(inYear).every((request) => request.period.end <= "2019-09-30")).toBe(true);
  });

  it("compares the year to date", () => {
    expect(findings.year.to.id).toContain("2019-04-01..2019-09-30");
    expect(findings.quarters).toHaveLength(2);
    expect(findings.lastYearCumulative).toHaveLength(4);
  });
});

describe("what is not known", () => {
  it("keeps a missing month from becoming a low number", () => {
    const gap = (request: Parameters<typeof answer>[0]) =>
      request.period.start <= "2019-11-01" && request.period.end >= "2019-11-30" ? absent("missing") : answer(request);
    const findings = analyseIndicator(bookOf(needsOf(about), gap), about);
    expect(findings.year).toMatchObject({ direction: "not-compared", evidence: "not-tested", appraisal: "neither" });
    expect(findings.year.difference.value.state).toBe("missing");
    expect(findings.record).toBeUndefined();
    expect(findings.run).toBeUndefined();
    expect(findings.rollingChange).toMatchObject({ direction: "not-compared" });
    expect(findings.onset?.quarter).toBe(4);
    expect(findings.drivers?.largestQuarter).toBeUndefined();
  });

  it("draws no verdict on any part when the share of undecided records moved", () => {
    const unsure = (request: Parameters<typeof answer>[0]) =>
      request.measure === "unknown" && request.period.start < "2019-04-01" ? 300 : answer(request);
    const placed: AnalysisSubject = { ...about, leftOutFor: ["time", "place"] };
    const findings = analyseIndicator(bookOf(needsOf(placed), unsure), placed);
    const year = {
      evidence: "not-tested",
      notTestedBecause: "unknown-share-moved",
      notKnown: ["time", "place"],
      direction: "more",
    };
    expect(findings.year).toMatchObject(year);
    expect(findings.parts[0]?.year).toMatchObject(year);
    expect(findings.operations[0]?.without).toMatchObject({ evidence: "not-tested" });
  });

  const states = ["suppressed", "not-comparable", "incomplete", "missing", "undefined"] as const;
  it("never makes a number of what rests on something that is none", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.constantFrom(...states), (pick, state) => {
        const needs = needsOf(about);
        const hidden = countId(needs[pick % needs.length] as (typeof needs)[number]);
        const book = bookOf(needs, (request) => (countId(request) === hidden ? absent(state) : answer(request)));
        const figures = figuresIn(analyseIndicator(book, about));
        for (const figure of figures.values()) {
          // What a series varies by, and its limits, leave unknown months out.
          if (["overdispersion", "mean", "control-limit"].includes(figure.method)) continue;
          const absentInput = figure.inputs.some((id) => {
            const input = figures.get(id) ?? book.find(id);
            return input !== undefined && !isNumber(input.value);
          });
          if (absentInput) expect(isNumber(figure.value), figure.id).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("keeps provisional through every derived figure", () => {
    const needs = needsOf(about);
    const newest = countId(needs.find((request) => request.period.id === "2020-03") as (typeof needs)[number]);
    const book = bookOf(needs, (request) =>
      countId(request) === newest ? numberValue(answer(request), { provisional: true }) : answer(request),
    );
    const total = analyseIndicator(book, about).rollingTotals.at(-1)?.figure;
    expect(total?.value).toMatchObject({ provisional: true });
  });
});
