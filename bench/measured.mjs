// One measurement in a process of its own, so that memory is its own and nothing is warm: prints a line of JSON.
//
//   node bench/measured.mjs beside <folder>   the plain CREATE TABLE AS SELECT, then reading and measuring, in one process
//   node bench/measured.mjs alone <folder>    reading and measuring only, for its memory
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { measureFigures, openPartnership, parsePeriod, readPartnership } from "../dist/index.js";
import { countsWanted, extractPath, totalOf } from "./partnership.mjs";

const [mode, folder] = process.argv.slice(2);
const world = {
  temporaryRoot: tmpdir(),
  cacheRoot: tmpdir(),
  environment: {},
  progress: () => {},
};

const partnership = await openPartnership(folder, world);
const plain = mode === "beside" ? await timed(createTableAsSelect) : undefined;
let totals;
let rows;
let threads;
const ours = await timed(async () => {
  const reading = await readPartnership(partnership, world);
  const wanted = countsWanted(parsePeriod);
  const figures = await measureFigures(partnership, reading, wanted);
  totals = Object.fromEntries(
    [...new Set(wanted.map(({ indicator }) => indicator))].map((id) => [id, totalOf(figures, id)]),
  );
  rows = reading.result.sources[0].files[0].rows;
  [{ threads }] = await reading.store.query("SELECT current_setting('threads')::INTEGER AS threads");
  await reading.close();
});
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(JSON.stringify({ plain, ours, megabytes, rows, totals, threads }));

/** Wall-clock and processor seconds. */
async function timed(work) {
  const [begun, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - begun) / 1000, processor: (user + system) / 1e6 };
}

/**
 * The yardstick: the same file with the same settings of the reader into a table of text in memory, on all threads, its columns named and
 * nothing guessed. One thread reads where quoted fields hold newlines, since several would lose rows.
 */
async function createTableAsSelect() {
  const file = join(folder, extractPath);
  const header = readFileSync(file).subarray(0, 4096).toString("utf8").split("\n")[0].split(",");
  const columns = header.map((_, position) => `c${position}: 'VARCHAR'`).join(", ");
  const oneThread = process.env.BENCH_ONE_THREAD === "1";
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`CREATE TABLE extract AS SELECT * FROM read_csv('${file.replaceAll("'", "''")}',
    columns = {${columns}}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true,
    store_rejects = true, rejects_limit = 0, nullstr = '', parallel = ${!oneThread})`);
  connection.closeSync();
  instance.closeSync();
}
