import { expect, test } from "vitest";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { leftOutOf } from "../../src/papers/left-out-of.ts";
import { analysisSubject } from "../../src/papers/plan.ts";

type Paper = Parameters<typeof analysisSubject>[0];

test("what lies in no place is left out of parts of the area alone, in the words of sections and of the analysis alike", async () => {
  const { indicators } = await loadCatalogue();
  const own = { id: "hackney", name: "Hackney", kind: "borough" };
  const areas = new Map([
    ["hackney", own],
    ["shoreditch", { id: "shoreditch", name: "Shoreditch", kind: "zone" }],
    ["neighbours", { id: "neighbours", name: "Neighbours", kind: "comparator" }],
  ]);
  const paper = {
    settings: { area: own },
    indicators,
    areas,
    seriesStart: () => "2019-04",
    formerStage: () => undefined,
  };
  const groundsIn = (area: string) => {
    const subject = { indicator: "robbery", area };
    const grounds = leftOutOf(paper as unknown as Paper, subject);
    expect(analysisSubject(paper as unknown as Paper, subject).leftOutFor).toEqual(grounds);
    return grounds;
  };
  expect(groundsIn("hackney")).toEqual([]);
  expect(groundsIn("neighbours")).toEqual([]);
  expect(groundsIn("shoreditch")).toEqual(["place"]);
  // Of LSOAs there are too many for a list of areas.
  expect(groundsIn("e01001756")).toEqual(["place"]);
});
