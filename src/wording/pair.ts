import type { ChangeFinding, DivergenceFinding } from "../values/finding.ts";
import { numberOf, percentInBrackets } from "./change.ts";
import { formatSpan } from "./dates.ts";
import { lowerTitle, partTitle } from "./drivers.ts";
import { type Inline, runs, sentences } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";

/** The two series of a pair, with the words for each. */
export interface PairWords {
  readonly name: string;
  readonly left: SubjectWords;
  readonly right: SubjectWords;
}

/** "Domestic abuse: referrals rose, police-recorded offences fell." What each did, in one line. */
export function pairLead(divergence: DivergenceFinding, words: PairWords): Inline[] {
  switch (divergence.verdict) {
    case "opposite":
      return runs`${words.name}: ${noun(words.right)} and ${noun(words.left)} moved apart.`;
    case "opposite-not-clear":
      return runs`${words.name}: ${noun(words.right)} and ${noun(words.left)} point different ways, not clearly.`;
    case "same-direction":
      return runs`${words.name}: ${noun(words.right)} and ${noun(words.left)} moved the same way.`;
    case "level":
      return runs`${words.name}: little change in either series.`;
    case "not-compared":
      return runs`${words.name}: the two series cannot be compared.`;
  }
}

const noun = (words: SubjectWords): string => lowerTitle(words.noun);

/** "Domestic abuse referrals: 441 against 294 (+50%), a clear rise; ...". Both windows named by their dates. */
export function pairSentence(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const { left, right } = divergence;
  const window = inPeriod(periodOf(right.to));
  return sentences(
    runs`In ${window} there were ${sideWords(right, words.right)}, and ${sideWords(left, words.left)}.`,
    feedSentence(divergence, words),
  );
}

/** The same in fewer words, for the first page. */
export function pairHeadline(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const { left, right } = divergence;
  const side = (change: ChangeFinding, of: SubjectWords): Inline[] =>
    numberOf(change.to) === undefined || numberOf(change.from) === undefined || change.direction === "not-compared"
      ? runs`no comparable ${noun(of)}`
      : runs`${change.to} ${noun(of)} against ${change.from} a year before${percentInBrackets(change)}`;
  const period = periodOf(right.to);
  const window = period.kind === "range" ? `From ${formatSpan(period.start, period.end)}` : `In ${inPeriod(period)}`;
  return runs`${window} there were ${side(right, words.right)}, and ${side(left, words.left)}.`;
}

function sideWords(change: ChangeFinding, words: SubjectWords): Inline[] {
  if (numberOf(change.to) === undefined) return runs`no comparable ${noun(words)} (${change.to})`;
  const opening = runs`${change.to} ${noun(words)}`;
  if (numberOf(change.from) === undefined) return runs`${opening} (a year before: ${change.from})`;
  return runs`${opening} against ${change.from} a year before${percentInBrackets(change)}${clear(change)}`;
}

const clear = (change: ChangeFinding): string =>
  change.evidence === "clear-95" || change.evidence === "clear-99"
    ? ` – a clear ${change.direction === "more" ? "rise" : "fall"}`
    : change.evidence === "not-clear"
      ? " – within usual variation"
      : "";

/** One source feeds the other series: said wherever the two stand together. */
function feedSentence(divergence: DivergenceFinding, words: PairWords): Inline[] {
  const { feed } = divergence;
  if (!feed || numberOf(feed.change.to) === undefined) return [];
  const total = feed.in === "left" ? divergence.left : divergence.right;
  const side = feed.in === "left" ? words.left : words.right;
  return runs`The two are not independent: ${feed.change.to} of the ${total.to} ${noun(side)} came from ${feed.part === "police" ? "the police" : lowerTitle(partTitle(side.indicator, "source", feed.part))} (${feed.change.from} of ${total.from} a year before).`;
}
