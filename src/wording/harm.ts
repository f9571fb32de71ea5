import type { HarmChange, HarmFinding } from "../analysis/harm.ts";
import type { HarmWeights } from "../indicators/harm-weights.ts";
import type { HarmRows } from "../partnership/settings.ts";
import { isNumber } from "../values/value.ts";
import { numberOf } from "./change.ts";
import { formatDate } from "./dates.ts";
import { formatCount, formatSignedPercent } from "./numbers.ts";
import { figureRun, type Inline, label, runs, sentences, series, text } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** What the weights are and whose, and how they were made from an index, so that nobody takes the total for more than it is. */
export function harmSource({ sources }: HarmWeights, { several, leftOut = 0 }: Partial<HarmRows> = {}): Inline[] {
  const named = sources.map(({ source, date }) => [label(`“${source}” (${formatDate(date)})`)]);
  return sentences(
    runs`Harm is the number of records of each category times a weight in days, as of a sentence, added up. The weights are from ${series(named)}.`,
    several === undefined
      ? []
      : [
          text(
            `Where they list several offences of one category, it weighs the ${several} of theirs, however often each of them was recorded.`,
          ),
        ],
    leftOut === 0
      ? []
      : [text("Rows of theirs that are of no category of recorded crime, or without a weight, are left out.")],
  );
}

/** "Burglary: 12,345 days in 2015/16, against 11,000 in 2014/15 (+12%)." */
export function harmSentence({ from, to, difference, percent, seriesBreak }: HarmChange, title: string): Inline[] {
  const lead = runs`${title}: ${whole(to)} days in ${inPeriod(periodOf(to.total))}`;
  if (seriesBreak)
    return runs`${lead}, not compared with the year before: from ${formatDate(seriesBreak.from)} the series counts something else.`;
  if (!isNumber(difference.value) || numberOf(from.total) === undefined) return runs`${lead}.`;
  const change = numberOf(percent);
  const inPercent = change === undefined ? [] : runs` (${figureRun(percent, formatSignedPercent(change))})`;
  return runs`${lead}, against ${whole(from)} in ${inPeriod(periodOf(from.total))}${inPercent}.`;
}

/** A total of days as a whole number: weights are no more exact than that. */
const whole = ({ total }: HarmFinding): Inline =>
  isNumber(total.value) ? figureRun(total, formatCount(Math.round(total.value.number))) : figureRun(total);

export const harmCaution = (): Inline[] => [
  text(
    "No verdict is given on a change in harm: a few grave offences more or fewer move the total by more than hundreds of lesser ones. Weights are of offences as recorded, and tell nothing of the harm of one that was not.",
  ),
];

/** Under the table of harm. */
export const harmNotes = [
  "“Without a weight”: the share of the year’s records whose category is not in the table of weights. They add nothing to the days.",
  "“Days a weighted record”: the days shared out among the records that have a weight, so that it is more than the days over all records.",
] as const;

export const noHarmWeights = (): Inline[] => [
  label(
    "Harm is not scored: the settings name no table of weights. To add one, write harm_weights with a CSV of categories, weights in days, sources and dates; docs/formats.md tells how to make it from a published index.",
  ),
];
