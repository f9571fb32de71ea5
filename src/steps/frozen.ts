import { readdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeRun } from "../export/write.ts";
import { folderName } from "../papers/paper-period.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Problem } from "../problems/problem.ts";
import type { Period } from "../values/period.ts";
import type { ProductFile } from "./products.ts";

/** Which paper, of which period and for whom. */
export interface Which {
  readonly folder: string;
  readonly period: Period;
  readonly audience: Audience;
  readonly paper: string;
}

/** Where final papers are kept as they were, for their owner alone: the internal ones hold small counts. */
export const frozenRoot = "frozen";

/** `frozen/2019-20-q4/internal/quarterly`, below the partnership folder. */
export const frozenFolder = ({ period, audience, paper }: Omit<Which, "folder">): string =>
  `${frozenRoot}/${folderName(period)}/${audience}/${paper}`;

export const isFrozen = (which: Which): Promise<boolean> => isThere(join(which.folder, frozenFolder(which)));

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** Keeps every product of a final paper. What was kept before is set aside, never lost. */
export async function freeze(
  which: Which,
  files: readonly ProductFile[],
  signal: { readonly signal?: AbortSignal },
): Promise<void> {
  await setAside(which);
  await writeRun(join(which.folder, frozenFolder(which)), files, signal);
}

/** `quarterly-replaced-1`, and so on: what was once final stays on record. */
export async function setAside(which: Which): Promise<void> {
  const place = join(which.folder, frozenFolder(which));
  if (!(await isThere(place))) return;
  const beside = await readdir(join(place, ".."));
  const earlier = beside.filter((name) => name.startsWith(`${which.paper}-replaced-`)).length;
  await rename(place, `${place}-replaced-${earlier + 1}`);
}

/** What is said of a final paper that is not made again. */
export const keptAsFinal = (which: Omit<Which, "folder">): Problem => ({
  code: "paper-final",
  severity: "note",
  message: `The paper "${which.paper}" is final: it was not made again.`,
  remedy: "Add --replace-final to make it anew; what was final is then set aside.",
  place: { file: frozenFolder(which) },
});
