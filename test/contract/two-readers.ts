import { readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import type { SourceFile } from "../../src/extracts/format.ts";
import { type PreflightFile, type PreflightOutcome, preflight } from "../../src/extracts/preflight/preflight.ts";
import { type ReadTuning, readCsv } from "../../src/extracts/read-csv.ts";
import { type StagePlan, severalMayRead, stageFiles } from "../../src/extracts/stage.ts";
import type { RecordStore } from "../../src/records/store.ts";
import type { CsvFile } from "./csv-files.ts";

/** Where files of a suite lie, and the store that reads them. */
export interface Bench {
  readonly folder: string;
  readonly store: RecordStore;
}

let examined = 0;

export async function examine({ folder }: Bench, bytes: Uint8Array): Promise<PreflightOutcome> {
  const name = `file-${examined++}`;
  await writeFile(join(folder, name), bytes);
  return preflight({ file: join(folder, name), path: name, temporaryFolder: folder, copyName: `${name}-copy` });
}

export async function forget({ folder }: Bench, { path, readable }: PreflightFile): Promise<void> {
  await Promise.all([rm(join(folder, path), { force: true }), rm(readable, { force: true })]);
}

/** What a reader made of a file: rows that have as many fields as the header, and how many have not. */
export interface ReadRows {
  readonly rows: readonly (readonly string[])[];
  readonly refused: number;
}

/** Blanks around a value do not matter, nor which kind of line ending is in it. A large one is told by its ends and length. */
function clean(value: unknown): string {
  if (typeof value !== "string") return "";
  const text = value.replace(/\r\n?/g, "\n").trim();
  return text.length <= 200 ? text : `${text.slice(0, 20)}...${text.slice(-20)} (${text.length})`;
}

/** The second reader. It knows nothing of preflight: text in, records out. */
export function csvParseRows(text: string, delimiter: string, width: number): ReadRows {
  const records: string[][] = parse(text, {
    delimiter,
    bom: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    skip_empty_lines: true,
    relax_column_count: true,
    relax_quotes: true,
    ltrim: true,
    rtrim: true,
  });
  const rows = records.slice(1);
  const whole = rows.filter(({ length }) => length === width).map((row) => row.map(clean));
  return { rows: whole, refused: rows.length - whole.length };
}

let tables = 0;

/** As the program reads it. */
export async function stagedRows({ store }: Bench, file: PreflightFile): Promise<ReadRows> {
  const table = `contract_${tables++}`;
  const source: SourceFile = { ...file, file: tables, columns: new Map(), rank: 0 };
  const plan: StagePlan = {
    texts: [],
    raw: ({ header }) => Object.fromEntries(header.map((_, position) => [`v${position}`, `c${position}`])),
    typed: () => ({ one: "1" }),
    outOfScope: "false",
    rejects: () => [],
    notes: [],
  };
  const [staged] = await stageFiles(store, table, [source], plan);
  const found = await store.query(`SELECT * FROM ${table} ORDER BY rowid`);
  await store.query(`DROP TABLE ${table}`);
  return { rows: valuesOf(found, file, "v"), refused: (staged?.refused.length ?? 0) + file.malformed.length };
}

/** By the reader alone, tuned; rows in whatever order. */
export async function tunedRows({ store }: Bench, file: PreflightFile, tuning: ReadTuning): Promise<ReadRows> {
  const rejects = `contract_${tables++}_rejects`;
  const found = await store.query(`SELECT * FROM ${readCsv(file, rejects, tuning)}`);
  const [refused] = await store.query(`SELECT count(DISTINCT line_byte_position)::DOUBLE AS count FROM ${rejects}`);
  await store.query(`DROP TABLE ${rejects}; DROP TABLE ${rejects}_scans`);
  return { rows: valuesOf(found, file, "c"), refused: Number(refused?.["count"]) + file.malformed.length };
}

const valuesOf = (found: readonly Record<string, unknown>[], { header }: PreflightFile, prefix: string): string[][] =>
  found.map((row) => header.map((_, position) => clean(row[`${prefix}${position}`])));

const byFirst = ({ rows, refused }: ReadRows): ReadRows => ({
  rows: [...rows].sort((one, other) => Number(one[0]) - Number(other[0])),
  refused,
});

/** Whether some rows, as csv-parse has them, have more fields than the first. */
function hasLongerRows(text: string, delimiter: string): boolean {
  const rows: string[][] = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, bom: true });
  return rows.some((row) => row.length > (rows[0]?.length ?? 0));
}

/**
 * The contract: preflight's count, DuckDB's accepted and refused rows and csv-parse's records agree for every file that
 * preflight passes. The buffers are tiny, so that they end everywhere in a file.
 */
export async function expectAgreement(
  bench: Bench,
  { bytes, text, delimiter }: CsvFile,
  tiny: number,
): Promise<PreflightFile | undefined> {
  const outcome = await examine(bench, bytes);
  // Where chance makes most rows of a small file longer than its first, that is taken for no header, and refused.
  if (!outcome.ok && outcome.problem.code === "extract-header" && hasLongerRows(text, delimiter)) return undefined;
  if (!outcome.ok) throw new Error(outcome.problem.message);
  const { file } = outcome;
  expect(file.delimiter).toBe(delimiter);
  const expected = csvParseRows(text, delimiter, file.header.length);
  expect(file.rows, "preflight's count").toBe(expected.rows.length + expected.refused);
  expect(file.malformed.every(({ defect }) => defect === "width")).toBe(true);
  if (file.form.mended.length > 0) await expectPlain(bench, file);
  expect(await stagedRows(bench, file), "as the program reads it").toEqual(expected);
  expect(await tunedRows(bench, file, { bufferBytes: tiny }), "one thread, small buffers").toEqual(expected);
  if (severalMayRead(file)) await expectParallel(bench, file, text, expected, tiny);
  return file;
}

/** What was normalised needs no normalising again, and says the same. */
async function expectPlain(bench: Bench, file: PreflightFile): Promise<void> {
  const copy = await examine(bench, readFileSync(file.readable));
  if (!copy.ok) throw new Error(`the copy is refused: ${copy.problem.message}`);
  expect(copy.file.form.mended).toEqual([]);
  expect(copy.file).toMatchObject({
    rows: file.rows - file.malformed.length,
    header: file.header,
    delimiter: file.delimiter,
  });
  await forget(bench, copy.file);
}

/**
 * Several threads lose rows where a block begins at a ragged row or near a quotation mark. That must show in the count, so
 * that one thread can read again; rows in full number must be the right ones.
 */
async function expectParallel(
  bench: Bench,
  file: PreflightFile,
  text: string,
  expected: ReadRows,
  tiny: number,
): Promise<void> {
  for (const bufferBytes of [tiny, undefined]) {
    const read = await tunedRows(bench, file, { parallel: true, ...(bufferBytes ? { bufferBytes } : {}) });
    const isWhole = read.rows.length + read.refused === file.rows;
    if (expected.refused === 0 && !text.includes('"')) expect(isWhole, "several threads, even rows").toBe(true);
    if (isWhole) expect(byFirst(read), "several threads").toEqual(byFirst(expected));
  }
}
