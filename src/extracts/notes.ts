import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { FoldResult } from "../records/fold.ts";
import type { RecordStore } from "../records/store.ts";
import { disagreements, type Things } from "./disagreement.ts";
import { fates, type StagedFile, type StagePlan } from "./stage.ts";
import type { Superseded } from "./supersede.ts";

/** What is said of values that are kept as not known, by the code of the plan's note: what, and what follows. */
const sentences: Readonly<Record<string, readonly [what: string, then: string]>> = {
  victim_age: ["Victims' ages that are no whole number from 0 to 120", "they count as not known"],
  victim_band: ["Victims' ages given as a band", "the band is kept; the age in years counts as not known"],
  suspect_age: ["Suspects' ages that are no whole number from 0 to 120", "they count as not known"],
  suspect_band: ["Suspects' ages given as a band", "the band is kept; the age in years counts as not known"],
  point: ["Coordinates that are none", "they place nothing"],
  committed_from: ["Committed-from moments that are none", "they count as not known"],
  committed_to: ["Committed-to moments that are none", "they count as not known"],
  last_updated: ["Last-updated moments that are none", "they count as not known"],
  committed_after_recorded: ["Committed after they were recorded", "when they were committed counts as not known"],
  borough_blank: ["A blank borough", "these rows are kept and counted as the partnership's own"],
  call_time: ["Times that are none", "the hour counts as not known"],
  incident_moment: ["Dates or times of the incident that are none", "when it happened counts as not known"],
  ended: ["Closing dates that are none", "whether they are still open counts as not known"],
  ended_before: ["Closed before they were opened", "whether they are still open counts as not known"],
  age: ["Ages that are no whole number from 0 to 120 and no band", "they count as not known"],
  age_band: ["Ages given as a band", "the band is kept; the age in years counts as not known"],
  yes_no: ["Neither yes nor no in a yes-or-no column", "they count as not known, and set no flag"],
};

/** Notes on the rows of a source that are kept: values not understood, rows of one reference that disagree. */
export async function recordProblems(input: {
  readonly store: RecordStore;
  readonly table: string;
  readonly staged: readonly StagedFile[];
  readonly plan: StagePlan;
  readonly source: SourceSettings;
  readonly folds: readonly FoldResult[];
  readonly superseded: Superseded;
  readonly things: Things;
}): Promise<Problem[]> {
  const { store, table, staged, plan } = input;
  const columns = plan.notes.map((_, index) => `count(*) FILTER (notes & ${1 << index} > 0)::DOUBLE AS note_${index}`);
  const counts =
    columns.length === 0
      ? []
      : await store.query(
          `SELECT file, ${columns.join(", ")} FROM ${table} WHERE fate = ${fates.candidate} GROUP BY file`,
        );
  const problems = staged.flatMap(({ file }) =>
    plan.notes.flatMap(({ code }, index): Problem[] => {
      const count = Number(counts.find((row) => row["file"] === file.file)?.[`note_${index}`] ?? 0);
      return count === 0
        ? []
        : [
            {
              code: "value-unknown",
              severity: "note",
              message: `${sentences[code]?.[0] ?? code}, in ${count} ${count === 1 ? "row" : "rows"}: ${sentences[code]?.[1] ?? "kept"}.`,
              place: { file: file.path, field: code },
            },
          ];
    }),
  );
  return [...problems, ...(await disagreements(input))];
}
