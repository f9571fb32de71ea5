import { expect, it } from "vitest";
import type { TargetFinding } from "../../src/values/target-findings.ts";
import { plain } from "../../src/wording/runs.ts";
import { unjudgedTargets } from "../../src/wording/targets-unjudged.ts";

it("lists the sources that end too early as any list", () => {
  const ends = ["Police", "Ambulances", "Hospitals"].map((name, index) => ({ name, to: `2020-02-1${index}` }));
  const said = (short: typeof ends): string =>
    plain(unjudgedTargets([{ title: "Robbery", target: { status: "not-available" } as TargetFinding, short }]));
  expect(said(ends)).toBe(
    "The target cannot be judged: Robbery, since Police ends on 10 February 2020, Ambulances ends on 11 February 2020 and Hospitals ends on 12 February 2020, before the period does.",
  );
  expect(said(ends.slice(0, 2))).toContain("10 February 2020 and Ambulances ends on 11 February 2020, before");
});
