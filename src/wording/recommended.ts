import type { Reason, RecommendedTheme } from "../analysis/recommended.ts";
import { moved, sizeOf } from "./change.ts";
import { measuredSentence } from "./measured.ts";
import { runSentence } from "./record.ts";
import { type Inline, label, runs, sentences } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";
import { limitWords } from "./target.ts";

/** "Robbery: the target of at most 236 was missed by 17." */
function reasonSentence(reason: Reason, words: SubjectWords): Inline[] {
  if (reason.kind === "level-worse") return measuredSentence(reason.measured.year, reason.measured.measured, words);
  const { target, year, run } = reason.findings;
  switch (reason.kind) {
    case "target-missed":
      return target?.gap
        ? runs`${words.title}: the target of ${limitWords(target)} was missed by ${sizeOf(target.gap)}.`
        : [];
    case "clearly-worse":
      return runs`${words.inPlace} ${moved(year)} in ${inPeriod(periodOf(year.to))}, from ${year.from} to ${year.to}, a clear ${year.direction === "more" ? "rise" : "fall"}.`;
    case "clearly-more":
      return runs`${words.inPlace} ${moved(year)} in ${inPeriod(periodOf(year.to))}, from ${year.from} to ${year.to}, a clear rise.`;
    case "worse-again":
      return run ? runs`${words.title}: ${year.to} in ${inPeriod(periodOf(year.to))}. ${runSentence(run)}` : [];
  }
}

const ofReason = (reason: Reason): string =>
  reason.kind === "level-worse" ? reason.measured.indicator : reason.findings.indicator;

/** What the figures say for a priority; that they say nothing, where they do not. */
export const whyWords = (
  { reasons, unknown }: RecommendedTheme,
  wordsOf: (indicator: string) => SubjectWords,
): Inline[] =>
  sentences(
    ...(reasons.length > 0
      ? reasons.map((reason) => reasonSentence(reason, wordsOf(ofReason(reason))))
      : [[label("Among the measures of its chapter no target was missed, and none clearly got worse in the year.")]]),
    reasons.some(({ kind }) => kind === "clearly-more")
      ? [label("More of it recorded can mean more of it, more trust in those who record it, or both.")]
      : [],
    unknown.length > 0
      ? [label(`Not known for the year: ${unknown.map(({ indicator }) => wordsOf(indicator).shortTitle).join(", ")}.`)]
      : [],
  );

const inOrder = (isGiven: boolean): string =>
  `The themes below are recommended as priorities, ${isGiven ? "in the order that the group has given them" : "those first for which the figures say the most"}.`;

/**
 * What the reasons weigh; where the themes are scored, that what they leave out stands there.
 *
 * @param isGiven whether the order is the group's own
 */
export const recommendedIntroduction = (isGiven: boolean, matrix: Inline[] | undefined): Inline[] =>
  matrix
    ? runs`${inOrder(isGiven)} The reasons are what this year’s figures say. What the community asks for, how much harm is done and what can be done about it are weighed in ${matrix}; the places that the themes have there stand beside the reasons. Where the order is another, it is for the group to say why.`
    : [
        label(
          `${inOrder(isGiven)} The reasons are what this year’s figures say. They do not weigh what the community asks for, or what can be done: the group does that when it agrees its plan.`,
        ),
      ];

export const noThemes =
  "There are no themes, so that no priorities can be recommended. To have some, list them under “themes:”.";
