import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import type { Settings } from "../partnership/settings.ts";

/** A table of the settings that bears on figures, and what was in it. Where areas lie is in the fingerprints of the areas. */
export interface ReferencePrint {
  /** Below the partnership folder. */
  readonly path: string;
  readonly sha256: string;
  /** The source whose categories it maps; left out of the tables of populations and of weights of harm. */
  readonly source?: string;
}

/** The tables of populations and of weights of harm, and the mappings of sources, each with its SHA-256. */
export async function referencePrints(settings: Settings, folder: string): Promise<ReferencePrint[]> {
  const { population, harmWeights, sources } = settings;
  const below = (path: string): string => relative(folder, path).replaceAll("\\", "/");
  const mappings = await Promise.all(
    sources.map(async ({ id, categories }): Promise<ReferencePrint[]> => {
      const bytes = categories === undefined ? undefined : await readFile(categories).catch(() => undefined);
      if (categories === undefined || bytes === undefined) return [];
      return [{ path: below(categories), sha256: createHash("sha256").update(bytes).digest("hex"), source: id }];
    }),
  );
  const tables = [population, harmWeights].flatMap((table) => table ?? []);
  return [...tables.map(({ path, sha256 }) => ({ path: below(path), sha256 })), ...mappings.flat()];
}
