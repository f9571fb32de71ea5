import type { ReferralService } from "../partnership/settings.ts";
import type { Problem } from "../problems/problem.ts";
import type { IsoDate, IsoMonth } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { Sign } from "../values/sign.ts";
import type { FileForm } from "./preflight/form.ts";

/** What a source's records know, and so which indicators it can serve. */
export const recordFields = [
  "category",
  "recorded-date",
  "committed-date",
  "committed-time",
  "referred-date",
  "reported-date",
  "flags",
  "operations",
  "victim-age",
  "victim-sex",
  "victim-ethnicity",
  "suspect",
  "suspect-age",
  "suspect-sex",
  "suspect-ethnicity",
  "age-band",
  "ended-date",
  "detail",
  "outcome",
  "place-kind",
  "risk",
  "repeat",
  "person",
  "premises",
  "referral-source",
  "borough",
  "ward",
  "lsoa",
  "point",
] as const;
export type RecordField = (typeof recordFields)[number];

/** The fate of every row of a file. `read` is preflight's own count; the others must add up to it. */
export interface RowAccount {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** The same row again in a joined table, or the same record again within the extract. */
  readonly duplicate: number;
  /** Replaced by a later extract of the same source. */
  readonly superseded: number;
  /** Other areas, overlapping subtypes, neighbourhood-team rows. */
  readonly outOfScope: number;
}

/** For wide files, the cells: months times rows. */
export interface CellAccount {
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly outOfScope: number;
  /** Of months that a later extract of the same source has too; none when left out. */
  readonly superseded?: number;
  /** The same count for the same thing again; none when left out. */
  readonly duplicate?: number;
}

export interface FileReading {
  /** Index in the run; the record store refers to it. */
  readonly file: number;
  /** Path below the partnership folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly extractDate?: IsoDate;
  readonly encoding: string;
  /** The form in which it came, and what had to be mended in a copy before it could be read. */
  readonly form: FileForm;
  readonly rows: RowAccount;
  readonly cells?: CellAccount;
  /** How many rows were rejected for each reason. */
  readonly rejectsByReason: Readonly<Record<string, number>>;
}

export type MonthCoverage = "whole" | "part" | "missing";

export interface SourceReading {
  readonly source: string;
  readonly name: string;
  readonly provider: string;
  readonly format: string;
  readonly grain: string;
  /** Of referrals: to which service. */
  readonly service?: ReferralService;
  /** `record`: one row, one thing. `month`: counts by month. */
  readonly precision: "record" | "month";
  /** Ready-made series only: one without a row for a month that it covers counts 0 there. */
  readonly absentMeansZero?: true;
  /** The kinds of record that the source can hold: none of one of them is a true zero. Empty for ready-made counts. */
  readonly kinds: readonly RecordKind[];
  readonly provides: readonly RecordField[];
  /** Coarse categories among its records, which put several of ours together; none when left out. */
  readonly coarse?: readonly string[];
  readonly extends?: string;
  readonly files: readonly FileReading[];
  readonly coverage: Coverage;
  /**
   * Sources that are read for comparators only: the coverage of each area of which they hold records, by its id. `coverage`
   * is then that of the partnership's own area, where it is one of them.
   */
  readonly areaCoverage?: Readonly<Record<string, Coverage>>;
  /** The extracts of different dates that are held, earliest first; left out when there are not two. */
  readonly extracts?: readonly HeldExtract[];
  /**
   * Monthly counts only: the coverage of each indicator, since one may begin later than another or miss a month. A month
   * that is not whole here is not whole for that indicator, whatever `coverage` says.
   */
  readonly indicatorCoverage?: Readonly<Record<string, Coverage>>;
  /** Counts after folding, by record kind or, for monthly counts, by indicator: what the accounting section prints. */
  readonly records: Readonly<Record<string, number>>;
  /** Categories that no mapping knows, with their number of records. */
  readonly unmappedCategories: Readonly<Record<string, number>>;
  /** Offences by category and by the version of the classification that they were read under. None without offences. */
  readonly classifications?: readonly ClassificationSpan[];
  /** Offences by the month in which they were recorded, and how many of them no mapping has a category for. */
  readonly offenceMonths?: Readonly<Record<IsoMonth, { readonly records: number; readonly unmapped: number }>>;
  /** Offence categories that it seems to keep back: none of them is no 0. Not there where there are none. See `withheld-categories.ts`. */
  readonly withheld?: readonly string[];
  /** Counts of what was set apart: no-crimed, transferred, non-notifiable. */
  readonly setApart: Readonly<Record<string, number>>;
  /** What looks odd about its records. Counted all the same. */
  readonly signs: readonly Sign[];
  /** What came of placing its records in wards; not there where no wards are listed or the source says nothing of places. */
  readonly places?: PlaceReading;
  /** Ids of zones whose LSOAs are of another version than the source's: it cannot count them. */
  readonly zonesNotHeld?: readonly string[];
}

/** How many records were placed in a ward, and why the others were not. Victims and suspects lie where their offence does. */
export interface PlaceReading {
  /** Placed and unplaced together. */
  readonly records: number;
  /** By what placed them: `code`, `name`, `lsoa` or `point`. */
  readonly placed: Readonly<Record<string, number>>;
  /** By reason, see `unplacedReasons`. */
  readonly unplaced: Readonly<Record<string, number>>;
  /** Placed, although something else that was given says another ward. */
  readonly contradicted: number;
  /** Names that are no ward's, the most frequent first; those of very few records are not named. */
  readonly unknownWards: readonly { readonly name: string; readonly records: number; readonly nearest?: string }[];
}

/** Months on end in which a source's offences of a category were read under one version of the classification. */
export interface ClassificationSpan {
  readonly category: string;
  /** As in `records.classification`; empty where the format does not say. */
  readonly version: string;
  /** The kind of residential burglary, where labels tell. */
  readonly detail?: string;
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  readonly records: number;
}

/** The days a source covers, with months inside the span that hold nothing. */
export interface Coverage {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** `declared`: settings' `covers`; `inferred`: from the data and the extract date. */
  readonly basis: "declared" | "inferred";
  readonly months: Readonly<Record<IsoMonth, MonthCoverage>>;
}

/** What a source had said by a certain day: its extracts of that day and before, the latest of them winning. */
export interface HeldExtract {
  readonly date: IsoDate;
  /** As `records.extract_rank` has it. */
  readonly rank: number;
  readonly coverage: Coverage;
}

/** One row that could not become a record. Kept in the run's owner-only folder, since the value can be personal. */
export interface Reject {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly value: string;
  readonly reason: string;
}

/** All that reading yields besides the record store. */
export interface ReadResult {
  readonly sources: readonly SourceReading[];
  readonly rejects: readonly Reject[];
  readonly problems: readonly Problem[];
}
