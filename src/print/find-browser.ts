import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { type Bundle, findBundle, unpackBundle } from "./bundled.ts";
import { type BrowserOrigin, type Environment, type FoundBrowser, launchEnvironment } from "./found-browser.ts";
import { askVersion, installedCandidates, isExecutable, majorVersion, oldestMajorVersion } from "./installed.ts";
import { claimPrivateFolder, temporaryCacheFolder, userCacheFolder } from "./private-folder.ts";

export interface BrowserSearch {
  /** What `--browser` said. */
  readonly explicit?: string;
  readonly environment: Environment;
  /** Where the bundled browser is unpacked; the user's cache folder unless told. */
  readonly cacheRoot?: string;
  /** Paths to try for an installed browser; the PATH and the platform's usual places unless told. */
  readonly installed?: readonly string[];
  /** The bundled browser's package; looked for beside us unless told; `null` for none. */
  readonly bundle?: Bundle | null;
}

/**
 * Finds the browser that prints: `--browser`, then `PUPPETEER_EXECUTABLE_PATH`, then an installed Chrome, Edge or
 * Chromium that is new enough, then the one inside `@sparticuz/chromium`, unpacked into a private cache.
 *
 * What a person named is taken or refused, never replaced by another.
 * @returns undefined when there is none: see {@link browserMissing}.
 * @throws ProblemsError `browser-missing` when a named path is no program, `browser-failed` when the bundled one could
 * not be unpacked; both with exit code 4.
 */
export async function findBrowser(search: BrowserSearch): Promise<FoundBrowser | undefined> {
  const { explicit, environment } = search;
  if (explicit) return named(explicit, "option", "--browser", environment);
  const fromEnvironment = environment["PUPPETEER_EXECUTABLE_PATH"];
  if (fromEnvironment) return named(fromEnvironment, "environment", "PUPPETEER_EXECUTABLE_PATH", environment);
  return (await findInstalled(search)) ?? (await findBundled(search));
}

async function named(path: string, origin: BrowserOrigin, by: string, environment: Environment): Promise<FoundBrowser> {
  if (await isExecutable(path))
    return { executablePath: path, origin, launchEnvironment: launchEnvironment(environment) };
  throw new ProblemsError(
    [
      {
        code: "browser-missing",
        severity: "error",
        message: `${by} names ${path}, which is not a program that can be run.`,
        remedy: `Give the full path of Chrome, Edge or Chromium, or leave ${by} out to have one looked for.`,
        place: { field: by },
      },
    ],
    exitCodes.documentFailed,
  );
}

async function findInstalled(search: BrowserSearch): Promise<FoundBrowser | undefined> {
  const launch = launchEnvironment(search.environment);
  const candidates = search.installed ?? installedCandidates(search.environment, process.platform);
  // Looked at side by side: one after the other, each would wait for whatever else the program is doing.
  const there = await Promise.all(candidates.map(isExecutable));
  for (const executablePath of candidates.filter((_, place) => there[place])) {
    if (process.platform === "win32") return { executablePath, origin: "installed", launchEnvironment: launch };
    const version = await askVersion(executablePath, launch);
    if (version === undefined || majorVersion(version) < oldestMajorVersion) continue;
    return { executablePath, origin: "installed", version, launchEnvironment: launch };
  }
  return undefined;
}

async function findBundled(search: BrowserSearch): Promise<FoundBrowser | undefined> {
  const bundle = search.bundle === undefined ? await findBundle() : search.bundle;
  if (!bundle) return undefined;
  const wanted = search.cacheRoot ?? userCacheFolder(search.environment, process.platform);
  const refusals: string[] = [];
  for (const cache of [...(wanted ? [wanted] : []), temporaryCacheFolder()]) {
    const refusal = await claimPrivateFolder(cache);
    if (refusal) {
      refusals.push(refusal);
      continue;
    }
    try {
      const unpacked = await unpackBundle(bundle, cache);
      if (!(await isExecutable(unpacked.executablePath))) {
        refusals.push(`programs cannot be run from ${cache}`);
        continue;
      }
      return {
        executablePath: unpacked.executablePath,
        origin: "bundled",
        version: bundle.version,
        librariesFolder: unpacked.librariesFolder,
        launchEnvironment: launchEnvironment(
          {},
          {
            PATH: "/usr/bin:/bin",
            LANG: "C.UTF-8",
            LD_LIBRARY_PATH: unpacked.librariesFolder,
            FONTCONFIG_FILE: unpacked.fontSettings,
          },
        ),
      };
    } catch (error) {
      refusals.push(`${cache}: ${(error as Error).message}`);
    }
  }
  throw new ProblemsError(
    [
      {
        code: "browser-failed",
        severity: "error",
        message: `The browser inside @sparticuz/chromium could not be unpacked: ${refusals.join("; ")}.`,
        remedy: "Make 250 MB free, or set XDG_CACHE_HOME to a folder of your own from which programs may run.",
      },
    ],
    exitCodes.documentFailed,
  );
}

/** The error of a run that wants a PDF on a machine without a browser. HTML is written all the same. */
export function browserMissing(
  platform: NodeJS.Platform = process.platform,
  architecture: string = process.arch,
): ProblemsError {
  const bundle =
    platform === "linux" && architecture === "x64" ? "run `npm install @sparticuz/chromium@143.0.4`, or " : "";
  const install = `${bundle}install Google Chrome, Microsoft Edge or Chromium (version ${oldestMajorVersion} or newer), or name one with --browser`;
  return new ProblemsError(
    [
      {
        code: "browser-missing",
        severity: "error",
        message: "No browser was found to print the PDF with; the HTML does not need one.",
        remedy: `${install.charAt(0).toUpperCase()}${install.slice(1)}.`,
      },
    ],
    exitCodes.documentFailed,
  );
}
