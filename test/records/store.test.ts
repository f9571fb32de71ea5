import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { foldRows } from "../../src/records/fold.ts";
import { openStore } from "../../src/records/store.ts";
import { makeTemporaryFolder } from "../../src/records/temporary-folder.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "records-test-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("temporary data", () => {
  it("lies in a folder that only its owner can enter, and goes", async () => {
    const folder = await makeTemporaryFolder(root);
    expect((await stat(folder.path)).mode & 0o777).toBe(0o700);
    await folder.remove();
    expect(await readdir(root)).toEqual([]);
  });

  it("of a run that was killed is swept away, that of a run under way and other people's files are not", async () => {
    // No process has this id: it is beyond what systems hand out.
    await mkdir(join(root, "csp-assess-data-99999999-abc"));
    await mkdir(join(root, `csp-assess-data-${process.pid}-abc`));
    await mkdir(join(root, "something-else"));
    const folder = await makeTemporaryFolder(root);
    expect((await readdir(root)).sort()).toEqual(
      [`csp-assess-data-${process.pid}-abc`, folder.path.slice(root.length + 1), "something-else"].sort(),
    );
  });

  it("of the store goes when it is closed", async () => {
    const store = await openStore({ temporaryFolder: root });
    expect(await readdir(root)).toHaveLength(1);
    expect(await store.query(`SELECT count(*)::INTEGER AS count FROM ${store.recordsOf({})}`)).toEqual([{ count: 0 }]);
    await store.close();
    expect(await readdir(root)).toEqual([]);
  });
});

describe("questions beside each other", () => {
  /** As long as a machine of any speed takes for more than a few milliseconds. */
  const long = (from: number): string =>
    `SELECT sum(sin(a.range + b.range))::VARCHAR AS sum FROM range(${from}, ${from + 3000}) a, range(5000) b`;

  it("are answered each with its own answer, more of them than there are connections", async () => {
    const store = await openStore({ temporaryFolder: root });
    await store.add("records", { kind: "'offence'", source: "'police'", file: "v.file" }, "range(100) v(file)");
    const sql = `SELECT count(*)::INTEGER AS count FROM ${store.recordsOf({})} WHERE file < $most`;
    const asked = Array.from({ length: 30 }, (_unused, most) => store.ask(sql, { most }));
    expect(await Promise.all(asked)).toEqual(asked.map((_one, count) => [{ count }]));
    await store.close();
  });

  it("go on when one of them fails", async () => {
    const store = await openStore({ temporaryFolder: root });
    const asked = Array.from({ length: 12 }, (_unused, index) =>
      store.ask(index % 2 === 0 ? "SELECT nothing" : "SELECT 1::INTEGER AS one"),
    );
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(
      asked.map((_one, index) => (index % 2 === 0 ? "rejected" : "fulfilled")),
    );
    await store.close();
  });

  it("are broken off when the store is closed, and when the run is stopped", async () => {
    const closed = await openStore({ temporaryFolder: root });
    const late = Promise.allSettled([1, 2, 3, 4, 5, 6].map((from) => closed.ask(long(from))));
    await closed.close();
    expect((await late).some(({ status }) => status === "rejected")).toBe(true);
    expect(await readdir(root)).toEqual([]);

    const controller = new AbortController();
    const stopped = await openStore({ temporaryFolder: root, signal: controller.signal });
    const asked = Promise.allSettled([1, 2, 3, 4, 5, 6].map((from) => stopped.ask(long(from))));
    await setTimeout(10);
    controller.abort(new Error("stopped by hand"));
    expect((await asked).filter(({ status }) => status === "rejected").length).toBeGreaterThanOrEqual(2);
    await expect(stopped.ask("SELECT 1")).rejects.toThrow("stopped by hand");
    await stopped.close();
  });
});

describe("jobs side by side", () => {
  it("add their records in the order of the jobs, each with temporary tables of its own", async () => {
    const store = await openStore({ temporaryFolder: root });
    // Those that come first take longest.
    const waits = [60, 40, 20, 0, 30];
    const done: number[] = [];
    const results = await store.sideBySide(waits, 2, async (wait, own) => {
      const file = waits.indexOf(wait);
      await own.query(`CREATE TEMP TABLE given AS SELECT ${file} AS file`);
      await setTimeout(wait);
      await own.add("records", { kind: "'offence'", source: `'source-${file}'`, file: "v.file" }, "given v");
      await own.add("former_records", { kind: "'offence'", source: `'source-${file}'`, file: "v.file" }, "given v");
      await own.query("DROP TABLE given");
      done.push(file);
      return file;
    });
    expect(results).toEqual([0, 1, 2, 3, 4]);
    expect(done).not.toEqual(results);
    for (const from of [
      store.recordsOf({}),
      store.recordsOf({}, "former_records"),
      store.recordsOf({ kind: "offence" }),
    ])
      expect(await store.query(`SELECT file FROM ${from}`)).toEqual(results.map((file) => ({ file })));
    await expect(store.query("SELECT * FROM given")).rejects.toThrow("given");
    await store.close();
  });

  it("tell the failure of the first that fails, begin no further one, and leave the store in order", async () => {
    const store = await openStore({ temporaryFolder: root });
    const begun: number[] = [];
    const failing = store.sideBySide([0, 1, 2, 3, 4], 2, async (job, own) => {
      begun.push(job);
      await setTimeout(job === 0 ? 30 : 0);
      if (job < 2) await own.query(`SELECT no_such_column_${job}`);
    });
    await expect(failing).rejects.toThrow("no_such_column_0");
    // Two at once: which of them is first is nobody's business.
    expect(begun.toSorted()).toEqual([0, 1]);
    expect(await store.query(`SELECT count(*)::INTEGER AS count FROM ${store.recordsOf({})}`)).toEqual([{ count: 0 }]);
    await store.close();
  });
});

describe("folding", () => {
  async function fold(rows: string) {
    const store = await openStore({ temporaryFolder: root });
    await store.query(`CREATE TEMP TABLE given AS
      SELECT row_number() OVER () - 1 AS row_number, 0 AS file, updated::TIMESTAMP AS updated, k, a, b, bits
      FROM (VALUES ${rows}) t(updated, k, a, b, bits)`);
    const result = await foldRows(store, {
      from: "given",
      into: "folded",
      key: ["k"],
      fields: ["a", "b"],
      unions: { bits: "bit_or(bits)" },
    });
    const folded = await store.query(
      "SELECT k, a, b, bits, folded_rows::INTEGER AS folded_rows FROM folded ORDER BY k",
    );
    await store.close();
    return { result, folded };
  }

  it("keeps rows of one key together, the latest update deciding, field by field", async () => {
    const { result, folded } = await fold(`
      (NULL, 'one', 'x', 'y', 1), (NULL, 'one', 'x', 'y', 2),
      ('2020-01-02', 'two', 'late', NULL, 0), ('2020-01-01', 'two', 'early', 'only', 4),
      (NULL, 'three', 'undated', 'z', 0), ('2020-01-01', 'three', 'dated', 'z', 0),
      (NULL, 'four', 'm', NULL, 0), (NULL, 'four', 'n', NULL, 0)`);
    expect(folded).toEqual([
      { k: "four", a: "n", b: null, bits: 0, folded_rows: 2 },
      { k: "one", a: "x", b: "y", bits: 3, folded_rows: 2 },
      { k: "three", a: "dated", b: "z", bits: 0, folded_rows: 2 },
      { k: "two", a: "late", b: "only", bits: 4, folded_rows: 2 },
    ]);
    expect(result).toEqual({
      rows: 8,
      folded: 4,
      disagreeing: 3,
      undecided: 1,
      undecidedExample: [6, 7],
      apart: 0,
    });
  });
});
