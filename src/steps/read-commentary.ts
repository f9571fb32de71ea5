import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { type Commentary, parseCommentary } from "../papers/commentary/parse.ts";
import { folderName } from "../papers/present.ts";
import type { Problem } from "../problems/problem.ts";
import type { Period } from "../values/period.ts";

/**
 * The analyst's Markdown for one paper and period: `commentary/<period>/<paper>/<section>.md`, by section. A file that cannot be
 * taken is a problem and no commentary, so that a paper is never made without words that were written for it.
 */
export async function readCommentary(
  folder: string,
  period: Period,
  paper: string,
): Promise<{ commentary: ReadonlyMap<string, Commentary>; problems: Problem[] }> {
  const below = join("commentary", folderName(period), paper);
  const names = (await readdir(join(folder, below)).catch(() => [])).filter((name) => name.endsWith(".md")).sort();
  const commentary = new Map<string, Commentary>();
  const problems: Problem[] = [];
  for (const name of names) {
    const section = name.replace(/\.md$/, "");
    const shown = `${below.replaceAll("\\", "/")}/${name}`;
    const read = await readInside(folder, join(folder, below, name));
    if ("refused" in read) {
      problems.push({ code: "commentary-unreadable", severity: "error", place: { file: shown }, ...read.refused });
      continue;
    }
    const parsed = parseCommentary(shown, section, read.text);
    problems.push(...parsed.problems);
    commentary.set(section, parsed.commentary);
  }
  return { commentary, problems };
}

type Refusal = Required<Pick<Problem, "message" | "remedy">>;

async function readInside(folder: string, file: string): Promise<{ text: string } | { refused: Refusal }> {
  // A link inside the folder may point out of it, and what is read here is printed.
  const [inside, real] = await Promise.all([realpath(folder), realpath(file).catch(() => undefined)]);
  if (real === undefined || !(await stat(real)).isFile())
    return {
      refused: { message: "This is not a file.", remedy: "Name the Markdown file of a section so, or take it away." },
    };
  const way = relative(inside, real);
  if (way === ".." || way.startsWith(`..${sep}`) || way === real)
    return {
      refused: {
        message: "This link leads out of the partnership folder.",
        remedy: "Copy the file into the partnership folder.",
      },
    };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await readFile(real)) };
  } catch {
    return {
      refused: {
        message: "The commentary cannot be read as text in UTF-8.",
        remedy: "Save the file again with the encoding UTF-8.",
      },
    };
  }
}
