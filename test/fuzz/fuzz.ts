import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { readExtracts } from "../../src/extracts/read.ts";
import type { FileReading, ReadResult } from "../../src/extracts/reading.ts";
import { problemCodes } from "../../src/problems/codes.ts";
import { exitCodes, ProblemsError } from "../../src/problems/problem.ts";
import { openStore, type RecordStore } from "../../src/records/store.ts";
import { type Folder, makeFolder, settings, source } from "../extracts/settings.ts";
import { type Maker, makersOfAll } from "./makers.ts";
import { type CleanFile, cleanFile, type Mutated, mutations } from "./mutations.ts";
import { Random } from "./random.ts";

/** Longest that one small file may take, in milliseconds, on a busy machine. */
const patience = 20_000;

/** After so many there is enough to mend. */
const mostFailures = 10;

const makers = makersOfAll();
const kinds = Object.entries(mutations);

/** How often what came of a mutated file. */
export type Tally = Record<"same" | "refused" | "read", number>;

/**
 * Mutates clean extracts of every format in every way, reads each as the program does, and holds what came of it against
 * what is known of the mutation and against an independent reader.
 *
 * @param first the seed of the first file; each file has its own, the next number
 */
export async function fuzz(first: number, files: number, each: (done: number) => void = () => {}): Promise<Tally> {
  const folder = await makeFolder();
  const tally: Tally = { same: 0, refused: 0, read: 0 };
  const failures: string[] = [];
  let store = await oneThread();
  try {
    for (let seed = first; seed < first + files; seed++) {
      const random = new Random(seed);
      const maker = makers[seed % makers.length] as Maker;
      // Every mutation soon, and in time every one with every format.
      const [name, mutate] = kinds[(seed + Math.floor(seed / makers.length)) % kinds.length] as (typeof kinds)[number];
      const clean = cleanFile(random, maker);
      const mutated = mutate(random, clean);
      try {
        const reading = await read(folder, store, maker, mutated);
        if (reading instanceof ProblemsError) {
          checkRefusal(reading, mutated);
          tally.refused++;
        } else {
          await checkReading(store, maker, clean, mutated, reading);
          tally[mutated.fate === "same" ? "same" : "read"]++;
        }
      } catch (error) {
        const what = `${maker.format}${maker.preset ? ` (${maker.preset})` : ""}: ${name}`;
        failures.push(`FUZZ_SEED=${seed} FUZZ_FILES=1, ${what}: ${error instanceof Error ? error.message : error}`);
        if (failures.length === mostFailures) break;
      }
      store = await emptied(store);
      each(seed - first + 1);
    }
  } finally {
    await store.close();
    await folder.remove();
  }
  if (failures.length > 0) throw new Error(failures.join("\n\n"));
  return tally;
}

async function read(
  folder: Folder,
  store: RecordStore,
  maker: Maker,
  { bytes }: Mutated,
): Promise<ReadResult | ProblemsError> {
  await folder.write("extract.csv", bytes);
  const { format, preset } = maker;
  const sources = [source({ format, files: "extract.csv", ...(preset === undefined ? {} : { preset }) })];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`not done after ${patience / 1000} seconds`)), patience);
  });
  try {
    return await Promise.race([
      readExtracts({ settings: settings(folder.path, sources, maker.settings), store }),
      late,
    ]);
  } catch (error) {
    if (error instanceof ProblemsError) return error;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** Small files gain nothing from several threads, and lose by waking them for every query. */
async function oneThread(): Promise<RecordStore> {
  const store = await openStore();
  await store.query("SET threads = 1");
  return store;
}

/** The store as it was when it was opened: a new one only where a refusal left tables behind. */
async function emptied(store: RecordStore): Promise<RecordStore> {
  const tables = await store.query("SELECT table_name, temporary FROM duckdb_tables() WHERE NOT internal");
  if (tables.some(({ temporary }) => temporary === true)) {
    await store.close();
    return oneThread();
  }
  for (const { table_name: name } of tables) await store.query(`DELETE FROM ${String(name)}`);
  return store;
}

function checkRefusal(error: ProblemsError, { fate }: Mutated): void {
  expect(error.exitCode).toBe(exitCodes.unreadableInput);
  const errors = error.problems.filter(({ severity }) => severity === "error");
  expect(errors.length).toBeGreaterThan(0);
  const codes = errors.map(({ code }) => code);
  for (const { code, message, remedy } of errors) {
    expect(Object.keys(problemCodes)).toContain(code);
    expect(message).not.toBe("");
    expect(remedy).toBeTruthy();
  }
  expect(codes, "rows were lost or invented").not.toContain("accounting-broken");
  // Where the one row of ours is among those that were cut, what is left is of other areas.
  const ours = codes.every((code) => code === "extract-other-area") ? ["rejected"] : [];
  expect(["refused", "others-count", "accounted", ...ours], `refused: ${error.message}`).toContain(fate);
}

async function checkReading(
  store: RecordStore,
  maker: Maker,
  clean: CleanFile,
  mutated: Mutated,
  result: ReadResult,
): Promise<void> {
  const [reading] = result.sources;
  const [file] = reading?.files ?? [];
  if (!reading || !file) throw new Error("nothing was read");
  expect(mutated.fate, "should have been refused").not.toBe("refused");
  checkCount(file, mutated.bytes);
  if (!file.cells) expect(result.rejects).toHaveLength(file.rows.rejected);
  if (mutated.fate === "accounted") return;

  const counted = await countsOf(store, maker);
  const { must, whole } = expectedCounts(clean, mutated.touched);
  if (mutated.fate === "same") {
    const times = mutated.twice && maker.rowsAreRecords ? 2 : 1;
    expect(counted).toEqual(Object.fromEntries(Object.entries(whole).map(([key, weight]) => [key, weight * times])));
    return;
  }
  // A count that a changed row contradicts is given up, and then its month must say so.
  const contradicted = result.rejects.some(({ code }) => code === "rows-conflict");
  for (const [key, weight] of Object.entries(must)) {
    if (contradicted && reading.coverage.months[key.slice(0, 7)] !== "whole") continue;
    expect(counted[key] ?? 0, `of ${key}`).toBeGreaterThanOrEqual(weight);
  }
  if (mutated.fate === "rejected") {
    expect(counted).toEqual(must);
    expect(file.rows.rejected).toBeGreaterThanOrEqual(mutated.touched.size);
  } else if (reading.precision === "record") {
    // A record is one: rows that were touched can add no more than they are.
    const most = sum(must) + file.rows.read - clean.rows.length + mutated.touched.size;
    expect(sum(counted)).toBeLessThanOrEqual(most);
  }
}

/** The rows that preflight counted are the records that csv-parse finds, where that can read the file at all. */
function checkCount({ rows, form }: FileReading, bytes: Buffer): void {
  const { encoding, packing, delimiter, titleLines } = form;
  const unpacked = packing ? gunzipSync(bytes) : bytes;
  const text = new TextDecoder(encoding === "windows-1252" ? "latin1" : encoding)
    .decode(unpacked)
    .replace(/\p{Cc}+$/u, "");
  // A tab before a quote is a blank to csv-parse and text to DuckDB, which both mean that the quote is not where it should be.
  if (/[\t\v\f]+ *"/.test(text) && delimiter !== "\t") return;
  let records: string[][];
  try {
    records = parse(text, {
      delimiter,
      record_delimiter: ["\r\n", "\n", "\r"],
      skip_empty_lines: true,
      relax_column_count: true,
      ltrim: true,
      rtrim: true,
    });
  } catch {
    return;
  }
  const above = titleLines + (/^sep=/i.test(text) ? 1 : 0) + 1;
  expect(rows.read, "rows as csv-parse counts them").toBe(records.length - above);
}

async function countsOf(store: RecordStore, { key }: Maker): Promise<Record<string, number>> {
  const month = "strftime(coalesce(recorded_date, reported_date, referred_date), '%Y-%m')";
  const rows = await store.query(`
    SELECT ${month} || '|' || coalesce(${key}, '') AS key, sum(weight)::DOUBLE AS count FROM ${store.recordsOf({})}
    WHERE kind NOT IN ('victim', 'suspect') GROUP BY 1`);
  return Object.fromEntries(rows.map((row) => [String(row["key"]), Number(row["count"])]));
}

/** What the rows that were not touched must add, and what all of them would. */
function expectedCounts(
  { rows }: CleanFile,
  touched: ReadonlySet<number>,
): { readonly must: Record<string, number>; readonly whole: Record<string, number> } {
  const must: Record<string, number> = {};
  const whole: Record<string, number> = {};
  rows.forEach(({ adds }, index) => {
    for (const [key, weight] of Object.entries(adds)) {
      whole[key] = (whole[key] ?? 0) + weight;
      if (!touched.has(index)) must[key] = (must[key] ?? 0) + weight;
    }
  });
  return { must, whole };
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((total, one) => total + one, 0);
