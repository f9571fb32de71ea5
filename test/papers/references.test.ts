import { describe, expect, it } from "vitest";
import type { SectionModel } from "../../src/papers/model.ts";
import { withReferences } from "../../src/papers/references.ts";
import { reference, text } from "../../src/wording/runs.ts";

const table = {
  kind: "table",
  id: "robbery-quarters",
  number: 4,
  caption: "c",
  layout: "plain",
  columns: [],
  rows: [],
  notes: [],
} as const;
const sections = (target: string): SectionModel[] => [
  {
    id: "robbery",
    kind: "indicator",
    title: "Robbery",
    blocks: [
      {
        kind: "commentary",
        title: "t",
        blocks: [{ kind: "paragraph", content: [text("See "), reference(target), text(".")] }],
      },
    ],
  },
  { id: "annex", kind: "annex", title: "The annex", blocks: [table] },
];
const textOf = (target: string): unknown => {
  const block = withReferences(sections(target))[0]?.blocks[0];
  return block?.kind === "commentary" && block.blocks[0]?.kind === "paragraph" ? block.blocks[0].content[1] : undefined;
};

describe("references to other parts of a paper", () => {
  it("say what the part is called, wherever it comes", () => {
    expect(textOf("robbery-quarters")).toEqual({ kind: "reference", target: "robbery-quarters", text: "Table 4" });
    expect(textOf("annex")).toMatchObject({ text: "The annex" });
  });

  it("that lead nowhere keep the paper from being made, with the nearest right spelling", () => {
    expect(() => textOf("robbery-quarter")).toThrow(
      expect.objectContaining({
        exitCode: 2,
        problems: [
          expect.objectContaining({
            code: "reference-unknown",
            message: expect.stringContaining('Did you mean "robbery-quarters"?'),
          }),
        ],
      }),
    );
  });
});
