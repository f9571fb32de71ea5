import { readFile, realpath, stat } from "node:fs/promises";
import { relative, sep } from "node:path";
import type { Problem } from "../problems/problem.ts";

type Refusal = Required<Pick<Problem, "message" | "remedy">>;

/** Where a file of the partnership folder really lies, or why it cannot be taken; undefined where there is none. */
export async function insideOf(
  folder: string,
  file: string,
): Promise<{ readonly path: string } | { readonly refused: Refusal } | undefined> {
  // A link inside the folder may point out of it, and what is read here is printed.
  const [inside, real] = await Promise.all([realpath(folder), realpath(file).catch(() => undefined)]);
  if (real === undefined) return undefined;
  if (!(await stat(real)).isFile()) return { refused: noFile };
  const way = relative(inside, real);
  if (way === ".." || way.startsWith(`..${sep}`) || way === real)
    return {
      refused: {
        message: "This link leads out of the partnership folder.",
        remedy: "Copy the file into the partnership folder.",
      },
    };
  return { path: real };
}

const noFile: Refusal = { message: "This is not a file.", remedy: "Put a file in its place, or take it away." };

/** Text of a file of the partnership folder, or why it cannot be taken. */
export async function readInside(folder: string, file: string): Promise<{ text: string } | { refused: Refusal }> {
  const inside = (await insideOf(folder, file)) ?? { refused: noFile };
  if ("refused" in inside) return inside;
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(inside.path)) };
  } catch {
    return {
      refused: {
        message: "This cannot be read as text in UTF-8.",
        remedy: "Save the file again with the encoding UTF-8.",
      },
    };
  }
}
