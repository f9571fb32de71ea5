import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { builtContent } from "../../src/indicators/built-catalogue.ts";
import { cataloguePath } from "../../src/indicators/catalogue-path.ts";
import { smallPartnership } from "./small-partnership.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const launcher = join(root, "bin/csp-assess.mjs");
const isBuilt = existsSync(join(root, "dist/cli/main.js"));

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the launcher as a process of its own. `onStderr` sees what has been written so far. */
async function launch(argv: readonly string[], onStderr?: (text: string, child: ChildProcess) => void): Promise<Ended> {
  const child = spawn(process.execPath, [launcher, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    onStderr?.(stderr, child);
  });
  const exitCode = await new Promise<number | null>((done) => child.once("close", done));
  return { exitCode, stdout, stderr };
}

describe.skipIf(!isBuilt)("the launcher", () => {
  test("ends with the exit code of the command", async () => {
    expect(await launch(["--version"])).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await launch(["buidl"])).toMatchObject({ exitCode: 2, stdout: "" });
  });

  test("has the catalogue at hand as it was built", async () => {
    const source = await readFile(cataloguePath(), "utf8");
    expect(builtContent(source, pathToFileURL(join(root, "dist/catalogue.json")))).toEqual(parse(source));
  });

  test("output to a pipe is complete", async () => {
    const folder = await smallPartnership();
    const { exitCode, stdout } = await launch(["check", "--json", "--folder", folder]);
    expect(exitCode).toBe(0);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  test.skipIf(process.platform === "win32").each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("%s stops it with %d and leaves no half-written paper", async (signal, code) => {
    const folder = await smallPartnership();
    let sent = false;
    const { exitCode, stdout, stderr } = await launch(
      ["build", "--folder", folder, "--period", "2019/20-Q4", "--format", "html"],
      (text, child) => {
        if (sent || !text.includes("read:")) return;
        sent = true;
        child.kill(signal);
      },
    );
    expect(sent).toBe(true);
    expect(exitCode).toBe(code);
    expect(stdout).toBe("");
    expect(stderr).toContain("[interrupted]");
    expect(existsSync(join(folder, "out"))).toBe(false);
  });
});
