import { beforeAll, describe, expect, it } from "vitest";
import type { EditionModel } from "../../../src/papers/model.ts";
import { blocksOf, figureValue, literalDigits } from "../support.ts";
import { chartOf, sentencesOf, tableOf } from "./read-model.ts";
import { profileOf, small } from "./small-partnership.ts";

let internal: EditionModel;
beforeAll(async () => {
  internal = (await profileOf(small)).model;
}, 60_000);

describe("where", () => {
  it("ranks wards by count, with shares, rates and their intervals", () => {
    const table = tableOf(internal, "robbery-where-wards");
    expect([...table.keys()]).toEqual(["Brownswood", "Cazenove", "Clissold", "In no ward, or not known"]);
    // 42 and 25 of the 67 that have a ward; 42 of 7,000 residents, 25 of 5,000.
    expect(table.get("Brownswood")).toEqual(["42", "63%", "7,000", "6.0 (4.3 to 8.1)", "1"]);
    expect(table.get("Cazenove")?.slice(0, 4)).toEqual(["25", "37%", "5,000", expect.stringMatching(/^5\.0 \(/)]);
    expect(table.get("Clissold")?.slice(0, 2)).toEqual(["0", "0.0%"]);
  });

  it("counts and prints what could be placed in no ward", () => {
    expect(tableOf(internal, "robbery-where-wards").get("In no ward, or not known")?.[0]).toBe("3");
    expect(figureValue(internal, "robbery/hackney/fy2019-20/unplaced:in-wards")).toBe(3);
    const notes = JSON.stringify(internal.sections);
    expect(notes).toContain("could not be placed in a ward");
    expect(notes).toContain("is not the risk that residents run");
  });

  it("names only the wards that clearly have more than the average", () => {
    expect(sentencesOf(internal, "robbery-where")).toEqual([
      "Clearly more offences than the wards have on average, of the 67 that could be placed in one: Brownswood (42, 63%).",
    ]);
  });

  it("draws tiles where no boundaries are given, in stated classes, and calls them a diagram", () => {
    const chart = chartOf(internal, "robbery-where-map");
    if (chart?.chart.kind !== "tile-map") throw new Error("no tiles");
    expect(chart.chart.classes.map(({ label }) => label)).toEqual([
      "0 to 9",
      "10 to 19",
      "20 to 29",
      "30 to 39",
      "40 to 49",
    ]);
    expect(chart.chart.areas.map((area) => [area.label, area.class, area.column])).toEqual([
      ["Brownswood", 4, 0],
      ["Cazenove", 2, 1],
      ["Clissold", 0, 2],
    ]);
    // On paper the notes of both stand under both: they go with the table.
    const [table] = blocksOf(internal).filter((one) => one.kind === "table" && one.id === "robbery-where-wards");
    expect(JSON.stringify(table)).toContain("The map is a diagram");
    expect(literalDigits(internal)).toEqual([]);
  });

  it("shows the public no ward of one to four, and nothing that gives it away", async () => {
    const fewer = [...small, { ...(small[1] ?? never()), many: 3, ward: "Clissold" }];
    const { model } = await profileOf(fewer, "public", true);
    const table = tableOf(model, "robbery-where-wards");
    expect(table.get("Clissold")?.[0]).toBe("[c]");
    const shown = ["Brownswood", "Cazenove"].filter((ward) => table.get(ward)?.[0] !== "[c]");
    expect(shown.length).toBeLessThan(2);
    expect(table.get("In no ward, or not known")?.[0]).toBe("[c]");
    // Whoever has no number may lie before those that have one.
    expect(Object.keys(model.figures).filter((id) => id.includes("rank"))).toEqual([]);
    const block = blocksOf(model).find((one) => one.kind === "table" && one.id === "robbery-where-wards");
    expect(JSON.stringify(block)).toContain("Wards marked [c] are in the order of their names");
    const chart = chartOf(model, "robbery-where-map");
    expect(JSON.stringify(chart?.chart ?? {})).not.toContain('"number":3,');
  });
});

function never(): never {
  throw new Error("the list is not empty");
}
