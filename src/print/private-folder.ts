import { chmod, lstat, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "./found-browser.ts";

/** Our folder in the user's cache folder, or undefined when the environment names no home. */
export function userCacheFolder(environment: Environment, platform: NodeJS.Platform): string | undefined {
  const home = environment["HOME"] ?? environment["USERPROFILE"];
  if (platform === "win32") {
    const local = environment["LOCALAPPDATA"];
    return local ? join(local, "csp-assess", "Cache") : undefined;
  }
  if (platform === "darwin") return home ? join(home, "Library", "Caches", "csp-assess") : undefined;
  const cache = environment["XDG_CACHE_HOME"] ?? (home ? join(home, ".cache") : undefined);
  return cache ? join(cache, "csp-assess") : undefined;
}

/** The fallback: one folder a user in the system's temporary folder. */
export function temporaryCacheFolder(): string {
  return join(tmpdir(), `csp-assess-${process.getuid?.() ?? "user"}`);
}

/**
 * Makes the folder, or takes it when it is ours and nobody else can write to it. A program is started from here, so a
 * folder that another user laid down first, or a link to one, is refused.
 * @returns why it cannot be used, or undefined when it can.
 */
export async function claimPrivateFolder(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const found = await lstat(folder);
    if (!found.isDirectory()) return `${folder} is not a folder`;
    const user = process.getuid?.();
    if (user === undefined) return undefined;
    if (found.uid !== user) return `${folder} belongs to another user`;
    if ((found.mode & 0o077) !== 0) await chmod(folder, 0o700);
    return undefined;
  } catch (error) {
    return `${folder} cannot be written (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`;
  }
}
