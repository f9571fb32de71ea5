import { expect, it } from "vitest";
import type { PlanProgress } from "../../src/analysis/plan-progress.ts";
import { withoutActionsSentence } from "../../src/wording/plan-progress.ts";
import { plain } from "../../src/wording/runs.ts";

const priority = (number: number, title: string, complete: number) => ({
  priority: { number, title },
  reported: {
    complete,
    "under-way": 0,
    "delayed-or-stopped": 0,
    "not-started": 0,
    "not-told": 0,
    "not-applicable": 0,
  },
});
const said = (...all: ReturnType<typeof priority>[]): string =>
  plain(withoutActionsSentence(all as unknown as PlanProgress["priorities"]));

it("priorities for which the plan has no action are named", () => {
  expect(said(priority(1, "Burglary", 3), priority(5, "Safety", 0), priority(7, "Fires", 0))).toBe(
    "The plan has no action for priority 5 (“Safety”) and priority 7 (“Fires”).",
  );
  expect(said(priority(1, "Burglary", 3))).toBe("");
});
