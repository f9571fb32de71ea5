import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parse } from "csv-parse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type PreflightFile, preflight } from "../../src/extracts/preflight/preflight.ts";
import { type ReadTuning, readCsv } from "../../src/extracts/read-csv.ts";
import { openStore, type RecordStore } from "../../src/records/store.ts";
import { type Folder, makeFolder } from "../extracts/settings.ts";
import { Random } from "../fuzz/random.ts";

const megabytes = 100;
const seed = 7;

let folder: Folder;
let store: RecordStore;
beforeAll(async () => {
  folder = await makeFolder();
  store = await openStore();
});
afterAll(async () => {
  await store.close();
  await folder.remove();
});

/** A file of many buffers' length: notes of any length, quoted, some with lines in them that look like rows. */
async function writeLarge(path: string, newlines: boolean, ragged: number): Promise<void> {
  const random = new Random(seed);
  const note = `said "" x "" and, then${newlines ? '\nC1,Confirmed,""Y"",\n' : " "}`;
  const rows = function* (): Generator<string> {
    yield "row,status,date,note,last\n";
    let written = 0;
    for (let row = 0; written < megabytes * 1e6; row++) {
      const notes = random.chance(0.4)
        ? `"${note.repeat(random.below(random.chance(0.001) ? 4000 : 12))}"`
        : "plain text";
      const line = random.chance(ragged) ? `${row},short\n` : `${row},Confirmed,10/04/2019,${notes},\n`;
      written += line.length;
      yield line;
    }
  };
  await pipeline(Readable.from(rows(), { highWaterMark: 1000 }), createWriteStream(path));
}

/** Sums that a lost, invented or altered row changes, whatever the order of rows. */
interface Sums {
  readonly rows: number;
  readonly refused: number;
  readonly ordinals: number;
  readonly bytes: number;
}

async function byCsvParse(path: string): Promise<Sums> {
  const sums = { rows: -1, refused: 0, ordinals: 0, bytes: 0 };
  for await (const record of createReadStream(path).pipe(parse({ relax_column_count: true })) as AsyncIterable<
    string[]
  >) {
    if (sums.rows < 0) sums.rows = 0;
    else if (record.length === 5) {
      sums.rows++;
      sums.ordinals += Number(record[0]);
      for (const field of record) sums.bytes += Buffer.byteLength(field);
    } else sums.refused++;
  }
  return sums;
}

async function byDuckDb(file: PreflightFile, tuning: ReadTuning): Promise<Sums> {
  const bytes = file.header.map((_, position) => `coalesce(strlen(c${position}), 0)`).join(" + ");
  const [sums] = await store.query(`
    SELECT count(*)::DOUBLE AS rows, sum(c0::BIGINT)::DOUBLE AS ordinals, sum(${bytes})::DOUBLE AS bytes
    FROM ${readCsv(file, "large_rejects", tuning)}`);
  const [refused] = await store.query(`SELECT count(DISTINCT line_byte_position)::DOUBLE AS count FROM large_rejects`);
  await store.query("DROP TABLE large_rejects; DROP TABLE large_rejects_scans");
  return {
    rows: Number(sums?.["rows"]),
    refused: Number(refused?.["count"]),
    ordinals: Number(sums?.["ordinals"]),
    bytes: Number(sums?.["bytes"]),
  };
}

describe(`a file of ${megabytes} MB`, () => {
  it.each([
    ["with newlines in quotes and short rows", true, 0.001],
    ["without either", false, 0],
  ])("%s is read alike by both readers", async (_, newlines, ragged) => {
    const path = join(folder.path, `large-${newlines}.csv`);
    await writeLarge(path, newlines, ragged);
    const outcome = await preflight({ file: path, path: "large.csv", temporaryFolder: folder.path, copyName: "copy" });
    if (!outcome.ok) throw new Error(outcome.problem.message);
    const { file } = outcome;
    expect(file.form.mended).toEqual([]);
    expect(file.quotedNewlines > 0).toBe(newlines);
    const expected = await byCsvParse(path);
    expect(file.rows).toBe(expected.rows + expected.refused);
    expect(await byDuckDb(file, {})).toEqual(expected);
    if (newlines) return;
    // Several threads: right, or seen by the count to be wrong.
    const parallel = await byDuckDb(file, { parallel: true });
    if (parallel.rows + parallel.refused === file.rows) expect(parallel).toEqual(expected);
  });
});
