import { describe, expect, test } from "vitest";
import { saidOfSeveral } from "../../src/cli/said-of-several.ts";
import { coverageProblems } from "../../src/extracts/coverage-problems.ts";
import type { SourceSettings } from "../../src/partnership/settings.ts";
import type { Problem } from "../../src/problems/problem.ts";

const names = ["Police", "Police: calls", "Fire", "Council"];
const endsOn = (name: string, date: string): Problem[] =>
  coverageProblems(
    { id: name, name, provider: name, format: "offence-records", files: `${name}-*.csv` } as SourceSettings,
    [{ month: date.slice(0, 7), kind: "extract-date", date }],
    true,
  );

describe("what is said of several sources", () => {
  test("in the same words is one message, where the first stands, that names them all", () => {
    const rejected: Problem = { code: "row-rejected", severity: "warning", message: "2 rows rejected." };
    const told = saidOfSeveral(
      [
        ...endsOn("Police", "2020-06-14"),
        rejected,
        ...endsOn("Police: calls", "2020-06-14"),
        ...endsOn("Fire", "2020-05-02"),
        ...endsOn("Council", "2020-06-14"),
      ],
      names,
    );
    expect(told.map(({ message }) => message)).toEqual([
      "Police, Police: calls and Council: held to 2020-06-14, where the extract ends. Figures over 2020-06 are incomplete.",
      "2 rows rejected.",
      "Fire: held to 2020-05-02, where the extract ends. Figures over 2020-05 are incomplete.",
    ]);
    expect(told.map(({ place }) => place?.file)).toEqual([undefined, undefined, "Fire-*.csv"]);
    expect(told[0]).toMatchObject({ code: "coverage-partial", severity: "note", remedy: expect.any(String) });
  });

  test("of one source at two places, or with another remedy, stays apart", () => {
    const [first] = endsOn("Police", "2020-06-14");
    const [second] = endsOn("Fire", "2020-06-14");
    if (!first || !second) throw new Error("nothing is said of the sources");
    const problems = [first, { ...first, place: { file: "other.csv" } }, { ...second, remedy: "Ask." }];
    expect(saidOfSeveral(problems, names)).toEqual(problems);
  });
});
