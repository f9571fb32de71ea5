import type { IsoDate, IsoMonth } from "../values/period.ts";

/** Counts by span; a span is written as a period: `2019/20-Q2`, `2020-03`, `2020-03-23..2020-03-31`. */
export type Counts = Record<string, number>;

/** Classes of offence that can have a row of their own. Burglary has parts that can. */
export const classSeries = [
  "violence-with-injury",
  "robbery",
  "burglary-residential",
  "burglary-other",
  "burglary",
  "drug-offences",
  "weapons-possession",
  "rape",
  "other-sexual-offences",
  "theft-from-person",
  "theft-of-vehicle",
  "theft-from-vehicle",
  "criminal-damage",
] as const;
export type ClassSeries = (typeof classSeries)[number];

/** Whole borough, by recorded date. `domestic-abuse` cuts across the offence classes. */
export const recordedSeries = ["all-crime", ...classSeries, "domestic-abuse"] as const;
export type RecordedSeries = (typeof recordedSeries)[number];

/** Parts of the classes, by recorded date: nothing else in the extracts is like them. */
export const partSeries = [
  "rape-a-year-or-more-old",
  "other-sexual-offences-a-year-or-more-old",
  "burglary-other-pedal-cycles",
] as const;
export type PartSeries = (typeof partSeries)[number];

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

/** Hate crimes by strand, each in one row: the strands of a row with two are both on its offences. By recorded date. */
export const hateSeries = [
  "race-of-chinese-or-other-asian-victim",
  "race",
  "race-and-faith",
  "faith",
  "sexual-orientation",
  "sexual-orientation-and-transgender",
  "transgender",
  "disability",
] as const;
export type HateSeries = (typeof hateSeries)[number];

/** Of a hundred suspects of robbery by recorded date, how many are of these ages; the others are 18 and over. */
export const robberySuspectSeries = ["under-18", "age-unknown"] as const;
export type RobberySuspectSeries = (typeof robberySuspectSeries)[number];

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
  "commercial-noise",
  "other-hours-commercial-noise",
  "rowdy-behaviour",
  "other-hours-rowdy-behaviour",
] as const;
type ZoneSeries = (typeof zoneSeries)[number];

/** Who referred; the same four groups as the canonical sources of referral. */
export const referralSeries = ["police", "self", "health", "council-voluntary"] as const;
export type ReferralSeries = (typeof referralSeries)[number];

/** Cases at the Multi-Agency Risk Assessment Conference by the date of its meeting. */
export const maracSeries = ["first-time", "repeat"] as const;
export type MaracSeries = (typeof maracSeries)[number];

/** Searches by what was searched for, each in one row, by the day of the search. */
export const searchSeries = [
  "drugs",
  "drugs-with-arrest",
  "weapons",
  "weapons-with-arrest",
  "stolen-property",
  "stolen-property-with-arrest",
] as const;
export type SearchSeries = (typeof searchSeries)[number];

/** Cases of the council's noise and antisocial behaviour team, by the date they were opened. */
export const councilSeries = [
  "domestic-noise",
  "loud-parties",
  "commercial-noise",
  "construction-noise",
  "street-noise",
  "alarms",
  "faith-noise",
  "nuisance-neighbours",
  "rowdy-behaviour",
  "other-cases",
] as const;
export type CouncilSeries = (typeof councilSeries)[number];

/** Fire brigade incidents by the date of the call. Those of the spate lie in one ward and are part of the deliberate ones. */
export const fireSeries = [
  "deliberate-primary",
  "deliberate-secondary",
  "deliberate-primary-in-spate",
  "deliberate-secondary-in-spate",
  "accidental-primary",
  "accidental-secondary",
  "no-fire",
] as const;
export type FireSeries = (typeof fireSeries)[number];

/** Work of the youth justice service that runs on a day: its spans are single days. */
export const youthSeries = ["post-court", "custody", "licence", "pre-court", "awaiting-court"] as const;
export type YouthSeries = (typeof youthSeries)[number];

/** Arrests of 10- to 17-year-olds by self-defined ethnic group, by the day of the arrest. */
export const arrestSeries = ["white", "mixed", "asian", "black", "other", "not-stated"] as const;
export type ArrestSeries = (typeof arrestSeries)[number];

/** Sources from which a month can be left out. */
export const gapSources = ["police-crime", "police-asb", "dais", "council", "fires", "marac", "searches"] as const;
type GapSource = (typeof gapSources)[number];

/** Lists by which offences have been classed. */
export const classifications = ["mps-2008", "mps-2019"] as const;
export type Classification = (typeof classifications)[number];

export interface ScenarioZone {
  readonly id: string;
  /** The zone's list of LSOAs, below the sample's folder. */
  readonly lsoas: string;
  readonly counts: Record<ZoneSeries, Counts>;
}

/** A file of monthly counts as somebody publishes it: months of its own, then months that the records hold too. */
export interface PublishedFile {
  readonly file: string;
  /** Months for which the series of our own area, where the records know them, go on with the records' counts. */
  readonly fromRecords?: { readonly start: IsoDate; readonly end: IsoDate };
  /** By area, then by the indicator's id. */
  readonly areas: Record<string, Record<string, Counts>>;
  /** Series that are the sum of others in the months that those hold and they lack. */
  readonly sums: Readonly<Record<string, readonly string[]>>;
}

interface Dirt {
  readonly rejected_crime_rows: number;
  readonly rejected_asb_rows: number;
  readonly rejected_referral_rows: number;
  readonly rejected_council_rows: number;
  readonly rejected_fire_rows: number;
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
  /** The list by which offences are classed in the extracts. */
  readonly classification: Classification;
  /** Oldest first; where recorded dates overlap, the later extract holds the records as they now are. */
  readonly crimeExtracts: readonly { readonly file: string; readonly start: IsoDate; readonly end: IsoDate }[];
  /** Without a path there is no such extract. */
  readonly asbExtract?: string | undefined;
  readonly referralExtract?: string | undefined;
  readonly councilExtract?: string | undefined;
  readonly fireExtract?: string | undefined;
  readonly youthExtract?: string | undefined;
  readonly maracExtract?: string | undefined;
  readonly searchExtract?: string | undefined;
  missingMonths: Partial<Record<GapSource, IsoMonth[]>>;
  readonly recorded: Record<RecordedSeries, Counts>;
  readonly parts: Record<PartSeries, Counts>;
  readonly victims: Record<VictimSeries, Counts>;
  /** Without rows strands of hate crime are left to chance. */
  readonly hate: Record<HateSeries, Counts>;
  /** Without rows ages are left to chance. */
  readonly robberySuspects: Record<RobberySuspectSeries, Counts>;
  /** How many offences are recorded on each day of the week beside the others, from Sunday. */
  readonly weekdays?: readonly number[] | undefined;
  /** Of a thousand offences committed in the span, how many from 22:00 to 02:59; left to chance where there is no span. */
  readonly nightPerThousand: Counts;
  readonly asb: Record<"police-asb", Counts>;
  /** Name of the police operation in the zones' `drugs-in-operation` rows, as extracts write it. */
  readonly operation: string;
  readonly zones: ScenarioZone[];
  readonly referrals: Record<ReferralSeries, Counts>;
  readonly marac: Record<MaracSeries, Counts>;
  readonly searches: Record<SearchSeries, Counts>;
  readonly council: Record<CouncilSeries, Counts>;
  readonly fires: Record<FireSeries, Counts>;
  /** The ward of the spate. */
  readonly spateWard: string;
  readonly youth: Record<YouthSeries, Counts>;
  /** Ethnicities that those in custody are of; any where there are none. */
  readonly custodyEthnicities: readonly string[];
  /** Of those whose work runs on one of the days, what share it goes on for until the next. */
  readonly youthCarriedOver: number;
  readonly arrests: Record<ArrestSeries, Counts>;
  readonly published: readonly PublishedFile[];
  /** Variance over mean of monthly counts, by series; `other` for the rest. */
  readonly variation: Record<string, number>;
  readonly dirt: Dirt;
}
