import type { SourceSettings } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { IsoMonth } from "../values/period.ts";
import { addMonths } from "../values/period.ts";
import type { CoverageFinding } from "./coverage.ts";

/** What is said of each finding about a source's months. */
export function coverageProblems(
  source: SourceSettings,
  findings: readonly CoverageFinding[],
  gapsMatter: boolean,
): Problem[] {
  const place = { file: source.files };
  const problems: Problem[] = [];
  const gaps = findings.filter(({ kind }) => kind === "gap").map(({ month }) => month);
  for (const [first, last] of runsOf(gaps))
    problems.push({
      code: "coverage-gap",
      severity: gapsMatter ? "warning" : "note",
      message: `${source.name} holds nothing for ${first === last ? first : `${first} to ${last}`}. Figures over ${first === last ? "this month" : "these months"} are incomplete.`,
      remedy: "Ask the provider for an extract that covers it.",
      place,
    });
  for (const finding of findings) {
    const said = sentence(finding);
    if (said)
      problems.push({
        code: "coverage-partial",
        severity: finding.kind === "extract-date" ? "note" : "warning",
        message: `${source.name}: ${said} Figures over ${finding.month} are incomplete.`,
        remedy:
          finding.kind === "extract-date"
            ? "Nothing to do; a later extract will complete the month."
            : source.covers
              ? 'Ask for a new extract, or end "covers" in the settings where the records end.'
              : 'If the month is whole all the same, say so with "covers" in the settings; otherwise ask for a new extract.',
        place,
      });
  }
  return problems;
}

function sentence({ kind, month, date }: CoverageFinding): string | undefined {
  switch (kind) {
    case "gap":
      return undefined;
    case "starts-late":
      return `records begin on ${date}, though many more were to be expected before.`;
    case "stops-early":
      return `records stop on ${date}, though many more were to be expected after.`;
    case "extract-date":
      return `the extract reaches to ${date}.`;
    case "nearly-empty":
      return `${month} is nearly empty beside the months around it.`;
    case "hole":
      return `${month} has a fortnight or more without a record.`;
    case "damaged":
      return `counts of ${month} could not be read.`;
    case "stray":
      return `a few records are dated ${date}, years away from all others.`;
  }
}

/** Consecutive months as pairs of first and last. */
function runsOf(months: readonly IsoMonth[]): [IsoMonth, IsoMonth][] {
  const runs: [IsoMonth, IsoMonth][] = [];
  for (const month of [...months].sort()) {
    const run = runs.at(-1);
    if (run && addMonths(run[1], 1) === month) run[1] = month;
    else runs.push([month, month]);
  }
  return runs;
}
