import { describe, expect, it } from "vitest";
import { parseCommentary } from "../../src/papers/commentary/parse.ts";
import { unusedCommentary } from "../../src/papers/commentary/unused.ts";
import type { PlannedSection } from "../../src/papers/plan.ts";

const section = (id: string, takesCommentary: boolean): PlannedSection => ({
  area: "hackney",
  id,
  bound: {
    kind: id,
    name: id,
    takesCommentary,
    slots: [],
    tellsOfAll: false,
    reportsPeriod: false,
    needs: () => [],
    present: () => ({ title: id, blocks: [] }),
  },
});

describe("commentary", () => {
  it("under a name that no section shows is warned of, with the nearest name", () => {
    const { commentary } = parseCommentary("commentary/2019-20-q4/quarterly/burglry.md", "burglry", "Words.\n");
    const problems = unusedCommentary([commentary], [section("burglary", true), section("scorecard", false)]);
    expect(problems).toMatchObject([
      { code: "commentary-unused", severity: "warning", place: { file: "commentary/2019-20-q4/quarterly/burglry.md" } },
    ]);
    expect(problems[0]?.message).toContain('Did you mean "burglary"?');
  });

  it("keeps its markup, prints tags as text and puts figures where the tokens stand", () => {
    const { commentary, problems } = parseCommentary(
      "x.md",
      "robbery",
      "---\nowner: Police lead\nask: agree\n---\nA **{{robbery/count}}** and <b>tags</b>.\n\n- one\n- two\n",
    );
    expect(problems).toEqual([]);
    expect(commentary).toMatchObject({ owner: "Police lead", ask: "agree" });
    expect(commentary.tokens).toEqual([{ text: "robbery/count", line: 5, column: 5 }]);
    const blocks = commentary.blocks((token) => ({ kind: "figure", id: token, text: "12" }));
    expect(blocks).toEqual([
      {
        kind: "paragraph",
        content: [
          { kind: "text", text: "A " },
          { kind: "strong", content: [{ kind: "figure", id: "robbery/count", text: "12" }] },
          { kind: "text", text: " and <b>tags</b>." },
        ],
      },
      { kind: "list", ordered: false, items: [[{ kind: "text", text: "one" }], [{ kind: "text", text: "two" }]] },
    ]);
  });

  it("refuses front matter that it does not know", () => {
    const { problems } = parseCommentary("x.md", "robbery", "---\nonwer: Police lead\n---\nWords.\n");
    expect(problems).toMatchObject([{ code: "commentary-invalid", place: { file: "x.md", line: 2 } }]);
  });
});
