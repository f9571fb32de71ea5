import { expect, it } from "vitest";
import type { Block } from "../../../src/papers/model.ts";
import type { PresentContext } from "../../../src/papers/section-kind.ts";
import { answered, askedOf, namedAnswer } from "../../../src/papers/theme/opened-by.ts";
import type { Theme } from "../../../src/partnership/settings/themes.ts";
import { plain, text } from "../../../src/wording/runs.ts";

const context = {
  paper: {
    indicators: new Map([["thefts", { title: "Theft from the person" }]]),
    settings: { area: { id: "hackney" } },
  },
} as unknown as PresentContext;
const theme = (where: string) => ({ lead: "robbery", who: "robbery", when: "robbery", where }) as unknown as Theme;
const list: Block = {
  kind: "list",
  ordered: false,
  items: [[text("No ward stands out.")], [text("Half are in two.")]],
};
const words = (where: string): string[] => {
  const [block] = namedAnswer([list], where, theme(where), context);
  return block?.kind === "list" ? block.items.map((item) => plain(item)) : [];
};

it("an answer is opened with the name of its series where a chapter's questions are of several", () => {
  expect(words("thefts")).toEqual(["Theft from the person. No ward stands out.", "Half are in two."]);
  expect(words("robbery")).toEqual(["No ward stands out.", "Half are in two."]);
});

it("each question is answered from its own series in the partnership's area", () => {
  const blocks = answered("where", ({ indicator, area }) => [
    { kind: "paragraph", content: [text(`${indicator} in ${area}.`)] },
  ])(theme("thefts"), context);
  expect(blocks.flatMap((block) => (block.kind === "paragraph" ? [plain(block.content)] : []))).toEqual([
    "Theft from the person. thefts in hackney.",
  ]);
  expect(askedOf(theme("thefts"), "who", context)).toEqual({ indicator: "robbery", area: "hackney" });
});
