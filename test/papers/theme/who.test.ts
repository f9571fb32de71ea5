import { beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../../src/build.ts";
import type { EditionModel } from "../../../src/papers/model.ts";
import { blocksOf, figureValue, literalDigits } from "../support.ts";
import { chartOf, countsOfPeople, sentencesOf, tableOf } from "./read-model.ts";
import { profileOf, small } from "./small-partnership.ts";

let internal: EditionModel;
let open: EditionModel;
beforeAll(async () => {
  internal = (await profileOf(small)).model;
  open = (await profileOf(small, "public")).model;
}, 60_000);

describe("who", () => {
  it("counts victims by age, sex and ethnic group, with rates where residents are held", () => {
    const people = tableOf(internal, "robbery-who-people");
    // 25 of 2,500 residents aged 10 to 17, 30 of 3,000 aged 18 to 24.
    expect(people.get("Aged 10 to 17")?.slice(0, 4)).toEqual([
      "2,500",
      "25",
      "37%",
      expect.stringMatching(/^10\.0 \(/),
    ]);
    expect(people.get("Aged 18 to 24")?.slice(0, 4)).toEqual([
      "3,000",
      "30",
      "45%",
      expect.stringMatching(/^10\.0 \(/),
    ]);
    // Byar's interval of 12, worked out by hand: 6.19 to 20.96 of 6,000.
    expect(people.get("Aged 35 to 49")?.slice(0, 4)).toEqual(["6,000", "12", "18%", "2.0 (1.0 to 3.5)"]);
    expect(people.get("Age not known")?.[1]).toBe("3");
    expect([people.get("Female")?.[1], people.get("Male")?.[1], people.get("Sex not known")?.[1]]).toEqual([
      "42",
      "28",
      "0",
    ]);
    // The table of populations has no ethnic groups.
    expect(people.get("White")?.slice(0, 4)).toEqual(["–", "30", "52%", "–"]);
    expect([people.get("Asian")?.[1], people.get("Black")?.[1]]).toEqual(["25", "3"]);
    expect(people.get("Ethnic group not known")?.[1]).toBe("12");
    expect(people.get("All")?.[1]).toBe("70");
  });

  it("says how many have a known suspect before it says anything of suspects", () => {
    const said = sentencesOf(internal, "robbery-who");
    const known = said.findIndex((one) => one.startsWith("A suspect is known in 55 of the 70 offences (79%)"));
    const suspects = said.findIndex((one) => /suspects were/.test(one));
    expect(known).toBeGreaterThan(-1);
    expect(suspects).toBeGreaterThan(known);
  });

  it("sets suspects beside the victims of the same group", () => {
    const block = blocksOf(internal).find((one) => one.kind === "table" && one.id === "robbery-who-people");
    if (block?.kind !== "table") throw new Error("no table");
    expect(block.columns.map(({ title }) => title)).toEqual([
      "Group",
      "Residents",
      "Victims",
      "Share of victims",
      "Victims per 1,000 (95% interval)",
      "Suspects",
      "Share of suspects",
      "Suspects per 1,000 (95% interval)",
    ]);
    const people = tableOf(internal, "robbery-who-people");
    expect([people.get("Aged 10 to 17")?.[4], people.get("Aged 25 to 34")?.[4]]).toEqual(["30", "25"]);
    expect(people.get("Aged 10 to 17")?.[6]).toMatch(/^12\.0 \(/);
    expect(people.get("All")?.[4]).toBe("55");
  });

  it("prints the share that is not known of each attribute", () => {
    expect(sentencesOf(internal, "robbery-who")).toContain(
      "Not known: the age of 3 (4.3%) and the ethnic group of 12 (17%).",
    );
  });

  it("says what stands out and is silent about what does not", () => {
    const said = sentencesOf(internal, "robbery-who");
    // 30 against 25: nothing stands out by age, and neither rate lies above the other.
    expect(said.filter((one) => /aged/.test(one) && /victims/.test(one))).toEqual([]);
    // 42 against 28 is no more than chance gives one year in twenty.
    expect(said.filter((one) => /victims were/.test(one))).toEqual([]);
    expect(said).toContain("Most suspects were male: 55 of the 55 whose sex is known (100%).");
  });

  it("pairs victims with suspects by the ages of both", () => {
    const chart = chartOf(internal, "robbery-who-ages");
    expect(chart?.chart.kind).toBe("age-matrix");
    const pair = (victim: string, suspect: string) =>
      figureValue(internal, `robbery[suspect-age=${suspect},victim-age=${victim},whom=pairs]/hackney/fy2019-20/count`);
    expect([pair("18-24", "10-17"), pair("10-17", "25-34"), pair("10-17", "10-17")]).toEqual([30, 25, 0]);
    expect(sentencesOf(internal, "robbery-who").length).toBeGreaterThan(0);
    expect(figureValue(internal, "robbery[whom=pairs]/hackney/fy2019-20/young-victims-adult-suspects")).toBe(25);
  });

  it("names groups, and never puts them together", () => {
    expect(JSON.stringify(internal.sections)).not.toMatch(/\bB(A)?ME\b|minority ethnic/i);
  });

  it("has a pedigree for each digit", () => {
    expect(literalDigits(internal)).toEqual([]);
  });

  it("tells the public nothing small, nor what gives it away", () => {
    const few = countsOfPeople(open).filter((count) => count > 0 && count < 10);
    expect(few).toEqual([]);
    const people = tableOf(open, "robbery-who-people");
    expect(people.get("Black")?.[1]).toBe("[c]");
    // Of five groups that make up all that is known one more has to go.
    const groups = ["White", "Mixed", "Asian", "Black", "Other ethnic group", "Ethnic group not known"];
    expect(groups.filter((group) => people.get(group)?.[1] === "[c]").length).toBeGreaterThan(1);
    // Ages are in few bands, and ages by ethnic group in none.
    expect(Object.keys(open.figures).filter((id) => /ethnicity=/.test(id) && /-age=/.test(id))).toEqual([]);
  });

  describe("where an attribute is in no extract", () => {
    const unserved = ({ problems }: Edition): string[] =>
      problems.filter(({ code }) => code === "indicator-unserved").map(({ message }) => message);

    it("asks nothing of it, and says that it is not held", async () => {
      const edition = await profileOf(small, "internal", false, { without: ["Suspect Ethnicity", "Victim Age"] });
      expect(unserved(edition)).toEqual([]);
      const { model } = edition;
      expect(sentencesOf(model, "robbery-who")).toEqual(
        expect.arrayContaining([
          "The age of the victims (robbery): no source held records it.",
          "The ethnic group of the suspects (robbery): no source held records it.",
        ]),
      );
      const block = blocksOf(model).find((one) => one.kind === "table" && one.id === "robbery-who-people");
      if (block?.kind !== "table") throw new Error("no table");
      const at = (title: string): number => block.columns.findIndex((column) => column.title === title) - 1;
      const people = tableOf(model, "robbery-who-people");
      const cells = (title: string): unknown[] =>
        ["Aged 10 to 17", "Male", "White", "Ethnic group not known"].map((group) => people.get(group)?.[at(title)]);
      expect(cells("Suspects")).toEqual(["30", "55", "–", "–"]);
      expect(cells("Victims")).toEqual(["–", "28", "30", "12"]);
      // Ages of both cannot be paired where one is not held.
      expect(chartOf(model, "robbery-who-ages")).toBeUndefined();
      expect(Object.keys(model.figures).filter((id) => /victim-age=|ethnicity=.*whom=suspects/.test(id))).toEqual([]);
    });

    it("says of suspects that nobody knows them, where no column tells of them", async () => {
      const without = ["Suspect Ref", "Suspect Age", "Suspect Sex", "Suspect Ethnicity"];
      const edition = await profileOf(small, "internal", false, { without });
      expect(unserved(edition)).toEqual([]);
      expect(sentencesOf(edition.model, "robbery-who")).toContain(
        "Who the suspects of robbery are: no source held records it.",
      );
      expect(tableOf(edition.model, "robbery-who-victims").get("All")?.[1]).toBe("70");
    });

    it("still warns of an indicator of the settings that needs it", async () => {
      const own =
        "{ aggregation: { kind: records, of: suspect, where: { ethnicity: white } }, unit: suspects, definition: Ours. }";
      const edition = await profileOf(small, "internal", false, {
        without: ["Suspect Ethnicity"],
        indicators: `use: [robbery]\n  adjust: { robbery: ${own} }`,
      });
      expect(unserved(edition)).toEqual([expect.stringContaining("do not hold the suspect's ethnicity")]);
    });
  });

  it("describes nobody where there are too few", async () => {
    const { model } = await profileOf([{ ...(small[0] ?? never()), many: 9 }]);
    expect(sentencesOf(model, "robbery-who")).toContain("There are 9 victims: too few to describe by group.");
    expect(chartOf(model, "robbery-who-ages")).toBeUndefined();
    expect(() => tableOf(model, "robbery-who-victims")).toThrow();
    expect(() => tableOf(model, "robbery-who-people")).toThrow();
  });
});

function never(): never {
  throw new Error("the list is not empty");
}
