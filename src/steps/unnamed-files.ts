import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { findFiles } from "../extracts/find-files.ts";
import { type ExtractLook, type FileLook, lookAt, looksLikeData } from "../extracts/look.ts";
import { preflight } from "../extracts/preflight/preflight.ts";
import { textsIn } from "../partnership/edit.ts";
import { settingsFile } from "../partnership/load.ts";
import { makeTemporaryFolder } from "../records/temporary-folder.ts";
import type { ReferenceLook } from "./reference-proposals.ts";

/** Files of a partnership folder that its settings do not name. */
export interface UnnamedFiles {
  /** Among the extracts, apart from tables that are none. */
  readonly looks: readonly FileLook[];
  /** Tables that are no extracts, among the extracts or in `reference/`. */
  readonly tables: readonly ReferenceLook[];
  /** Among the extracts, no tables by their names. */
  readonly notOpened: readonly string[];
  /** Named by another setting than a source's files, such as a mapping of categories. */
  readonly spokenFor: readonly string[];
}

/**
 * Finds the files that no setting names, and looks at each from its first byte to its last: one that a reader would refuse is
 * refused here. Of `reference/` only tables of known kinds are told; what else lies there is the user's own business.
 */
export async function findUnnamed(
  folder: string,
  where: {
    /** Paths that sources name. */
    readonly claimed: ReadonlySet<string>;
    readonly isAmong: (path: string) => boolean;
    readonly temporaryRoot?: string | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<UnnamedFiles> {
  const named = textsIn(await readFile(join(folder, settingsFile), "utf8"));
  const isNamed = (path: string): boolean =>
    where.claimed.has(path) || named.has(path) || path === settingsFile || path === "partnership.schema.json";
  const all = await findFiles(folder, "**/*");
  const present = all.filter((path) => !isNamed(path));
  const among = present.filter(where.isAmong);
  const beside = present.filter((path) => path.startsWith("reference/") && !where.isAmong(path));
  const temporary = await makeTemporaryFolder(where.temporaryRoot);
  try {
    const looks: FileLook[] = [];
    for (const path of [...among, ...beside].filter(looksLikeData)) {
      where.signal?.throwIfAborted();
      const look = await lookAt(folder, path);
      if (look.kind === "extract" && where.isAmong(path))
        looks.push(await soundOr(look, folder, temporary.path, where));
      else if (look.kind === "reference" || where.isAmong(path)) looks.push(look);
    }
    const isTable = (look: FileLook): look is ReferenceLook => look.kind === "reference";
    return {
      looks: looks.filter((look) => !isTable(look)),
      tables: looks.filter(isTable),
      notOpened: among.filter((path) => !looksLikeData(path)),
      spokenFor: all.filter((path) => named.has(path) && !where.claimed.has(path)),
    };
  } finally {
    await temporary.remove();
  }
}

async function soundOr(
  look: ExtractLook,
  folder: string,
  temporaryFolder: string,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<FileLook> {
  const [{ path }, copyName] = [look, "copy"];
  const outcome = await preflight({ file: join(folder, path), path, temporaryFolder, copyName, signal });
  await rm(join(temporaryFolder, copyName), { force: true });
  return outcome.ok ? look : { path, kind: "refused", problem: outcome.problem };
}
