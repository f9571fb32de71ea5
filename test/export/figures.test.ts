import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { figuresCsv, figuresJson } from "../../src/export/figures.ts";
import { modelFor } from "./fixture.ts";

type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => parse(text, { bom: true, columns: true }) as Row[];
const rowOf = (text: string, indicator: string): Row => {
  const row = rowsOf(text).find((one) => one["indicator"] === indicator);
  if (!row) throw new Error(`no row for ${indicator}`);
  return row;
};

describe("figures.csv", () => {
  it("has a row for every figure, in the order of their ids, with the id taken apart", () => {
    const csv = figuresCsv(modelFor("internal"));
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
    expect(rowOf(figuresCsv(modelFor("internal")), "burglary")).toMatchObject({
      state: "incomplete",
      value: "",
      reason: "coverage-gap",
      records: "4",
    });
  });

  it.each(["internal", "partnership", "public"] as const)(
    "withholds whatever could tell a suppressed figure in the %s edition",
    (audience) => {
      expect(rowOf(figuresCsv(modelFor(audience)), "drug-offences")).toMatchObject({
        state: "suppressed",
        value: "",
        reason: "",
        files: "",
        records: "",
      });
    },
  );

  it("gives record counts to internal readers only", () => {
    expect(rowOf(figuresCsv(modelFor("internal")), "robbery")["records"]).toBe("4");
    expect(rowOf(figuresCsv(modelFor("public")), "robbery")["records"]).toBe("");
  });
});

describe("figures.json", () => {
  interface Document {
    readonly figures: readonly { readonly id: string; readonly files: readonly object[]; readonly records?: number }[];
  }
  const figureIn = (audience: "internal" | "public", start: string) =>
    (JSON.parse(figuresJson(modelFor(audience))) as Document).figures.find((figure) => figure.id.startsWith(start));

  it("says what the figures are of, and gives each with its inputs and files", () => {
    expect(JSON.parse(figuresJson(modelFor("internal")))).toMatchObject({
      paper: "quarterly",
      audience: "internal",
      period: "fy2019-20-q4",
      marking: "OFFICIAL",
    });
    expect(figureIn("internal", "robbery")).toEqual({
      id: "robbery/hackney/fy2019-20-q4/count",
      state: "value",
      number: 512,
      provisional: true,
      revised: false,
      smallBase: false,
      unit: "offences",
      method: "count",
      inputs: [],
      sources: ["police-crime"],
      files: [
        { sha256: "a".repeat(64), records: 3 },
        { sha256: "b".repeat(64), records: 1 },
      ],
      records: 4,
    });
  });

  it("holds no record count in an edition that leaves the house, nor anything behind a suppressed figure", () => {
    expect(figuresJson(modelFor("public"))).not.toContain('"records"');
    expect(figureIn("public", "robbery")?.files).toEqual([{ sha256: "a".repeat(64) }, { sha256: "b".repeat(64) }]);
    const hidden = figureIn("internal", "drug-offences");
    expect(hidden).toMatchObject({ state: "suppressed", files: [] });
    expect(hidden).not.toHaveProperty("because");
    expect(hidden).not.toHaveProperty("records");
  });

  it("is the same for the same figures, in whatever order they come", () => {
    const model = modelFor("internal");
    const reversed = { ...model, figures: Object.fromEntries(Object.entries(model.figures).reverse()) };
    expect(figuresJson(reversed)).toBe(figuresJson(model));
    expect(figuresCsv(reversed)).toBe(figuresCsv(model));
  });
});
