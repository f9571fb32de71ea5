import { randomUUID } from "node:crypto";
import { chmod, cp, mkdir, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, normalize, sep } from "node:path";

export interface OutputFile {
  /** Relative to the folder; may be in a folder below it. */
  readonly name: string;
  readonly bytes: Uint8Array | string;
}

export interface SwapOptions {
  readonly folderMode?: number;
  readonly fileMode?: number;
  /** Names of files already in the folder that this set replaces: gone when it does not hold them. Others are kept. */
  readonly supersedes?: (name: string) => boolean;
  readonly signal?: AbortSignal;
}

/**
 * Writes files into a folder as a set: the whole new folder is made beside the old one and takes its place in one
 * renaming, so that whoever looks sees all the old files or all the new ones. Fails without a change, or not at all.
 *
 * Between the two renamings of the exchange there is one moment without a folder; a run that is killed in it leaves the
 * old one under a hidden name, and the next run puts it back first.
 * @throws Error of the file system; the signal's reason when aborted before the exchange.
 */
export async function swapIn(folder: string, files: readonly OutputFile[], options: SwapOptions = {}): Promise<void> {
  checkNames(files);
  const place = await realPlace(folder);
  const parent = dirname(place);
  const folderMode = options.folderMode === undefined ? {} : { mode: options.folderMode };
  await mkdir(parent, { recursive: true, ...folderMode });
  await putBack(place);
  const existing = await modeOf(place);
  const beside = `${besideName(place)}${process.pid}-${randomUUID()}`;
  await mkdir(beside, folderMode);
  try {
    if (existing !== undefined) await keepOthers(place, beside, files, options);
    for (const file of files) {
      const target = join(beside, file.name);
      await mkdir(dirname(target), { recursive: true, ...folderMode });
      // Flushed to the disk before the exchange: after a power cut, no name may stand for an empty file.
      await writeFile(target, file.bytes, { mode: options.fileMode ?? 0o666, flush: true });
    }
    const mode = options.folderMode ?? existing;
    if (mode !== undefined) await chmod(beside, mode);
    options.signal?.throwIfAborted();
    await exchange(place, beside, existing !== undefined);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
}

const besideName = (place: string): string => join(dirname(place), `.${basename(place)}.new-`);
const oldName = (place: string): string => join(dirname(place), `.${basename(place)}.old`);

async function exchange(place: string, beside: string, replaces: boolean): Promise<void> {
  const old = oldName(place);
  if (replaces) await rename(place, old);
  try {
    await rename(beside, place);
  } catch (error) {
    if (replaces) await rename(old, place);
    throw error;
  }
  // The new set stands. If something holds the old one open, the next run clears it away.
  await rm(old, { recursive: true, force: true }).catch(() => undefined);
}

/** Repairs what a killed run left: a folder that was set aside comes back, half-written ones go. */
async function putBack(place: string): Promise<void> {
  const old = oldName(place);
  if ((await modeOf(old)) !== undefined) {
    if ((await modeOf(place)) === undefined) await rename(old, place);
    else await rm(old, { recursive: true, force: true });
  }
  const parent = dirname(place);
  for (const path of (await readdir(parent)).map((name) => join(parent, name))) {
    if (!path.startsWith(besideName(place))) continue;
    const pid = Number.parseInt(path.slice(besideName(place).length), 10);
    if (!isRunning(pid)) await rm(path, { recursive: true, force: true });
  }
}

async function keepOthers(
  place: string,
  beside: string,
  files: readonly OutputFile[],
  options: SwapOptions,
): Promise<void> {
  const written = new Set(files.map((file) => normalize(file.name)));
  await cp(place, beside, {
    recursive: true,
    preserveTimestamps: true,
    filter: (source) => {
      const name = source.slice(place.length + 1);
      if (name === "") return true;
      return !written.has(name) && options.supersedes?.(name.split(sep).join("/")) !== true;
    },
  });
}

function checkNames(files: readonly OutputFile[]): void {
  const names = new Set<string>();
  for (const { name } of files) {
    const path = normalize(name);
    if (path === "." || isAbsolute(path) || path.split(sep)[0] === "..")
      throw new Error(`not a name for a product: ${name}`);
    if (names.has(path)) throw new Error(`two products have the same name: ${name}`);
    names.add(path);
  }
}

/** Where the folder really is: a link to another place stays a link. */
async function realPlace(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
}

/** The folder's mode, or undefined when there is none. */
async function modeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) throw new Error(`${path} is a file, where a folder is wanted`);
    return found.mode & 0o777;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
