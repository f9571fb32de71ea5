import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { dataQualityJson } from "../../src/export/data-quality.ts";
import { provenanceJson } from "../../src/export/provenance.ts";
import { rejectsCsv } from "../../src/export/rejects.ts";
import type { ReadResult } from "../../src/extracts/reading.ts";
import { plainForm } from "../extracts/settings.ts";
import { modelFor, policeSource } from "./fixture.ts";

const reading: ReadResult = {
  sources: [
    {
      ...policeSource,
      files: [
        {
          file: 0,
          path: "extracts/crime.csv",
          sha256: "c".repeat(64),
          bytes: 1234,
          extractDate: "2020-06-15",
          encoding: "utf-8",
          form: plainForm,
          rows: { read: 10, accepted: 6, rejected: 2, duplicate: 1, superseded: 0, outOfScope: 1 },
          rejectsByReason: { "date-invalid": 2 },
        },
      ],
      coverage: {
        from: "2020-01-01",
        to: "2020-03-31",
        basis: "inferred",
        months: { "2020-03": "whole", "2020-01": "part" },
      },
      records: { offence: 6 },
      unmappedCategories: { "Odd Category": 1 },
      setApart: { "no-crimed": 1 },
      signs: [
        {
          kind: "month-unusual",
          source: "crime",
          severity: "note",
          month: "2020-03",
          subject: "rape",
          count: 4,
          usual: 1,
          direction: "high",
        },
      ],
    },
  ],
  rejects: [
    {
      code: "date-invalid",
      file: "extracts/crime.csv",
      line: 7,
      field: "Date Recorded",
      value: "=cmd|' /C calc'!A0",
      reason: "not a date",
    },
  ],
  problems: [{ code: "row-rejected", severity: "warning", message: "2 rows were rejected." }],
};

interface Quality {
  readonly sources: readonly { readonly files: readonly Record<string, unknown>[]; readonly coverage: object }[];
}

describe("data-quality.json", () => {
  it("accounts for every row of every file", () => {
    const quality = JSON.parse(dataQualityJson(reading, "internal")) as Quality;
    expect(quality).toMatchObject({
      sources: [{ records: { offence: 6 }, setApart: { "no-crimed": 1 }, unmappedCategories: { "Odd Category": 1 } }],
      problems: [{ code: "row-rejected" }],
    });
    expect(quality.sources[0]?.files[0]).toMatchObject({
      path: "extracts/crime.csv",
      rows: { read: 10, accepted: 6, rejected: 2, duplicate: 1, superseded: 0, outOfScope: 1 },
      rejectsByReason: { "date-invalid": 2 },
    });
    expect(JSON.stringify(quality.sources[0]?.coverage)).toContain('{"2020-01":"part","2020-03":"whole"}');
  });

  it.each(["internal", "public"] as const)("never holds what stood in a rejected row (%s)", (audience) => {
    expect(dataQualityJson(reading, audience)).not.toContain("calc");
  });

  it("gives the rows of files that are large enough, and nothing that reading counts besides", () => {
    const [source] = reading.sources;
    const [file] = source?.files ?? [];
    if (!source || !file) throw new Error("no source");
    const rows = { ...file.rows, read: 500, accepted: 490 };
    const places = { records: 490, placed: { code: 489 }, unplaced: { nowhere: 1 }, contradicted: 0, unknownWards: [] };
    const larger = { ...reading, sources: [{ ...source, places, files: [{ ...file, rows }] }] };
    const text = dataQualityJson(larger, "public");
    expect((JSON.parse(text) as Quality).sources[0]?.files[0]?.["rows"]).toEqual({ read: 500, accepted: 490 });
    expect(text).not.toContain("places");
    expect(dataQualityJson(larger, "internal")).toContain("places");
  });

  it("gives no small counts in an edition that leaves the house", () => {
    const quality = JSON.parse(dataQualityJson(reading, "public")) as Quality;
    expect(quality.sources[0]?.files[0], "6 rows are a small count").not.toHaveProperty("rows");
    expect(JSON.stringify(quality)).not.toMatch(/setApart|unmapped|rejectsByReason|"records"|2 rows/);
    expect(quality).toMatchObject({ problems: [{ code: "row-rejected", severity: "warning" }] });
  });
});

describe("provenance.json", () => {
  const written = [
    { path: "plan.yaml", holds: "plan", sha256: "3".repeat(64), bytes: 30 },
    { path: "actions.csv", holds: "actions", sha256: "4".repeat(64), bytes: 40, rows: 7 },
  ] as const;

  it("names version, settings, files and browser, and no time of day", () => {
    const files = [
      { path: "extracts/b.csv", sha256: "b".repeat(64), bytes: 2 },
      { path: "extracts/a.csv", sha256: "a".repeat(64), bytes: 1 },
    ];
    const text = provenanceJson({
      version: "1.2.3",
      settings: { sha256: "d".repeat(64) },
      files,
      references: [{ path: "reference/population.csv", sha256: "5".repeat(64) }],
      written,
      browser: { version: "143.0.7499.0", origin: "bundled", sandbox: "on" },
      model: modelFor("internal"),
    });
    expect(JSON.parse(text)).toEqual({
      tool: { name: "csp-assess", version: "1.2.3" },
      paper: "quarterly",
      period: "fy2019-20-q4",
      audience: "internal",
      marking: "OFFICIAL",
      status: "draft",
      date: "2020-06-25",
      settings: { sha256: "d".repeat(64) },
      files: [files[1], files[0]],
      references: [{ path: "reference/population.csv", sha256: "5".repeat(64) }],
      written: [
        { path: "actions.csv", sha256: "4".repeat(64), bytes: 40, rows: 7 },
        { path: "plan.yaml", sha256: "3".repeat(64), bytes: 30 },
      ],
      browser: { version: "143.0.7499.0", origin: "bundled", sandbox: "on" },
    });
  });

  it("tells the public no number of rows, which can be few", () => {
    const origin = { version: "1.2.3", settings: { sha256: "d".repeat(64) }, files: [], references: [], written };
    const text = provenanceJson({ ...origin, model: modelFor("public") });
    expect(JSON.parse(text).written).toHaveLength(2);
    expect(text).not.toContain("rows");
  });
});

describe("rejects.csv", () => {
  it("gives place, reason and value, made harmless", () => {
    const [row] = parse(rejectsCsv(reading.rejects), { bom: true, columns: true }) as Record<string, string>[];
    expect(row).toEqual({
      file: "extracts/crime.csv",
      line: "7",
      field: "Date Recorded",
      code: "date-invalid",
      reason: "not a date",
      value: "'=cmd|' /C calc'!A0",
    });
  });
});
