import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { launchFlags, type Sandbox } from "./flags.ts";
import type { FoundBrowser } from "./found-browser.ts";

/**
 * What a browser that did not start says about it. Over the pipe that we print through, its last words are lost, so
 * it is started once more on its own to print an empty page; undefined when it then says nothing, as when all is well.
 */
export async function lastWords(
  found: FoundBrowser,
  temporaryFolder: string,
  sandbox: Sandbox,
): Promise<string | undefined> {
  const profile = await mkdtemp(join(temporaryFolder, "browser-"));
  try {
    const said = await run(found, [
      "--headless",
      `--user-data-dir=${profile}`,
      ...launchFlags(sandbox),
      "--dump-dom",
      "about:blank",
    ]);
    if (said.succeeded) return undefined;
    const lines = said.errors.split("\n").map(withoutPrefix);
    const telling = lines.filter((line) => /sandbox|namespace|shared librar|symbol|permission|no such/i.test(line));
    return (telling[0] ?? lines.find((line) => line !== ""))?.slice(0, 300);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Chromium begins a line with process, date and source file: `[123:123:1121/200252.1:FATAL:zygote_host.cc:128] `. */
const withoutPrefix = (line: string): string => line.replace(/^\[[^\]]*\]\s*/, "").trim();

async function run(
  found: FoundBrowser,
  flags: readonly string[],
): Promise<{ readonly succeeded: boolean; readonly errors: string }> {
  return new Promise((resolve) => {
    const child = spawn(found.executablePath, flags, {
      env: found.launchEnvironment,
      stdio: ["ignore", "ignore", "pipe"],
      timeout: 20_000,
      killSignal: "SIGKILL",
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (errors.length < 20_000) errors += text;
    });
    child.once("error", (error) => resolve({ succeeded: false, errors: error.message }));
    child.once("close", (code) => resolve({ succeeded: code === 0, errors }));
  });
}
