import { isAbsolute, relative } from "node:path";
import type { Io } from "./io.ts";

/** A path as a person reads it: from where they stand when it lies below, absolute otherwise. */
export function shownPath(io: Pick<Io, "workingFolder">, path: string): string {
  const way = relative(io.workingFolder, path);
  if (way === "") return ".";
  return way.startsWith("..") || isAbsolute(way) ? path : way;
}
