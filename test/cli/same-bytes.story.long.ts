import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { documentFormats } from "../../src/export/formats.ts";
import { temporaryFolder } from "./command-line.ts";

/**
 * Same in, same out: everything that a build writes, made twice in folders of different names, from different working folders, in
 * different time zones and languages, and at different times. Each in a process of its own, since a process takes its language at its start.
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const runFile = promisify(execFile);
const program = join(root, "bin/csp-assess.mjs");

const places = [
  { name: "one", environment: { TZ: "Pacific/Kiritimati", LANG: "en_GB.UTF-8", LC_ALL: "en_GB.UTF-8" } },
  { name: "another place", environment: { TZ: "America/Los_Angeles", LANG: "de_DE.UTF-8", LC_ALL: "ar_EG.UTF-8" } },
] as const;

const samples = [
  { sample: "2015-16", period: "2015/16-Q4", builds: [["internal", ["html", "pdf"]]] },
  {
    sample: "2019-20",
    period: "2019/20-Q4",
    builds: [
      ["internal", documentFormats],
      ["public", ["html", "pdf"], "quarterly"],
    ],
  },
] as const;

type Place = (typeof places)[number];

async function run(place: Place, workingFolder: string, args: readonly string[]): Promise<void> {
  await runFile(process.execPath, [program, ...args], {
    cwd: workingFolder,
    env: { ...process.env, ...place.environment },
    maxBuffer: 1 << 24,
  });
}

/** The SHA-256 of each file below a folder, by its path. */
async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashes = files.sort().map(async (file) => {
    const hash = createHash("sha256").update(await readFile(file));
    // A run has a name of its own each time; what it keeps is the same.
    const path = relative(folder, file).replace(/^(runs\/.*)-[0-9a-f]{6}\//, "$1/");
    return [path, hash.digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

beforeAll(async () => {
  // The program itself is run, so it has to be this one.
  await runFile(process.execPath, [join(root, "bin/build.mjs")], { cwd: root });
  expect(existsSync(join(root, "dist/cli/main.js"))).toBe(true);
});

describe.each(samples)("the sample of $sample", ({ sample, period, builds }) => {
  test("gives the same bytes wherever and whenever it is built", async () => {
    const made: Record<string, string>[] = [];
    for (const place of places) {
      const parent = join(await temporaryFolder(), place.name);
      const folder = join(parent, `papers of ${place.name}`);
      await mkdir(parent);
      await run(place, parent, ["init", folder, `--sample=${sample}`]);
      for (const [audience, formats, paper] of builds) {
        const asked = ["--period", period, "--audience", audience, "--format", formats.join(",")];
        await run(place, parent, [...(paper ? ["render", paper] : ["build"]), "--folder", folder, ...asked]);
      }
      made.push(await contents(folder));
    }
    const [first = {}, second] = made;
    for (const [audience, formats] of builds)
      for (const format of [...formats, "csv", "json"])
        expect(
          Object.keys(first).some(
            (path) => path.startsWith("out/") && path.includes(`/${audience}/`) && path.endsWith(`.${format}`),
          ),
        ).toBe(true);
    expect(second).toEqual(first);
  });
});
