import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    expect(await store.query("SELECT count(*)::INTEGER AS count FROM records")).toEqual([{ count: 0 }]);
    await store.close();
    expect(await readdir(root)).toEqual([]);
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
    expect(result).toEqual({ rows: 8, folded: 4, disagreeing: 3 });
  });
});
