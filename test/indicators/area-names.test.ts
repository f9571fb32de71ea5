import { expect, it } from "vitest";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { unpublished } from "../../src/indicators/measure-problems.ts";

it("messages call an area as the settings do, and by its id where they give no name", async () => {
  const treatment = (await loadCatalogue()).indicators.get("treatment-drugs");
  if (!treatment) throw new Error("the catalogue lacks people in treatment");
  const told = (name?: string): string =>
    unpublished(treatment, { id: "e09000012", kind: "borough", ...(name ? { name } : {}) }).message;
  expect(told("Hackney")).toBe(
    '"People in treatment for drugs" is not counted from records, and no source publishes it for Hackney.',
  );
  expect(told()).toContain("for e09000012.");
});
