import { describe, expect, it } from "vitest";
import { type Asked, ask, numbersOf, type TestRecord } from "../fixture.ts";
import { heldStores, history } from "./stores.ts";

const held = heldStores();

describe("what is published", () => {
  const row = (indicator: string, recorded: string, weight: number, more: Partial<TestRecord> = {}): TestRecord => ({
    kind: "indicator",
    indicator,
    recorded,
    weight,
    ...more,
  });

  it("adds up by month, whole and by type, and a month without a row is not known", async () => {
    const store = await held([
      row("arrests", "2015-04-01", 20),
      row("arrests", "2015-05-01", 30),
      row("arrests", "2015-04-01", 5, { dims: { type: "drugs" } }),
    ]);
    const { figures, problems } = await ask(
      store,
      [
        { indicator: "arrests", period: "2015-04..2015-05" },
        { indicator: "arrests", period: "2015-04", dims: { type: "drugs" } },
        { indicator: "arrests", period: "2015-04", dims: { type: "robbery" } },
        { indicator: "arrests", period: "2015-04..2015-06" },
        { indicator: "levy-patrols", period: "2015-04" },
      ],
      { sources: [history()] },
    );
    expect(numbersOf(figures)).toEqual([50, 5, "missing: unserved", "incomplete: partly-covered", "missing: unserved"]);
    expect(problems.map(({ message }) => message).join()).toContain(
      '"Patrols paid for by the late night levy" is not counted from records, and no source publishes it for hackney.',
    );
  });

  it("as a level is that of the last month, and never a sum", async () => {
    const store = await held([row("treatment-drugs", "2015-05-01", 900), row("treatment-drugs", "2015-06-01", 910)]);
    const level = (period: string): Asked => ({ indicator: "treatment-drugs", period, measure: "stock" });
    const { figures } = await ask(
      store,
      [level("2015-06"), level("2015/16-Q1"), level("2015-04"), level("2015-06-01..2015-06-10")],
      {
        sources: [history()],
      },
    );
    expect(numbersOf(figures)).toEqual([910, 910, "missing: not-covered", "not-applicable: month-precision"]);
  });

  it("as a survey is a percentage with the number of those asked", async () => {
    const store = await held([
      row("public-confidence", "2015-06-01", 400, { percent: 68.5 }),
      row("public-confidence", "2015-09-01", 410),
    ]);
    const survey = (period: string, measure: Asked["measure"] = "share"): Asked => ({
      indicator: "public-confidence",
      period,
      measure,
    });
    const { figures, all } = await ask(
      store,
      [survey("2015/16-Q1"), survey("2015/16-Q2"), survey("2015/16-Q1", "base"), survey("2015-07")],
      {
        sources: [history()],
      },
    );
    expect(numbersOf(figures)).toEqual([68.5, "missing: no-percentage", 400, "missing: not-covered"]);
    expect(figures[0]).toMatchObject({
      unit: "percent",
      method: "survey",
      inputs: ["public-confidence/hackney/fy2015-16-q1/base"],
    });
    expect(all.find(({ id }) => id === figures[0]?.inputs[0])).toMatchObject({ unit: "people" });
  });
});
