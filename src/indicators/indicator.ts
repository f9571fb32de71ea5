import type { ReferralService } from "../partnership/settings.ts";
import type { Unit } from "../values/figure.ts";
import type { IsoDate } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { CodedKey } from "./coded-conditions.ts";
import type { RateBasis } from "./rate-basis.ts";
import type { TimeRule } from "./time-rule.ts";

/** Whether fewer is better, more is better, or neither: recording follows effort or trust. */
export type Polarity = "lower" | "higher" | "neutral";
/** The date that puts a record into a period. */
export type DateBasis = "recorded" | "committed" | "referred" | "reported";
/** What a count is measured against when windows differ: days, or Friday and Saturday nights. */
export type Exposure = "days" | "nights";
/** How much a small count could tell about a person. Sets the thresholds of the editions. */
export type Sensitivity = "published" | "offence" | "person";

/**
 * A condition over one record, as data; compiled to SQL with bound parameters. Unknown fields make it undecided.
 *
 * - `category`, `flag`, `referralSource`: any one of those listed. A category that no mapping knows is none of them.
 * - `age`: of the person harmed, both ends included; `suspectAge`: of the person held to have done it.
 * - `coded`: a column of a list of values, such as the outcome, is one of those listed. `repeat`: the source's own mark of a repeat.
 * - `nights`: from a clock time to a clock time, both included, on nights named for the day on which they begin.
 * - `weekdays`: on these days of the week, by the date on which it happened.
 * - `lag`: so many days from committing to recording, both ends included.
 * - `schoolDays`: from a clock time to a later one, both included, on days from Monday to Friday in one of the terms.
 * - `hours`: from a full hour to a full hour, both included, over midnight where `from` is the greater.
 */
export type Predicate =
  | { readonly all: readonly Predicate[] }
  | { readonly any: readonly Predicate[] }
  | { readonly not: Predicate }
  | { readonly category: readonly string[] }
  | { readonly flag: readonly string[] }
  | { readonly age: AgeRange }
  | { readonly suspectAge: AgeRange }
  | { readonly coded: CodedKey; readonly oneOf: readonly string[] }
  | { readonly repeat: boolean }
  | { readonly operation: string }
  | { readonly referralSource: readonly string[] }
  | { readonly nights: readonly NightName[]; readonly from: string; readonly to: string }
  | { readonly weekdays: readonly NightName[] }
  | { readonly lag: WholeRange }
  | { readonly schoolDays: { readonly from: string; readonly to: string; readonly terms: readonly Term[] } }
  | { readonly hours: { readonly from: number; readonly to: number } };

/** A stretch of school days; half-term holidays end one and begin another. */
export interface Term {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Whole numbers, both ends included. */
export interface WholeRange {
  readonly from?: number;
  readonly to?: number;
}
/** In whole years. */
export type AgeRange = WholeRange;

export const nightNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type NightName = (typeof nightNames)[number];

/**
 * One closed way of splitting an indicator. Every record falls into exactly one value, the last being the rest; only
 * records whose time is not known fall into no night and no hour, and are counted by the measure `unknown`.
 */
export interface Breakdown {
  readonly id: string;
  readonly title: string;
  readonly values: readonly BreakdownValue[];
}

export interface BreakdownValue {
  readonly id: string;
  readonly title: string;
}

export type Aggregation =
  | {
      readonly kind: "records";
      readonly of: RecordKind;
      readonly where: Predicate;
      /** Referrals only: of sources of this service, since a MARAC's cases are no referrals to another service. */
      readonly service?: ReferralService;
      /** Ids of the only sources to count from; every source of the kind when left out. */
      readonly sources?: readonly string[];
    }
  /** The sum of other indicators, which become its parts and its `type` breakdown. */
  | {
      readonly kind: "sum";
      readonly of: readonly string[];
      /** Which value of the `type` breakdown each part is: indicator id to value id. */
      readonly types?: Readonly<Record<string, string>>;
    }
  /** How many of `within` are `of`, in percent. Both are indicators, the first a part of the second. */
  | { readonly kind: "share"; readonly of: string; readonly within: string }
  /** How many are open at the end of a day: begun on it or before, and not ended by then. */
  | {
      readonly kind: "stock";
      readonly of: RecordKind;
      readonly where: Predicate;
      /** Everybody once, whatever the number of their records. */
      readonly each?: "person";
      readonly service?: ReferralService;
      readonly sources?: readonly string[];
    }
  /** Records of a person or an address that had another such record on an earlier day, at most so many days before. */
  | {
      readonly kind: "repeats";
      readonly of: RecordKind;
      readonly where: Predicate;
      readonly by: "person" | "premises";
      readonly withinDays: number;
      readonly service?: ReferralService;
      readonly sources?: readonly string[];
    }
  /** Counts that come ready-made by month, under the indicator's id; no records are behind them. Parts may be published beside the whole. */
  | {
      readonly kind: "published";
      /** A month's number is of the month's end, or of the twelve months that end with it: those of several months are never added. */
      readonly level?: true | "twelve-months";
    }
  /** Percentages of those asked, as published, each for the month with which its span ends. */
  | { readonly kind: "survey" };

/** A named measure, as the catalogue declares it. */
export interface Indicator {
  readonly id: string;
  readonly title: string;
  /** For tables and axes. */
  readonly shortTitle: string;
  /** As the subject in the middle of a sentence, e.g. "serious youth violence victims". */
  readonly noun: string;
  readonly topic: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
  readonly dateBasis: DateBasis;
  readonly exposure: Exposure;
  /** How offences between two times are placed in hours and nights; by the rule within 12 hours when left out. */
  readonly times?: TimeRule;
  readonly aggregation: Aggregation;
  readonly breakdowns: readonly Breakdown[];
  /** Variance-to-mean ratio taken when a series is too short to estimate its own. */
  readonly defaultOverdispersion: number;
  readonly sensitivity: Sensitivity;
  /** Of whom its rate is; per 1,000 residents when left out. See `rate-basis.ts`. */
  readonly rate?: RateBasis;
  /** Plain English, printed in the definitions annex. */
  readonly definition: string;
  readonly source: string;
  readonly notes: readonly string[];
  /** Days from which it counts something else than before. `label`: the note in a few words, for a chart. */
  readonly breaks: readonly { readonly from: IsoDate; readonly note: string; readonly label?: string }[];
  /** The catalogue's keys that a partnership has changed, in its own spelling; papers print that the definition differs. */
  readonly adjusted?: readonly string[];
  /** Defined by the partnership, not by the catalogue. */
  readonly own?: true;
}
