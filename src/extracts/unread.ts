import { extname } from "node:path";

/** Files from which nothing was read, for one reason: what they are, why, and what a person can do about it. */
export interface UnreadFiles {
  readonly paths: readonly string[];
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

/** Files that are no tables by their names, and were not opened: those of one ending together. */
export function notOpened(paths: readonly string[]): UnreadFiles[] {
  const byEnding = new Map<string, string[]>();
  for (const path of paths) {
    const ending = extname(path).toLowerCase();
    byEnding.set(ending, [...(byEnding.get(ending) ?? []), path]);
  }
  return [...byEnding].map(([ending, files]) => ({
    paths: files,
    what: `${files.length === 1 ? "a file" : "files"} ${ending === "" ? "without an ending" : `ending in ${ending}`}`,
    why: `${files.length === 1 ? "It is no table by its name" : "They are no tables by their names"}, and nothing was opened.`,
    remedy: "If there is data inside, save it as CSV UTF-8.",
  }));
}
