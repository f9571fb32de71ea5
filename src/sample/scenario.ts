import type { IsoDate, IsoMonth } from "../values/period.ts";

/** Counts by span; a span is written as a period: `2019/20-Q2`, `2020-03`, `2020-03-23..2020-03-31`. */
export type Counts = Record<string, number>;

/** Whole borough, by recorded date. `domestic-abuse` cuts across the offence classes. */
export const recordedSeries = [
  "all-crime",
  "violence-with-injury",
  "robbery",
  "burglary",
  "drug-offences",
  "weapons-possession",
  "domestic-abuse",
] as const;
export type RecordedSeries = (typeof recordedSeries)[number];

/** Victims of serious violence by recorded date: each of one age, in one offence. */
export const victimSeries = [
  "knife-injury-aged-1-to-24",
  "knife-injury-domestic-aged-20-to-24",
  "knife-injury-aged-25-and-over",
  "knife-injury-age-unknown",
  "serious-violence-aged-1-to-19",
  "serious-violence-other-ages",
  "serious-violence-age-unknown",
] as const;
export type VictimSeries = (typeof victimSeries)[number];

/** Friday and Saturday nights in a zone, by committed date. */
export const nightSeries = ["violence", "robbery", "theft", "drugs", "sexual-offences", "other-crime"] as const;
export type NightSeries = (typeof nightSeries)[number];

export const zoneSeries = [
  ...nightSeries,
  "drugs-in-operation",
  "asb",
  "other-hours-crime",
  "other-hours-drugs-in-operation",
  "other-hours-asb",
] as const;
type ZoneSeries = (typeof zoneSeries)[number];

/** Who referred; the same four groups as the canonical sources of referral. */
export const referralSeries = ["police", "self", "health", "council-voluntary"] as const;
export type ReferralSeries = (typeof referralSeries)[number];

export const historySeries = ["all-crime", "knife-injury-under-25"] as const;
export type HistorySeries = (typeof historySeries)[number];

/** Sources from which a month can be left out. */
export const gapSources = ["police-crime", "police-asb", "dais"] as const;
type GapSource = (typeof gapSources)[number];

export interface ScenarioZone {
  readonly id: string;
  /** The zone's list of LSOAs, below the sample's folder. */
  readonly lsoas: string;
  readonly counts: Record<ZoneSeries, Counts>;
}

interface Dirt {
  readonly rejected_crime_rows: number;
  readonly rejected_asb_rows: number;
  readonly rejected_referral_rows: number;
  readonly other_borough_offences: number;
  readonly duplicate_rows: number;
  readonly trailing_space_rows: number;
  readonly changed_between_extracts: number;
  readonly no_crime_share: number;
  readonly transferred_share: number;
  readonly non_notifiable_share: number;
  readonly unknown_age_share: number;
  readonly unknown_place_share: number;
  readonly unknown_time_share: number;
}

/**
 * A story as counts: what counting the written extracts must give, exactly. Plain data, so that a test can change a
 * number: `scenario.zones[0].counts.robbery["2019/20-Q2"] = 30`. Within a series spans must not overlap; days without a
 * span get no records of that series beyond those that other series bring.
 */
export interface Scenario {
  seed: number;
  /** First and last day that records can bear. */
  readonly covers: { readonly start: IsoDate; readonly end: IsoDate };
  readonly borough: string;
  /** Oldest first; where recorded dates overlap, the later extract holds the records as they now are. */
  readonly crimeExtracts: readonly { readonly file: string; readonly start: IsoDate; readonly end: IsoDate }[];
  readonly asbExtract: string;
  readonly referralExtract: string;
  readonly historyExtract: string;
  missingMonths: Partial<Record<GapSource, IsoMonth[]>>;
  readonly recorded: Record<RecordedSeries, Counts>;
  readonly victims: Record<VictimSeries, Counts>;
  readonly asb: Record<"police-asb", Counts>;
  /** Name of the police operation in the zones' `drugs-in-operation` rows, as extracts write it. */
  readonly operation: string;
  readonly zones: ScenarioZone[];
  readonly referrals: Record<ReferralSeries, Counts>;
  /** Published months before the records begin. */
  readonly history: Record<HistorySeries, Counts>;
  /** Variance over mean of monthly counts, by series; `other` for the rest. */
  readonly variation: Record<string, number>;
  readonly dirt: Dirt;
}
