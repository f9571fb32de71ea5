import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import { addMonths, type IsoMonth } from "../values/period.ts";
import type { CoverageFinding } from "./coverage.ts";

/** What is said of the findings about a source's months: one problem for each thing that can be wrong, with all its months. */
export function coverageProblems(
  source: SourceSettings,
  findings: readonly CoverageFinding[],
  gapsMatter: boolean,
): Problem[] {
  const place = { file: source.files };
  const kinds = [...new Set(findings.map(({ kind }) => kind))];
  return kinds.flatMap((kind): Problem[] => {
    const ofKind = findings.filter((finding) => finding.kind === kind);
    const months = [...new Set(ofKind.map(({ month }) => month))].sort();
    const spans = monthSpans(months);
    const these = `Figures over ${months.length === 1 ? "this month" : "these months"} are incomplete.`;
    if (kind === "gap")
      return [
        {
          code: "coverage-gap",
          severity: gapsMatter ? "warning" : "note",
          message: `${source.name} holds nothing for ${spans}. ${these}`,
          remedy: `Ask the provider for an extract that covers ${months.length === 1 ? "it" : "them"}.`,
          place,
        },
      ];
    const dates = ofKind.flatMap(({ date }) => date ?? []).sort();
    return [
      {
        code: "coverage-partial",
        severity: kind === "extract-date" ? "note" : "warning",
        message: `${source.name}: ${sentences[kind](spans, dates, months.length > 1)} ${dates.length > 0 ? `Figures over ${spans} are incomplete.` : these}`,
        remedy:
          kind === "extract-date"
            ? "Nothing to do; a later extract will complete the month."
            : source.covers
              ? 'Ask for a new extract, or end "covers" in the settings where the records end.'
              : 'If the month is whole all the same, say so with "covers" in the settings; otherwise ask for a new extract.',
        place,
      },
    ];
  });
}

/**
 * Of ready-made counts that stand under fewer months than they leave out, a survey's once a year for one, the months between are no gaps:
 * nobody counted anything in them.
 */
export function gapsOfMonthly(
  findings: readonly CoverageFinding[],
  months: Readonly<Record<IsoMonth, string>>,
): readonly CoverageFinding[] {
  const gaps = new Set(findings.flatMap(({ kind, month }) => (kind === "gap" ? [month] : [])));
  const held = Object.values(months).filter((state) => state !== "missing").length;
  return gaps.size > held ? findings.filter(({ kind }) => kind !== "gap") : findings;
}

const datesShown = 3;
/** More tell a reader nothing more: the calendar of the source has them all. */
const spansShown = 8;

const sentences: Readonly<
  Record<Exclude<CoverageFinding["kind"], "gap">, (months: string, dates: readonly string[], isMany: boolean) => string>
> = {
  "starts-late": (_months, dates) =>
    `records begin on ${dateWords(dates)}, though many more were to be expected before.`,
  "stops-early": (_months, dates) => `records stop on ${dateWords(dates)}, though many more were to be expected after.`,
  "extract-date": (_months, dates) => `held to ${dateWords(dates)}, where the extract ends.`,
  "nearly-empty": (months, _dates, isMany) =>
    `${months} ${isMany ? "are" : "is"} nearly empty beside the months around ${isMany ? "them" : "it"}.`,
  hole: (months, _dates, isMany) => `${months} ${isMany ? "have" : "has"} a fortnight or more without a record.`,
  damaged: (months) => `counts of ${months} could not be read.`,
  stray: (_months, dates) => `a few records are dated ${dateWords(dates)}, years away from all others.`,
};

/** "1901-01-01", "1901-01-01 and 1902-03-04", "1901-01-01, 1902-03-04, 1903-05-06 and 4 more". */
function dateWords(dates: readonly string[]): string {
  const more = dates.length - datesShown;
  const shown = dates.slice(0, datesShown);
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length === 0 ? (last ?? "") : `${shown.join(", ")} and ${last}`;
}

/** Months on end as one span with their number: "2015-04 to 2015-09 (6 months), 2016-02 and 2016-05". */
function monthSpans(months: readonly IsoMonth[]): string {
  const runs: IsoMonth[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before !== undefined && addMonths(before, 1) === month) run.push(month);
    else runs.push([month]);
  }
  const words = runs.map((run) =>
    run.length === 1 ? `${run[0]}` : `${run[0]} to ${run.at(-1)} (${run.length} months)`,
  );
  const more = words.length - spansShown;
  const shown = words.slice(0, spansShown);
  const last = more > 0 ? `${more} more ${more === 1 ? "span" : "spans"}` : shown.pop();
  return shown.length === 0 ? (last ?? "") : `${shown.join(", ")} and ${last}`;
}
