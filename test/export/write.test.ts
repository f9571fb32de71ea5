import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { writeProducts, writeRun } from "../../src/export/write.ts";
import { ProblemsError } from "../../src/problems/problem.ts";

const root = mkdtempSync(join(tmpdir(), "csp-write-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let period = "";
let folder = "";
beforeEach(() => {
  period = join(mkdtempSync(join(root, "out-")), "fy2019-20-q4");
  folder = join(period, "internal");
});

const contents = (path: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(path.length + 1), readFileSync(file, "utf8")]),
  );
const html = (text: string) => ({ name: "quarterly.html", bytes: text });
const pdf = (text: string) => ({ name: "quarterly.pdf", bytes: new TextEncoder().encode(text) });

describe("writeProducts", () => {
  it("makes the folder and everything in it, and leaves nothing beside it", async () => {
    await writeProducts(folder, [html("one"), pdf("two"), { name: "charts/a.svg", bytes: "three" }]);
    expect(contents(folder)).toEqual({ "charts/a.svg": "three", "quarterly.html": "one", "quarterly.pdf": "two" });
    expect(readdirSync(period)).toEqual(["internal"]);
  });

  it("keeps the files of other papers", async () => {
    await writeProducts(folder, [html("old"), { name: "hate-crime.html", bytes: "other" }]);
    await writeProducts(folder, [html("new")]);
    expect(contents(folder)).toEqual({ "hate-crime.html": "other", "quarterly.html": "new" });
  });

  it("takes away what it supersedes, so that no old PDF stands beside new HTML", async () => {
    await writeProducts(folder, [html("old"), pdf("old"), { name: "hate-crime.pdf", bytes: "other" }]);
    await writeProducts(folder, [html("new")], { supersedes: (name) => name.startsWith("quarterly.") });
    expect(contents(folder)).toEqual({ "hate-crime.pdf": "other", "quarterly.html": "new" });
  });

  it("changes nothing when one of the files cannot be written", async () => {
    await writeProducts(folder, [html("old"), pdf("old")]);
    const blocked = { name: "quarterly.html/inside.txt", bytes: "no folder" };
    const error = await writeProducts(folder, [pdf("new"), html("new"), blocked]).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemsError);
    expect((error as ProblemsError).exitCode).toBe(4);
    expect((error as ProblemsError).problems[0]).toMatchObject({ code: "output-unwritable", place: { file: folder } });
    expect(contents(folder)).toEqual({ "quarterly.html": "old", "quarterly.pdf": "old" });
    expect(readdirSync(period)).toEqual(["internal"]);
  });

  it("changes nothing when it was interrupted before", async () => {
    await writeProducts(folder, [html("old")]);
    const signal = AbortSignal.abort(new Error("interrupted"));
    await expect(writeProducts(folder, [html("new")], { signal })).rejects.toThrow("interrupted");
    expect(contents(folder)).toEqual({ "quarterly.html": "old" });
    expect(readdirSync(period)).toEqual(["internal"]);
  });

  it("puts back what a run that was killed in the exchange had set aside", async () => {
    await writeProducts(folder, [html("old"), { name: "hate-crime.html", bytes: "other" }]);
    renameSync(folder, join(period, ".internal.old"));
    // No process has this number: it is above the highest that any system gives.
    mkdirSync(join(period, ".internal.new-99999999-x"));
    await writeProducts(folder, [html("new")]);
    expect(contents(folder)).toEqual({ "hate-crime.html": "other", "quarterly.html": "new" });
    expect(readdirSync(period)).toEqual(["internal"]);
  });

  it("leaves alone what another running process is writing", async () => {
    mkdirSync(join(period, `.internal.new-${process.pid}-x`), { recursive: true });
    await writeProducts(folder, [html("new")]);
    expect(readdirSync(period).sort()).toEqual([`.internal.new-${process.pid}-x`, "internal"]);
  });

  it.each(["../outside.html", "/etc/outside.html", "", "a/../../outside.html"])("refuses the name %j", async (name) => {
    await expect(writeProducts(folder, [{ name, bytes: "x" }])).rejects.toThrow("not a name for a product");
    expect(existsSync(folder)).toBe(false);
  });

  it("refuses two products of one name", async () => {
    await expect(writeProducts(folder, [html("one"), { ...html("two"), name: "./quarterly.html" }])).rejects.toThrow(
      "same name",
    );
  });

  it("does not put a folder in a file's place", async () => {
    mkdirSync(period, { recursive: true });
    writeFileSync(folder, "a file");
    await expect(writeProducts(folder, [html("new")])).rejects.toMatchObject({ exitCode: 4 });
    expect(readFileSync(folder, "utf8")).toBe("a file");
  });

  it.skipIf(process.platform === "win32")("keeps the folder's rights, and a link a link", async () => {
    const real = join(root, "shared-drive");
    mkdirSync(real);
    chmodSync(real, 0o750);
    mkdirSync(period, { recursive: true });
    symlinkSync(real, folder);
    await writeProducts(folder, [html("new")]);
    expect(contents(real)).toEqual({ "quarterly.html": "new" });
    expect(statSync(real).mode & 0o777).toBe(0o750);
  });

  it.skipIf(process.platform === "win32" || process.getuid?.() === 0)("says so when it may not write", async () => {
    mkdirSync(period, { recursive: true });
    chmodSync(period, 0o500);
    await expect(writeProducts(folder, [html("new")])).rejects.toMatchObject({
      problems: [{ code: "output-unwritable", remedy: expect.stringContaining("--out") }],
    });
  });
});

describe("writeRun", () => {
  it.skipIf(process.platform === "win32")("lets only the owner in", async () => {
    const runs = join(root, "runs");
    const run = join(runs, "fy2019-20-q4");
    await writeRun(run, [
      { name: "rejects.csv", bytes: "file,line\r\n" },
      { name: "papers/figures.json", bytes: "{}" },
    ]);
    for (const path of [runs, run, join(run, "papers")]) expect(statSync(path).mode & 0o777).toBe(0o700);
    for (const name of ["rejects.csv", "papers/figures.json"])
      expect(statSync(join(run, name)).mode & 0o777).toBe(0o600);
  });

  it("replaces an earlier run of the same name whole", async () => {
    const run = join(root, "runs", "again");
    await writeRun(run, [{ name: "rejects.csv", bytes: "old" }]);
    await writeRun(run, [{ name: "figures.json", bytes: "{}" }]);
    expect(contents(run)).toEqual({ "figures.json": "{}" });
  });
});
