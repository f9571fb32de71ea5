import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const launcher = join(root, "bin/csp-assess.mjs");
const isBuilt = existsSync(join(root, "dist/cli/main.js"));
// util-linux's, which gives a command a terminal of its own.
const hasTerminal = spawnSync("script", ["--version"]).stdout?.toString().includes("util-linux") ?? false;

/** Runs `check` at a pseudo-terminal and types what is said when a question appears. */
async function checkAtTerminal(folder: string, typed: string): Promise<{ exitCode: number | null; screen: string }> {
  const command = [process.execPath, launcher, "check", "--folder", folder].map((word) => `'${word}'`).join(" ");
  const child: ChildProcess = spawn("script", ["-qec", command, "/dev/null"], { stdio: ["pipe", "pipe", "inherit"] });
  let [screen, isTyped] = ["", false];
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    if (isTyped || !screen.includes("Add this to partnership.yaml? [y/N]")) return;
    isTyped = true;
    child.stdin?.write(typed);
  });
  const exitCode = await new Promise<number | null>((done) => child.once("close", done));
  return { exitCode, screen };
}

describe.skipIf(!isBuilt || !hasTerminal)("a person at a terminal", () => {
  const asb = "Incident Ref,Call Date,Heading,Borough\n1,01/05/2019,Begging/Vagrancy,Hackney\n";
  const withCalls = async (): Promise<string> => {
    const folder = await smallPartnership();
    await writeFile(join(folder, "extracts/asb.csv"), asb);
    return folder;
  };
  const settingsIn = (folder: string): Promise<string> => readFile(join(folder, "partnership.yaml"), "utf8");

  test("answers yes, and the entry is saved and read", async () => {
    const folder = await withCalls();
    const { exitCode, screen } = await checkAtTerminal(folder, "y\r");
    expect(exitCode).toBe(0);
    expect(screen).toContain("Saved in partnership.yaml: source asb.");
    expect(await settingsIn(folder)).toContain("files: extracts/asb.csv");
  });

  test.each([
    ["presses Ctrl-C, and the command ends as interrupted", "\u0003", 130],
    ["presses Ctrl-D, and is asked no more", "\u0004", 0],
    ["presses Enter, which is no", "\r", 0],
  ])("%s", async (_name, typed, code) => {
    const folder = await withCalls();
    expect((await checkAtTerminal(folder, typed)).exitCode).toBe(code);
    expect(await settingsIn(folder)).toBe(smallSettings);
  });
});
