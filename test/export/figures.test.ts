import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { figuresCsv, figuresJson } from "../../src/export/figures.ts";
import { figuresJsonSchema, figuresSchema } from "../../src/export/figures-schema.ts";
import { modelFor, origin } from "./fixture.ts";

type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => parse(text, { bom: true, columns: true }) as Row[];
const rowOf = (text: string, indicator: string): Row => {
  const row = rowsOf(text).find((one) => one["indicator"] === indicator);
  if (!row) throw new Error(`no row for ${indicator}`);
  return row;
};

describe("figures.csv", () => {
  it("has a row for every figure, in the order of their ids, with the id taken apart", () => {
    const csv = figuresCsv(modelFor("internal"), origin);
    expect(rowsOf(csv).map((row) => row["indicator"])).toEqual([
      "burglary",
      "drug-offences",
      "nte-crime-and-asb",
      "robbery",
    ]);
    expect(rowOf(csv, "nte-crime-and-asb")).toEqual({
      id: "nte-crime-and-asb[type=robbery]/shoreditch/fy2019-20/percent-change:previous-year",
      indicator: "nte-crime-and-asb",
      breakdown: "type=robbery",
      area: "shoreditch",
      period: "fy2019-20",
      measure: "percent-change",
      comparison: "previous-year",
      state: "value",
      value: "-12.5",
      unit: "percent",
      method: "percent-change",
      provisional: "",
      revised: "",
      small_base: "yes",
      reason: "",
      inputs:
        "nte-crime-and-asb[type=robbery]/shoreditch/fy2018-19/count;nte-crime-and-asb[type=robbery]/shoreditch/fy2019-20/count",
      sources: "",
      files: "",
      records: "",
    });
  });

  it("gives a state and a reason where there is no number", () => {
    expect(rowOf(figuresCsv(modelFor("internal"), origin), "burglary")).toMatchObject({
      state: "incomplete",
      value: "",
      reason: "coverage-gap",
      records: "4",
    });
  });

  it.each(["internal", "partnership", "public"] as const)(
    "withholds whatever could tell a suppressed figure in the %s edition",
    (audience) => {
      expect(rowOf(figuresCsv(modelFor(audience), origin), "drug-offences")).toMatchObject({
        state: "suppressed",
        value: "",
        reason: "",
        files: "",
        records: "",
      });
    },
  );

  it("gives record counts to internal readers only", () => {
    expect(rowOf(figuresCsv(modelFor("internal"), origin), "robbery")["records"]).toBe("4");
    expect(rowOf(figuresCsv(modelFor("public"), origin), "robbery")["records"]).toBe("");
  });
});

describe("figures.json", () => {
  const documentFor = (audience: "internal" | "public") =>
    figuresSchema.parse(JSON.parse(figuresJson(modelFor(audience), origin)));
  const figureIn = (audience: "internal" | "public", start: string) =>
    documentFor(audience).figures.find((figure) => figure.id.startsWith(start));

  it("says what the figures are of and made from, and gives each with its inputs and files", () => {
    expect(documentFor("internal")).toMatchObject({
      format: 1,
      tool: { name: "csp-assess", version: "1.2.3" },
      paper: "quarterly",
      audience: "internal",
      period: "fy2019-20-q4",
      marking: "OFFICIAL",
      files: [
        { path: "extracts/a.csv", source: "police-crime", sha256: "a".repeat(64), rows: 40 },
        { path: "extracts/b.csv" },
        { path: "extracts/c.csv" },
      ],
      areas: [{ id: "hackney", name: "Hackney" }],
    });
    expect(figureIn("internal", "robbery")).toEqual({
      id: "robbery/hackney/fy2019-20-q4/count",
      indicator: "robbery",
      dims: {},
      area: "hackney",
      period: "fy2019-20-q4",
      measure: "count",
      state: "value",
      number: 512,
      unit: "offences",
      method: "count",
      inputs: [],
      sources: ["police-crime"],
      files: [
        { sha256: "a".repeat(64), records: 3 },
        { sha256: "b".repeat(64), records: 1 },
      ],
      records: 4,
      attributes: ["provisional"],
    });
  });

  it("gives no number of records in an edition that leaves the house, nor which files had any", () => {
    const text = figuresJson(modelFor("public"), origin);
    expect(text).not.toContain('"records"');
    expect(text).not.toContain('"rows"');
    const all = ["a", "b", "c"].map((letter) => ({ sha256: letter.repeat(64) }));
    expect(figureIn("public", "robbery")?.files, "also the file that had no record of it").toEqual(all);
    expect(rowOf(figuresCsv(modelFor("public"), origin), "robbery")["files"]).toBe(
      ["a", "b", "c"].map((letter) => letter.repeat(64)).join(";"),
    );
  });

  it.each(["internal", "public"] as const)("holds nothing behind a suppressed figure in the %s edition", (audience) => {
    const hidden = figureIn(audience, "drug-offences");
    expect(hidden).toMatchObject({ state: "suppressed", files: [], sources: [] });
    for (const key of ["number", "reason", "records", "constants"]) expect(hidden).not.toHaveProperty(key);
  });

  it("is the same for the same figures, in whatever order they come", () => {
    const model = modelFor("internal");
    const reversed = { ...model, figures: Object.fromEntries(Object.entries(model.figures).reverse()) };
    expect(figuresJson(reversed, origin)).toBe(figuresJson(model, origin));
    expect(figuresCsv(reversed, origin)).toBe(figuresCsv(model, origin));
  });
});

describe("the schema of figures.json", () => {
  it("is published as it is", async () => {
    const text = `${JSON.stringify(figuresJsonSchema(), undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot("../../docs/figures.schema.json");
  });

  it("as published, takes what is written and refuses what it does not name", async () => {
    const published = z.fromJSONSchema(
      JSON.parse(await readFile(new URL("../../docs/figures.schema.json", import.meta.url), "utf8")),
    );
    const document = JSON.parse(figuresJson(modelFor("internal"), origin));
    expect(published.safeParse(document).success).toBe(true);
    expect(published.safeParse({ ...document, more: 1 }).success).toBe(false);
    expect(published.safeParse({ ...document, figures: [{ ...document.figures[0], state: "hidden" }] }).success).toBe(
      false,
    );
  });
});
