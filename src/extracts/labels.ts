import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { plainHeader } from "./fields.ts";

/** A label without case, punctuation and repeated spaces, `&` being "and". */
export const plainLabel = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll("&", " and ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Extracts of the Metropolitan Police Service cut labels here. */
const cutLength = 50;

/** Finds what a label means. */
export interface LabelMap {
  find(label: string): string | undefined;
}

/**
 * Builds a map from labels by meaning. `own` adds to it and wins over it. A label of exactly 50 characters also stands for a
 * longer known one that begins like it.
 */
export function labelMap(
  known: Readonly<Record<string, readonly string[] | undefined>>,
  own: ReadonlyMap<string, string> = new Map(),
): LabelMap {
  const meanings = new Map<string, string>();
  for (const [meaning, labels] of Object.entries(known))
    for (const label of labels ?? []) meanings.set(plainLabel(label), meaning);
  for (const [label, meaning] of own) meanings.set(plainLabel(label), meaning);
  return {
    find(label) {
      const plain = plainLabel(label);
      const meaning = meanings.get(plain);
      if (meaning !== undefined || label.trim().length !== cutLength) return meaning;
      for (const [candidate, longer] of meanings) if (candidate.startsWith(plain)) return longer;
      return undefined;
    },
  };
}

/** The user's own mapping: a CSV with the columns `from` and `to`. */
export async function readOwnLabels(
  file: string,
  shownAs: string,
  meanings: readonly string[],
): Promise<{ readonly labels: ReadonlyMap<string, string>; readonly problems: readonly Problem[] }> {
  const labels = new Map<string, string>();
  const problems: Problem[] = [];
  const problem = (message: string, remedy: string, line: number): void => {
    problems.push({ code: "settings-invalid", severity: "error", message, remedy, place: { file: shownAs, line } });
  };
  let rows: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  try {
    // The types of csv-parse do not know what the option `info` does to its result.
    const parsed: unknown = parse(await readFile(file, "utf8"), {
      bom: true,
      info: true,
      trim: true,
      skip_empty_lines: true,
    });
    rows = parsed as typeof rows;
  } catch {
    problem(`${shownAs} cannot be read as a CSV file.`, "Save it as CSV UTF-8 with the columns from and to.", 1);
    return { labels, problems };
  }
  const header = rows[0]?.record.map(plainHeader) ?? [];
  const [from, to] = [header.indexOf("from"), header.indexOf("to")];
  if (from < 0 || to < 0) {
    problem(`${shownAs} needs the columns "from" and "to".`, "Name them in its first line.", 1);
    return { labels, problems };
  }
  for (const { record, info } of rows.slice(1)) {
    const label = record[from] ?? "";
    const meaning = (record[to] ?? "").toLowerCase();
    if (label === "") continue;
    if (meanings.includes(meaning)) labels.set(label, meaning);
    else
      problem(
        `${shownAs}: "${meaning}" is not a category.${didYouMean(nearest(meaning, meanings))}`,
        `Use one of ${meanings.join(", ")}.`,
        info.lines,
      );
  }
  return { labels, problems };
}
