import type { ChangeFinding } from "../values/change-findings.ts";
import type { ExceptionFinding, ExceptionReason, IndicatorFindings } from "../values/indicator-findings.ts";
import { monthOf } from "../values/period.ts";
import { evidenceWords, moved, numberOf, percentInBrackets, sizeOf, unitAfter } from "./change.ts";
import { signalPhrase } from "./control-title.ts";
import { isPartOf } from "./drivers.ts";
import { lateHeadline } from "./late-records.ts";
import { formatPercent } from "./numbers.ts";
import { recordPhrase, recordSentence, runSentence } from "./record.ts";
import { figureRun, type Inline, runs, sentences } from "./runs.ts";
import { shortChange } from "./short-change.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";
import { limitWords, whole } from "./target.ts";

/** A finding for page 1: what in bold, then the figures behind it. */
export interface HeadlineWords {
  readonly lead: readonly Inline[];
  readonly rest: readonly Inline[];
}

/** The headline of an indicator: led by its weightiest reason, with the other reasons as sentences after it. */
export function indicatorHeadline(
  exception: ExceptionFinding,
  findings: IndicatorFindings,
  words: SubjectWords,
  categoryTitle: (part: string) => string,
  of: "quarter" | "year" = "quarter",
): HeadlineWords {
  const [first, ...others] = exception.reasons.filter((reason) => reason !== "divergence");
  return {
    lead: first ? leadOf(first, findings, words) : [],
    rest: sentences(
      ...(first ? [supportOf(first, findings, words, categoryTitle, of)] : []),
      ...others.map((reason) => alsoOf(reason, findings, words)),
      lateHeadline(findings.year),
    ),
  };
}

/** Of an indicator that stands first whatever it did: the year on the one before, and a first rise or fall after long. */
export const standingHeadline = ({ year, run }: IndicatorFindings, words: SubjectWords): HeadlineWords => ({
  lead: shortChange(words.title, year, words),
  rest: run ? runSentence(run) : [],
});

function leadOf(reason: ExceptionReason, findings: IndicatorFindings, words: SubjectWords): Inline[] {
  switch (reason) {
    case "target-near-miss":
    case "target-missed": {
      const gap = findings.target?.gap;
      if (findings.target?.status === "not-on-course") return runs`${words.title}: target not on course.`;
      if (!gap) return runs`${words.title}: target missed.`;
      return findings.target?.nearMiss
        ? runs`${words.title}: target narrowly missed, by ${sizeOf(gap)}.`
        : runs`${words.title}: target missed by ${sizeOf(gap)}.`;
    }
    case "clear-change":
      return runs`${words.inPlace} ${moved(findings.year)}${soFar(findings.year)}, from ${findings.year.from} to ${findings.year.to}${unitUnlessNamed(findings.year, words)}.`;
    case "record":
      return findings.record
        ? runs`${words.title}: ${findings.record.latest} ${unitAfter(findings.record.latest, words)}, ${recordPhrase(findings.record)}.`
        : [];
    case "recent-signal":
      return runs`${words.title}: ${signalWords(findings)}.`;
    case "divergence":
      return [];
  }
}

/** " incidents", unless the title has named them already. */
const unitUnlessNamed = (change: ChangeFinding, words: SubjectWords): string =>
  words.title.toLowerCase().includes(unitOf(words)) ? "" : ` ${unitAfter(change.to, words)}`;

function supportOf(
  reason: ExceptionReason,
  findings: IndicatorFindings,
  words: SubjectWords,
  categoryTitle: (part: string) => string,
  of: "quarter" | "year",
): Inline[] {
  switch (reason) {
    case "target-near-miss":
    case "target-missed": {
      const { target } = findings;
      const count = yearCount(findings.year, words);
      if (count.length === 0) return [];
      if (!target?.limit) return runs`${count}.`;
      if (target.mode === "year-end") return runs`${count}; the target was ${limitWords(target)}.`;
      return target.progress
        ? runs`${count}. At this pace the year would end at about ${whole(target.progress.projected)}, against a target of ${limitWords(target)}.`
        : runs`${count}; the target for the year is ${limitWords(target)}.`;
    }
    case "clear-change":
      return sentences(of === "quarter" ? quarterAgainstCumulative(findings) : [], mainDriver(findings, categoryTitle));
    case "record":
      return findings.rollingChange ? runs`There were ${findings.rollingChange.from} a year before.` : [];
    default: {
      const count = yearCount(findings.year, words);
      return count.length === 0 ? [] : runs`${count}.`;
    }
  }
}

/** A reason that is not the leading one, as a sentence of its own. */
function alsoOf(reason: ExceptionReason, findings: IndicatorFindings, words: SubjectWords): Inline[] {
  switch (reason) {
    case "target-near-miss":
    case "target-missed":
      return findings.target?.gap
        ? runs`The target was missed by ${sizeOf(findings.target.gap)} (${limitWords(findings.target)}).`
        : [];
    case "record":
      return findings.record
        ? soFar(findings.year)
          ? recordSentence(findings.record, words)
          : runs`The ${findings.record.latest} ${unitAfter(findings.record.latest, words)} are ${recordPhrase(findings.record)}.`
        : [];
    default:
      return [];
  }
}

/** " in the six months to September 2019": said before the year is out, when a count is not the year's. */
function soFar(change: ChangeFinding): string {
  const period = periodOf(change.to);
  return period.kind === "year" ? "" : ` in ${inPeriod(period)}`;
}

/** "There were 253 victims, 16 fewer than last year (−5.9%), within usual variation" without its full stop. */
function yearCount(change: ChangeFinding, words: SubjectWords): Inline[] {
  const count = numberOf(change.to);
  if (count === undefined) return [];
  const opening = runs`There ${count === 1 ? "was" : "were"} ${change.to} ${unitAfter(change.to, words)}`;
  if (change.direction === "not-compared") return opening;
  const when = soFar(change);
  const before = when ? "in the same months last year" : "last year";
  if (change.direction === "same") return runs`${opening}${when}, as many as ${before}`;
  return runs`${opening}${when}, ${sizeOf(change.difference)} ${change.direction} than ${before}${percentInBrackets(change)}${evidenceWords(change)}`;
}

/** "The year to date was up 38% at the end of Quarter 3; Quarter 4 had 362 against 360." */
function quarterAgainstCumulative(findings: IndicatorFindings): Inline[] {
  const before = findings.cumulative.at(-2);
  const quarter = findings.quarterChange;
  const percent = before ? numberOf(before.percent) : undefined;
  if (!before || percent === undefined || before.percentUse !== "print") return [];
  if (numberOf(quarter.to) === undefined || numberOf(quarter.from) === undefined) return [];
  const number = findings.cumulative.length - 1;
  const side = percent < 0 ? "down" : "up";
  return runs`The year to date was ${side} ${figureRun(before.percent, formatPercent(percent))} at the end of Quarter ${String(number)}; Quarter ${String(number + 1)} had ${quarter.to} against ${quarter.from}.`;
}

function mainDriver(findings: IndicatorFindings, categoryTitle: (part: string) => string): Inline[] {
  const { drivers } = findings;
  const largest = drivers?.largestCategory;
  if (!drivers || !largest || !isPartOf(largest, drivers)) return [];
  const step = (numberOf(drivers.difference) ?? 0) > 0 ? "rise" : "fall";
  return runs`${categoryTitle(largest.part)} accounted for ${sizeOf(largest.contribution)} of the ${step} of ${sizeOf(drivers.difference)}.`;
}

/** As the chart's own title has it: what stands out on the side of the newest signal. */
function signalWords({ chart, yearToDate }: IndicatorFindings): string {
  const side = chart.recentSignals.at(-1)?.side ?? "above";
  return (
    signalPhrase(chart, side, [monthOf(yearToDate.start), monthOf(yearToDate.end)]) ??
    "a signal in the last three months"
  );
}
