// `npm run bench`: how fast and how small reading and measuring is, as ratios within one run. Exit code 1 when a limit is broken.
//
//   npm run bench                    a million rows, beside DuckDB's plain reading and beside pandas
//   npm run bench -- --large         ten million rows as well: memory, and whether time is linear
//   npm run bench -- --rows 200000   a quicker look; the limits are meant for a million
//
// See docs/performance.md. It is never part of `npm test`: a busy machine makes any time long.
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { availableParallelism, loadavg, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { writeExtract } from "./extract.mjs";
import { extractPath, makePartnership } from "./partnership.mjs";

const limits = {
  /** Times the seconds of DuckDB's CREATE TABLE AS SELECT of all columns as text, from the same file in the same process. */
  plain: 3,
  /** The same where newlines in quotes leave reading to one thread. */
  newlines: 5,
  /** Of the seconds of the pandas script. */
  pandas: 1,
  /** Resident memory of the whole process for the large file. */
  megabytes: 2000,
  /** Seconds of the large file over what its rows would take at the pace of the small one. */
  linear: 1.2,
};

const { values: options } = parseArgs({
  options: {
    large: { type: "boolean", default: false },
    rows: { type: "string", default: "1000000" },
    "large-rows": { type: "string", default: "10000000" },
    repeat: { type: "string", default: "3" },
  },
});
const rows = Number(options.rows);
const run = promisify(execFile);
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "csp-assess-bench-"));
const broken = [];

try {
  say(
    `${availableParallelism()} processors, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load ${load()}`,
  );
  if (loadavg()[0] > availableParallelism() / 2) say("The machine is busy: times say little, ratios less than usual.");
  const quick = await makeFolder("plain", { rows });
  const careful = await makeFolder("newlines", { rows, newlinesInQuotes: true });

  const plain = await beside(quick, false);
  report(`read and measured, ${count(rows)} rows`, plain, limits.plain, "plain CREATE TABLE AS SELECT, parallel");
  const newlines = await beside(careful, true);
  report(`the same with newlines in quotes`, newlines, limits.newlines, "plain CREATE TABLE AS SELECT, one thread");
  await comparePandas(quick, plain);
  if (options.large) await large(quick);
  say(`load at the end ${load()}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
for (const one of broken) say(`LIMIT BROKEN: ${one}`);
if (broken.length === 0) say("All limits hold.");
process.exitCode = broken.length === 0 ? 0 : 1;

async function makeFolder(name, extract) {
  const made = join(folder, name);
  await makePartnership(made);
  await writeExtract({ path: join(made, extractPath), ...extract });
  const { size } = await stat(join(made, extractPath));
  say(`${name}: ${count(extract.rows)} rows, ${Math.round(size / 1e6)} MB`);
  return made;
}

/** The quickest of some runs of each, since what else the machine does only ever adds. */
async function beside(made, oneThread) {
  const runs = [];
  for (let index = 0; index < Number(options.repeat); index++) runs.push(await measured("beside", made, oneThread));
  const least = (of, what) => Math.min(...runs.map((one) => one[of][what]));
  const best = (of) => ({ seconds: least(of, "seconds"), processor: least(of, "processor") });
  return { ...runs[0], plain: best("plain"), ours: best("ours") };
}

async function measured(mode, made, oneThread = false) {
  const env = { ...process.env, BENCH_ONE_THREAD: oneThread ? "1" : "0" };
  const { stdout } = await run(process.execPath, [here("measured.mjs"), mode, made], { env, maxBuffer: 1 << 24 });
  return JSON.parse(stdout);
}

function report(title, { ours, plain, threads, megabytes }, limit, yardstick) {
  const ratio = ours.seconds / plain.seconds;
  say(`${title}: ${seconds(ours)}, ${megabytes} MB beside; ${yardstick}, ${threads} threads: ${seconds(plain)}`);
  judge(title, ratio, limit, `times (processor ${(ours.processor / plain.processor).toFixed(2)} times)`);
}

async function comparePandas(made, { ours, totals }) {
  const python = await pythonWithPandas();
  if (!python) {
    say("pandas is not here: not compared");
    return;
  }
  const zone = join(made, "reference/shoreditch-lsoas.csv");
  const { stdout } = await run(python, [here("pandas-equivalent.py"), join(made, extractPath), zone]);
  const theirs = JSON.parse(stdout);
  say(`pandas ${theirs.pandas}: ${theirs.seconds.toFixed(2)} s, of which reading ${theirs.readSeconds.toFixed(2)} s`);
  judge("ours over pandas", ours.seconds / theirs.seconds, limits.pandas, "times");
  const differing = Object.keys(theirs.totals).filter((id) => theirs.totals[id] !== totals[id]);
  for (const id of differing) say(`  ${id}: pandas ${count(theirs.totals[id])}, ours ${count(totals[id])}`);
  if (differing.length === 0) say("  and the same counts");
}

async function pythonWithPandas() {
  for (const python of ["python3", "/usr/bin/python3"])
    if (
      await run(python, ["-c", "import pandas"]).then(
        () => true,
        () => false,
      )
    )
      return python;
  return undefined;
}

async function large(small) {
  const largeRows = Number(options["large-rows"]);
  const made = await makeFolder("large", { rows: largeRows });
  const least = await measured("alone", small);
  const most = await measured("alone", made);
  say(`${count(rows)} rows alone: ${seconds(least.ours)}, ${least.megabytes} MB`);
  say(`${count(largeRows)} rows alone: ${seconds(most.ours)}, ${most.megabytes} MB`);
  judge("memory of the large file", most.megabytes, limits.megabytes, "MB");
  judge(
    "time of the large file over that of as many small ones",
    most.ours.seconds / least.ours.seconds / (largeRows / rows),
    limits.linear,
    "times",
  );
}

function judge(title, found, limit, unit) {
  say(`  ${title}: ${found >= 100 ? Math.round(found) : found.toFixed(2)} ${unit}; at most ${limit}`);
  if (!(found <= limit)) broken.push(`${title}, ${found.toFixed(2)} where ${limit} is allowed`);
}

function seconds({ seconds: wall, processor }) {
  return `${wall.toFixed(2)} s (${processor.toFixed(2)} s of processor)`;
}

function count(number) {
  return number.toLocaleString("en-GB");
}

function load() {
  return loadavg()[0].toFixed(1);
}

function say(text) {
  console.log(text);
}
