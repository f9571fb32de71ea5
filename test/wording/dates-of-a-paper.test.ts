import { describe, expect, it } from "vitest";
import { changeBetween } from "../../src/analysis/change.ts";
import { lookedUpOn } from "../../src/wording/expected-level.ts";
import { checklistNotes } from "../../src/wording/legal.ts";
import { actionNeverSettled, planSpan, targetNeverSettled, withoutTarget } from "../../src/wording/plan.ts";
import { inNeitherSentence } from "../../src/wording/reporting-lag.ts";
import { type Inline, plain } from "../../src/wording/runs.ts";
import { count, period, rules } from "../analysis/fixtures.ts";

/** Notes taken, as they would stand at the end of a paper. */
function noteBook() {
  const taken: string[] = [];
  return {
    taken,
    note: (content: readonly Inline[]): Inline => ({ kind: "note", number: taken.push(plain(content)) }),
  };
}

describe("a list of law in a paper", () => {
  it("tells its day where the paper is younger", () => {
    const { taken, note } = noteBook();
    const [said] = checklistNotes("2026-11-22", { date: "2026-12-01", lawOn: "2026-12-01" }, note);
    expect(plain(said ?? [])).toBe(
      "This list was drawn up on 22 November 2026, in plain words. It is not legal advice: read the law as it stands.",
    );
    expect(taken).toEqual([]);
  });

  it("tells of which day's law it is where the paper is older, with its own day at the paper's end", () => {
    const { taken, note } = noteBook();
    const [said] = checklistNotes("2026-11-22", { date: "2016-05-12", lawOn: "2016-05-12" }, note);
    expect(plain(said ?? [])).toBe(
      "In plain words, of what was in force on 12 May 2016. It is not legal advice: read the law as it stands.",
    );
    expect(taken).toEqual(["The list was drawn up on 22 November 2026, after the date of this paper."]);
  });
});

it("an expectation looked up after the paper's day has that day at the paper's end", () => {
  const { taken, note } = noteBook();
  expect(plain(lookedUpOn("2020-03-01", "2020-06-25", note))).toBe("What is expected was looked up on 1 March 2020.");
  expect(plain(lookedUpOn("2026-11-22", "2020-06-25", note))).toBe(
    "What is expected is as its source had it when it was looked up.",
  );
  expect(taken).toEqual(["What is expected was looked up on 22 November 2026, after the date of this paper."]);
});

describe("a plan", () => {
  const years = ["2015/16", "2016/17", "2017/18"].map(period);
  const said = (day: string) => plain(planSpan(years, { reported: period("2015/16"), coming: period("2016/17") }, day));

  it("tells of its year as the paper's day has it", () => {
    expect(said("2016-03-20")).toContain("2016/17 is the year that comes.");
    expect(said("2016-05-12")).toBe(
      "The plan runs for three financial years, 2015/16 to 2017/18. 2015/16 has ended: what stands under it is what was done, where that is known. 2016/17 has begun: it is the year planned.",
    );
    expect(said("2017-04-01")).toContain("2016/17 was the year planned.");
  });

  it("lists what has no target, and what was never settled", () => {
    expect(withoutTarget(["Robbery", "Gun discharges"], "not-set").map(plain)).toEqual([
      "Not set: Robbery; Gun discharges.",
    ]);
    expect(withoutTarget(["Cycles"], "to-be-confirmed").map(plain)).toEqual(["To be confirmed: Cycles."]);
    expect(withoutTarget([], "not-set")).toEqual([]);
    expect(plain(targetNeverSettled("Nuisance neighbours", period("2015/16")))).toBe(
      "Nuisance neighbours: the target for 2015/16 is still to be confirmed.",
    );
    expect(plain(actionNeverSettled("2.8", period("2015/16")))).toBe(
      "Action 2.8: under 2015/16 it still says “to be confirmed”.",
    );
  });
});

it("says why offences recorded soon and late do not add up to all", () => {
  const within = changeBetween(
    {
      from: count("2018/19", 456),
      to: count("2019/20", 562),
      comparison: "previous-year",
      unknown: { from: count("2018/19", 2), to: count("2019/20", 3) },
    },
    rules(),
  );
  expect(plain(inNeitherSentence(within))).toBe(
    "For 3 the date of the offence is not known (2 in 2018/19), so they are in neither.",
  );
  const { unknown: _none, ...known } = within;
  expect(inNeitherSentence(known)).toEqual([]);
});
