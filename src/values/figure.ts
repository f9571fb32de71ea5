import type { Value } from "./value.ts";

/** What an indicator of the catalogue can count. */
export const countedUnits = [
  "offences",
  "victims",
  "incidents",
  "referrals",
  "cases",
  "discharges",
  "young-people",
  "fires",
  "people",
  "searches",
  "attendances",
  "patrols",
  "nights",
  "visits",
  "arrests",
  "reviews",
  "suspects",
  "percent",
] as const;

/** What a number counts or measures: the catalogue's units first, then those of derived figures. */
export const units = [
  ...countedUnits,
  "pairs",
  "percentage-points",
  "ratio",
  "per-day",
  "per-night",
  "records",
  // What rates are of, rates, and places in an order.
  "residents",
  "households",
  "dwellings",
  "businesses",
  "hectares",
  "per-1,000",
  "per-10,000",
  "per-100,000",
  "per-square-kilometre",
  "rank",
  "index",
  // Harm, as days of a sentence by a table of weights; and points of a score.
  "days-of-harm",
  "points",
] as const;
export type Unit = (typeof units)[number];

/** How a figure came about; `methods.md` explains each. */
export const methods = [
  "count",
  "stock",
  "survey",
  "unknown",
  "difference",
  "remainder",
  "percent-change",
  "sum",
  "per-exposure",
  "contribution",
  "rest-of-difference",
  "target",
  "target-limit",
  "gap-to-target",
  "trajectory",
  "projection",
  "projection-limit",
  "rate-ratio",
  "overdispersion",
  "mean",
  "standard-deviation",
  "control-limit",
  "share",
  "minimum",
  "maximum",
  // `population`: from the table of the settings. `rate`: a count per so many of a denominator; `rate-limit`: its interval.
  "population",
  "rate",
  "rate-limit",
  "share-limit",
  // Two rates, of groups with denominators of their own; two counts; a series against its first value.
  "ratio-of-rates",
  "ratio-of-rates-limit",
  "ratio",
  "index",
  "rank",
  // Of the difference of two changes or two levels, and the bounds that it gives.
  "standard-error",
  "difference-limit",
  // The mean of several areas' changes in percent.
  "mean-change",
  // From the table of weights of the settings, and the sum over records of the weight of each.
  "harm-weight",
  "harm",
  // Points by published marks, points that a group gave, and the weighted mean of points.
  "score",
  "judged",
  "total-score",
] as const;
export type Method = (typeof methods)[number];

/** One source file behind a figure. `records` is the number of records of that file that were counted. */
export interface FileUse {
  readonly sha256: string;
  readonly records: number;
}

/** Where a counted figure comes from. A derived figure has none of its own: its inputs have. */
export interface Pedigree {
  readonly indicator: string;
  readonly sources: readonly string[];
  readonly files: readonly FileUse[];
  readonly records: number;
}

/** A value with its id, unit, method and inputs: what papers print. */
export interface Figure {
  readonly id: string;
  readonly value: Value;
  readonly unit: Unit;
  readonly method: Method;
  /** Ids of the figures it was computed from; empty for counts. */
  readonly inputs: readonly string[];
  /** Numbers of its arithmetic that are no figures, by name: the days of a month, z at a level. None without a number. */
  readonly constants?: Readonly<Record<string, number>>;
  readonly pedigree?: Pedigree;
}
