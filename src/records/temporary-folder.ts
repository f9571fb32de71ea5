import { lstat, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that only its owner can enter, for data that must not outlive the run. */
export interface TemporaryFolder {
  /** Absolute. */
  readonly path: string;
  remove(): Promise<void>;
}

const prefix = "csp-assess-data-";

/**
 * Makes a folder of mode 0700 below `root` (the system's temporary folder unless told), after sweeping away those that
 * earlier runs of the same user left behind when they were killed.
 */
export async function makeTemporaryFolder(root: string = tmpdir()): Promise<TemporaryFolder> {
  await sweepLeftovers(root);
  // mkdtemp makes folders of mode 0700. The process id in the name tells a leftover from one in use.
  const path = await mkdtemp(join(root, `${prefix}${process.pid}-`));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 2 }) };
}

async function sweepLeftovers(root: string): Promise<void> {
  for (const name of await readdir(root)) {
    const owner = new RegExp(`^${prefix}(\\d+)-`).exec(name);
    if (!owner || isRunning(Number(owner[1]))) continue;
    const folder = join(root, name);
    try {
      const found = await lstat(folder);
      // Never another user's, and never through a link.
      if (found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid()))
        await rm(folder, { recursive: true, force: true });
    } catch {
      // Gone already, or not ours to remove: somebody else's sweep.
    }
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
