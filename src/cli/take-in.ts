import { constants, copyFile, mkdir, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import type { FileLook } from "../extracts/look.ts";
import { notOpened, type UnreadFiles } from "../extracts/unread.ts";
import { formatCount } from "../wording/numbers.ts";
import { type Context, usage } from "./command.ts";
import { shownPath } from "./shown-path.ts";
import { unreadLook } from "./unread.ts";

export interface Taken {
  /** Paths of the copies, below the partnership folder. */
  readonly written: readonly string[];
  readonly left: readonly UnreadFiles[];
}

/**
 * Copies the extracts below a folder into the partnership's `extracts/`, and tables beside them into `reference/`: what a
 * partnership reads lies within its folder. A person at a terminal is asked first. Nothing that is there is written over.
 *
 * What is no extract and no table of a known kind is left where it is, and told.
 */
export async function takeIn(context: Context, from: string, folder: string): Promise<Taken> {
  const { io, reporter } = context;
  const { findLooseFiles } = await import("../steps/loose-files.ts");
  const found = await findLooseFiles([from], io.signal);
  const way = relative(found.folder, folder);
  if (!way.startsWith("..") && !isAbsolute(way))
    throw usage("--from names a folder that the new partnership lies in.", "Name a folder apart from it.");
  const copies = found.looks.flatMap((look) => targetOf(look));
  const sizes = await Promise.all(copies.map(async ({ path }) => (await stat(join(found.folder, path))).size));
  const megabytes = sizes.reduce((sum, size) => sum + size, 0) / 1e6;
  const question = `Copy ${formatCount(copies.length)} files (${megabytes.toFixed(1)} MB) from ${shownPath(io, from)} into ${shownPath(io, folder)}? [y/N] `;
  const left = [
    ...found.looks.filter((look) => targetOf(look).length === 0).flatMap(unreadLook),
    ...notOpened(found.notOpened),
  ];
  if (copies.length === 0) return { written: [], left };
  if (io.ask && !context.options.json && !/^y(es)?$/i.test((await io.ask(question))?.trim() ?? ""))
    return { written: [], left };
  const written: string[] = [];
  for (const { path, target } of copies) {
    io.signal.throwIfAborted();
    await mkdir(dirname(join(folder, target)), { recursive: true });
    await copyFile(join(found.folder, path), join(folder, target), constants.COPYFILE_EXCL);
    reporter.message(`copied: ${target}`);
    written.push(target);
  }
  return { written, left };
}

function targetOf(look: FileLook): { readonly path: string; readonly target: string }[] {
  if (look.kind === "extract") return [{ path: look.path, target: `extracts/${look.path}` }];
  return look.kind === "reference" ? [{ path: look.path, target: `reference/${look.path}` }] : [];
}
