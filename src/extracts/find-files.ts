import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { type IsoDate, isIsoDate } from "../values/period.ts";

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

/** Dates in a file's name, written 2020-06-15, 2020_06_15 or 20200615, in their order. */
export function datesInName(path: string): IsoDate[] {
  const name = basename(path);
  return [...name.matchAll(/(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)/g)]
    .map(([, year, , month, day]) => `${year}-${month}-${day}`)
    .filter((date) => isIsoDate(date) && date >= "1990-01-01" && date < "2100-01-01");
}

/** The date of an extract, when its file name holds one and only one; two would be the period that it is about. */
export function extractDateOf(path: string): IsoDate | undefined {
  const dates = datesInName(path);
  return dates.length === 1 ? dates[0] : undefined;
}
