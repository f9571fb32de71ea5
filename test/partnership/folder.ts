import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { loadSettings, type Registries } from "../../src/partnership/load.ts";
import type { Settings } from "../../src/partnership/settings.ts";
import { type Problem, ProblemsError } from "../../src/problems/problem.ts";

export const registries: Registries = {
  formats: [
    { id: "offence-records", presets: [], columns: ["reference", "recorded_date"] },
    { id: "incident-records", presets: ["police-asb", "referrals"] },
    { id: "monthly-counts", presets: [] },
  ],
  indicators: ["all-crime", "robbery", "syv-victims", "da-referrals", "da-police-reports", "public-confidence"],
  surveys: ["public-confidence"],
  papers: ["quarterly", "night-time-economy"],
  topics: ["nte", "violence"],
  categories: ["rape", "other-sexual-offence", "drug-trafficking"],
};

/** The least that a partnership needs. */
export const least = `partnership: Hackney Community Safety Partnership
area: { name: Hackney, code: E09000012, kind: borough }
sources:
  - id: police-crime
    provider: Metropolitan Police
    format: offence-records
    files: extracts/police/crime-*.csv
indicators:
  use: [all-crime, syv-victims]
`;

/** A partnership folder of its own for a test, removed afterwards. `files` are texts or bytes by path. */
export async function folderWith(
  settings: string | undefined,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "csp-assess-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeInto(folder, { ...files, ...(settings === undefined ? {} : { "partnership.yaml": settings }) });
  return folder;
}

/** Writes texts or bytes by their paths below a folder. */
export async function writeInto(folder: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

export async function settingsOf(
  text: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Settings> {
  return (await loadSettings(await folderWith(text, files), registries)).settings;
}

/** The problems of settings that are refused, with places relative to the folder. */
export async function problemsOf(
  text: string | undefined,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<readonly Problem[]> {
  const folder = await folderWith(text, files);
  try {
    await loadSettings(folder, registries);
  } catch (error) {
    if (!(error instanceof ProblemsError)) throw error;
    if (error.exitCode !== 2) throw new Error(`exit code ${error.exitCode}`);
    return error.problems;
  }
  throw new Error("the settings were accepted");
}

/** `line:column code`, as short as a test can read. */
export const briefly = (problems: readonly Problem[]): string[] =>
  problems.map((problem) => `${problem.place?.line}:${problem.place?.column} ${problem.code}`);
