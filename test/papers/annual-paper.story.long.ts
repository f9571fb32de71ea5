import { rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EditionModel, TableBlock } from "../../src/papers/model.ts";
import { isNumber } from "../../src/values/value.ts";
import { plain } from "../../src/wording/runs.ts";
import { AnnualSample, otherStory } from "./annual-support.ts";
import { asText } from "./as-text.ts";
import { blocksOf, headlinesOf } from "./support.ts";

const textOf = (model: EditionModel, id: string): string =>
  asText({ ...model, sections: model.sections.filter((section) => section.id === id) });

describe("the annual assessment", () => {
  it("of another year, without any commentary: another story, whole, with its gaps shown", async () => {
    const sample = await AnnualSample.open(otherStory, (folder) =>
      rm(join(folder, "commentary"), { recursive: true, force: true }),
    );
    const { model, problems } = await sample.edition().finally(() => sample.close());
    const allCrime = textOf(model, "all-crime-benchmark");
    expect(allCrime).toContain("It is the eighth yearly fall in a row.");
    expect(allCrime).not.toMatch(/first yearly rise|Every other area/);
    const targets = blocksOf(model, "target-performance").flatMap((block) =>
      block.kind === "table" ? block.rows : [],
    );
    const verdictOf = (name: string): string[] =>
      targets
        .map(({ cells }) => cells.map(({ content }) => plain(content)))
        .filter(([first]) => first === name)
        .flatMap((cells) => cells.slice(4, 6));
    expect(verdictOf("Gun discharges")).toEqual(["11 over", "Missed"]);
    expect(verdictOf("Deliberate fires")).toEqual(["69 over", "Missed"]);
    expect(verdictOf("Serious youth violence victims")[1]).toBe("Met");
    expect(headlinesOf(model).join("\n")).not.toContain("serious youth violence: target missed");

    const gaps = model.sections.filter(({ blocks }) => blocks.some(({ kind }) => kind === "commentary-gap"));
    expect(gaps.map(({ id }) => id)).toEqual(expect.arrayContaining(["target-performance", "recommendations"]));
    expect(model.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === "commentary")).toEqual([]);
    expect(problems.filter(({ code }) => code === "commentary-missing").length).toBeGreaterThanOrEqual(2);
    for (const { id, blocks } of model.sections) expect(blocks.length, id).toBeGreaterThan(0);
    expect(asText(model)).not.toMatch(/undefined|NaN|\[object/);
  });

  it("shows no small count of people in the public edition", async () => {
    const sample = await AnnualSample.open();
    const { model } = await sample.edition("public").finally(() => sample.close());
    expect(model.marking).toBe("OFFICIAL");
    const ofPeople = Object.values(model.figures).filter(
      ({ id, unit, pedigree }) =>
        (unit === "victims" || unit === "suspects") &&
        /\/(count|unknown)$/.test(id) &&
        !pedigree?.sources.includes("mayors-office"),
    );
    expect(ofPeople.length).toBeGreaterThan(10);
    for (const { id, value } of ofPeople)
      if (isNumber(value)) expect(value.number === 0 || value.number >= 10, id).toBe(true);
    const quarters = blocksOf(model, "year-counts").filter((block): block is TableBlock => block.kind === "table");
    expect(quarters.length).toBeGreaterThan(1);
  });
});
