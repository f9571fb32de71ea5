import { readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Files below `folder` that a pattern names, as paths with forward slashes, in order. `*` and `?` stand for any characters
 * within one part of a path, `**` for any folders. Upper and lower case count. Parts that lead upwards match nothing.
 */
export async function findFiles(folder: string, pattern: string): Promise<string[]> {
  const parts = pattern.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) return [];
  const found = new Set(await walk(folder, "", parts));
  return [...found].sort();
}

async function walk(folder: string, below: string, parts: readonly string[]): Promise<string[]> {
  const [part, ...rest] = parts;
  if (part === undefined) return [];
  const entries = await listed(join(folder, below));
  const inside = (name: string): string => (below === "" ? name : `${below}/${name}`);
  if (part === "**") {
    const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
    const deeper = await Promise.all(folders.map((entry) => walk(folder, inside(entry.name), parts)));
    return [...(await walk(folder, below, rest)), ...deeper.flat()];
  }
  const matches = entries.filter((entry) => matcher(part).test(entry.name));
  if (rest.length === 0) return matches.filter((entry) => !entry.isDirectory()).map((entry) => inside(entry.name));
  const deeper = matches
    .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
    .map((entry) => walk(folder, inside(entry.name), rest));
  return (await Promise.all(deeper)).flat();
}

async function listed(folder: string): Promise<import("node:fs").Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Hidden files are matched only by a pattern that begins with a dot, as shells do. */
function matcher(part: string): RegExp {
  const source = part
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
  return new RegExp(`^${part.startsWith(".") ? "" : "(?!\\.)"}${source}$`, "u");
}

/** Whether {@link findFiles} would find a path by a pattern. */
export const isFoundBy = (path: string, pattern: string): boolean => partsMatch(path.split("/"), pattern.split("/"));

/** Whether a pattern names a path: a pattern without a folder in it names files by their name alone. */
export function matchesPattern(path: string, pattern: string): boolean {
  const parts = path.split("/");
  const wanted = pattern.split("/").filter((part) => part !== "" && part !== ".");
  return wanted.length === 1 && wanted[0] !== "**"
    ? matcher(wanted[0] ?? "").test(parts.at(-1) ?? "")
    : partsMatch(parts, wanted);
}

function partsMatch(parts: readonly string[], [wanted, ...rest]: readonly string[]): boolean {
  if (wanted === undefined) return parts.length === 0;
  if (wanted === "**") return rest.length === 0 || parts.some((_, index) => partsMatch(parts.slice(index), rest));
  const [part, ...others] = parts;
  return part !== undefined && matcher(wanted).test(part) && partsMatch(others, rest);
}
