import type { Indicator } from "../indicators/indicator.ts";
import type { ChangeFinding, UnknownFinding } from "../values/change-findings.ts";
import type { RateFinding, ShareFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { percentInBrackets, sizeOf } from "./change.ts";
import { lowerFirst } from "./letters.ts";
import { denominatorWords } from "./rates.ts";
import { type Inline, label, runs, sentences, series, strong, text } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";
import { unitName } from "./values.ts";

/** What a theme's chapter cannot tell, a sentence each. */

export const noComparatorGap = (): Inline[] => [
  text("Other areas: the settings name nobody to compare with (“comparators”)."),
];

export const notComparedGap = ({ title }: Indicator): Inline[] => [
  label(`Other areas: the comparators’ source holds no counts of ${lowerFirst(title)}.`),
];

export const noKeysGap = ({ title }: Indicator): Inline[] => [
  label(
    `${title}: whether the same people suffer it again. No source tells its victims apart, or not for long enough.`,
  ),
];

export const noOutcomesGap = ({ title }: Indicator): Inline[] => [
  label(`${title}: what came of it. No source says how its records ended.`),
];

/** "Serious youth violence victims: of 31 more records (11%) it is not known whether they belong here." */
export const undecidedGap = (words: SubjectWords, { to, shareTo }: UnknownFinding): Inline[] =>
  runs`${words.title}: of ${to} more records (${shareTo} of all that might count) an age, a time or a place is not known. They are not counted.`;

/** "Of the 2,300 victims in 2015/16, 120 (5.2%) had been a victim of robbery in the year before; in 2014/15 it was 5.0%." */
export function repeatSentence(
  now: ShareFinding,
  before: ShareFinding,
  indicator: Pick<Indicator, "title" | "unit">,
): Inline[] {
  const kind = sufferedKind(indicator);
  const when = inPeriod(periodOf(now.whole));
  if (isNumber(now.part.value) && now.part.value.number === 0)
    return runs`None of the ${now.whole} victims in ${when} had been a victim of ${kind} in the year before.`;
  const then = isNumber(before.share.value)
    ? runs`; in ${inPeriod(periodOf(before.whole))} it was ${before.share}`
    : [];
  return runs`Of the ${now.whole} victims in ${when}, ${now.part} (${now.share}) had been a victim of ${kind} in the year before${then}.`;
}

/** What somebody is a victim of: offences by their title. The title of people, such as "Knife injury victims under 25", does not name it. */
function sufferedKind({ title, unit }: Pick<Indicator, "title" | "unit">): string {
  if (/^Victims of /.test(title)) return title.replace(/^Victims of /, "");
  return unit === "offences" ? lowerFirst(title) : "the same";
}

/** "Of the 880 offences recorded in 2015/16, 70 (8.0%) have had a positive outcome so far; of the 860 of 2014/15, 90 (10%)." */
export function outcomeSentence(now: ShareFinding, before: ShareFinding, { title, unit }: Indicator): Inline[] {
  const then = isNumber(before.share.value)
    ? runs`; of the ${before.whole} of ${inPeriod(periodOf(before.whole))}, ${before.part} (${before.share})`
    : [];
  return sentences(
    runs`${title}: of the ${now.whole} ${unitName(unit)} of ${inPeriod(periodOf(now.whole))}, ${now.part} (${now.share}) have had a positive outcome so far${then}.`,
    [
      text(
        "That is, somebody was charged, cautioned or otherwise dealt with. The newer ones have had less time for it.",
      ),
    ],
  );
}

/** "Residential burglary fell by 54 and other burglary by 36; together they make up the fall of 90 in burglary." */
export function partsSentence(
  parts: readonly { readonly words: SubjectWords; readonly change: ChangeFinding }[],
  whole: { readonly words: SubjectWords; readonly change: ChangeFinding },
): Inline[] {
  const each = parts.map(({ words, change }) => runs`${lowerFirst(words.shortTitle)} ${movedBy(change)}`);
  const all =
    whole.change.direction === "same"
      ? runs`no change`
      : runs`the ${whole.change.direction === "more" ? "rise" : "fall"} of ${sizeOf(whole.change.difference)}`;
  return runs`${strong(text("Its parts:"))} ${series(each)}; together they make up ${all} in ${lowerFirst(whole.words.shortTitle)}.`;
}

const movedBy = ({ direction, difference }: ChangeFinding): Inline[] =>
  direction === "same"
    ? runs`did not change`
    : runs`${direction === "more" ? "rose" : "fell"} by ${sizeOf(difference)}`;

/** "A knife was recorded with 180 of the 253 (71%), against 190 of 269 (71%) in 2014/15." */
export function weaponSentence(weapon: string, now: ShareFinding, before: ShareFinding): Inline[] {
  const then = isNumber(before.share.value)
    ? runs`, against ${before.share} in ${inPeriod(periodOf(before.whole))}`
    : [];
  return runs`A ${weapon} is recorded with ${now.part} of the ${now.whole} (${now.share})${then}.`;
}

/** "Against 2011/12, these are lower: robbery (−38%). These are higher: violence with injury (+31%)." */
export function againstBaseline(
  parts: readonly { readonly title: string; readonly change: ChangeFinding }[],
  baseline: string,
): Inline[] {
  const of = (direction: ChangeFinding["direction"]): Inline[][] =>
    parts
      .filter(({ change }) => change.direction === direction)
      .map(({ title, change }) => runs`${lowerFirst(title)}${percentInBrackets(change)}`);
  const [lower, higher] = [of("fewer"), of("more")];
  return sentences(
    lower.length > 0 ? runs`Lower than in ${baseline}: ${series(lower)}.` : [],
    higher.length > 0 ? runs`Higher than in ${baseline}: ${series(higher)}.` : [],
  );
}

/** A rate of residents of some ages, with the same as a share of them. */
export interface RateAndShare {
  readonly rate: RateFinding;
  readonly share: ShareFinding;
}

/** "That is 1.7 per 1,000 residents aged 0 to 24, 2015 (0.2% of 86,000) and 6.5 per 1,000 residents aged 10 to 17, 2015 (0.6% of 22,200)." */
export function ratesSentence(rates: readonly RateAndShare[]): Inline[] {
  const said = rates
    .filter(({ rate }) => isNumber(rate.rate.value))
    .map(
      ({ rate, share }) =>
        runs`${rate.rate} ${unitName(rate.rate.unit)} ${denominatorWords(rate)} (${share.share} of ${rate.denominator})`,
    );
  return said.length === 0 ? [] : runs`That is ${series(said)}.`;
}

/** "**Theft from the person.** No ward has clearly more offences than the wards have on average." */
export const openedBy = (title: string, sentence: readonly Inline[]): Inline[] =>
  runs`${strong(label(`${title}.`))} ${sentence}`;

/** @param except titles of shares that are of both together all the same */
export const notAddedNote = (except: readonly string[]): Inline[] => {
  const one =
    "Each body counts in its own way, and many events reach several of them: these are never added to the rest";
  return except.length === 0
    ? [text(`${one}.`)]
    : runs`${one}, but for ${series(except.map((title) => [label(`“${title}”`)]))}, ${except.length === 1 ? "a share" : "shares"} of all reports together, in which what reached both is twice.`;
};

/** Counts so low that a few records more or fewer make a large percentage. */
export function smallNumbersSentence(
  low: readonly { readonly words: SubjectWords; readonly figure: Figure }[],
  cautionBelow: number,
): Inline[] {
  const each = low.map(
    ({ words, figure }) => runs`${lowerFirst(words.shortTitle)} (${figure} in ${inPeriod(periodOf(figure))})`,
  );
  return runs`${each.length === 1 ? "One count is" : "These counts are"} under ${label(String(cautionBelow))}, so that a few more or fewer make a large percentage: ${series(each)}. Read the numbers, not their changes.`;
}
