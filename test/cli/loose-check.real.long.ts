import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { findLooseFiles } from "../../src/steps/loose-files.ts";
import { check } from "./loose-result.ts";

const shared = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/realdata");

describe.skipIf(!existsSync(shared))("published files, with nothing but their paths", () => {
  const formatOf = (path: string): string | undefined =>
    [
      [/mps-(borough|ward)\//, "mps-geographic"],
      [/mps-dashboard\//, "mps-dashboard"],
      [/-street\.csv$/, "police-uk-street"],
      [/-stop-and-search\.csv$/, "police-uk-stop-and-search"],
    ].find(([pattern]) => (pattern as RegExp).test(path))?.[1] as string | undefined;

  test("each is recognised for certain, as what its folder says", async () => {
    const { looks } = await findLooseFiles([shared]);
    expect(looks.length).toBeGreaterThan(40);
    for (const look of looks) {
      if (look.kind !== "extract") expect([look.path, look.kind]).toEqual([look.path, "reference"]);
      else
        expect([look.path, look.recognition.format, look.recognition.confidence]).toEqual([
          look.path,
          formatOf(look.path),
          "sure",
        ]);
    }
  });

  test("all but the wards' are read: every row of every file, with vintages and forces told apart", async () => {
    const folders = ["mps-borough", "mps-dashboard", "police-uk"].map((name) => join(shared, name));
    const { sources, files, exitCode, problems } = await check(...folders);
    const read = sources.flatMap((source) => source.files);
    expect(read.map(({ path }) => path).sort()).toEqual(files.map(({ path }) => path).sort());
    for (const { path, rows } of read) {
      const bytes = await readFile(join(shared, path));
      const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
      // Another reader's count.
      const counted = (parse(text) as unknown[]).length - 1;
      expect([path, rows["read"], rows["rejected"]]).toEqual([path, counted, 0]);
    }
    expect(sources.map(({ source, files: own }) => [source, own.length])).toEqual([
      ["mps-borough-level-crime", 3],
      ["monthly-crime-dashboard-knife-crime", 1],
      ["city-of-london-stop-and-search", 15],
      ["city-of-london-street", 15],
      ["metropolitan-stop-and-search", 1],
    ]);
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(exitCode).toBe(0);
  }, 120_000);

  test("tables that are no extracts", async () => {
    const folders = ["boundaries", "lookups", "population"].map((name) => join(shared, name));
    const { files, problems } = await check(...folders);
    expect(files.map(({ setting, count }) => [setting, count])).toEqual([
      ["areas.boundaries", 19],
      ["areas.boundaries", 21],
      ["areas.lookup", 4994],
      ["population", 1872],
    ]);
    expect(problems).toEqual([]);
  });
});
