import { concernMarks, fewestScored, harmMarks, type weightFactors } from "../analysis/priorities/marks.ts";
import type { Agreement, MatrixRow, PriorityMatrix } from "../analysis/priorities/matrix.ts";
import type { NotScoredBecause } from "../analysis/priorities/scores.ts";
import { type Criterion, criteria, mostPoints } from "../partnership/settings/priorities.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { BenchmarkFinding } from "../values/comparison-findings.ts";
import type { Figure, Unit } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import { changeVerdictWords, levelVerdictWords } from "./benchmark.ts";
import { formatPeriod } from "./dates.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, runs, sentences, series, strong, text } from "./runs.ts";
import { unitName } from "./values.ts";

/** How tables head a criterion. */
export const criterionTitles: Readonly<Record<Criterion, string>> = {
  volume: "Volume",
  trend: "Trend",
  harm: "Harm",
  comparison: "Compared",
  concern: "Concern",
  controllability: "Control",
};

/** In a sentence. */
const criterionNames: Readonly<Record<Criterion, string>> = {
  volume: "volume",
  trend: "the trend",
  harm: "harm",
  comparison: "the comparison with others",
  concern: "public concern",
  controllability: "control",
};

export const notScored = "not scored";

/** Why a criterion is not scored, for the table of what scores rest on. */
export const notScoredWords: Readonly<Record<NotScoredBecause, string>> = {
  "no-figure": "no figure for the year",
  withheld: "withheld [c]",
  "no-better-side": "recording follows effort or trust, so neither way is better",
  "not-tested": "no verdict on the change",
  "no-table": "no table of weights",
  "no-weights": "its records have no weight of harm",
  "not-compared": "no comparator counts it",
  "not-asked": "no survey or consultation is named for it",
  "not-judged": "not judged",
};

/** A theme, or a column of the table, inside a sentence. */
const inText = (title: string): string => `“${title}”`;

/** "By its score “Burglary” comes first, then “Drugs”, then “Fires”." */
export function orderSentence(rows: readonly MatrixRow[], titles: ReadonlyMap<string, string>): Inline[] {
  const named = rows.filter(({ rank }) => rank).slice(0, 3);
  const [first, ...then] = named.map(({ of }) => inText(titles.get(of.theme) ?? of.theme));
  if (first === undefined) return [text("No theme has enough scores for a place.")];
  return [strong(...runs`By their scores ${first} comes first${then.map((one) => `, then ${one}`).join("")}.`)];
}

/** Themes that share the first places, said only where some do. */
export function tieSentence(rows: readonly MatrixRow[]): Inline[] {
  const values = rows.flatMap(({ rank }) => (rank?.value.state === "value" ? [rank.value.number] : []));
  const shared = values.slice(0, 3).some((value, index) => values.indexOf(value) !== index);
  return shared ? [text("Themes with equal scores share a place.")] : [];
}

/** Of the first three, those whose score rests on half of the criteria or fewer: what is not scored could move them far. */
export function thinlyScored(
  rows: readonly MatrixRow[],
  matrix: Pick<PriorityMatrix, "weights">,
  titles: ReadonlyMap<string, string>,
): Inline[] {
  const all = criteria.filter((criterion) => matrix.weights[criterion] > 0).length;
  const thin = rows
    .filter(({ rank }) => rank)
    .slice(0, 3)
    .filter(({ restsOn }) => restsOn.length * 2 <= all);
  if (thin.length === 0) return [];
  const named = series(
    thin.map((one) => runs`${inText(titles.get(one.of.theme) ?? one.of.theme)} rests on ${restsOnWords(one, matrix)}`),
  );
  return runs`${named} criteria: what is not scored could move ${thin.length > 1 ? "them" : "it"} far.`;
}

/** Criteria that most themes have no evidence on: their points part a few themes from the rest and tell nothing of those. */
export function scarcelyScored(
  rows: readonly MatrixRow[],
  { weights }: Pick<PriorityMatrix, "weights">,
  titles: ReadonlyMap<string, string>,
): Inline[] {
  const found = criteria
    .filter((criterion) => weights[criterion] > 0)
    .map((criterion) => ({ criterion, scored: rows.filter(({ restsOn }) => restsOn.includes(criterion)) }))
    .filter(({ scored }) => scored.length * 2 < rows.length);
  return sentences(
    ...found.map(({ criterion, scored }) => {
      const name = inText(criterionTitles[criterion]);
      if (scored.length === 0) return [label(`${name} is scored for no theme: the order rests on no evidence of it.`)];
      const named = series(scored.map(({ of }) => [label(inText(titles.get(of.theme) ?? of.theme))]));
      const few = `${spellSmall(scored.length)} of the ${spellSmall(rows.length)} themes`;
      return runs`${name} is scored for ${label(few)} alone (${named}): the scores of the others rest on no evidence of it.`;
    }),
  );
}

/** A place more or less says little: themes with nearly the same score part by as much. */
const placesWorthNaming = 2;

/** Where the group's own place is far from the scored one; nothing is said of those where both agree. */
export function disagreementSentence(rows: readonly MatrixRow[], titles: ReadonlyMap<string, string>): Inline[] {
  const compared = rows.filter(({ agreement }) => agreement !== "not-compared");
  if (compared.length === 0) return [];
  if (compared.every(({ agreement }) => agreement === "same"))
    return [text("The group, which judged for itself, has the same order.")];
  const named = (wanted: Agreement): Inline[][] =>
    compared.flatMap(({ agreement, apart, of }) =>
      agreement === wanted && apart >= placesWorthNaming ? [[label(inText(titles.get(of.theme) ?? of.theme))]] : [],
    );
  const [higher, lower] = [named("higher"), named("lower")];
  const sides = [
    ...(higher.length > 0 ? [runs`${series(higher)} higher`] : []),
    ...(lower.length > 0 ? [runs`${series(lower)} lower`] : []),
  ];
  if (sides.length === 0) return [text("The group, which judged for itself, differs by a place at most.")];
  return runs`The group, which judged for itself, places ${series(sides, ", and ")}; its reasons are below.`;
}

/** "as scored", "higher": how the group's own place stands to the scored one. */
export const agreementWords: Readonly<Record<Agreement, string>> = {
  same: "as scored",
  higher: "higher",
  lower: "lower",
  "not-compared": "–",
};

/** "five of six": how many of the criteria that weigh something a score rests on. */
export function restsOnWords({ restsOn }: MatrixRow, { weights }: Pick<PriorityMatrix, "weights">): string {
  const all = criteria.filter((criterion) => weights[criterion] > 0).length;
  return `${spellSmall(restsOn.length)}\u00a0of\u00a0${spellSmall(all)}`;
}

/** Whether the order of the first three hangs on one weight: each other order once, with all the weights that lead to it. */
export function sensitivitySentences({ otherOrders }: PriorityMatrix, titles: ReadonlyMap<string, string>): Inline[][] {
  if (otherOrders.length === 0)
    return [[text("The first three stay in this order whichever single weight is doubled or halved.")]];
  const orders = new Map<string, string[]>();
  for (const { criterion, factor, first } of otherOrders) {
    const order = first.map((theme) => inText(titles.get(theme) ?? theme)).join(", ");
    orders.set(order, [...(orders.get(order) ?? []), `${criterionNames[criterion]} ${factorWords[factor]}`]);
  }
  return [
    [text("The order of the first three hangs on the weights. With one of them doubled or halved it is:")],
    ...[...orders].map(
      ([order, weights]) =>
        runs`${order}: with ${series(
          weights.map((one) => [text(one)]),
          " or ",
        )}.`,
    ),
  ];
}

const factorWords: Readonly<Record<(typeof weightFactors)[number], string>> = { 2: "doubled", 0.5: "halved" };

/** "2,430 offences". */
export const volumeWords = (count: Figure, unit: Unit): Inline[] => runs`${count} ${unitName(unit)}`;

/** "5.4% of the harm of recorded offences". */
export const harmWords = (share: Figure, noun: string | undefined): Inline[] =>
  runs`${share} of the harm of ${noun ?? "all"}`;

/** "28% of those asked, November 2015". */
export const concernWords = (percent: Figure, asked: Period | undefined): Inline[] =>
  runs`${percent} of those who took part${asked ? `, ${formatPeriod(asked)}` : ""}`;

export const noReason = "No reason given.";

/** What the trend's points rest on. */
export const trendWords = ({ evidence, direction, appraisal }: ChangeFinding): string => {
  if (evidence === "not-clear") return "no clear change";
  const way = direction === "more" ? "a rise" : "a fall";
  return `${evidence === "clear-99" ? "very clearly" : "clearly"} ${appraisal === "neither" ? way : `${appraisal}: ${way}`}`;
};

/** "level higher, change similar". */
export const comparisonWords = ({ level, verdict }: BenchmarkFinding): string =>
  [
    ...(level.verdict === "not-compared" ? [] : [`level ${levelVerdictWords[level.verdict]}`]),
    ...(verdict === "not-compared" ? [] : [`change: ${changeVerdictWords[verdict]}`]),
  ].join("; ");

const percentMarks = (marks: readonly number[]): string => marks.map((mark) => `${mark}%`).join(", ");

/** The method in short, as the paper prints it. */
export const methodItems = (weights: PriorityMatrix["weights"]): Inline[][] => {
  const used = criteria.filter((criterion) => weights[criterion] > 0);
  const equal = new Set(used.map((criterion) => weights[criterion])).size === 1;
  return [
    label(`Each criterion gives a theme from 1 to ${mostPoints} points, by its leading indicator in the year.`),
    label("Volume: 2 points from one a week, 3 from one a day, 4 from three a day, 5 from ten a day."),
    label(
      "Trend: 3 points where the year did not clearly change; 4 and 5 where it clearly and very clearly got worse, 2 and 1 where it got better.",
    ),
    label(`Harm: 2 to 5 points from ${percentMarks(harmMarks)} of all harm, by the table of weights.`),
    label(
      "Compared: 3 points; one more, or one fewer, for a level and again for a change that is clearly worse, or better, than the comparator’s.",
    ),
    label(`Concern: 2 to 5 points from ${percentMarks(concernMarks)} of those who took part.`),
    label("Control: how much the partnership can do about it, as the group judged it."),
    label(
      `A score is the mean of the points, ${equal ? "all criteria weighing the same" : `weighted: ${used.map((criterion) => `${criterionTitles[criterion].toLowerCase()} ${weights[criterion]}`).join(", ")}`}. What is not scored is left out and never counts as 0; a theme with fewer than ${fewestScored} criteria scored has no place.`,
    ),
  ].map((one) => [one]);
};

/** Themes that have no place, and why. */
export function withoutPlaceSentence(rows: readonly MatrixRow[], titles: ReadonlyMap<string, string>): Inline[] {
  const names = rows.flatMap(({ rank, of }) => (rank ? [] : [[label(inText(titles.get(of.theme) ?? of.theme))]]));
  if (names.length === 0) return [];
  return sentences(
    runs`${series(names)} ${names.length === 1 ? "has" : "have"} no place: too few criteria are scored.`,
  );
}
