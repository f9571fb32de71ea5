import { createHash } from "node:crypto";
import type { OutputFile } from "./folder-swap.ts";

/** Of 32 bits: among a thousand runs of one period and edition, two of a name are one in ten thousand. */
const digits = 8;

/**
 * The folder of a run's records, named by what stands in them: a run that finds just what an earlier one found takes its place, and one that finds
 * anything else never does.
 *
 * @param period and edition as folders are named: `2019-20-q4`, `internal`
 */
export function runName(period: string, edition: string, files: readonly OutputFile[]): string {
  const hash = createHash("sha256");
  // Each with its length, so that no name can pass for the end of what stands before it.
  for (const part of files.flatMap(({ name, bytes }) => [name, bytes])) {
    const content = Buffer.from(part);
    hash.update(`${content.length} `).update(content);
  }
  return `${period}-${edition}-${hash.digest("hex").slice(0, digits)}`;
}
