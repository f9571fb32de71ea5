import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { folderName } from "../papers/paper-period.ts";
import { nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { type Period, parsePeriod } from "../values/period.ts";
import type { Partnership } from "./open-partnership.ts";

const top = "commentary";
const clearanceLog = "clearance.csv";
/** What systems and editors leave in folders unasked. */
const unasked = /^(?:\..*|~\$.*|.*~|Thumbs\.db|desktop\.ini)$/;

/**
 * Files below `commentary/` that no paper of any quarter reads, each with the nearest path at which one would: words that somebody wrote and nobody would
 * see. Whether a file in the right folder has the name of a section is for `unusedCommentary` to say.
 */
export async function misplacedCommentary(
  { settings, papers, unsoundPapers }: Pick<Partnership, "settings" | "papers" | "unsoundPapers">,
  quarter?: Period,
): Promise<Problem[]> {
  const files = await filesBelow(join(settings.folder, top), []);
  const known = [...new Set([...settings.papers, ...papers.keys(), ...unsoundPapers.keys()])];
  return files.flatMap((path): Problem[] => {
    const right = rightPath(path, known, quarter);
    const written = [top, ...path].join("/");
    if (right === written) return [];
    return [
      {
        code: "commentary-unused",
        severity: "warning",
        message: `No paper reads this file, so that its words are not printed. Did you mean "${right}"?`,
        remedy: `Commentary lies in ${top}/<period>/<paper>/<section>.md, the period in small letters. Move it there, or take it out of ${top}/.`,
        place: { file: written },
      },
    ];
  });
}

async function filesBelow(folder: string, path: readonly string[]): Promise<string[][]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[][] = [];
  for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    if (unasked.test(entry.name)) continue;
    const own = [...path, entry.name];
    if (entry.isDirectory()) found.push(...(await filesBelow(join(folder, entry.name), own)));
    else found.push(own);
  }
  return found;
}

/** The path at which a paper would read the file: its own, where one does. */
function rightPath(path: readonly string[], papers: readonly string[], quarter: Period | undefined): string {
  const folders = path.slice(0, -1);
  const periods = folders.map(periodOf);
  const period = periods.find((one) => one !== undefined) ?? (quarter ? folderName(quarter) : "<period>");
  const others = folders.filter((_, index) => periods[index] === undefined);
  const paper =
    papers.find((one) => others.includes(one)) ??
    others.flatMap((one) => nearest(one, papers) ?? []).at(0) ??
    papers[0] ??
    "quarterly";
  return [top, period, paper, fileNameOf(path.at(-1) ?? "")].join("/");
}

/** The name of the folder of a quarter that a folder's name means, however it is written; of a year its last quarter. */
function periodOf(name: string): string | undefined {
  const text = name
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
  const parsed = parsePeriod(text.startsWith("fy") ? text : `fy${text}`);
  if (!parsed.ok) return undefined;
  return parsed.period.kind === "quarter" ? folderName(parsed.period) : `${folderName(parsed.period)}-q4`;
}

const fileNameOf = (name: string): string =>
  name.toLowerCase() === clearanceLog ? clearanceLog : `${name.replace(/\.[a-z0-9]+$/i, "")}.md`;
