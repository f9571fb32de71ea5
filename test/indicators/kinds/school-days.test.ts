import { describe, expect, it } from "vitest";
import { loadCatalogue } from "../../../src/indicators/load-catalogue.ts";
import { type Asked, ask, numbersOf, type TestRecord } from "../fixture.ts";
import { heldStores } from "./stores.ts";

const held = heldStores();

describe("school days", () => {
  const child = (committed: string): TestRecord => ({ kind: "victim", recorded: "2019-10-01", committed, age: 14 });
  const settings = {
    use: "all" as const,
    adjust: {},
    define: [],
    schoolTerms: [
      { from: "2019-09-03", to: "2019-10-18" },
      { from: "2019-10-28", to: "2019-12-20" },
    ],
  };

  it("are Monday to Friday in the terms, at the hours after school", async () => {
    const { indicators } = await loadCatalogue(settings);
    const store = await held([
      child("2019-09-06 15:00"), // a Friday
      child("2019-09-06 16:59"),
      child("2019-09-06 17:00"),
      child("2019-09-07 15:30"), // a Saturday
      child("2019-10-22 15:30"), // half-term
      child("2019-10-30 15:30"),
      child("2019-09-09"), // no hour
      child("2019-10-21"), // no hour, and no school
    ]);
    const asked = (period: string, measure?: Asked["measure"]): Asked => ({
      indicator: "school-day-youth-crime",
      period,
      ...(measure ? { measure } : {}),
    });
    const { figures } = await ask(
      store,
      [
        asked("2019-09-03..2019-12-20"),
        asked("2019-09-03..2019-12-20", "unknown"),
        asked("2019-10"),
        asked("2019/20"),
        asked("2018-10"),
      ],
      { indicators },
    );
    expect(numbersOf(figures)).toEqual([3, 1, 1, "incomplete: no-school-terms", "missing: no-school-terms"]);
  });

  it("are not known where the settings list no terms", async () => {
    const { figures } = await ask(await held([child("2019-09-06 15:00")]), [
      { indicator: "school-day-youth-crime", period: "2019-09" },
    ]);
    expect(numbersOf(figures)).toEqual(["missing: no-school-terms"]);
  });
});
