import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import { addMonths, type IsoMonth } from "../../values/period.ts";
import { versionsOfLabel } from "../classification.ts";
import { listDifferences } from "../data/crosswalk.ts";

/** A label that counts less a month comes and goes by chance. */
const fewestAMonth = 5;
/** The old name and the new may stand side by side for so long, while cases under the old one are still corrected. */
const longestOverlap = 12;

/**
 * A publisher renames a category in the middle of a file: one label stops and another begins about then. Both are one
 * category of ours, whose series goes on; who follows a label by hand sees a fall of 100%, and is told why.
 *
 * @param accepted what follows FROM, with the columns category, label, month and count
 */
export async function labelChanges(store: RecordStore, source: SourceSettings, accepted: string): Promise<Problem[]> {
  const rows = await store.query(`
    SELECT category, label, min(month) AS first, max(month) AS last FROM (
      SELECT l.category AS category, l.label AS label, c.month AS month, sum(c.count) AS count FROM ${accepted}
        AND l.category IS NOT NULL AND c.count > 0 GROUP BY ALL)
    GROUP BY category, label HAVING sum(count) >= ${fewestAMonth} * (1 + date_diff('month', (min(month) || '-01')::DATE, (max(month) || '-01')::DATE))
    ORDER BY category, first, label`);
  const spans = rows.map((row) => ({
    category: String(row["category"]),
    label: String(row["label"]),
    first: String(row["first"]) as IsoMonth,
    last: String(row["last"]) as IsoMonth,
  }));
  return spans.flatMap((old) =>
    spans
      .filter(
        (next) =>
          next.category === old.category &&
          old.first < next.first &&
          old.last < next.last &&
          next.first <= addMonths(old.last, 1) &&
          next.first > addMonths(old.last, -longestOverlap),
      )
      .map(
        (next): Problem => ({
          code: "category-renamed",
          severity: "note",
          message: `${source.name}: "${old.label}" ends with ${old.last} and "${next.label}" begins with ${next.first}. Both count as ${old.category}${goesOn(old, next) ? ", which goes on" : "; offences moved between the two, and it is not compared across"}.`,
          place: { file: source.files },
        }),
      ),
  );
}

/** Whether the two labels can be of lists that draw the line around the category alike. A label may be named with its group. */
function goesOn(old: { readonly category: string; readonly label: string }, next: { readonly label: string }): boolean {
  const versionsOf = (label: string): readonly string[] => versionsOfLabel(label.split(" / ").at(-1) ?? label);
  const [before, after] = [versionsOf(old.label), versionsOf(next.label)];
  if (before.length === 0 || after.length === 0) return true;
  const touching = listDifferences.filter(({ categories }) => categories.some((category) => category === old.category));
  return before.some((first) =>
    after.some((second) => touching.every(({ versions }) => versions.includes(first) === versions.includes(second))),
  );
}
