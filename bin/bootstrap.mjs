#!/usr/bin/env node
// Makes `npm run demo`, `npm test` and `npm run bench` work in a fresh clone that has only Node and npm: installs and builds what is
// missing or out of date, then does what was asked. Uses nothing but Node itself, since nothing else may be there yet.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { requireNode } from "./node-version.mjs";

requireNode();

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);
const demoFolder = join("demo", "hackney-2019-20");
const [task, ...rest] = process.argv.slice(2);

if (task === "demo") {
  await install();
  await build();
  await demo();
} else if (task === "test") {
  await install();
  await build();
  await run(process.execPath, [inRoot("node_modules", "vitest", "vitest.mjs"), "run", ...rest]);
} else if (task === "bench") {
  await install();
  await build();
  await run(process.execPath, [inRoot("bench", "bench.mjs"), ...rest]);
} else {
  console.error("usage: node bin/bootstrap.mjs demo | test [arguments for vitest] | bench [options]");
  process.exit(2);
}

async function demo() {
  const cli = inRoot("bin", "csp-assess.mjs");
  // Fresh each time, and only ever our own folder.
  rmSync(inRoot(demoFolder), { recursive: true, force: true });
  console.error(`Writing a partnership with synthetic extracts to ${demoFolder} ...`);
  // What it says at its end is what to do next, and that is what we do.
  await run(process.execPath, [cli, "init", demoFolder, "--sample"], { stdio: ["inherit", "ignore", "inherit"] });
  console.error("Making its papers (csp-assess build) ...");
  await run(process.execPath, [cli, "build", "--folder", demoFolder, "--period", "2019/20-Q4"]);
  console.log("\nAll these data are synthetic. Open the HTML in any browser.");
}

/** Installs exactly what the lockfile says, when `node_modules` is not there or was made from another lockfile. */
async function install() {
  const lock = readFileSync(inRoot("package-lock.json"), "utf8");
  const stamp = inRoot("node_modules", ".csp-assess-lock");
  const installed = existsSync(stamp) && readFileSync(stamp, "utf8") === lock;
  if (installed || matchesHiddenLock(JSON.parse(lock))) return;
  console.error("Installing packages (npm ci) ...");
  await run(...npm("ci", "--no-audit", "--no-fund", "--loglevel=error"));
  writeFileSync(stamp, lock);
}

/** Whether somebody has run `npm ci` already: npm notes in `node_modules` what it put there. */
function matchesHiddenLock(lock) {
  const file = inRoot("node_modules", ".package-lock.json");
  if (!existsSync(file)) return false;
  const hidden = JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  const wanted = Object.entries(lock.packages).filter(([path, entry]) => path !== "" && !entry.optional && !entry.link);
  return wanted.every(([path, entry]) => hidden[path]?.version === entry.version);
}

/** npm through Node itself: on Windows `npm` is a script that cannot be spawned without a shell. */
function npm(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js")
    ? [process.execPath, [cli, ...args]]
    : ["npm", args, { shell: process.platform === "win32" }];
}

/** Compiles when something in `src/` is newer than what was compiled last, or was removed since. */
async function build() {
  const built = inRoot("dist", ".built");
  const sources = filesIn(inRoot("src"));
  const inputs = [...sources, ...["tsconfig.json", "tsconfig.build.json", "bin/build.mjs"].map((file) => inRoot(file))];
  const names = sources.map((path) => path.slice(root.length)).join("\n");
  const current =
    existsSync(built) &&
    readFileSync(built, "utf8") === names &&
    inputs.every((path) => statSync(path).mtimeMs <= statSync(built).mtimeMs);
  if (current) return;
  console.error("Building ...");
  const started = new Date();
  await run(process.execPath, [inRoot("bin", "build.mjs")]);
  writeFileSync(built, names);
  // What was saved while we compiled is newer than this build.
  utimesSync(built, started, started);
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Runs a program in the project's folder and ends with its exit code when that is not 0. */
async function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: root, stdio: "inherit", ...options });
  // The child gets Ctrl-C from the terminal as well, cleans up and says how it ended; we wait for it.
  const wait = () => {};
  const pass = () => child.kill("SIGTERM");
  process.on("SIGINT", wait);
  process.on("SIGTERM", pass);
  const code = await new Promise((done) => {
    child.once("error", (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      done(1);
    });
    child.once("close", (exitCode, signal) => done(exitCode ?? (signal === "SIGINT" ? 130 : 143)));
  });
  process.off("SIGINT", wait);
  process.off("SIGTERM", pass);
  if (code !== 0) process.exit(code);
}
