import type { ControlChartFinding, ControlPoint } from "../values/chart-findings.ts";
import type { PeakFinding } from "../values/history-findings.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import type { AccelerationFinding, SegmentsFinding } from "../values/series-findings.ts";
import { changeSentence, numberOf, quarterSentence } from "./change.ts";
import { runSpan } from "./control-title.ts";
import { formatMonth } from "./dates.ts";
import { driversSentence, eventExcludedSentence, operationSentence, partTitle } from "./drivers.ts";
import { formatPercent, spellSmall } from "./numbers.ts";
import { onsetPhrase, recordSentence, runSentence } from "./record.ts";
import { figureRun, type Inline, label, runs, sentences, series } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";
import { targetSentence } from "./target.ts";

/** What a sentence is about, for a table of findings. */
export type FindingTopic =
  | "change"
  | "quarter"
  | "onset"
  | "target"
  | "next target"
  | "record"
  | "run"
  | "peak"
  | "turning points"
  | "acceleration"
  | "drivers"
  | "without operation"
  | "without event"
  | "signal"
  | "benchmark";

export interface FindingRow {
  readonly topic: FindingTopic;
  readonly words: readonly Inline[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Every finding of an indicator that has something to say, a sentence each, in the order in which a section says them. */
export function findingRows(
  findings: IndicatorFindings,
  words: SubjectWords,
  settings: { readonly operations: readonly Named[]; readonly events: readonly Named[] },
  shape: SeriesShape = {},
): FindingRow[] {
  const breakdown = findings.parts[0]?.breakdown ?? "type";
  const nameIn = (list: readonly Named[], id: string): string => list.find((one) => one.id === id)?.name ?? id;
  const { onset, record, run, peak, drivers, nextTarget, chart } = findings;
  const rows: FindingRow[] = [
    { topic: "change", words: changeSentence(findings.year, words) },
    {
      topic: "quarter",
      words: findings.quarters.length > 1 ? quarterSentence(findings.quarterChange, findings.year) : [],
    },
    {
      topic: "onset",
      words: onset ? [label(`${words.title} ${onsetPhrase(onset, findings.quarters.length)}.`)] : [],
    },
    { topic: "target", words: targetSentence(findings.target) },
    { topic: "next target", words: targetSentence(nextTarget) },
    { topic: "record", words: record ? recordSentence(record, words) : [] },
    { topic: "run", words: run ? runSentence(run) : [] },
    { topic: "peak", words: peak ? peakSentence(peak) : [] },
    { topic: "turning points", words: shape.segments ? segmentsSentence(shape.segments) : [] },
    { topic: "acceleration", words: shape.acceleration ? accelerationSentence(shape.acceleration) : [] },
    {
      topic: "drivers",
      words: drivers ? driversSentence(drivers, (part) => partTitle(words.indicator, breakdown, part)) : [],
    },
    ...findings.operations.map(
      (one): FindingRow => ({
        topic: "without operation",
        words: operationSentence(one, nameIn(settings.operations, one.operation)),
      }),
    ),
    ...findings.events.map(
      (one): FindingRow => ({
        topic: "without event",
        words: eventExcludedSentence(one, nameIn(settings.events, one.event)),
      }),
    ),
    {
      topic: "signal",
      words: signalSentence(chart),
    },
  ];
  return rows.filter((row) => row.words.length > 0);
}

/** "Above the upper limit: March 2020 (106). Above the mean since June 2019: January 2020 (98) and March 2020 (106).": of the last three months. */
function signalSentence(chart: ControlChartFinding): Inline[] {
  const { recentSignals, runs: all } = chart;
  const listed = (points: readonly ControlPoint[]): Inline[] =>
    series(points.map(({ month, count }) => runs`${formatMonth(month)} (${count})`));
  const beyond = (side: "above" | "below", line: string): Inline[] => {
    const points = recentSignals.filter((point) => point.signal === "outside-limits" && point.side === side);
    return points.length > 0 ? runs`${line}: ${listed(points)}.` : [];
  };
  return sentences(
    beyond("above", "Above the upper limit"),
    beyond("below", "Below the lower limit"),
    ...all.map((run) => {
      const points = recentSignals.filter(({ month }) => month >= run.from && month <= run.to);
      const side = run.side === "above" ? "Above" : "Below";
      return points.length > 0 ? runs`${side} the mean ${runSpan(run, chart)}: ${listed(points)}.` : [];
    }),
  );
}

/** The shape of the yearly totals, where the series has several years. */
export interface SeriesShape {
  readonly segments?: SegmentsFinding | undefined;
  readonly acceleration?: AccelerationFinding | undefined;
}

/** "It fell 54% from 2002/03 to 2011/12, rose 31% to 2013/14 and fell 13% to 2014/15." Nothing of a series that never turned. */
export function segmentsSentence({ segments }: SegmentsFinding): Inline[] {
  const [first] = segments;
  if (!first || segments.length < 2) return [];
  const steps = segments.map(({ change, direction }) => {
    const percent = numberOf(change.percent);
    const size =
      percent === undefined || direction === "level" ? [] : runs` ${figureRun(change.percent, formatPercent(percent))}`;
    const verb = { rise: "rose", fall: "fell", level: "stood still" }[direction];
    return runs`${verb}${size} to ${inPeriod(periodOf(change.to))}`;
  });
  return runs`From ${inPeriod(periodOf(first.change.from))} (${first.change.from}) the number ${series(steps)} (${segments.at(-1)?.change.to ?? first.change.to}).`;
}

export function accelerationSentence({
  accelerated,
  steps,
  latestStep,
  greatestBefore,
  direction,
}: AccelerationFinding): Inline[] {
  return accelerated
    ? runs`The ${direction} of the last year (${latestStep}) is the greatest of ${spellSmall(steps)} yearly ${direction}s in a row; the greatest before was ${greatestBefore}.`
    : [];
}

/** "The highest yearly total is the 2,886 of 2013/14; the latest is 366 fewer." */
export function peakSentence({ peak, latest, sincePeak, latestIsPeak }: PeakFinding): Inline[] {
  return latestIsPeak
    ? runs`The latest yearly total, ${latest}, is the highest of the series.`
    : runs`The highest yearly total is the ${peak} of ${inPeriod(periodOf(peak))}; the latest is ${latest} (${sincePeak}).`;
}
