import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeForm } from "../../src/extracts/preflight/form.ts";
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

  it("has the same fingerprint when it is so large that another thread finds it", async () => {
    const content = `a,b\n${`1,${"x".repeat(1021)}\n`.repeat(1 << 15)}3,4`;
    const file = await passed(content);
    expect(file.sha256).toBe(createHash("sha256").update(content).digest("hex"));
    expect(file.rows).toBe((1 << 15) + 1);
    // Refused after the thread was started: it is ended with the rest.
    expect(await refused(`${content},"5`)).toMatchObject({ code: "extract-unclosed-quote" });
  });

  it.each(["a,b\r\n1,2\r\n3,4", "a,b\n\n1,2\n\n3,4"])(
    "may have CRLF throughout, no newline at its end and, without CR, blank lines: %j",
    async (text) => {
      const file = await passed(text);
      expect(file.rows).toBe(2);
      expect(file.readable).not.toContain("copies");
    },
  );

  it("may have rows with too many fields that the reader refuses by itself, but none that it might forgive", async () => {
    const refusedByReader = await passed("a,b\r\n1,2,x\r\n3,4\r\n5,6\r\n7,,,y\r\n");
    expect(refusedByReader).toMatchObject({ rows: 4, malformed: [], form: { mended: [] } });
    expect(refusedByReader.readable).not.toContain("copies");
    const file = await passed("a,b\n1,2,x\n3,4,\n5,6\n7,8\n");
    expect(file).toMatchObject({ rows: 4, malformed: [{ defect: "width", line: 3, text: "3,4," }] });
    expect(readFileSync(file.readable, "utf8")).toBe("a,b\n1,2,x\n\n5,6\n7,8\n");
  });

  it.each([
    ["a,b\n1,2\n3,4\n", false],
    ['a,b\r\n1,"2\r\n2"\r\n3,4', false],
    ["\ufeffa,b\n1,2\n3,4\n", false],
    ["a,b\r\n1,2\r\n\r\n3,4\r\n", true],
    ["a,b\n1,2\n3,4\n\n", true],
    ['a,b\n1,2\n"x"y,4\n5,6\n', true],
    ["a,b\n1,2\n3,4,\n5,6\n", true],
    ["Title\na,b\n1,2\n3,4\n", true],
  ])("knows whether what is read has blank lines: %j", async (text, blankLines) => {
    const file = await passed(text);
    expect(file.blankLines).toBe(blankLines);
    const found = readFileSync(file.readable, "utf8").split(/\r?\n/);
    expect(found.slice(0, -1).includes("")).toBe(blankLines);
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
    ["blank lines of CRLF", Buffer.from("a,b\r\n\r\n1,2\r\n3,4\r\n"), "utf-8", 2],
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
    expect(file).toMatchObject({ rows: 3, malformed: [{ defect: "quotes", line: 3, text: '3,"x"y' }] });
    expect(readFileSync(file.readable, "utf8")).toBe("a,b\n1,2\n\n5,6\n");
  });
});

describe("what stands around the table", () => {
  it("lines of delimiters only are no rows, and those below stay on their line", async () => {
    const file = await passed("a,b\r\n,\r\n1,2\r\n,,,,\r\n3,4\r\n,\r\n,\r\n");
    expect(file).toMatchObject({ header: ["a", "b"], rows: 2, malformed: [] });
    expect(file.form.mended).toEqual(["lines-of-delimiters"]);
    expect(readFileSync(file.readable, "utf8").trimEnd()).toBe("a,b\n\n1,2\n\n3,4");
    const above = await passed(";;\n;;\na;b;c\n1;2;3\n;;\n");
    expect(above).toMatchObject({ header: ["a", "b", "c"], rows: 1, form: { headerLine: 3 } });
    expect((await refused("a,b\n,\n,\n")).code).toBe("extract-empty");
  });

  it("a title, one cell a line, is passed over, and so is what was blank", async () => {
    const file = await passed('Crime report,,\n"Run 15/06/2020, 10:30"\n\na,b,c\n1,2,3\n4,"5\n5",6\n7,8,9\n');
    expect(file).toMatchObject({ header: ["a", "b", "c"], rows: 3 });
    expect(file.form).toMatchObject({ headerLine: 4, titleLines: 2, mended: ["lines-above-header"] });
    // The header comes first, and every row stays on its line.
    expect(readFileSync(file.readable, "utf8")).toBe('a,b,c\n\n\n\n1,2,3\n4,"5\n5",6\n7,8,9\n');
  });

  it("blank lines above the header do not matter", async () => {
    const file = await passed("\n\na,b\n1,2\n3,4\n");
    expect(file).toMatchObject({ header: ["a", "b"], rows: 2, form: { headerLine: 3, titleLines: 0 } });
  });

  it.each([
    ["sep=;\na,b;c\n1,5;2\n2,5;3\n", ";", ["a,b", "c"]],
    ['"sep=\t"\r\na\tb\r\n1\t2\r\n', "\t", ["a", "b"]],
    ["sep=^\na^b\n1^2\n", "^", ["a", "b"]],
  ])("a line that names the delimiter is obeyed: %j", async (text, delimiter, header) => {
    const file = await passed(text);
    expect(file).toMatchObject({ delimiter, header, form: { headerLine: 2, titleLines: 0 } });
    expect(file.rows).toBe(text.split("\n").length - 3);
  });

  it("a Ctrl-Z at the end is none of the rows", async () => {
    for (const end of ["\u001a", "\n\u001a", "\r\n\u001a\u001a"]) {
      const file = await passed(`a,b\r\n1,2\r\n3,4${end}`);
      expect(file).toMatchObject({ rows: 2, form: { mended: expect.arrayContaining(["final-control-z"]) } });
      expect(readFileSync(file.readable, "utf8").trimEnd()).toMatch(/^a,b\r?\n1,2\r?\n3,4$/);
    }
    expect((await passed("a,b\n1,\u001a2\n")).form.mended).toEqual([]);
  });

  it("delimiters at the end of rows are nameless columns", async () => {
    expect((await passed("a,b\n1,2,,\n3,4,,\n")).header).toEqual(["a", "b", "", ""]);
    expect((await passed("a,b,\n1,2,\n3,4,\n")).header).toEqual(["a", "b", ""]);
  });

  it("a byte order mark that became text is no part of a name", async () => {
    expect((await passed("ï»¿a,b\n1,2\n")).header).toEqual(["a", "b"]);
    expect((await passed("\ufeff\ufeffa,b\n1,2\n")).header).toEqual(["a", "b"]);
  });
});

describe("the delimiter", () => {
  it.each([
    ["decimal commas between semicolons", "a;b\n1;2,5\n3;4,5\n", ";"],
    ["commas in a header of semicolons", "a, or b;c\n1;2\n3;4\n", ";"],
    ["semicolons in lists", "a,b,c\n1,x;y,3\n2,x;y,4\n", ","],
    ["quoted delimiters", '"a;1;1;1",b,c\n"1;1;1;1",2,3\n"2;2;2;2",5,6\n', ","],
    ["tabs and text with commas", "a\tb\nx, y\tz\nx, y, z\tw\n", "\t"],
    ["bars", "a|b|c\n1|2|3\n", "|"],
    ["one row and no other delimiter", "a,b\n1,2\n", ","],
    ["a ragged row", "a,b,c\n1,2\n1,2,3;\n", ","],
  ])("is found in spite of %s", async (_, text, delimiter) => {
    expect((await passed(text)).delimiter).toBe(delimiter);
  });
});

describe("another kind of file, whatever its name, is named", () => {
  const zip = (member: string) => Buffer.concat([Buffer.from("504b030414000600", "hex"), Buffer.from(member)]);
  it.each([
    ["an Excel workbook", zip("[Content_Types].xml xl/workbook.xml")],
    ["an OpenDocument spreadsheet", zip("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")],
    ["a zip archive", zip("crime.csv")],
    ["an old Office document", Buffer.from("d0cf11e0a1b11ae1", "hex")],
    ["a PDF", Buffer.from("%PDF-1.7\n")],
    ["a web page", Buffer.from("\ufeff\n <!DOCTYPE html><html><table>")],
    ["a web page", Buffer.from("<table><tr><td>a</td></tr></table>")],
    ["an XML document", Buffer.from('<?xml version="1.0"?><Workbook>')],
    ["JSON text", Buffer.from('[{"a": 1}]')],
    ["a web page", gzipSync("<html>")],
  ])("%s", async (what, content) => {
    const problem = await refused(content);
    expect(problem).toMatchObject({ code: "extract-not-csv", message: expect.stringContaining(`This is ${what}`) });
    expect(problem.remedy).toBeTruthy();
  });
});

describe("gzip", () => {
  const parts = [gzipSync("a,b\n1,2\n"), gzipSync("3,4\n"), gzipSync("5,6\n")];
  it("may have several members, and zeros at its end", async () => {
    const file = await passed(Buffer.concat([...parts, Buffer.alloc(2000)]));
    expect(file).toMatchObject({ rows: 3, bytes: Buffer.concat(parts).length + 2000 });
    expect(file.sha256).toBe(
      createHash("sha256")
        .update(Buffer.concat([...parts, Buffer.alloc(2000)]))
        .digest("hex"),
    );
  });

  it("is not cut short in silence where zeros stand between members", async () => {
    const [first, ...others] = parts;
    expect((await refused(Buffer.concat([first, Buffer.alloc(10), ...others] as Buffer[]))).code).toBe(
      "extract-unreadable",
    );
  });
});

it("says in which form a file came", async () => {
  const file = await passed(gzipSync(latin("a;b\r\n1;\x80\r\n")));
  expect(describeForm(file.form)).toBe("windows-1252, CRLF, semicolons, gzip");
  expect(file.form.mended).toEqual(["unpacked", "encoding"]);
  expect(describeForm((await passed("a,b\n1,2\r\n")).form)).toBe("utf-8, mixed line endings, commas");
});

it("keeps every character that Windows-1252 has, whatever release of Node", async () => {
  const all = Array.from({ length: 128 }, (_, index) => 128 + index);
  const bytes = Buffer.from(all.filter((byte) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)));
  const file = await passed(Buffer.concat([Buffer.from("a,b\n1,"), bytes, Buffer.from("\n")]));
  const text = readFileSync(file.readable, "utf8").split("\n")[1];
  expect(text?.slice(2, 29)).toBe("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ");
  expect(text?.slice(29)).toBe(bytes.toString("latin1").slice(27));
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
    [
      "gzip with something behind it",
      Buffer.concat([gzipSync("a,b\n1,2\n"), Buffer.from("\0\0rest")]),
      "extract-unreadable",
      undefined,
    ],
    ["gzip in gzip", gzipSync(gzipSync("a,b\n1,2\n")), "extract-unreadable", undefined],
    ["half a character of UTF-16", utf16("\ufeffa,b\n1,é\n", true).subarray(0, -1), "extract-encoding", undefined],
    [
      "UTF-16 with other text joined to it",
      Buffer.concat([
        utf16("\ufeffa,b\r\n1,é\r\n", true),
        Buffer.from("1,some other text\r\n2,of one byte each\r\n\r\n"),
      ]),
      "extract-encoding",
      3,
    ],
    ["UTF-32", Buffer.from("fffe000061000000", "hex"), "extract-encoding", undefined],
    ["a header with malformed quotes", '"a"x,b\n1,2\n', "extract-header", 1],
    ["lines wrapped in quotes as a whole", '"a,b,""c d"""\n"1,2,""x"""\n', "extract-header", 1],
    ["a title of two cells", "Report run,15/06/2020\n\na,b,c\n1,2,3\n4,5,6\n", "extract-header", 1],
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
