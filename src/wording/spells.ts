import type {
  BeforeAfterFinding,
  ClusterFinding,
  MeanFinding,
  RatioFinding,
  Spell,
} from "../values/series-findings.ts";
import { changeSentence, evidenceWords, numberOf, percentInBrackets, sizeOf, unitAfter } from "./change.ts";
import { formatPeriod, formatSpan } from "./dates.ts";
import { capital } from "./letters.ts";
import { type Inline, runs, sentences, text } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";

export const spellNames: Readonly<Record<Spell["which"], string>> = {
  before: "Before",
  during: "During",
  after: "After",
};

/** "14 days before 1 March there were 60 offences, in the 14 days from it 31 (29 fewer, −48%), a clear fall." It says that it changed, not why. */
export function beforeAfterSentence(
  { before, after, change, yearBefore }: BeforeAfterFinding,
  words: SubjectWords,
): Inline[] {
  const first = runs`${words.title}: ${change.from} ${unitAfter(change.from, words)} from ${formatSpan(before.start, before.end)}, ${change.to} from ${formatSpan(after.start, after.end)}`;
  const moved =
    change.direction === "not-compared" || change.direction === "same"
      ? []
      : runs`, ${sizeOf(change.difference)} ${change.direction}${percentInBrackets(change)}${evidenceWords(change)}`;
  const season =
    yearBefore && yearBefore.direction !== "not-compared"
      ? runs`On the same dates a year before: ${yearBefore.from}, then ${yearBefore.to}${percentInBrackets(yearBefore)}.`
      : [];
  return sentences(runs`${first}${moved}.`, season, [text("That it changed says nothing of why.")]);
}

/** "Seven of the 94 were in Haggerston from 14 to 20 September 2015, more than chance puts into any one ward and week." */
export function clusterSentence(finding: ClusterFinding, words: SubjectWords, place: string): Inline[] {
  const [opening, rest] = clusterParts(finding, words, place);
  return rest.length === 0 ? opening : sentences(opening, changeSentence(finding.all, words), rest);
}

/** The same where the change of all of them has been said. */
export const spateSentence = (finding: ClusterFinding, words: SubjectWords, place: string): Inline[] =>
  sentences(...clusterParts(finding, words, place));

function clusterParts(
  { cluster, all, week, standsOut, without }: ClusterFinding,
  words: SubjectWords,
  place: string,
): [opening: Inline[], rest: Inline[]] {
  const opening = runs`The most in one ward and week are ${cluster} of the ${all.to}, in ${place} from ${formatSpan(week.start, week.end)}: ${standsOut ? "more than chance would often bring about in any ward and week" : "no more than chance brings about in some ward and week"}.`;
  if (!standsOut || numberOf(without.to) === undefined) return [opening, []];
  const rest = runs`Without them there were ${without.to} ${unitAfter(without.to, words)}, against all ${without.from} of ${inPeriod(periodOf(without.from))}${percentInBrackets(without)}${evidenceWords(without)}.`;
  return [opening, rest];
}

/** "A mean of 8,600 cases for 2012/13 to 2015/16." */
export function meanSentence({ mean, totals }: MeanFinding, words: SubjectWords): Inline[] {
  const [first, last] = [totals[0], totals.at(-1)];
  if (!first || !last) return [];
  const span = `${formatPeriod(periodOf(first))} to ${formatPeriod(periodOf(last))}`;
  return numberOf(mean) === undefined
    ? runs`${words.title} has no mean for ${span}: one of them is not complete.`
    : runs`${words.title}: a mean of ${mean} ${unitAfter(mean, words)} for ${span}.`;
}

const ratioWords: Readonly<Record<RatioFinding["verdict"], string>> = {
  "as-many": "as many",
  more: "more",
  "almost-as-many": "almost as many",
  fewer: "fewer",
  "far-fewer": "far fewer",
  "not-compared": "not compared",
};

/** "There are almost as many (0.89) burglaries of other premises as burglaries of homes; in 2011/12 it was 0.65." */
export function ratioSentence(
  { latest, earliest, verdict, movement }: RatioFinding,
  one: string,
  other: string,
): Inline[] {
  if (verdict === "not-compared")
    return runs`${capital(one)} and ${other} are not compared in ${inPeriod(periodOf(latest))}.`;
  const than = verdict === "as-many" || verdict === "almost-as-many" ? "as" : "than";
  const before =
    !earliest || movement === "not-compared"
      ? []
      : runs` In ${inPeriod(periodOf(earliest))} the ratio was ${earliest}: ${{ closer: "they have come closer", apart: "they have moved apart", level: "it is the same" }[movement]}.`;
  return runs`There were ${ratioWords[verdict]} ${one} ${than} ${other} in ${inPeriod(periodOf(latest))} (a ratio of ${latest}).${before}`;
}
