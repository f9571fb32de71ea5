import type { EmergingFinding } from "../analysis/emerging.ts";
import { monthOf, quarterNumber } from "../values/period.ts";
import type { ClusterFinding } from "../values/series-findings.ts";
import { signalPhrase } from "./control-title.ts";
import { onsetPhrase, recordSentence, runSentence } from "./record.ts";
import { type Inline, label, runs, sentences, series, strong } from "./runs.ts";
import { shortChange } from "./short-change.ts";
import { clusterSentence } from "./spells.ts";
import type { SubjectWords } from "./subject.ts";

/** One series to watch: what it did in the year, and all that makes it news. */
export function emergingItem(
  { findings, reasons, started }: EmergingFinding,
  words: SubjectWords,
  partTitle: (part: string) => string,
): Inline[] {
  const { year, record, run, onset, quarter } = findings;
  const upTo = quarterNumber(quarter.start);
  return sentences(
    shortChange(words.title, year, words),
    reasons.includes("first-rise") && run ? runSentence(run) : undefined,
    reasons.includes("new-high") && record ? recordSentence(record, words) : undefined,
    reasons.includes("onset") && onset ? [label(`The count ${onsetPhrase(onset, upTo)}.`)] : undefined,
    reasons.includes("shift") ? byMonth(findings) : undefined,
    started.length > 0
      ? runs`New among them: ${series(started.map(({ part, year: of }) => runs`${partTitle(part)} (${of.from} the year before, ${of.to} now)`))}.`
      : undefined,
  );
}

/** "By month: above the mean since June 2019." */
function byMonth({ chart, yearToDate }: EmergingFinding["findings"]): Inline[] {
  const stands = signalPhrase(chart, "above", [monthOf(yearToDate.start), monthOf(yearToDate.end)]);
  return stands === undefined ? [] : [label(`By month: ${stands}.`)];
}

/** The ward and week that stand out, under the name of what is counted. */
export const clusterItem = (finding: ClusterFinding, words: SubjectWords, place: string): Inline[] =>
  sentences([strong(...runs`${words.title}:`)], clusterSentence(finding, words, place));

export const emergingLead = (): Inline[] => [
  label(
    "Each of these is news of the year: a clear rise that is the first for years, reached the highest for years, began within the year or still stands out by month (above the upper limit, or above the mean for eight months in a row or more); or a kind that was hardly there the year before. Why is for the chapters, and for the partnership, to say.",
  ),
];

export const clusterLead = (): Inline[] => [
  label("In one ward and week more came together than chance would often bring about:"),
];
