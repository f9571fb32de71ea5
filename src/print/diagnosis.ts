import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { launchFlags, type Sandbox } from "./flags.ts";
import type { FoundBrowser } from "./found-browser.ts";

/**
 * What a browser that did not start says about it. Over the pipe that it is spoken to through, its last words are lost,
 * so it is started once more and at once told that nobody is there. Undefined when it then ends as it should.
 */
export async function lastWords(
  found: FoundBrowser,
  temporaryFolder: string,
  sandbox: Sandbox,
): Promise<string | undefined> {
  const profile = await mkdtemp(join(temporaryFolder, "browser-"));
  try {
    const flags = ["--headless", "--remote-debugging-pipe", `--user-data-dir=${profile}`, ...launchFlags(sandbox)];
    const said = await run(found, flags);
    if (said.succeeded) return undefined;
    const lines = said.errors.split("\n").map(withoutPrefix);
    const telling = lines.find((line) => /sandbox|namespace|shared librar|symbol lookup|version `/i.test(line));
    return (telling ?? lines.find((line) => line !== ""))?.slice(0, 300);
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
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      timeout: 20_000,
      killSignal: "SIGKILL",
    });
    let errors = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      if (errors.length < 20_000) errors += text;
    });
    for (const end of child.stdio.slice(3)) {
      end?.on("error", () => undefined);
      end?.destroy();
    }
    child.once("error", (error) => resolve({ succeeded: false, errors: error.message }));
    child.once("close", (code) => resolve({ succeeded: code === 0, errors }));
  });
}
