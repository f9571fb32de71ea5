import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { offenceCsv } from "../extracts/offence-fixture.ts";
import { temporaryFolder } from "./command-line.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const isBuilt = existsSync(join(root, "dist/cli/main.js"));

const settings = `partnership: Large Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - { id: police, provider: The force, format: offence-records, files: extracts/crime.csv }
indicators: { use: [robbery] }
`;

/** Enough rows that reading them takes a moment. */
async function partnership(): Promise<string> {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "extracts"));
  await writeFile(join(folder, "partnership.yaml"), settings);
  const rows = Array.from({ length: 60_000 }, (_, index) => ({ CRN: `C${index >> 1}`, "Victim Ref": `V${index}` }));
  await writeFile(join(folder, "extracts/crime.csv"), offenceCsv(rows));
  return folder;
}

const ours = async (temporary: string): Promise<string[]> =>
  (await readdir(temporary)).filter((name) => name.startsWith("csp-assess-data-"));

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | string | null>;
}

function check(folder: string, temporary: string): Running {
  const child = spawn(process.execPath, [join(root, "bin/csp-assess.mjs"), "check", "--folder", folder], {
    stdio: "ignore",
    env: { ...process.env, TMPDIR: temporary },
  });
  const ended = new Promise<number | string | null>((done) =>
    child.once("close", (code, signal) => done(code ?? signal)),
  );
  return { child, ended };
}

/** Until the records and the copies of extracts have their folders, and so reading is under way. */
async function reading({ child }: Running, temporary: string): Promise<string[]> {
  for (;;) {
    const folders = await ours(temporary);
    if (folders.length === 2) return folders;
    if (child.exitCode !== null) throw new Error("it ended before it was seen to read");
    await wait(2);
  }
}

describe.skipIf(!isBuilt || process.platform === "win32")("temporary data of a run", () => {
  test("lies in folders that only their owner can enter, and goes with the run", async () => {
    const [folder, temporary] = [await partnership(), await temporaryFolder()];
    const run = check(folder, temporary);
    for (const name of await reading(run, temporary))
      expect((await stat(join(temporary, name))).mode & 0o777).toBe(0o700);
    expect(await run.ended).toBe(0);
    expect(await ours(temporary)).toEqual([]);
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("goes when %s comes during reading", async (signal, code) => {
    const [folder, temporary] = [await partnership(), await temporaryFolder()];
    const run = check(folder, temporary);
    await reading(run, temporary);
    run.child.kill(signal);
    expect(await run.ended).toBe(code);
    expect(await ours(temporary)).toEqual([]);
  });

  test("that a kill left behind goes with the next run", async () => {
    const [folder, temporary] = [await partnership(), await temporaryFolder()];
    const run = check(folder, temporary);
    await reading(run, temporary);
    run.child.kill("SIGKILL");
    expect(await run.ended).toBe("SIGKILL");
    expect(await ours(temporary)).toHaveLength(2);
    expect(await check(folder, temporary).ended).toBe(0);
    expect(await ours(temporary)).toEqual([]);
  });
});
