import type { z } from "zod";
import type { SettingPath, SettingsDocument } from "../partnership/document.ts";
import { problemsOfIssues } from "../partnership/issues.ts";
import type { IndicatorSettings } from "../partnership/settings.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Problem } from "../problems/problem.ts";
import { isGroup, problemAt, type Raw, settingsPlaces } from "./catalogue-places.ts";
import { type IndicatorEntry, indicatorEntry, ownIndicatorsSchema } from "./catalogue-schema.ts";
import type { Indicator } from "./indicator.ts";

/** An entry with the place where it is written. */
export interface Written {
  readonly entry: IndicatorEntry;
  readonly document: SettingsDocument;
  readonly path: SettingPath;
  /** What the partnership changed, or that it is its own. */
  readonly mark?: Pick<Indicator, "adjusted" | "own">;
}

/**
 * The entries that settings bring: adjusted ones, which replace the catalogue's, and own ones. Both are validated as if the
 * catalogue held them.
 * @param raw the catalogue's entries as they are written, by id
 */
export function readOwnEntries(
  settings: IndicatorSettings,
  raw: ReadonlyMap<string, Raw>,
  problems: Problem[],
): Written[] {
  const adjust: Record<string, Raw> = {};
  for (const [id, changes] of Object.entries(settings.adjust)) {
    const base = raw.get(id);
    if (base) adjust[id] = mergeEntry(base, changes);
  }
  const document = settingsPlaces({ indicators: { define: settings.define, adjust } });
  for (const [id, changes] of Object.entries(settings.adjust))
    problems.push(...checkAdjustment(id, changes, raw, document));
  const written: Written[] = [];
  for (const [index, value] of settings.define.entries()) {
    const path = ["indicators", "define", index];
    const entry = parseEntry(value, path, document, problems);
    if (entry) written.push({ entry, document, path, mark: { own: true } });
  }
  for (const [id, value] of Object.entries(adjust)) {
    const path = ["indicators", "adjust", id];
    const entry = parseEntry(value, path, document, problems);
    const adjusted = Object.keys(settings.adjust[id] ?? {});
    if (entry && entry.id === id && adjusted.length > 0) written.push({ entry, document, path, mark: { adjusted } });
  }
  return written;
}
function parseEntry(
  value: unknown,
  path: SettingPath,
  document: SettingsDocument,
  problems: Problem[],
): IndicatorEntry | undefined {
  const parsed = indicatorEntry.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(
    (issue): z.core.$ZodIssue => ({ ...issue, path: [...path, ...issue.path] as PropertyKey[] }),
  );
  problems.push(...problemsOfIssues(issues, ownIndicatorsSchema, document));
  return undefined;
}

/** What is counted cannot change under a definition that says otherwise, so such a change brings its own words. */
const countingKeys = ["aggregation", "date_basis", "unit"];

function checkAdjustment(
  id: string,
  changes: Raw,
  raw: ReadonlyMap<string, Raw>,
  document: SettingsDocument,
): Problem[] {
  const path = ["indicators", "adjust", id];
  if (!raw.has(id)) {
    const message = `is not an indicator of the catalogue.${didYouMean(nearest(id, raw.keys()))}`;
    return [problemAt(document, path, message, "indicator-unknown")];
  }
  if (Object.hasOwn(changes, "id"))
    return [problemAt(document, [...path, "id"], "cannot be adjusted. Define an indicator of your own instead.")];
  const counting = countingKeys.find((key) => Object.hasOwn(changes, key));
  if (counting === undefined || Object.hasOwn(changes, "definition")) return [];
  const message = `changes ${counting} and must also give the definition that papers print.`;
  return [problemAt(document, path, message, "settings-missing-key")];
}

/** Keys replace those of the catalogue; within the aggregation too, so that `where` alone can be given. */
function mergeEntry(base: Raw, changes: Raw): Raw {
  const [before, after] = [base["aggregation"], changes["aggregation"]];
  const both = isGroup(before) && isGroup(after) && (after["kind"] ?? before["kind"]) === before["kind"];
  return { ...base, ...changes, ...(both ? { aggregation: { ...before, ...after } } : {}) };
}
