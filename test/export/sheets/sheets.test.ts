import { describe, expect, it } from "vitest";
import { makeWorkbook } from "../../../src/export/sheets/make-workbook.ts";
import { writeSheets } from "../../../src/export/sheets/write-sheets.ts";
import type { EditionModel, Inline, TableBlock, TableCell, TableRow } from "../../../src/papers/model.ts";
import type { Figure } from "../../../src/values/figure.ts";
import type { Value } from "../../../src/values/value.ts";
import { fixture } from "../../render/fixture.ts";
import { modelFor } from "../fixture.ts";
import { type ReadSheet, readOds, readXlsx } from "./read-sheets.ts";
import { unzip } from "./unzip.ts";

const text = (words: string): Inline => ({ kind: "text", text: words });
const figure = (id: string, words: string): Inline => ({ kind: "figure", id, text: words });
const cell = (...content: readonly (string | Inline)[]): TableCell => ({
  content: content.map((one) => (typeof one === "string" ? text(one) : one)),
});
const row = (...cells: readonly (string | TableCell)[]): TableRow => ({
  cells: cells.map((one) => (typeof one === "string" ? cell(one) : one)),
});
const table = (rows: readonly TableRow[], columns: readonly string[], more: Partial<TableBlock> = {}): TableBlock => ({
  kind: "table",
  id: "robbery-quarters",
  number: 3,
  caption: "Robbery by quarter",
  layout: "plain",
  columns: columns.map((title, index) => ({ id: `c${index}`, title, align: index === 0 ? "left" : "right" })),
  rows,
  notes: [],
  ...more,
});

const known = (id: string, value: Value): Figure => ({ id, value, unit: "offences", method: "count", inputs: [] });
const number = (size: number): Value => ({ state: "value", number: size });

const paper = (
  block: TableBlock,
  figures: readonly Figure[] = [],
  notes: EditionModel["notes"] = [],
): EditionModel => ({
  ...modelFor("internal"),
  sections: [{ id: "robbery", kind: "indicator", title: "Robbery", blocks: [block] }],
  figures: Object.fromEntries(figures.map((one) => [one.id, one])),
  notes,
});

const sheetOf = (model: EditionModel, name = "Table_3"): ReadSheet => {
  const found = readXlsx(writeSheets(model, "xlsx")).find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
};
/** The rows of a sheet's table, its header first. */
const tableOf = (sheet: ReadSheet): ReadSheet["rows"] =>
  sheet.rows.slice(Number(/\d+/.exec(sheet.table?.range ?? "")?.[0]) - 1);

describe.each([
  ["xlsx", readXlsx],
  ["ods", readOds],
] as const)("a paper's tables as %s", (format, read) => {
  const model = fixture();
  const bytes = writeSheets(model, format);
  const sheets = read(bytes);

  it("holds every table and the table behind every figure, one to a worksheet, after a cover and the notes", () => {
    const blocks = model.sections.flatMap((section) => section.blocks);
    const tables = blocks.filter(({ kind }) => kind === "table" || kind === "chart");
    expect(sheets.map(({ name }) => name).slice(0, 3)).toEqual(["Cover", "Notes", "Table_100"]);
    expect(sheets).toHaveLength(tables.length + 2);
    expect(new Set(sheets.map(({ name }) => name.toLowerCase())).size).toBe(sheets.length);
    for (const sheet of sheets) expect(sheet.table?.range).toMatch(/^A\d+:[A-Z]+\d+$/);
    expect(new Set(sheets.map((sheet) => sheet.table?.name)).size).toBe(sheets.length);
  });

  it("begins every worksheet with its title, says what is on it, and leads back to the cover", () => {
    for (const { name, rows } of sheets) {
      expect(String(rows[0]?.[0]).length, name).toBeGreaterThan(4);
      if (name === "Cover") continue;
      expect(rows[1]?.[0], name).toContain("This worksheet contains one table");
      expect(rows.some(([first]) => first === "Back to the cover")).toBe(true);
    }
    const cover = sheets[0]?.rows.map(([first]) => first) ?? [];
    expect(cover).toContain("Marking: OFFICIAL-SENSITIVE");
    expect(cover).toContain("Status: Draft: not yet cleared");
    expect(cover.slice(-sheets.length + 1)).toEqual(sheets.slice(1).map(({ name }) => name));
  });

  it("has no empty, merged or hidden cells, nothing frozen and no filter", () => {
    for (const { name, rows, table: marked, xml } of sheets) {
      expect(xml).not.toMatch(/merge|spanned|hidden|<pane|autoFilter/i);
      expect(xml).not.toMatch(/<c [^>]*\/>|<table:table-cell [^>]*\/>/);
      const from = Number(/\d+/.exec(marked?.range ?? "")?.[0]) - 1;
      for (const line of rows.slice(0, from)) expect(line, name).toHaveLength(1);
      const width = rows[from]?.length ?? 0;
      for (const line of rows.slice(from)) {
        expect(line, name).toHaveLength(width);
        expect(line).not.toContain("");
      }
      expect(new Set(rows[from]?.map((title) => String(title).toLowerCase())).size, name).toBe(width);
    }
  });

  it("is the same each time, with one date for all files in it", () => {
    expect(writeSheets(fixture(), format)).toEqual(bytes);
    const entries = unzip(bytes);
    // 1 January 1980, 12:00, as archives write it.
    expect(new Set(entries.map(({ time }) => time))).toEqual(new Set([0x00216000]));
    for (const { name, text: part } of entries.filter(({ name }) => name.endsWith(".xml")))
      expect(part, name).not.toMatch(/20(?!20-06-25)\d\d-\d\d-\d\dT/);
  });

  it("says its title, language, owner and marking in its properties and on its pages", () => {
    const whole = unzip(bytes)
      .map(({ text: part }) => part)
      .join("\n");
    expect(whole).toContain("<dc:title>Quarterly performance paper, 2019/20 Quarter 4: tables</dc:title>");
    expect(whole).toContain("<dc:language>en-GB</dc:language>");
    expect(whole).toContain("<dc:creator>Hackney Community Safety Partnership</dc:creator>");
    expect(whole).toMatch(/(?:oddHeader>&amp;C|<style:header [^>]*><text:p>)OFFICIAL-SENSITIVE/);
  });

  it("takes words that are hard to set, and makes none of them a formula", () => {
    const hard = [
      "=1+1",
      "+44 20",
      "-1+2",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "  =1",
      "＝1",
      "<b>&amp;\"'",
      "_x0041_",
      "a\u0000b\ud800c",
      "যোগাযোগ কেন্দ্র",
      "شارع كينغزلاند",
      "👩🏽‍🚒",
      `${"w".repeat(300)} ward`,
    ];
    const made = read(
      writeSheets(
        paper(
          table(
            hard.map((words) => row(words, words)),
            ["Ward", "=Count"],
          ),
        ),
        format,
      ),
    );
    const rows = tableOf(made.find(({ name }) => name === "Table_3") as ReadSheet);
    expect(rows[0]).toEqual(["Ward", "'=Count"]);
    expect(rows.slice(1).map(([first]) => first)).toEqual([
      "'=1+1",
      "'+44 20",
      "'-1+2",
      "'@SUM(A1)",
      "'=1",
      "'=1",
      "'=1",
      "'＝1",
      "<b>&amp;\"'",
      "_x0041_",
      "a\ufffdb\ufffdc",
      "যোগাযোগ কেন্দ্র",
      "شارع كينغزلاند",
      "👩🏽‍🚒",
      `${"w".repeat(300)} ward`,
    ]);
  });
});

describe("the two formats", () => {
  it("hold the same", () => {
    const model = fixture();
    const values = (sheets: readonly ReadSheet[]) =>
      sheets.map(({ name, rows, table: marked }) => [name, rows, marked?.range, marked?.name]);
    expect(values(readOds(writeSheets(model, "ods")))).toEqual(values(readXlsx(writeSheets(model, "xlsx"))));
  });

  it("are marked as what they are: tables with their columns' names, OpenDocument by its first bytes", () => {
    const model = fixture();
    for (const sheet of readXlsx(writeSheets(model, "xlsx"))) expect(sheet.table?.columns).toEqual(tableOf(sheet)[0]);
    const [first] = unzip(writeSheets(model, "ods"));
    expect(first).toMatchObject({
      name: "mimetype",
      stored: true,
      text: "application/vnd.oasis.opendocument.spreadsheet",
    });
    for (const sheet of readOds(writeSheets(model, "ods"))) {
      const [, header = ""] = /<table:table-header-rows>(.*?)<\/table:table-header-rows>/s.exec(sheet.xml) ?? [];
      expect(header.match(/<table:table-cell /g)).toHaveLength(tableOf(sheet)[0]?.length ?? 0);
    }
  });
});

describe("numbers", () => {
  const figures = [
    known("a", number(1204)),
    known("b", number(-4.3478)),
    known("c", number(28.96)),
    known("d", number(-16)),
    known("e", { state: "suppressed" }),
    known("f", { state: "missing" }),
    known("g", { state: "not-comparable" }),
    known("h", { state: "not-applicable" }),
  ];

  it("are numbers, whole, with the format that shows them as the paper does", () => {
    const rows = [row("Quarter 1", cell(figure("a", "1,204")), cell(figure("b", "−4.3%")), cell(figure("c", "+29%")))];
    const sheet = sheetOf(paper(table(rows, ["Quarter", "Count", "Change", "To date"]), figures));
    expect(tableOf(sheet)[1]).toEqual(["Quarter 1", 1204, -0.043478, 0.2896]);
    const styles = unzip(writeSheets(paper(table(rows, ["Quarter", "Count", "Change", "To date"]), figures), "xlsx"));
    const codes = [
      ...(styles.find(({ name }) => name === "xl/styles.xml")?.text.matchAll(/formatCode="([^"]*)"/g) ?? []),
    ];
    expect(codes.map(([, code]) => code)).toEqual(["#,##0", "#,##0.0%", "+#,##0%;-#,##0%;0%"]);
  });

  it("keep what the paper says where it drops the sign, and are text where words stand beside them", () => {
    const rows = [row("Quarter 1", cell(figure("d", "16")), cell("at most ", figure("a", "1,204")), "1,204")];
    expect(tableOf(sheetOf(paper(table(rows, ["Quarter", "Fewer", "Target", "Words"]), figures)))[1]).toEqual([
      "Quarter 1",
      16,
      "at most 1,204",
      "1,204",
    ]);
  });

  it("that are not there have their shorthand, which the notes explain", () => {
    const rows = ["e", "f", "g", "h"].map((id) => row(id, cell(figure(id, "not available"))));
    const model = paper(table([...rows, row("i", "–"), row("j", "")], ["Series", "Count"]), figures);
    expect(tableOf(sheetOf(model)).map(([, value]) => value)).toEqual([
      "Count",
      "[c]",
      "[x]",
      "[not comparable]",
      "[z]",
      "[z]",
      "[z]",
    ]);
    const explained = tableOf(sheetOf(model, "Notes")).map(([first]) => first);
    expect(explained).toEqual(["Note or shorthand", "[c]", "[x]", "[z]", "[not comparable]"]);
  });

  it("leave their marks and notes to a column of their own", () => {
    const marked = [
      row("Quarter 1", cell(figure("a", "1,204"), { kind: "note", number: 1 }), cell(figure("c", "+29%"), "\u00a0[u]")),
      row("Quarter 2", cell(figure("a", "1,204")), cell(figure("c", "+29%"))),
    ];
    const notes = [{ number: 1, content: [text("Counted anew.")] }];
    const model = paper(table(marked, ["Quarter", "Count", "Change"]), figures, notes);
    expect(tableOf(sheetOf(model))).toEqual([
      ["Quarter", "Count", "Change", "Notes"],
      ["Quarter 1", 1204, 0.2896, "Count: [note 1]; Change: [u]"],
      ["Quarter 2", 1204, 0.2896, "no notes"],
    ]);
    expect(tableOf(sheetOf(model, "Notes")).slice(1)).toEqual([
      ["[u]", "Rests on a low number: read with care."],
      ["[note 1]", "Counted anew."],
    ]);
  });
});

describe("rows and columns", () => {
  it("have names that stand by themselves", () => {
    const part = { tone: "part" } as const;
    const rows = [
      row("2018/19", "1"),
      { ...row("per day", "2"), ...part },
      row("2019/20", "3"),
      { ...row("per day", "4"), ...part },
    ];
    const sheet = sheetOf(paper(table(rows, ["Year", ""])));
    expect(tableOf(sheet).map(([first]) => first)).toEqual([
      "Year",
      "2018/19",
      "2018/19, per day",
      "2019/20",
      "2019/20, per day",
    ]);
    expect(tableOf(sheet)[0]?.[1]).toBe("Column 2");
    expect(tableOf(sheetOf(paper(table([row("a", "1", "2")], ["Year", "Now", "now"]))))[0]).toEqual([
      "Year",
      "Now",
      "now (2)",
    ]);
  });

  it("of small drawings are left out, and a table without rows still is one", () => {
    const { sections } = fixture();
    const scorecard = sections.flatMap(({ blocks }) => blocks).find((block) => block.kind === "table");
    const sheet = makeWorkbook(fixture()).sheets.find(({ name }) => name === "Table_100");
    expect(scorecard?.kind === "table" && scorecard.columns.at(-1)?.title).toBe("24 months");
    expect(sheet?.table?.columns.map(({ title }) => title)).not.toContain("24 months");
    expect(tableOf(sheetOf(paper(table([], ["Year", "Now"]))))).toEqual([
      ["Year", "Now"],
      ["[z]", "[z]"],
    ]);
  });

  it("take a text longer than Excel's cells, cut where they end", () => {
    const long = "word ".repeat(9000).trim();
    const made = tableOf(sheetOf(paper(table([row(long, "1")], ["Text", "Count"]))));
    expect(String(made[1]?.[0])).toHaveLength(32_767);
    expect(String(made[1]?.[0]).endsWith("…")).toBe(true);
  });

  it("hold cells of paragraphs and lists on one line, which begins no formula", () => {
    const blocks: TableCell = {
      content: [],
      blocks: [
        { kind: "paragraph", content: [text("=SUM(A1) We will:")] },
        { kind: "list", ordered: false, items: [[text("meet")], [text("@call")]] },
        { kind: "paragraph", content: [text("See 1.2.")] },
      ],
    };
    const sheet = sheetOf(paper(table([row("1.1", blocks)], ["Ref", "Activity"])));
    expect(JSON.stringify(sheet)).toContain("'=SUM(A1) We will: • meet • @call See 1.2.");
  });

  it("of two tables without a number have worksheets with names of their own", () => {
    const one = table([row("a", "1")], ["A", "B"], { number: 0, id: "পরিচিতি" });
    const model = paper(one);
    const [section] = model.sections;
    if (!section) throw new Error("no section");
    const two = { ...model, sections: [{ ...section, blocks: [one, { ...one, id: "x" }, { ...one, id: "X" }] }] };
    const names = readXlsx(writeSheets(two, "xlsx")).map(({ name }) => name);
    expect(names).toEqual(["Cover", "Table_Table", "Table_x", "Table_X_2"]);
  });
});
