import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Bundle } from "../../src/print/bundled.ts";
import { browserMissing, findBrowser } from "../../src/print/find-browser.ts";
import { launchEnvironment } from "../../src/print/found-browser.ts";
import { installedCandidates } from "../../src/print/installed.ts";
import { userCacheFolder } from "../../src/print/private-folder.ts";
import { ProblemsError } from "../../src/problems/problem.ts";
import { tarOf } from "./tar-writer.ts";

const folder = mkdtempSync(join(tmpdir(), "csp-find-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
// The fallback of the cache is the system's temporary folder: in a test, that is one of its own.
beforeEach(() => vi.stubEnv("TMPDIR", mkdtempSync(join(folder, "temporary-"))));
afterEach(() => vi.unstubAllEnvs());

let programs = 0;
/** A program that says the version it is given, as a browser does. */
function program(version: string, name?: string): string {
  programs += 1;
  const path = join(folder, name ?? `browser-${programs}`);
  writeFileSync(path, `#!/bin/sh\necho "Chromium ${version} built somewhere"\n`);
  chmodSync(path, 0o700);
  return path;
}

/** A package like the real one, with a program of one line. */
function smallBundle(version = "1.2.3"): Bundle {
  const bin = mkdtempSync(join(folder, "bundle-"));
  const write = (name: string, content: Buffer): void => writeFileSync(join(bin, name), brotliCompressSync(content));
  write("chromium.br", Buffer.from("#!/bin/sh\necho small\n"));
  write("al2023.tar.br", tarOf([{ path: "lib/libsmall.so", content: "library", mode: 0o755 }]));
  write(
    "fonts.tar.br",
    tarOf([
      { path: "fonts.conf", content: "elsewhere" },
      { path: "fonts/" },
      { path: "fonts/Small.ttf", content: "font" },
    ]),
  );
  return { folder: bin, version };
}

const newCache = (): string => join(mkdtempSync(join(folder, "home-")), "cache");

describe.skipIf(process.platform === "win32")("which browser is taken", () => {
  const chrome = program("150.0.1.2");
  const edge = program("151.0.1.2");

  it("the option before all others", async () => {
    const environment = { PUPPETEER_EXECUTABLE_PATH: edge };
    const found = await findBrowser({ explicit: chrome, environment, installed: [edge], bundle: null });
    expect(found).toMatchObject({ executablePath: chrome, origin: "option" });
  });

  it("then the one that the environment names", async () => {
    const environment = { PUPPETEER_EXECUTABLE_PATH: edge };
    const found = await findBrowser({ environment, installed: [chrome], bundle: null });
    expect(found).toMatchObject({ executablePath: edge, origin: "environment" });
  });

  it("then an installed one, found on the PATH", async () => {
    program("152.0.1.2", "google-chrome");
    const found = await findBrowser({ environment: { PATH: `/nowhere:${folder}` }, bundle: null });
    expect(found).toMatchObject({
      executablePath: join(folder, "google-chrome"),
      origin: "installed",
      version: "152.0.1.2",
    });
  });

  it("but not one that is too old for page margins, nor a stub that starts nothing", async () => {
    const old = program("130.0.1.2");
    const stub = join(folder, "stub");
    writeFileSync(stub, "#!/bin/sh\necho 'requires the chromium snap to be installed' >&2\nexit 10\n", { mode: 0o700 });
    const installed = [join(folder, "not-there"), folder, old, stub, chrome];
    expect(await findBrowser({ environment: {}, installed, bundle: null })).toMatchObject({ executablePath: chrome });
  });

  it("then the bundled one, with its libraries and fonts", async () => {
    const cacheRoot = newCache();
    const found = await findBrowser({ environment: {}, cacheRoot, installed: [], bundle: smallBundle() });
    const home = join(cacheRoot, "chromium-1.2.3");
    expect(found).toMatchObject({
      executablePath: join(home, "chromium"),
      origin: "bundled",
      version: "1.2.3",
      librariesFolder: join(home, "lib"),
    });
    expect(found?.launchEnvironment).toMatchObject({
      LD_LIBRARY_PATH: join(home, "lib"),
      FONTCONFIG_FILE: join(home, "fontconfig.xml"),
    });
    expect(readFileSync(join(home, "fontconfig.xml"), "utf8")).toContain(`<dir>${join(home, "fonts")}</dir>`);
  });

  it("none, when there is none", async () => {
    expect(await findBrowser({ environment: {}, installed: [], bundle: null })).toBeUndefined();
  });

  it.each([
    ["--browser", { explicit: "/nowhere/chrome", environment: {} }],
    ["PUPPETEER_EXECUTABLE_PATH", { environment: { PUPPETEER_EXECUTABLE_PATH: "/nowhere/chrome" } }],
  ])("refuses what %s names when it is not there, and takes no other", async (by, search) => {
    const error = await findBrowser({ ...search, installed: [chrome], bundle: null }).catch((reason) => reason);
    expect(error).toBeInstanceOf(ProblemsError);
    expect(error.exitCode).toBe(4);
    expect(error.problems[0]).toMatchObject({
      code: "browser-missing",
      message: expect.stringContaining("/nowhere/chrome"),
      place: { field: by },
    });
  });
});

describe("without a browser", () => {
  it("says exactly what to install", () => {
    const { exitCode, problems } = browserMissing("linux", "x64");
    expect(exitCode).toBe(4);
    expect(problems[0]?.code).toBe("browser-missing");
    expect(problems[0]?.remedy).toContain("`npm install @sparticuz/chromium@143.0.4`");
    expect(problems[0]?.remedy).toContain("--browser");
  });

  it("does not offer the package where it cannot run", () => {
    expect(browserMissing("darwin", "arm64").problems[0]?.remedy).toMatch(/^Install Google Chrome, Microsoft Edge/);
  });
});

describe.skipIf(process.platform === "win32")("the unpacked browser", () => {
  const find = (cacheRoot: string, bundle: Bundle, environment = {}) =>
    findBrowser({ environment, cacheRoot, installed: [], bundle });

  it("is private to its owner", async () => {
    const cacheRoot = newCache();
    const found = await find(cacheRoot, smallBundle());
    for (const path of [cacheRoot, join(cacheRoot, "chromium-1.2.3"), found?.executablePath ?? ""])
      expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it("is unpacked once, also by several at a time, and leaves nothing beside it", async () => {
    const cacheRoot = newCache();
    const bundle = smallBundle();
    const found = await Promise.all([1, 2, 3].map(() => find(cacheRoot, bundle)));
    expect(new Set(found.map((one) => one?.executablePath))).toEqual(
      new Set([join(cacheRoot, "chromium-1.2.3", "chromium")]),
    );
    expect(readdirSync(cacheRoot)).toEqual(["chromium-1.2.3"]);
    const { ino } = statSync(join(cacheRoot, "chromium-1.2.3", "chromium"));
    await find(cacheRoot, bundle);
    expect(statSync(join(cacheRoot, "chromium-1.2.3", "chromium")).ino).toBe(ino);
  });

  it("is unpacked again when something of it is gone or cut short", async () => {
    const cacheRoot = newCache();
    const bundle = smallBundle();
    const library = join((await find(cacheRoot, bundle))?.librariesFolder ?? "", "libsmall.so");
    rmSync(library);
    await find(cacheRoot, bundle);
    expect(readFileSync(library, "utf8")).toBe("library");
    writeFileSync(library, "lib");
    await find(cacheRoot, bundle);
    expect(readFileSync(library, "utf8")).toBe("library");
  });

  it("has a place for each version, and clears away what a dead run left", async () => {
    const cacheRoot = newCache();
    await find(cacheRoot, smallBundle("1.0.0"));
    // No process has this number: it is above the highest that any system gives.
    mkdirSync(join(cacheRoot, "unpacking-99999999-abc"));
    mkdirSync(join(cacheRoot, `unpacking-${process.pid}-abc`));
    await find(cacheRoot, smallBundle("2.0.0"));
    expect(readdirSync(cacheRoot).sort()).toEqual(["chromium-1.0.0", "chromium-2.0.0", `unpacking-${process.pid}-abc`]);
  });

  it("goes to a temporary folder when the cache folder cannot be written", async () => {
    const notAFolder = join(folder, "a-file");
    writeFileSync(notAFolder, "");
    const found = await find(join(notAFolder, "cache"), smallBundle());
    expect(found?.executablePath.startsWith(tmpdir())).toBe(true);
  });

  it("is not taken from a folder that is a link", async () => {
    const link = join(folder, "link");
    symlinkSync(mkdtempSync(join(folder, "elsewhere-")), link);
    const found = await find(link, smallBundle());
    expect(found?.executablePath.startsWith(tmpdir())).toBe(true);
  });

  it("is a problem with exit code 4 when the package is damaged, and leaves nothing behind", async () => {
    const bundle = smallBundle();
    writeFileSync(join(bundle.folder, "chromium.br"), "not brotli at all");
    const cacheRoot = newCache();
    await expect(find(cacheRoot, bundle)).rejects.toMatchObject({
      exitCode: 4,
      problems: [{ code: "browser-failed", message: expect.stringContaining(cacheRoot) }],
    });
    expect(readdirSync(cacheRoot)).toEqual([]);
  });
});

describe("places", () => {
  it("of Windows are found however the variables are spelt", () => {
    const environment = { ProgramFiles: "C:\\Program Files", LOCALAPPDATA: "C:\\Users\\a\\AppData\\Local" };
    const places = installedCandidates(environment, "win32");
    expect(places[0]).toBe("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe");
    expect(places).toContain("C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe");
  });

  it("of macOS are the applications of all and of the user", () => {
    const places = installedCandidates({ HOME: "/Users/a" }, "darwin");
    expect(places[0]).toBe("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    expect(places).toContain("/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium");
  });

  it("of Linux include the usual ones when the PATH is empty or relative", () => {
    const places = installedCandidates({ PATH: ".:bin" }, "linux");
    expect(places).toContain("/usr/bin/chromium");
    expect(places.every((place) => place.startsWith("/"))).toBe(true);
  });

  it("for the cache follow the platform", () => {
    expect(userCacheFolder({ HOME: "/home/a" }, "linux")).toBe("/home/a/.cache/csp-assess");
    expect(userCacheFolder({ HOME: "/home/a", XDG_CACHE_HOME: "/var/c" }, "linux")).toBe("/var/c/csp-assess");
    expect(userCacheFolder({ HOME: "/Users/a" }, "darwin")).toBe("/Users/a/Library/Caches/csp-assess");
    expect(userCacheFolder({}, "linux")).toBeUndefined();
  });
});

describe("the browser's environment", () => {
  it("holds what it needs and none of the user's secrets", () => {
    const passed = launchEnvironment({ PATH: "/bin", Path: "C:\\", API_TOKEN: "secret", HOME: "/home/a" });
    expect(passed).toEqual({ PATH: "/bin", Path: "C:\\", HOME: "/home/a", TZ: "UTC" });
  });
});
