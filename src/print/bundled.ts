import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { brotliDecompress, createBrotliDecompress } from "node:zlib";
import { fontSettings } from "./font-settings.ts";
import { isExecutable } from "./installed.ts";
import { readTar } from "./tar.ts";

/** The npm package that brings a Chromium for x86-64 Linux, and where its compressed files lie. */
export interface Bundle {
  readonly folder: string;
  readonly version: string;
}

export interface UnpackedBundle {
  readonly executablePath: string;
  readonly librariesFolder: string;
  readonly fontSettings: string;
}

/**
 * Finds the optional package beside us. Undefined when it is not installed, or when its program could not run: it is
 * built for x86-64 Linux with the GNU C library (2.25 or newer), which is not what, say, Alpine has.
 */
export async function findBundle(
  platform: NodeJS.Platform = process.platform,
  architecture: string = process.arch,
): Promise<Bundle | undefined> {
  if (platform !== "linux" || architecture !== "x64") return undefined;
  try {
    await stat("/lib64/ld-linux-x86-64.so.2");
    // The package exports only its module, build/cjs/index.cjs; its files are two folders up.
    const module = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const folder = dirname(dirname(dirname(module)));
    const about: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const version = (about as { version?: unknown }).version;
    await stat(join(folder, "bin", "chromium.br"));
    return typeof version === "string" ? { folder: join(folder, "bin"), version } : undefined;
  } catch {
    return undefined;
  }
}

const program = "chromium";
const inventory = "inventory.json";

/**
 * Unpacks the bundle below `cache`, once per version: beside its place and then renamed, so that a run that is
 * interrupted, or two at the same time, never leave half a browser. About 190 MB and three seconds the first time.
 * @throws Error of the file system, or when the package's files are damaged.
 */
export async function unpackBundle(bundle: Bundle, cache: string): Promise<UnpackedBundle> {
  const home = join(cache, `chromium-${bundle.version}`);
  if (!(await isWhole(home))) {
    await sweepUnfinished(cache);
    const beside = await mkdtemp(join(cache, `unpacking-${process.pid}-`));
    try {
      await unpackInto(beside, bundle);
      await moveIn(beside, home, cache);
    } finally {
      await rm(beside, { recursive: true, force: true });
    }
  }
  // Not `fonts.conf`: the package brings one of its own, for folders that we do not use.
  const settings = join(home, "fontconfig.xml");
  await writeOnce(settings, fontSettings(join(home, "fonts"), join(home, "fonts-cache")));
  return { executablePath: join(home, program), librariesFolder: join(home, "lib"), fontSettings: settings };
}

/** Puts the unpacked folder in its place, unless another run was faster; what lies there damaged is set aside first. */
async function moveIn(beside: string, home: string, cache: string): Promise<void> {
  try {
    await rename(beside, home);
  } catch (error) {
    if (await isWhole(home)) return;
    if (!["ENOTEMPTY", "EEXIST", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    const damaged = await mkdtemp(join(cache, `unpacking-${process.pid}-`));
    try {
      await rename(home, join(damaged, "damaged"));
      await rename(beside, home);
    } finally {
      await rm(damaged, { recursive: true, force: true });
    }
  }
}

async function unpackInto(folder: string, bundle: Bundle): Promise<void> {
  const sizes: Record<string, number> = {};
  const unpackArchive = async (name: string): Promise<void> => {
    const archive = await promisify(brotliDecompress)(await readFile(join(bundle.folder, name)));
    for (const file of readTar(archive)) {
      const target = join(folder, file.path);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await writeFile(target, file.content, { mode: file.executable ? 0o700 : 0o600 });
      sizes[file.path] = file.content.length;
    }
  };
  const steps = await Promise.allSettled([
    pipeline(
      createReadStream(join(bundle.folder, "chromium.br")),
      createBrotliDecompress({ chunkSize: 2 ** 20 }),
      createWriteStream(join(folder, program), { mode: 0o700 }),
    ),
    unpackArchive("al2023.tar.br"),
    unpackArchive("fonts.tar.br"),
  ]);
  // All have ended before anything is thrown: what is still being written could not be cleared away.
  const failed = steps.find((step) => step.status === "rejected");
  if (failed) throw failed.reason;
  sizes[program] = (await stat(join(folder, program))).size;
  await writeFile(join(folder, inventory), JSON.stringify(sizes), { mode: 0o600 });
}

/** Whether everything that was unpacked is still there: cleaners of temporary folders remove files one by one. */
async function isWhole(home: string): Promise<boolean> {
  try {
    const sizes = JSON.parse(await readFile(join(home, inventory), "utf8")) as Record<string, number>;
    for (const [path, size] of Object.entries(sizes)) {
      if ((await stat(join(home, path))).size !== size) return false;
    }
    // Also false where the folder is mounted so that nothing can be run from it.
    return await isExecutable(join(home, program));
  } catch {
    return false;
  }
}

/** Fonts are named by their full path, and the cache may have been moved; another run may be reading the file now. */
async function writeOnce(path: string, text: string): Promise<void> {
  const present = await readFile(path, "utf8").catch(() => undefined);
  if (present === text) return;
  const beside = `${path}-${randomUUID()}`;
  await writeFile(beside, text, { mode: 0o600 });
  await rename(beside, path);
}

/** Removes what runs that no longer live left half unpacked. */
async function sweepUnfinished(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const pid = /^unpacking-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) await rm(join(cache, name), { recursive: true, force: true });
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
