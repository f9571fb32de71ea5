import { expect, it } from "vitest";
import type { UnusualMonthSign } from "../../src/values/sign.ts";
import { heapedTimes } from "../../src/wording/heaped-times.ts";
import { text } from "../../src/wording/runs.ts";
import { signWords } from "../../src/wording/signs.ts";

const number = (_sign: unknown, _measure: string, one: number) => [text(String(one))];
const unusual = (month: string): UnusualMonthSign => ({
  kind: "month-unusual",
  source: "police",
  severity: "note",
  month,
  count: 1905,
  usual: 2822,
  direction: "low",
});
const lockdown = { name: "First national lockdown", from: "2020-03-23" };
const remedyOf = (months: readonly string[], events: Parameters<typeof signWords>[2]) =>
  signWords(months.map(unusual), number, events)[0]?.remedy;

it("names the event of the settings in which unusual months lie", () => {
  expect(remedyOf(["2020-04", "2020-05"], [lockdown])).toBe(
    "They lie within the event “First national lockdown” (from 23 March 2020), which may be behind them.",
  );
  expect(remedyOf(["2020-05"], [lockdown])).toBe(
    "It lies within the event “First national lockdown” (from 23 March 2020), which may be behind it.",
  );
});

it("asks the provider about months in no event, and long after one without an end", () => {
  expect(remedyOf(["2019-05"], [lockdown])).toBe("There may be an event behind it: check with the provider.");
  // As far as limits leave months out for it: twelve, the first of which is the one that it begins in.
  for (const month of ["2020-03", "2021-02"])
    expect(remedyOf([month], [lockdown])).toContain("It lies within the event");
  for (const month of ["2020-02", "2021-03"])
    expect(remedyOf([month], [lockdown])).toBe("There may be an event behind it: check with the provider.");
  expect(remedyOf(["2020-06"], [{ ...lockdown, to: "2020-05-12" }])).toBe(
    "There may be an event behind it: check with the provider.",
  );
  expect(remedyOf(["2019-05", "2020-04"], [lockdown])).toBe(
    "April 2020 lies within the event “First national lockdown” (from 23 March 2020), which may be behind it. There may be an event behind the other: check with the provider.",
  );
});

it("names the hour on which times are heaped", () => {
  const sign = {
    kind: "times-heaped",
    source: "police",
    severity: "note",
    years: [2019],
    count: 46,
    expected: 1,
    timed: 1000,
  } as const;
  expect(heapedTimes({ ...sign, at: "midnight" }, number).remedy).toBe(
    "Hours and nights are less certain than they look; do not rest a claim on the hour from 00:00.",
  );
  expect(heapedTimes({ ...sign, at: "noon" }, number).remedy).toContain("the hour from 12:00.");
});
