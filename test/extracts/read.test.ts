import { readdir, stat } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readExtracts } from "../../src/extracts/read.ts";
import { openStore } from "../../src/records/store.ts";
import { offenceCsv, offenceLine } from "./offence-fixture.ts";
import { makeFolder, readFiles, readFolder, refusal, settings, source } from "./settings.ts";

const rowsOf = ({ result }: Awaited<ReturnType<typeof readFiles>>) => result.sources[0]?.files[0]?.rows;

describe("whatever the form of a file, its records are the same", () => {
  const rows = [
    { CRN: "A", Ward: "Café Row" },
    { CRN: "B", Ward: 'The "Elms", north' },
    { CRN: "C", Ward: "" },
  ];
  const text = offenceCsv(rows);
  const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");

  it.each([
    ["CRLF", Buffer.from(offenceCsv(rows, "\r\n"))],
    ["CR", Buffer.from(offenceCsv(rows, "\r"))],
    ["CRLF and LF mixed", Buffer.from(text.replace("\n", "\r\n"))],
    ["a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["Windows-1252", Buffer.from(text, "latin1")],
    ["UTF-16", utf16],
    ["gzip", gzipSync(text)],
    ["no newline at the end", Buffer.from(text.trimEnd())],
    ["blank lines above the header", Buffer.from(`\n\r\n${text}`)],
    ["a title above the header", Buffer.from(`Crime report\n"Run 15/06/2020, 10:30"\n\n${text}`)],
    ["a line that names the delimiter", Buffer.from(`sep=,\n${text}`)],
    ["a Ctrl-Z at its end", Buffer.from(`${text}\u001a`)],
    ["delimiters at the end of rows", Buffer.from(text.replaceAll("\n", ",\n"))],
    [
      "delimiters at the end of rows but not of the header",
      Buffer.from(text.replaceAll("\n", ",\n").replace(",\n", "\n")),
    ],
    ["gzip in several members", Buffer.concat([gzipSync(text.slice(0, 500)), gzipSync(text.slice(500))])],
    ["blank lines", Buffer.from(text.replaceAll("\n", "\n\n"))],
    ["lines of delimiters only", Buffer.from(text.replaceAll("\n", `\n${",".repeat(23)}\n`) + ",,,,\n".repeat(3))],
    ["semicolons", Buffer.from(text.replaceAll(",", ";").replace('Elms""; north', 'Elms"", north'))],
  ])("%s", async (_, bytes) => {
    const plain = await readFiles({ "crime.csv": text });
    const other = await readFiles({ "crime.csv": bytes });
    expect(other.records).toEqual(plain.records);
    expect(rowsOf(other)).toEqual(rowsOf(plain));
  });
});

describe("rows that are no rows", () => {
  it("are rejected with their physical line and an explanation", async () => {
    const lines = [
      offenceLine({ CRN: "A", Ward: "one\ntwo" }),
      "B,Confirmed,Y",
      offenceLine({ CRN: "C" }),
      "",
      `${offenceLine({ CRN: "D" })},more`,
      offenceLine({ CRN: "E" }).replace("Haggerston", '"Hagger"ston'),
      offenceLine({ CRN: "F", "Date Recorded": "" }),
      offenceLine({ CRN: "G" }),
    ];
    const csv = offenceCsv([]) + lines.join("\n");
    const reading = await readFiles({ "crime.csv": csv });
    expect(reading.result.rejects.map(({ line, code, reason }) => [line, code, reason])).toEqual([
      [4, "row-shape", "The row has 3 fields where the header has 24."],
      [7, "row-shape", "The row has 25 fields where the header has 24."],
      [8, "row-quotes", "A closing quote mark is followed by more text."],
      [9, "date-blank", "The date that decides the period is blank."],
    ]);
    expect(rowsOf(reading)).toEqual({ read: 7, accepted: 3, rejected: 4, duplicate: 0, superseded: 0, outOfScope: 0 });
    expect(reading.result.sources[0]?.files[0]?.rejectsByReason).toEqual({
      "row-shape": 2,
      "row-quotes": 1,
      "date-blank": 1,
    });
    expect(
      reading.result.problems.filter(({ code }) => code === "row-rejected").map(({ place }) => place?.line),
    ).toEqual([4, 8, 9]);
  });

  it("with the same text whatever the line endings inside quotes, and whether they were kept from the reader or refused by it", async () => {
    const textsOf = async (inner: string, newline: string) => {
      const wide = `${offenceLine({ CRN: "B", Ward: `one${inner}two` })},more`;
      const narrow = `C,"one${inner}two",Y`;
      const csv = offenceCsv([{ CRN: "A" }], newline) + [wide, narrow, ""].join(newline);
      const { result } = await readFiles({ "crime.csv": csv });
      expect(result.rejects.map(({ line, code }) => [line, code])).toEqual([
        [3, "row-shape"],
        [5, "row-shape"],
      ]);
      return result.rejects.map(({ value }) => value);
    };
    const plain = await textsOf("\n", "\n");
    expect(plain[1]).toBe('C,"one\ntwo",Y');
    for (const newline of ["\n", "\r\n", "\r"])
      for (const inner of ["\n", "\r\n", "\r"]) expect(await textsOf(inner, newline)).toEqual(plain);
  });

  it("whose lines are below lines of delimiters only", async () => {
    const hollow = ",".repeat(23);
    const lines = [
      hollow,
      offenceLine({ CRN: "A" }),
      hollow,
      "",
      offenceLine({ CRN: "B", "Date Recorded": "" }),
      hollow,
      "C,x",
      hollow,
    ];
    const reading = await readFiles({ "crime.csv": offenceCsv([]) + lines.join("\n") });
    expect(reading.result.rejects.map(({ line, code }) => [line, code])).toEqual([
      [6, "date-blank"],
      [8, "row-shape"],
    ]);
    expect(rowsOf(reading)).toEqual({ read: 3, accepted: 1, rejected: 2, duplicate: 0, superseded: 0, outOfScope: 0 });
  });

  it("because a comma in an unquoted text has shifted them, also when the last column is blank", async () => {
    const lines = [
      offenceLine({ CRN: "A" }),
      offenceLine({ CRN: "B", Ward: "Hoxton East", Outcome: "" }).replace("Hoxton East", "Hoxton, East"),
      `${offenceLine({ CRN: "C" })},"",`,
      offenceLine({ CRN: "D" }),
    ];
    const reading = await readFiles({ "crime.csv": offenceCsv([]) + lines.join("\n") });
    expect(reading.result.rejects.map(({ line, code, reason }) => [line, code, reason])).toEqual([
      [3, "row-shape", "The row has 25 fields where the header has 24."],
      [4, "row-shape", "The row has 26 fields where the header has 24."],
    ]);
    expect(rowsOf(reading)).toMatchObject({ read: 4, accepted: 2, rejected: 2 });
  });

  it("because a value stands to the right of the last name, since the row may be shifted", async () => {
    const header = offenceCsv([]).trimEnd();
    const lines = [
      `${header},,`,
      `${offenceLine({ CRN: "A" })},,`,
      `${offenceLine({ CRN: "B", Ward: "Hoxton East" }).replace("Hoxton East", "Hoxton, East")},`,
      `${offenceLine({ CRN: "C", Borough: "Camden" })},, `,
      `${offenceLine({ CRN: "D" })},,note`,
    ];
    const reading = await readFiles({ "crime.csv": lines.join("\n") });
    expect(reading.result.rejects.map(({ line, code }) => [line, code])).toEqual([[5, "row-beyond"]]);
  });

  it("beyond what the settings allow are an error", async () => {
    const files = {
      "crime.csv": offenceCsv([{ CRN: "A" }, { CRN: "B", "Date Recorded": "x" }, { CRN: "C", Borough: "Camden" }]),
    };
    const errors = async (maxRejects: object) =>
      (await readFiles(files, {}, { maxRejects })).result.problems.filter(({ code }) => code === "too-many-rejects");
    expect(await errors({ percent: 50 })).toEqual([]);
    expect(await errors({ count: 1 })).toEqual([]);
    expect(await errors({ percent: 49 })).toMatchObject([
      { severity: "error", message: expect.stringContaining("1 of 2 rows") },
    ]);
    expect(await errors({ count: 0 })).toHaveLength(1);
  });
});

describe("newlines inside quotes", () => {
  it("neither invent nor lose rows, across the blocks in which the reader works", async () => {
    // More than one block of 32 MB, full of quoted newlines that look like rows.
    const count = 72_000;
    const note = `${"x".repeat(60)}\n"",A,B,C,\nC1,Confirmed,Y\n`.repeat(5);
    const csv = `CRN,Date Recorded,Offence Subgroup,Borough,Notes\n${Array.from(
      { length: count },
      (_, index) => `C${index},10/04/2019,Robbery of Personal Property,Hackney,"${note}"\n`,
    ).join("")}`;
    expect(csv.length).toBeGreaterThan(33_554_432);
    const reading = await readFiles({ "crime.csv": csv }, { grain: "offence" });
    expect(rowsOf(reading)).toEqual({
      read: count,
      accepted: count,
      rejected: 0,
      duplicate: 0,
      superseded: 0,
      outOfScope: 0,
    });
    expect(reading.result.sources[0]?.records).toEqual({ offence: count });
  });
});

describe("reading is refused as a whole", () => {
  it("with all that is wrong with all files, each with its place and what to do", async () => {
    const folder = await makeFolder({
      "a/unclosed.csv": `${offenceCsv([{}])}${offenceLine({ CRN: "B" }).replace("Haggerston", '"Haggerston')}\n`,
      "a/empty.csv": "",
      "a/header-only.csv": offenceCsv([]),
      "a/columns.csv": "CRN,Date Recored,Offence Subgroup\nA,10/04/2019,Robbery\n",
      "a/twice.csv": "CRN,Date Recorded,Date Recorded,HO Code\nA,10/04/2019,10/04/2019,1\n",
    });
    const problems = await refusal(
      readFolder(folder.path, [
        source({ files: "a/*.csv" }),
        source({ id: "other", files: "b/crime-*.csv" }),
        source({ id: "third", format: "offense" }),
      ]),
    );
    expect(
      problems
        .filter(({ severity }) => severity === "error")
        .map(({ code, place }) => [code, place?.file, place?.line]),
    ).toEqual([
      ["column-missing", "a/columns.csv", 1],
      ["extract-empty", "a/empty.csv", undefined],
      ["extract-empty", "a/header-only.csv", undefined],
      ["column-ambiguous", "a/twice.csv", 1],
      ["extract-unclosed-quote", "a/unclosed.csv", 3],
      ["extract-missing", "partnership.yaml", undefined],
      ["settings-unknown-reference", "partnership.yaml", undefined],
    ]);
    expect(problems.every(({ remedy, severity }) => severity !== "error" || remedy)).toBe(true);
    expect(problems.find(({ code }) => code === "column-missing")?.message).toContain(
      'Nearest in the file: "Date Recored"',
    );
    await folder.remove();
  });

  it("with exit code 3", async () => {
    await expect(readFiles({ "a.csv": "" })).rejects.toMatchObject({ exitCode: 3 });
  });

  it("says what is there when a pattern matches nothing", async () => {
    const folder = await makeFolder({ "extracts/Crime-2020-06-15.csv": offenceCsv([{}]) });
    const problems = await refusal(readFolder(folder.path, [source({ files: "extracts/crime-*.csv" })]));
    expect(problems).toMatchObject([
      { code: "extract-missing", message: expect.stringContaining("extracts/Crime-2020-06-15.csv") },
    ]);
    await folder.remove();
  });
});

describe("columns", () => {
  it("may have other headers when the settings say so", async () => {
    const csv = offenceCsv([{ Ward: "Dalston" }])
      .replace("CRN", "Unique No")
      .replace("Ward", "Patch");
    const reading = await readFiles({ "a.csv": csv }, { columns: { reference: "unique no", ward: "Patch" } });
    expect(reading.records[0]).toMatchObject({ ward: "Dalston" });
  });

  it("that the settings name must be there", async () => {
    const problems = await refusal(readFiles({ "a.csv": offenceCsv([{}]) }, { columns: { ward: "Wrd" } }));
    expect(problems.filter(({ severity }) => severity === "error")).toMatchObject([
      { code: "column-missing", message: expect.stringContaining('"Ward"') },
    ]);
  });

  it("may have other headers in each file of a source when the settings list them", async () => {
    const of = (reference: string, header: string, ward: string): string =>
      offenceCsv([{ CRN: reference, Ward: "Dalston" }])
        .replace("CRN", header)
        .replace("Ward", ward);
    const files = { "2019.csv": of("A", "Unique No", "Patch"), "2020.csv": of("B", "Incident", "Beat") };
    const columns = { reference: ["Unique No", "Incident"], ward: ["Beat", "Patch"] };
    const { records } = await readFiles(files, { columns });
    expect(records.filter(({ kind }) => kind === "offence").map(({ ward }) => ward)).toEqual(["Dalston", "Dalston"]);
    const problems = await refusal(readFiles(files, { columns: { ...columns, reference: "Unique No" } }));
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([
      expect.objectContaining({
        code: "column-missing",
        message: expect.stringContaining('There is no column "Unique No", which the settings name for reference.'),
        remedy: expect.stringMatching(/list the headers of all of them: "reference: \[Unique No, \w/),
        place: expect.objectContaining({ file: "2020.csv" }),
      }),
    ]);
  });

  it("that tell what an offence is are missed once, when the settings name one of them", async () => {
    const csv = offenceCsv([{}]).replace("Offence Subgroup", "Kind").replace("Offence Group", "Class");
    const columns = { offence_subgroup: "Type" };
    const problems = await refusal(readFiles({ "a.csv": csv }, { columns }));
    expect(problems.filter(({ code }) => code === "column-missing").map(({ place }) => place?.field)).toEqual(["Type"]);
  });

  it("that are not known are noted, and warned of when they look like one that is missing", async () => {
    const csv = offenceCsv([{}]).replace("Victim Age", "Victm Age").replace("Outcome", "Weather");
    const { problems } = (await readFiles({ "a.csv": csv })).result;
    expect(
      problems.filter(({ code }) => code === "column-unknown").map(({ severity, place }) => [severity, place?.field]),
    ).toEqual([
      ["warning", "Victm Age"],
      ["note", "Weather"],
    ]);
  });

  it("of feature codes may be numbered", async () => {
    const csv = offenceCsv([{ "Feature Codes": "ALCOHOL", Operation: "FIREARM" }])
      .replace("Feature Codes", "Feature Code 1")
      .replace("Operation", "Feature Code 2");
    expect((await readFiles({ "a.csv": csv })).records[0]).toMatchObject({ flags: "gun alcohol" });
  });
});

describe("around the reading", () => {
  it("nothing temporary stays, progress is told, and an interruption is obeyed", async () => {
    const folder = await makeFolder({
      "a.csv": Buffer.from(offenceCsv([{}, { CRN: "B", Ward: "é" }]), "latin1"),
      "tmp/.keep": "",
    });
    const store = await openStore();
    const told: string[] = [];
    const input = {
      settings: settings(folder.path, [source()]),
      store,
      temporaryFolder: `${folder.path}/tmp`,
      onProgress: ({ step, subject }: { readonly step: string; readonly subject: string }) =>
        told.push(`${step} ${subject}`),
    };
    await readExtracts(input);
    expect(told).toEqual(["examine a.csv", "read police"]);
    expect(await readdir(`${folder.path}/tmp`)).toEqual([".keep"]);
    await expect(readExtracts({ ...input, signal: AbortSignal.abort(new Error("stopped")) })).rejects.toThrow(
      "stopped",
    );
    expect(await readdir(`${folder.path}/tmp`)).toEqual([".keep"]);
    expect((await stat(`${folder.path}/a.csv`)).isFile()).toBe(true);
    await store.close();
    await folder.remove();
  });

  it("no cell of an extract stands in a message", async () => {
    const { result } = await readFiles({
      "a.csv": offenceCsv([
        { CRN: "SECRET-REF", "Date Recorded": "SECRET-DATE" },
        { CRN: "B", "Victim Age": "SECRET-AGE", "Feature Codes": "SECRET-CODE", "Committed From": "SECRET-TIME" },
      ]),
    });
    expect(JSON.stringify(result.problems)).not.toContain("SECRET");
    expect(JSON.stringify(result.sources)).not.toContain("SECRET");
  });

  it("a file of two sources is read once, and a source with nothing of its own is refused", async () => {
    const folder = await makeFolder({
      "a/a.csv": offenceCsv([{ CRN: "A1" }]),
      "b/a.csv": offenceCsv([{ CRN: "A1" }]),
      "b/b.csv": offenceCsv([{ CRN: "B1" }]),
    });
    const of = (id: string, files: string) => source({ id, files });
    const { result, records } = await readFolder(folder.path, [of("one", "a/*.csv"), of("two", "b/*.csv")]);
    expect(records.filter(({ kind }) => kind === "offence")).toHaveLength(2);
    expect(result.problems).toMatchObject([{ code: "duplicate-extract", severity: "warning" }]);
    expect(result.sources[1]?.files.map(({ path, rows }) => [path, rows.duplicate, rows.accepted])).toEqual([
      ["b/a.csv", 1, 0],
      ["b/b.csv", 0, 1],
    ]);
    const refused = await refusal(readFolder(folder.path, [of("one", "a/*.csv"), of("two", "b/a.csv")]));
    expect(refused).toContainEqual(expect.objectContaining({ code: "duplicate-extract", severity: "error" }));
    await folder.remove();
  });
});
