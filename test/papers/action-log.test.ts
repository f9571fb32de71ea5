import { describe, expect, it } from "vitest";
import { type Action, broughtForward } from "../../src/papers/action-log.ts";

const action = (ref: string, more: Partial<Action> = {}): Action => ({ ref, action: "Do it", status: "open", ...more });
const refs = (actions: readonly Action[], day = "2020-06-25", since = "2020-01-01") =>
  broughtForward(actions, day, since).map(({ ref, status, overdue }) => [ref, status, overdue]);

describe("actions brought forward to a paper", () => {
  it("are those open on its day, the overdue first, and those closed since the quarter began", () => {
    expect(
      refs([
        action("undated"),
        action("later", { due: "2020-09-01" }),
        action("on-the-day", { due: "2020-06-25" }),
        action("late", { due: "2020-06-24", status: "in progress" }),
        action("done", { status: "complete", closed: "2020-01-01", due: "2019-12-01" }),
        action("long-done", { status: "complete", closed: "2019-12-31" }),
        action("done-some-day", { status: "dropped" }),
      ]),
    ).toEqual([
      ["late", "in progress", true],
      ["on-the-day", "open", false],
      ["later", "open", false],
      ["undated", "open", false],
      ["done", "complete", false],
    ]);
  });

  it("stand as they did on that day, whatever has been done since", () => {
    const log = [
      action("raised-later", { raised: "2020-06-26" }),
      action("closed-later", { status: "complete", closed: "2020-06-26", due: "2020-05-01" }),
    ];
    expect(refs(log)).toEqual([["closed-later", "open", true]]);
    expect(refs(log, "2020-07-01")).toEqual([
      ["raised-later", "open", false],
      ["closed-later", "complete", false],
    ]);
  });
});
