import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PreflightOutcome, preflight } from "../../src/extracts/preflight/preflight.ts";
import { CsvScanner } from "../../src/extracts/preflight/scanner.ts";
import { type Folder, makeFolder } from "./settings.ts";

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder({ "copies/.keep": "" });
});
afterAll(() => folder.remove());

let count = 0;
async function examine(content: string | Uint8Array): Promise<PreflightOutcome> {
  const path = `file-${count++}.csv`;
  await folder.write(path, content);
  return preflight({
    file: join(folder.path, path),
    path,
    temporaryFolder: join(folder.path, "copies"),
    copyName: `copy-of-${path}`,
  });
}

async function passed(content: string | Uint8Array) {
  const outcome = await examine(content);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.file;
}

async function refused(content: string | Uint8Array) {
  const outcome = await examine(content);
  if (outcome.ok) throw new Error("the file passed");
  return outcome.problem;
}

const utf16 = (text: string, littleEndian: boolean): Buffer => {
  const bytes = Buffer.from(text, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
};
const latin = (text: string): Buffer => Buffer.from(text, "latin1");

describe("a plain file", () => {
  it("is read where it lies, with its rows counted", async () => {
    const file = await passed("a,b\n1,2\n3,4\n");
    expect(file).toMatchObject({ rows: 2, encoding: "utf-8", delimiter: ",", header: ["a", "b"], bytes: 12 });
    expect(file.readable).toMatch(/file-\d+\.csv$/);
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it("may have CRLF throughout, no newline at its end and blank lines", async () => {
    const file = await passed("a,b\r\n\r\n1,2\r\n\r\n3,4");
    expect(file.rows).toBe(2);
    expect(file.readable).not.toContain("copies");
  });

  it("may use another delimiter", async () => {
    expect(await passed("a;b;c\n1;2,5;3\n")).toMatchObject({ delimiter: ";", header: ["a", "b", "c"] });
    expect((await passed("a\tb\n1\t2\n")).delimiter).toBe("\t");
  });
});

describe("a file that is not plain gets a copy", () => {
  it.each([
    ["a byte order mark", Buffer.from("\ufeffa,b\n1,é\n"), "utf-8, byte order mark", 1],
    ["Windows-1252", latin("a,b\n1,caf\xe9 \x93x\x94\n"), "windows-1252", 1],
    ["UTF-16, little end first", utf16("\ufeffa,b\n1,é\n", true), "utf-16le, byte order mark", 1],
    ["UTF-16, big end first", utf16("\ufeffa,b\n1,é\n", false), "utf-16be, byte order mark", 1],
    ["UTF-16 without a mark", utf16("reference,name\n1,two\n", true), "utf-16le", 1],
    ["gzip", gzipSync("a,b\n1,2\n3,4\n"), "utf-8, gzip", 2],
    ["CRLF and LF mixed", Buffer.from("a,b\r\n1,2\n3,4\r\n"), "utf-8", 2],
    ["CR alone", Buffer.from("a,b\r1,2\r3,4\r"), "utf-8", 2],
    ["CRLF outside and LF inside quotes", Buffer.from('a,b\r\n1,"x\ny"\r\n3,4\r\n'), "utf-8", 2],
  ])("%s", async (_, content, encoding, rows) => {
    const file = await passed(content);
    expect(file).toMatchObject({ encoding, rows });
    expect(file.readable).toContain("copies");
    const copy = await passed(readFileSync(file.readable));
    expect(copy).toMatchObject({ rows, header: file.header, encoding: "utf-8" });
    expect(copy.readable).not.toContain("copies");
  });

  it("keeps what Windows-1252 says", async () => {
    const file = await passed(latin("a,b\n1,\x80 caf\xe9 \x93x\x94\n"));
    expect(readFileSync(file.readable, "utf8")).toBe("a,b\n1,€ café “x”\n");
  });

  it("keeps an accented capital before a curly quote as Windows-1252", async () => {
    expect((await passed(latin("a,b\n1,JOS\xc9\x92S\n2,\xe9t\xe9\n"))).encoding).toBe("windows-1252");
  });

  it("puts a blank line where quotes are malformed, and hands the record back", async () => {
    const file = await passed('a,b\n1,2\n3,"x"y\n5,6\n');
    expect(file).toMatchObject({ rows: 3, malformed: [{ line: 3, text: '3,"x"y' }] });
    expect(readFileSync(file.readable, "utf8")).toBe("a,b\n1,2\n\n5,6\n");
  });
});

describe("a file is refused, with the line, for", () => {
  it.each([
    ["no bytes", "", "extract-empty", undefined],
    ["a header and no rows", "a,b\n", "extract-empty", undefined],
    ["an unclosed quote", 'a,b\n1,2\n3,"4\n5,6\n', "extract-unclosed-quote", 3],
    ["a quote that closes in the middle of a later row", 'a,b\n1,"2\n3,4\n5,"x",6\n', "extract-unclosed-quote", 2],
    ["a NUL", "a,b\n1,2\n3,\u00004\n", "extract-nul", 3],
    ["two encodings at once", Buffer.concat([Buffer.from("a,b\n1,é\n"), latin("2,\xe9\n")]), "extract-encoding", 3],
    ["a byte of no encoding", latin("a,b\n1,\xe9\n2,\x81\n"), "extract-encoding", 3],
    ["truncated gzip", gzipSync("a,b\n1,2\n".repeat(500)).subarray(0, 40), "extract-truncated", undefined],
    ["a spreadsheet", Buffer.from("504b030414000600", "hex"), "extract-unreadable", undefined],
  ])("%s", async (_, content, code, line) => {
    const problem = await refused(content);
    expect(problem).toMatchObject({ code, severity: "error" });
    expect(problem.place?.line).toBe(line);
    expect(problem.place?.file).toMatch(/^file-\d+\.csv$/);
    expect(problem.remedy).toBeTruthy();
  });

  it("damaged gzip", async () => {
    const bytes = gzipSync("a,b\n1,2\n".repeat(5000));
    bytes.fill(0x55, 20, 30);
    expect((await refused(bytes)).code).toMatch(/^extract-(unreadable|truncated)$/);
  });

  it("not being there", async () => {
    const outcome = await preflight({
      file: join(folder.path, "nowhere.csv"),
      path: "nowhere.csv",
      temporaryFolder: folder.path,
      copyName: "x",
    });
    expect(outcome.ok ? undefined : outcome.problem.code).toBe("extract-unreadable");
  });
});

it("leaves no file but copies behind", async () => {
  expect(
    (await readdir(join(folder.path, "copies"))).every((name) => name === ".keep" || name.startsWith("copy")),
  ).toBe(true);
});

describe("the scanner", () => {
  const text = 'h1,h2\r\n1,"a ""b"" c"\n"x\r\ny", "z,\n" \r\n\n5,6" pipe\n7,""\n';
  const scan = (size: number) => {
    const seen: [string, number][] = [];
    const bytes = Buffer.from(text);
    const scanner = new CsvScanner(",", (start, end, line) => seen.push([bytes.toString("utf8", start, end), line]));
    for (let at = 0; at < bytes.length; at += size) scanner.push(bytes.subarray(at, at + size));
    return { facts: scanner.finish(), seen };
  };

  it("finds records, lines and newlines inside quotes", () => {
    const { facts, seen } = scan(1000);
    expect(seen).toEqual([
      ["h1,h2", 1],
      ['1,"a ""b"" c"', 2],
      ['"x\r\ny", "z,\n" ', 3],
      ['5,6" pipe', 7],
      ['7,""', 8],
    ]);
    expect(facts).toMatchObject({ records: 5, lines: 8, quotedNewlines: 2, malformed: 0 });
    expect(facts.endings).toEqual({ lf: 4, crlf: 2, cr: 0 });
  });

  it("finds the same whatever the chunks", () => {
    const whole = scan(1000);
    for (let size = 1; size <= 20; size++) expect(scan(size)).toEqual(whole);
  });
});
