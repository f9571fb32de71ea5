import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { posix, win32 } from "node:path";
import type { Environment } from "./found-browser.ts";

/**
 * The first Chromium whose page margin boxes print: the marking and the page number on every page are made of them
 * (`@page { @top-center { content: ... } }`, Chrome 131). An older one would print a paper without its marking.
 */
export const oldestMajorVersion = 131;

const linuxNames = [
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
  "microsoft-edge",
  "chromium",
  "chromium-browser",
];

/** Where an installed Chrome, Edge or Chromium may be, best first: the PATH, then the usual places of the platform. */
export function installedCandidates(environment: Environment, platform: NodeJS.Platform): string[] {
  if (platform === "win32") return windowsPlaces(environment);
  if (platform === "darwin") return macPlaces(environment);
  const folders = (environment["PATH"] ?? "").split(":").filter((folder) => posix.isAbsolute(folder));
  const onPath = linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)));
  const usual = [
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    ...linuxNames.flatMap((name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`]),
  ];
  return [...new Set([...onPath, ...usual])];
}

function macPlaces(environment: Environment): string[] {
  const home = environment["HOME"];
  return ["Google Chrome", "Microsoft Edge", "Chromium"].flatMap((name) =>
    ["/Applications", ...(home ? [posix.join(home, "Applications")] : [])].map((folder) =>
      posix.join(folder, `${name}.app`, "Contents", "MacOS", name),
    ),
  );
}

function windowsPlaces(environment: Environment): string[] {
  const roots = ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((wanted) =>
    Object.entries(environment)
      .filter(([name]) => name.toUpperCase() === wanted)
      .map(([, value]) => value),
  );
  return [
    ["Google", "Chrome", "Application", "chrome.exe"],
    ["Microsoft", "Edge", "Application", "msedge.exe"],
    ["Chromium", "Application", "chrome.exe"],
  ].flatMap((parts) => roots.flatMap((root) => (root ? [win32.join(root, ...parts)] : [])));
}

export async function isExecutable(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The version that the program gives for itself, e.g. `143.0.7499.40`; undefined when it does not answer, as a launcher
 * stub without its browser. Not asked on Windows, where `chrome.exe --version` opens a window.
 */
export async function askVersion(
  executablePath: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(executablePath, ["--version"], { env: environment, timeout: 15_000 }, (error, output) => {
      resolve(error ? undefined : /\d+(?:\.\d+){2,3}/.exec(output)?.[0]);
    });
  });
}

export function majorVersion(version: string): number {
  return Number(/(\d+)\./.exec(version)?.[1] ?? Number.NaN);
}
