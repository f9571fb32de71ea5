import { describe, expect, it } from "vitest";
import { type InlineContext, inlineViews } from "../../src/render/inline-view.ts";

const context: InlineContext = {
  anchors: new Map(),
  notesSeen: new Set(),
  pageOf: () => undefined,
  isPaper: false,
  notes: new Set(),
};
const piecesOf = (text: string): readonly string[] => {
  const [view] = inlineViews([{ kind: "text", text }], context);
  return view?.pieces ?? [view?.text ?? ""];
};

describe("a word that is too long for a column", () => {
  it.each([
    [
      "Youth Justice Service (youth-justice-2020-06-15.csv)",
      ["Youth Justice Service (youth-", "justice-", "2020-", "06-", "15.", "csv)"],
    ],
    [
      "nte-crime-and-asb[type=theft]/shoreditch/fy2019-20",
      ["nte-", "crime-", "and-", "asb[type=", "theft]/", "shoreditch/", "fy2019-", "20"],
    ],
  ])("is broken where its parts meet: %s", (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });

  it("is broken anywhere where it has no parts, and no word beside it is", () => {
    const endless = "Llanfairpwllgwyngyllgogerychwyrndrobwll";
    const pieces = piecesOf(`Neighbourhood ${endless} neighbourhood`);
    expect(pieces.join("")).toBe(`Neighbourhood ${endless} neighbourhood`);
    expect(pieces[0]).toBe("Neighbourhood Llanfair");
    expect(pieces.at(-1)).toContain(" neighbourhood");
    for (const piece of pieces.slice(1, -1)) expect(piece.length).toBeLessThanOrEqual(8);
  });

  it("leaves whole what fits", () => {
    expect(piecesOf("domestic-abuse-by-month.csv")).toEqual(["domestic-abuse-by-month.csv"]);
  });
});
