import type { ChangeFinding } from "../values/change-findings.ts";
import type { DivergenceFinding } from "../values/indicator-findings.ts";
import { evidenceWords, moved, numberOf, percentInBrackets } from "./change.ts";
import { formatPeriod, formatSpan, isWholeMonths } from "./dates.ts";
import { partTitle } from "./drivers.ts";
import { capital, lowerFirst } from "./letters.ts";
import { type Inline, runs, sentences } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** The two series of a pair, with the words for each. */
export interface PairWords {
  readonly name: string;
  readonly left: SubjectWords;
  readonly right: SubjectWords;
}

/** "Domestic abuse: referrals rose 50% while recorded offences fell 16%." What each did, in one line. */
export const pairLead = (divergence: DivergenceFinding, words: PairWords): Inline[] =>
  runs`${words.name}: ${pairFinding(divergence, words)}.`;

/** "Referrals rose 50% while recorded offences fell 16%, 23 March to 14 June 2020": a chart's title, under the lead. */
export const pairTitle = (divergence: DivergenceFinding, words: PairWords): Inline[] => {
  const [first, ...rest] = pairFinding(divergence, words);
  const opening: Inline[] = first?.kind === "text" ? [{ ...first, text: capital(first.text) }] : first ? [first] : [];
  return runs`${[...opening, ...rest]}, ${formatPeriod(periodOf(divergence.right.to))}`;
};

function pairFinding(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const [left, right] = [shortName(words.left, words.right), shortName(words.right, words.left)];
  switch (divergence.verdict) {
    case "opposite":
      return runs`${right} ${moved(divergence.right)} while ${left} ${moved(divergence.left)}`;
    case "opposite-not-clear":
      return runs`${right} and ${left} point different ways, but not clearly`;
    case "same-direction":
      return runs`${right} and ${left} moved the same way`;
    case "level":
      return runs`little change in either series`;
    case "not-compared":
      return runs`the two series cannot be compared`;
  }
}

/** "referrals", "recorded offences": enough to tell two series with different units apart where both stand under one name. */
export function shortName(words: SubjectWords, other: SubjectWords): string {
  if (unitOf(words) === unitOf(other)) return lowerFirst(words.noun);
  return words.indicator.dateBasis === "recorded" ? `recorded ${unitOf(words)}` : unitOf(words);
}

const noun = (words: SubjectWords): string => lowerFirst(words.noun);

/** "From 23 March to 14 June 2020 there were 441 referrals against 294 a year before (+50%, a clear rise), and ...". */
export function pairSentence(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const { left, right } = divergence;
  return sentences(
    runs`${windowWords(right)} ${sideWords(right, words.right)}, and ${sideWords(left, words.left, isCounted(right))}.`,
    feedSentence(divergence, words),
  );
}

const windowWords = (change: ChangeFinding): string => {
  const period = periodOf(change.to);
  return period.kind === "range" && !isWholeMonths(period)
    ? `From ${formatSpan(period.start, period.end)}`
    : `In ${inPeriod(period)}`;
};

/** The same in fewer words, for the first page. */
export function pairHeadline(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const { left, right } = divergence;
  const side = (change: ChangeFinding, of: SubjectWords, when: string): Inline[] =>
    !compared(change)
      ? runs`no comparable ${noun(of)}`
      : runs`${change.to} ${noun(of)}, against ${change.from}${when}${divergence.verdict === "opposite" ? [] : percentInBrackets(change)}`;
  return runs`${windowWords(right)} there were ${side(right, words.right, " a year before")}, and ${side(left, words.left, compared(right) ? "" : " a year before")}.`;
}

const compared = (change: ChangeFinding): boolean =>
  numberOf(change.to) !== undefined && numberOf(change.from) !== undefined && change.direction !== "not-compared";

const isCounted = ({ to }: ChangeFinding): boolean => numberOf(to) !== undefined;

/** "there were 441 referrals against 294 a year before (+50%, a clear rise)", or that their number is not known; the verb once for both sides. */
function sideWords(change: ChangeFinding, words: SubjectWords, hasVerb = false): Inline[] {
  if (!isCounted(change)) return runs`the number of ${noun(words)} is ${change.to}`;
  const opening = runs`${hasVerb ? "" : "there were "}${change.to} ${noun(words)}`;
  if (numberOf(change.from) === undefined) return runs`${opening} (a year before: ${change.from})`;
  return runs`${opening} against ${change.from} a year before${inBrackets(change)}`;
}

/** " (+50%, a clear rise)", " (a clear rise)", " (+3.1%, within usual variation)". */
function inBrackets(change: ChangeFinding): Inline[] {
  const percent = change.percentUse !== "withhold" && numberOf(change.percent) !== undefined;
  const verdict = evidenceWords(change).replace(/^[,;] /, "");
  if (!percent) return verdict ? runs` (${verdict})` : [];
  return verdict ? runs` (${change.percent}, ${verdict})` : runs` (${change.percent})`;
}

/** One source feeds the other series: said wherever the two stand together. */
function feedSentence(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const { feed } = divergence;
  if (!feed || numberOf(feed.change.to) === undefined) return [];
  const total = feed.in === "left" ? divergence.left : divergence.right;
  const side = feed.in === "left" ? words.left : words.right;
  return runs`The two are not independent: ${feed.change.to} of the ${total.to} ${unitOf(side)} came from ${feed.part === "police" ? "the police" : lowerFirst(partTitle(side.indicator, "source", feed.part))} (${feed.change.from} of ${total.from} a year before).`;
}
