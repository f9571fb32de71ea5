import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "puppeteer";
import { lastWords } from "./diagnosis.ts";
import { headlessMode, launchFlags, type Sandbox } from "./flags.ts";
import type { FoundBrowser } from "./found-browser.ts";

/** One running browser with a profile of its own, which is gone when it is closed. */
export interface Session {
  readonly browser: Browser;
  /** e.g. `143.0.7499.40` */
  readonly version: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

export interface SessionOptions {
  /** A private folder; the profile is made in it and removed. */
  readonly temporaryFolder: string;
  readonly signal?: AbortSignal;
}

/** What drives a browser: large, and only loaded where one is started. */
export const loadDriver = async () => (await import("puppeteer")).default;

/**
 * Starts the browser with its sandbox on, or off where the machine leaves no choice: as root, or where the system forbids
 * user namespaces (Ubuntu since 23.10, most containers). What is printed is our own document with scripts and network off,
 * so that printing goes on then; the session says how it runs.
 * @throws Error with what the browser said.
 */
export async function openSession(found: FoundBrowser, options: SessionOptions): Promise<Session> {
  const sandbox: Sandbox = process.getuid?.() === 0 ? "off-root" : "on";
  try {
    return await launch(found, options, sandbox);
  } catch (error) {
    options.signal?.throwIfAborted();
    const said = await lastWords(found, options.temporaryFolder, sandbox);
    options.signal?.throwIfAborted();
    if (sandbox === "on" && said && /sandbox|namespace/i.test(said)) return launch(found, options, "off-unavailable");
    throw said === undefined ? error : new Error(said, { cause: error });
  }
}

async function launch(found: FoundBrowser, options: SessionOptions, sandbox: Sandbox): Promise<Session> {
  const puppeteer = await loadDriver();
  const profile = await mkdtemp(join(options.temporaryFolder, "browser-"));
  const removeNow = (): void => rmSync(profile, { recursive: true, force: true });
  // The last resort when the process ends in the middle; puppeteer ends the browser itself then.
  process.once("exit", removeNow);
  const removeProfile = async (): Promise<void> => {
    // The browser's helpers may still be writing for a moment after it has gone.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    process.off("exit", removeNow);
  };
  try {
    const browser = await puppeteer.launch({
      executablePath: found.executablePath,
      headless: headlessMode(found),
      // Spoken to through a pipe: no port is opened on which others on this machine could speak to it.
      pipe: true,
      userDataDir: profile,
      args: launchFlags(sandbox),
      env: { ...found.launchEnvironment, ...(found.origin === "bundled" ? { HOME: profile, TMPDIR: profile } : {}) },
      // Interruptions are the caller's business, through `signal`: puppeteer would end the whole process.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 60_000,
      protocolTimeout: 300_000,
    });
    const close = async (): Promise<void> => {
      options.signal?.removeEventListener("abort", kill);
      await endBrowser(browser);
      await removeProfile();
    };
    const kill = (): void => {
      browser.process()?.kill("SIGKILL");
    };
    // A browser that dies breaks its pipes off. Whoever waits for it is told by its being gone; what nobody listens to would end the program.
    for (const pipe of browser.process()?.stdio ?? []) pipe?.on("error", () => undefined);
    options.signal?.addEventListener("abort", kill, { once: true });
    if (options.signal?.aborted) kill();
    try {
      return { browser, version: versionNumber(await browser.version()), sandbox, close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await removeProfile();
    throw error;
  }
}

/** Asks the browser to close and makes sure of it: one that has crashed or hangs does not answer. */
async function endBrowser(browser: Browser): Promise<void> {
  const child = browser.process();
  const gone =
    !child || child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const impatience = setTimeout(() => child?.kill("SIGKILL"), 5_000);
  await browser.close().catch(() => child?.kill("SIGKILL"));
  await gone;
  clearTimeout(impatience);
}

const versionNumber = (version: string): string => version.split("/").at(-1) ?? version;
