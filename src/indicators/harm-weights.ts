import { offenceClassifier } from "../extracts/offence-classes.ts";
import type { HarmRow, HarmRows } from "../partnership/settings.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { type OffenceCategory, offenceCategories } from "../records/schema.ts";
import type { IsoDate } from "../values/period.ts";

/** How many days of a sentence one offence of a category stands for. */
export interface HarmWeight {
  readonly category: OffenceCategory;
  readonly days: number;
  /** Rows of the table behind it. */
  readonly rows: number;
}

/** Weights by category, with what a reader needs to find them again. */
export interface HarmWeights {
  readonly path: string;
  readonly sha256: string;
  readonly weights: ReadonlyMap<string, HarmWeight>;
  readonly sources: readonly { readonly source: string; readonly date: IsoDate }[];
}

/**
 * Which category each row of the table is of: as its category says, else its Home Office class, else its offence in words. Rows of one
 * category with different weights are averaged by how many of each were recorded; where the table does not say how many, nobody but
 * the analyst knows which weight is meant, and that is an error.
 */
export function harmWeights(table: HarmRows): { readonly weights: HarmWeights; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const rows = new Map<OffenceCategory, HarmRow[]>();
  for (const row of table.rows) {
    const category = categoryOf(row);
    if (category) rows.set(category, [...(rows.get(category) ?? []), row]);
    else problems.push(unknownOffence(row, table.path));
  }
  const weights = new Map<string, HarmWeight>();
  for (const [category, of] of rows) {
    const days = daysOf(of);
    if (days === undefined) problems.push(severalWeights(category, of, table.path));
    else weights.set(category, { category, days, rows: of.length });
  }
  const sources = [...new Map(table.rows.map(({ source, date }) => [`${source} ${date}`, { source, date }])).values()];
  return { weights: { path: table.path, sha256: table.sha256, weights, sources }, problems };
}

const classify = offenceClassifier();

function categoryOf(row: HarmRow): OffenceCategory | undefined {
  const own = offenceCategories.find((category) => category === row.category.toLowerCase());
  if (own) return own;
  const label = row.category || row.name;
  const read = classify(null, label === "" ? null : label, row.class === "" ? null : row.class).category;
  return offenceCategories.find((category) => category === read);
}

function daysOf(rows: readonly HarmRow[]): number | undefined {
  const [first] = rows;
  if (!first) return undefined;
  if (rows.every(({ days }) => days === first.days)) return first.days;
  if (!rows.every(({ recorded }) => recorded !== undefined)) return undefined;
  const recorded = rows.reduce((sum, row) => sum + (row.recorded ?? 0), 0);
  if (recorded === 0) return undefined;
  return rows.reduce((sum, row) => sum + row.days * (row.recorded ?? 0), 0) / recorded;
}

function unknownOffence({ category, class: written, name, line }: HarmRow, file: string): Problem {
  const words = category || name || written;
  return {
    code: "settings-invalid",
    severity: "error",
    message: `"${words}" is no category of offence.${didYouMean(nearest(words, offenceCategories))}`,
    remedy: `Write one of ${offenceCategories.join(", ")}, or a Home Office class such as 5A, or leave the row out: its records are then counted as without a weight.`,
    place: { file, line },
  };
}

function severalWeights(category: string, rows: readonly HarmRow[], file: string): Problem {
  return {
    code: "settings-duplicate",
    severity: "error",
    message: `The category ${category} has several weights (lines ${rows.map(({ line }) => line).join(", ")}).`,
    remedy:
      'Give it one weight, or add a column "recorded" with how many of each offence were recorded: the weights are then averaged by it.',
    place: { file, line: rows.at(-1)?.line ?? 1 },
  };
}
