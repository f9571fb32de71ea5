import type { Role } from "../analysis/arithmetic/formula.ts";
import type { Method } from "../values/figure.ts";

/** What a method does, in a sentence, and where `docs/methods.md` says more. */
export interface MethodWords {
  readonly name: string;
  readonly sentence: string;
  /** Of a heading of `docs/methods.md`. */
  readonly anchor: string;
}

export const methodWords: Readonly<Record<Method, MethodWords>> = {
  count: {
    name: "count",
    sentence: "Counted from the records that the definition takes, in every file of its sources.",
    anchor: "how-the-pieces-fit",
  },
  stock: {
    name: "number at a date",
    sentence: "Counted from the records that had begun by the end of the day and not ended, or published for it.",
    anchor: "shares-numbers-at-a-date-repeats-surveys",
  },
  survey: {
    name: "survey",
    sentence: "A percentage of those asked, as published.",
    anchor: "shares-numbers-at-a-date-repeats-surveys",
  },
  unknown: {
    name: "undecided records",
    sentence:
      "Records that lack what the definition asks for, such as an age, an ethnic group, a time or a place; left out of the count.",
    anchor: "change",
  },
  sum: { name: "sum", sentence: "All of its parts together.", anchor: "year-to-date-12-months-onset" },
  remainder: { name: "remainder", sentence: "The whole less the parts named.", anchor: "with-and-without" },
  mean: { name: "mean", sentence: "The sum over the number of values.", anchor: "control-charts" },
  "mean-change": {
    name: "mean of changes",
    sentence: "The mean of the members’ own changes in percent, without the partnership’s area.",
    anchor: "comparators",
  },
  minimum: { name: "least", sentence: "The least of the values.", anchor: "records-runs-and-peaks" },
  maximum: { name: "greatest", sentence: "The greatest of the values.", anchor: "records-runs-and-peaks" },
  difference: { name: "difference", sentence: "The later figure less the earlier one.", anchor: "change" },
  contribution: {
    name: "contribution",
    sentence: "The part’s later count less its earlier one; contributions add up to the difference of the whole.",
    anchor: "drivers",
  },
  "rest-of-difference": {
    name: "all other",
    sentence: "The difference of the whole less the contributions of the parts named.",
    anchor: "drivers",
  },
  "percent-change": {
    name: "change in percent",
    sentence: "The difference over the earlier figure; not given on a small one.",
    anchor: "change",
  },
  "rate-ratio": {
    name: "ratio of rates",
    sentence:
      "The later count over its days or nights, over the earlier one over its own; its 95% interval is widened by the overdispersion.",
    anchor: "change",
  },
  share: { name: "share", sentence: "The part over the whole.", anchor: "drivers" },
  "per-exposure": {
    name: "rate by day or night",
    sentence:
      "The count over the days, or Friday and Saturday nights, of the month and, where it is adjusted, over the factor of its season.",
    anchor: "exposure",
  },
  target: {
    name: "target",
    sentence: "As agreed: a number of its own, or a percentage of the agreed base, unrounded.",
    anchor: "targets",
  },
  "target-limit": {
    name: "target as a whole count",
    sentence: "The last whole count that meets the target.",
    anchor: "targets",
  },
  "gap-to-target": {
    name: "gap to the target",
    sentence: "Whole records on the wrong side of the target; 0 or less when it is met.",
    anchor: "targets",
  },
  trajectory: {
    name: "trajectory",
    sentence: "The target times the share of a year that is usually reached by now.",
    anchor: "targets",
  },
  projection: {
    name: "projection",
    sentence:
      "What was counted, and what is still to come at the year’s pace, of whose distance from last year’s total the rest of the year keeps a part.",
    anchor: "targets",
  },
  "projection-limit": {
    name: "end of the projection’s interval",
    sentence:
      "The projection and 1.28 times its deviation on either side: 80% of years end inside. Never below what is counted already.",
    anchor: "targets",
  },
  "standard-deviation": {
    name: "standard deviation",
    sentence: "How much a share of the year has varied between years.",
    anchor: "targets",
  },
  overdispersion: {
    name: "overdispersion",
    sentence:
      "How much more a series varies than chance alone: Pearson’s chi-square of its months over its degrees of freedom, at least 1; the catalogue’s where the series is short.",
    anchor: "change",
  },
  "control-limit": {
    name: "limit of a chart by month",
    sentence: "The mean and 2.66 times the mean moving range on either side.",
    anchor: "control-charts",
  },
  population: {
    name: "population",
    sentence: "From the table of populations that the settings name, of the year that the rate rests on.",
    anchor: "rates-shares-disproportionality",
  },
  rate: {
    name: "rate",
    sentence: "The count over its denominator, per so many of them.",
    anchor: "rates-shares-disproportionality",
  },
  "rate-limit": {
    name: "bound of a rate",
    sentence: "The 95% bound of the count, Byar’s from 10 and exact under it, over the same denominator.",
    anchor: "rates-shares-disproportionality",
  },
  "share-limit": { name: "bound of a share", sentence: "Wilson’s 95% bound.", anchor: "intervals" },
  "ratio-of-rates": {
    name: "ratio of two groups’ rates",
    sentence: "The rate of one group over that of the reference group.",
    anchor: "rates-shares-disproportionality",
  },
  "ratio-of-rates-limit": {
    name: "bound of a ratio of rates",
    sentence: "The 95% bound on the log scale; exact where a count is 0.",
    anchor: "rates-shares-disproportionality",
  },
  ratio: { name: "ratio", sentence: "One count over the other.", anchor: "intervals" },
  index: {
    name: "index",
    sentence: "The figure over the first of its series, which is 100.",
    anchor: "year-to-date-12-months-onset",
  },
  rank: {
    name: "rank",
    sentence: "One more than those that are ahead; equal figures share a rank.",
    anchor: "records-runs-and-peaks",
  },
  "standard-error": {
    name: "standard error",
    sentence:
      "How far two changes, or two levels, lie apart by chance, each area’s counts widened by its overdispersion.",
    anchor: "comparators",
  },
  "difference-limit": {
    name: "bound of a difference",
    sentence: "How two changes, or two levels, differ, and 1.96 times the standard error on either side.",
    anchor: "comparators",
  },
  "harm-weight": {
    name: "weight of harm",
    sentence: "Days of a sentence for one offence of the category, from the table of weights that the settings name.",
    anchor: "harm",
  },
  harm: {
    name: "harm",
    sentence:
      "The records of each category times the weight of the category, added up; records without a weight add nothing.",
    anchor: "harm",
  },
  score: {
    name: "score",
    sentence:
      "One point, and one more for each mark that the figures behind it reach; the marks of each criterion are published.",
    anchor: "priorities",
  },
  judged: {
    name: "judgement",
    sentence: "As the group gave it, on the day and by whom the settings say.",
    anchor: "priorities",
  },
  "total-score": {
    name: "score of a theme",
    sentence: "The mean of the points of the criteria that are scored, each by its weight.",
    anchor: "priorities",
  },
};

export const roleWords: Readonly<Record<Role, string>> = {
  comparator: "theirs",
  own: "ours",
  error: "the standard error",
  earlier: "the earlier figure",
  later: "the later figure",
  whole: "the whole",
  part: "a part",
  term: "one of them",
  base: "the base",
  percentage: "the percentage agreed",
  target: "the target",
  counted: "what was counted",
  limit: "the whole count that meets the target",
  count: "the count",
  overdispersion: "the overdispersion",
  mean: "the mean",
  "last-year": "last year’s total",
  projection: "the projection",
  spread: "how much that share varies between years",
  "share-reached": "the share of a year usually reached",
  denominator: "what it is measured against",
  weight: "its weight",
  points: "the points of a criterion",
};
