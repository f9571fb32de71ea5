import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { absent, type Value } from "../../src/values/value.ts";
import { quarterSentence } from "../../src/wording/change.ts";
import { plain } from "../../src/wording/runs.ts";
import { notHeldSentence } from "../../src/wording/short-change.ts";
import { count, rules } from "../analysis/fixtures.ts";

const change = (from: string, to: string, value: number | Value) =>
  changeBetween({ from: count(from, 60), to: count(to, value), comparison: "previous-year" }, rules());
const quarterAfter = (year: number | Value, quarter: number | Value): string =>
  plain(quarterSentence(change("2018/19-Q4", "2019/20-Q4", quarter), change("2018/19", "2019/20", year)));

describe("what is not known", () => {
  it("is given its reason once, for the year, and not again for the quarter", () => {
    expect(quarterAfter(absent("incomplete"), absent("incomplete"))).toBe(
      "The figure for Quarter 4 is incomplete too.",
    );
    expect(quarterAfter(absent("missing"), absent("missing"))).toBe("Nor is there a figure for Quarter 4.");
    expect(quarterAfter(absent("suppressed"), absent("suppressed"))).toBe("The figure for Quarter 4 is withheld too.");
    expect(quarterAfter(253, absent("missing"))).toBe("No figure is available for Quarter 4: no data is held for it.");
  });

  it("is listed as one sentence reads", () => {
    const opening = (...titles: string[]): string => notHeldSentence(titles).split(" add ")[0] ?? "";
    expect(opening("Licensing visits")).toBe("No source holds licensing visits. To show it,");
    expect(opening("Licensing visits", "Reviews", "MARAC cases")).toBe(
      "No source holds licensing visits, reviews or MARAC cases. To show them,",
    );
  });
});
