import { realpath, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { findFiles } from "../extracts/find-files.ts";
import { type FileLook, lookAt, looksLikeData } from "../extracts/look.ts";
import { settingsFile } from "../partnership/load.ts";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { amongAnything } from "./proposals.ts";

/** Files that were named or lie below folders that were, with what each looks like. */
export interface LooseFiles {
  /** The folder that all of them lie below, absolute. */
  readonly folder: string;
  readonly looks: readonly FileLook[];
  /** Files below the folders that are no tables by their names; they were not opened. */
  readonly notOpened: readonly string[];
}

/**
 * Finds the files below paths and looks at each. A file that is named itself is looked at whatever its name; below a
 * folder those that may be data are. Throws ProblemsError, exit code 3, for a path that is not there.
 */
export async function findLooseFiles(paths: readonly string[], signal?: AbortSignal): Promise<LooseFiles> {
  const named = await Promise.all(paths.map(resolved));
  const missing = named.flatMap((one) => ("problem" in one ? [one.problem] : []));
  if (missing.length > 0) throw new ProblemsError(missing, exitCodes.unreadableInput);
  const found = named.flatMap((one) => ("problem" in one ? [] : [one]));
  const folder = commonFolder(found.map(({ path, isFolder }) => (isFolder ? path : dirname(path))));
  const files = new Set<string>();
  const others = new Set<string>();
  for (const { path, isFolder } of found) {
    if (isFolder) {
      const below = await findFiles(path, "**/*");
      // Of a partnership folder, its products and its records of runs are no extracts.
      const isPartnership = await stat(join(path, settingsFile)).then(
        () => true,
        () => false,
      );
      for (const file of below)
        if (!isPartnership || (amongAnything(file) && file !== settingsFile))
          (looksLikeData(file) ? files : others).add(join(path, file));
    } else files.add(path);
  }
  const inside = (all: ReadonlySet<string>): string[] =>
    [...all].sort().map((file) => relative(folder, file).split(sep).join("/"));
  const looks: FileLook[] = [];
  for (const path of inside(files)) {
    signal?.throwIfAborted();
    looks.push(await lookAt(folder, path));
  }
  return { folder, looks, notOpened: inside(others) };
}

type Named = { readonly path: string; readonly isFolder: boolean } | { readonly problem: Problem };

/** A path that was named may itself be a link; what lies below it may not lead out. */
async function resolved(path: string): Promise<Named> {
  try {
    const real = await realpath(path);
    return { path: real, isFolder: (await stat(real)).isDirectory() };
  } catch {
    return {
      problem: {
        code: "extract-missing",
        severity: "error",
        message: "There is no such file or folder.",
        remedy: "Check the path; upper and lower case count.",
        place: { file: path },
      },
    };
  }
}

function commonFolder(folders: readonly string[]): string {
  const [first = sep, ...rest] = folders;
  let common = first;
  const holds = (folder: string): boolean =>
    folder === common || folder.startsWith(common.endsWith(sep) ? common : common + sep);
  while (!rest.every(holds) && dirname(common) !== common) common = dirname(common);
  return common;
}
