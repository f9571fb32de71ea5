import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { type Commentary, parseCommentary } from "../papers/commentary/parse.ts";
import { folderName } from "../papers/paper-period.ts";
import type { Problem } from "../problems/problem.ts";
import type { Period } from "../values/period.ts";
import { readInside } from "./read-inside.ts";

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
