import { expect, it } from "vitest";
import { headlines } from "../../src/papers/kinds/headlines.ts";
import type { PresentContext } from "../../src/papers/section-kind.ts";
import { plain } from "../../src/wording/runs.ts";

/** What page 1 says where nothing stands out, beside targets in these states. */
function saidOf(...states: readonly string[]): string {
  const context = {
    named: { kind: "quarter" },
    findings: { exceptions: [] },
    standingOut: [],
    scorecard: states.map((status) => ({ indicator: status, area: "hackney" })),
    measuredOf: () => undefined,
    findingsOf: ({ indicator: status }: { readonly indicator: string }) => ({ target: { status } }),
    words: () => ({ title: "Robbery" }),
    paper: { settings: { area: { id: "hackney" } }, sourceEnds: [] },
    commentary: () => [],
  } as unknown as PresentContext;
  const [block] = headlines.present({ most: 5, of_events: false }, context).blocks;
  return block?.kind === "paragraph" ? plain(block.content) : "";
}

it("says what was not found in whole sentences", () => {
  expect(saidOf("not-set")).toBe(
    "No change was clear enough for a headline, and no record was set. The sections that follow have the figures.",
  );
  expect(saidOf("met")).toBe(
    "No target was missed, no change was clear enough for a headline, and no record was set. The sections that follow have the figures.",
  );
  expect(saidOf("met", "not-available")).toMatch(
    /The one that was judged was not missed\. No change was clear enough for a headline, and no record was set\./,
  );
});
