import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { preflight } from "../../src/extracts/preflight/preflight.ts";
import { readCsv } from "../../src/extracts/read-csv.ts";
import { openStore } from "../../src/records/store.ts";
import { makeFolder, readFiles } from "../extracts/settings.ts";

/** The size of the blocks in which the reader's threads share a file. */
const block = 33_554_432;
const header = "CRN,Date Recorded,HO Code\n";
const padding = "x".repeat(200);
const goodLine = (number: number): string => `${String(number).padStart(7, "0")}${padding},10/04/2019,8G`;
const ofGood = goodLine(0).length + 1;

describe("a file that several threads read", () => {
  it.each([
    ["few", (line: string) => line.replace(",8G", "")],
    ["many", (line: string) => `${line},x`],
  ])("loses no row where a block begins among rows with too %s fields", async (_, spoil) => {
    const before = Math.floor(block / ofGood) - 50;
    const rows = before + 1000;
    const isRagged = (number: number): boolean => number >= before && number < before + 100;
    const lines = Array.from({ length: rows }, (_, number) =>
      isRagged(number) ? spoil(goodLine(number)) : goodLine(number),
    );
    const { result } = await readFiles({ "crime.csv": `${header}${lines.join("\n")}\n` });
    expect(result.sources[0]?.files[0]?.rows).toMatchObject({ read: rows, rejected: 100, accepted: rows - 100 });
    expect(result.rejects.map(({ line }) => line)).toEqual(Array.from({ length: 100 }, (_, at) => before + 2 + at));
  });

  it("is read alike twenty times over", async () => {
    const lines = Array.from({ length: 170_000 }, (_, number) =>
      number % 9000 === 4000 ? goodLine(number).replace("10/04/2019", "31/06/2019") : goodLine(number),
    );
    const text = `${header}${lines.join("\n")}\n`;
    const expected = lines.flatMap((line, index) => (line.includes("31/06/2019") ? [index + 2] : []));
    const folder = await makeFolder({ "crime.csv": text });
    const store = await openStore();
    try {
      const outcome = await preflight({
        file: join(folder.path, "crime.csv"),
        path: "crime.csv",
        temporaryFolder: folder.path,
        copyName: "copy.csv",
      });
      if (!outcome.ok) throw new Error("refused");
      const { file } = outcome;
      for (let time = 0; time < 20; time++) {
        const rows = readCsv(file, `rejects_${time}`, { parallel: true });
        await store.query(`CREATE OR REPLACE TEMP TABLE read AS SELECT c0, c1 FROM ${rows}`);
        const found = await store.query(
          `SELECT rowid::INTEGER + 2 AS line FROM read WHERE c1 = '31/06/2019' ORDER BY rowid`,
        );
        expect(found.map(({ line }) => line)).toEqual(expected);
        const order = await store.query(
          `SELECT count(*)::INTEGER AS wrong FROM read WHERE left(c0, 7)::INTEGER <> rowid`,
        );
        expect(order).toEqual([{ wrong: 0 }]);
      }
    } finally {
      await store.close();
      await folder.remove();
    }
  });
});
