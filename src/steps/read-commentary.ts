import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Commentary, parseCommentary } from "../papers/commentary/parse.ts";
import { folderName } from "../papers/present.ts";
import type { Problem } from "../problems/problem.ts";
import type { Period } from "../values/period.ts";

/** The analyst's Markdown for one paper and period: `commentary/<period>/<paper>/<section>.md`, by section. */
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
    const parsed = parseCommentary(shown, section, await readFile(join(folder, below, name), "utf8"));
    problems.push(...parsed.problems);
    commentary.set(section, parsed.commentary);
  }
  return { commentary, problems };
}
