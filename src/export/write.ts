import { randomBytes } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { exitCodes, ProblemsError } from "../problems/problem.ts";
import { type OutputFile, swapIn } from "./folder-swap.ts";

export interface WriteProductsOptions {
  /**
   * Which files already in the folder belong to the papers being written: they go when the new set does not hold them,
   * so that no PDF of an earlier run stands beside the HTML of this one. All other files stay. None unless told.
   */
  readonly supersedes?: (name: string) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Writes the products of a paper, or of several, into `out/<period>/<audience>/` as a set, or not at all: an interrupted or
 * failing run leaves the previous papers as they were.
 * @throws ProblemsError `output-unwritable`, exit code 4; the signal's reason when aborted in time.
 */
export async function writeProducts(
  folder: string,
  files: readonly OutputFile[],
  options: WriteProductsOptions = {},
): Promise<void> {
  await orProblem(folder, options.signal, swapIn(folder, files, options));
}

/**
 * Writes a run's own records (`figures.json`, `rejects.csv`, ...) into `runs/<run>/`, which only its owner may open: they can
 * hold personal data.
 * @throws ProblemsError `output-unwritable`, exit code 4; the signal's reason when aborted in time.
 */
export async function writeRun(
  folder: string,
  files: readonly OutputFile[],
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const everything = (): boolean => true;
  const ownerOnly = { folderMode: 0o700, fileMode: 0o600, supersedes: everything };
  await orProblem(folder, options.signal, swapIn(folder, files, { ...options, ...ownerOnly }));
}

/**
 * Writes one file of its own, wherever it is asked for, and touches nothing beside it: it is written under another name and renamed, so that
 * an interrupted run leaves what was there.
 * @throws ProblemsError `output-unwritable`, exit code 4; the signal's reason when aborted in time.
 */
export async function writeOneFile(file: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
  const beside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.part`);
  const writing = async (): Promise<void> => {
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeFile(beside, bytes, { flag: "wx", ...(signal ? { signal } : {}) });
      await rename(beside, file);
    } catch (error) {
      await rm(beside, { force: true });
      throw error;
    }
  };
  await orProblem(dirname(file), signal, writing());
}

async function orProblem(folder: string, signal: AbortSignal | undefined, writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    signal?.throwIfAborted();
    throw unwritable(folder, error as NodeJS.ErrnoException);
  }
}

function unwritable(folder: string, error: NodeJS.ErrnoException): ProblemsError {
  const remedies: Readonly<Record<string, string>> = {
    EACCES: "Ask for the right to write there, or name another folder with --out.",
    EPERM: "Close the papers of this folder if they are open, or name another folder with --out.",
    EBUSY: "Close the papers of this folder if they are open, or name another folder with --out.",
    ENOSPC: "The disk is full: make room, or name another folder with --out.",
    EROFS: "The disk cannot be written: name another folder with --out.",
  };
  return new ProblemsError(
    [
      {
        code: "output-unwritable",
        severity: "error",
        message: `Nothing was written to ${folder}: ${error.message}.`,
        remedy: remedies[error.code ?? ""] ?? "Name another folder with --out.",
        place: { file: folder },
      },
    ],
    exitCodes.documentFailed,
  );
}
