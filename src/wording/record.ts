import type { OnsetFinding, RecordFinding, RunFinding } from "../values/history-findings.ts";
import { monthOf, type Period } from "../values/period.ts";
import { numberOf } from "./change.ts";
import { formatFinancialYear } from "./dates.ts";
import { type Inline, runs } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** How totals are named. */
const total = "12-month total";

/** "the lowest 12-month total since the 12 months to May 2014 (40)", to stand after the total. */
export function recordPhrase(record: RecordFinding): Inline[] {
  const extreme = record.tie ? `the equal ${record.extreme}` : `the ${record.extreme}`;
  if (record.scope === "since" && record.earlier)
    return record.tie
      ? runs`${extreme} ${total}: the same as in ${inPeriod(periodOf(record.earlier))} (${record.earlier})`
      : runs`${extreme} ${total} since ${inPeriod(periodOf(record.earlier))} (${record.earlier})`;
  return runs`${extreme} ${total} of the series, which begins with ${inPeriod(periodOf(record.seriesStart))}`;
}

/** "The 41 victims of the 12 months to March 2020 are the lowest 12-month total since ...". */
export function recordSentence(record: RecordFinding, words: SubjectWords): Inline[] {
  const unit = unitOf(words, numberOf(record.latest));
  return runs`The ${record.latest} ${unit} of ${inPeriod(periodOf(record.latest))} ${numberOf(record.latest) === 1 ? "is" : "are"} ${recordPhrase(record)}.`;
}

/** The 12 months to a March are a financial year, which has a name. */
const inYear = (period: Period): string =>
  period.kind === "rolling" && period.id.startsWith("12m-") && monthOf(period.end).endsWith("-03")
    ? formatFinancialYear(period.end)
    : inPeriod(period);

/** "It is the first rise since 2016/17." / "It is the third fall in a row." Nothing for a single ordinary step. */
export function runSentence(run: RunFinding): Inline[] {
  if (run.direction === "same") return [];
  const step = run.direction === "more" ? "rise" : "fall";
  if (run.length === 1) {
    if (!run.previousStep) return [];
    return runs`It is the first yearly ${step} since ${inYear(periodOf(run.previousStep.to))}.`;
  }
  const count = ["", "", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"][run.length];
  return count
    ? runs`It is the ${count} yearly ${step} in a row.`
    : runs`The count has ${run.direction === "more" ? "risen" : "fallen"} in each of the last ${String(run.length)} years.`;
}

/** "rose from Quarter 2 and stayed above last year to the end of Quarter 4". */
export function onsetPhrase(onset: OnsetFinding, upTo: number): string {
  return onset.quarter === 1
    ? "was above last year in every quarter"
    : onset.quarter === upTo
      ? `rose above last year in Quarter ${onset.quarter}`
      : `rose above last year in Quarter ${onset.quarter} and stayed there`;
}
