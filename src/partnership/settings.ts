import type { IsoDate, Period } from "../values/period.ts";

/**
 * The settings as the rest of the program sees them: checked, with defaults filled in, ids resolved and paths made
 * absolute. The YAML form is described by `schema.ts`; `load.ts` turns one into the other.
 */
export interface Settings {
  /** The partnership folder, absolute. */
  readonly folder: string;
  /** SHA-256 of `partnership.yaml` as it was read. */
  readonly sha256: string;
  readonly partnership: string;
  readonly area: Area;
  /** For a command unit: the partnership folders of its boroughs, as written. */
  readonly members?: readonly string[];
  readonly status: Status;
  readonly editions: Readonly<Record<Audience, Edition>>;
  readonly appearance: Appearance;
  readonly zones: readonly Zone[];
  readonly wards?: WardTables;
  readonly population?: PopulationTable;
  readonly harmWeights?: HarmRows;
  readonly comparators: readonly Comparator[];
  readonly sources: readonly SourceSettings[];
  readonly indicators: IndicatorSettings;
  readonly targets: readonly TargetSetting[];
  readonly rag: RagSettings;
  readonly commentary: CommentarySettings;
  readonly pairs: readonly PairSetting[];
  /** One for each topic where the settings list none: see `withThemes`. */
  readonly themes: readonly Theme[];
  readonly priorities: PrioritySettings;
  readonly community: CommunitySettings;
  readonly seriousViolence?: SeriousViolenceSetting;
  readonly events: readonly EventSetting[];
  readonly operations: readonly OperationSetting[];
  readonly breaks: readonly BreakSetting[];
  readonly rebases: readonly RebaseSetting[];
  readonly meeting?: Meeting;
  /** Paper ids to make in `build`, in order. */
  readonly papers: readonly string[];
  readonly clearance: readonly Clearance[];
  readonly smallNumbers: SmallNumbers;
  readonly maxRejects: MaxRejects;
}

export type Status = "draft" | "cleared" | "final";
export const audiences = ["internal", "partnership", "public"] as const;
export type Audience = (typeof audiences)[number];
export type Marking = "OFFICIAL" | "OFFICIAL-SENSITIVE" | "none";

export interface Edition {
  readonly marking: Marking;
  /** A line under the marking on how to handle the paper. */
  readonly handling?: string;
}

/** The partnership's own colours, as `#12436d`, and its crest. */
export interface Appearance {
  readonly colour?: string;
  readonly accent?: string;
  readonly crest?: Crest;
}

export interface Crest {
  readonly mediaType: "image/png" | "image/jpeg" | "image/svg+xml";
  readonly base64: string;
  readonly sha256: string;
  /** What it shows, in words. */
  readonly text: string;
}

/** `everywhere` is of the program's own making, for files that are read without a partnership. No settings name it. */
export type AreaKind = "borough" | "ward" | "lsoa" | "zone" | "command-unit" | "comparator" | "everywhere";

export interface Area {
  /** Lower kebab case, from the name: `hackney`. */
  readonly id: string;
  readonly name: string;
  readonly kind: AreaKind;
  /** GSS code, when there is one. */
  readonly code?: string;
}

export interface Zone extends Area {
  readonly kind: "zone";
  /** LSOA codes, as listed in the zone's file. */
  readonly lsoas: readonly string[];
  /** Ids of its wards, where it is made up of wards and not of LSOAs. */
  readonly wards?: readonly string[];
  /** Its shape, where it is drawn: then records are counted by their points. */
  readonly polygon?: readonly (readonly Ring[])[];
  /** Only kept an eye on: it has no section of its own in papers. */
  readonly watched?: true;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** A ward as it is drawn from one day to another; the same name drawn otherwise is another ward. */
export interface Ward extends Area {
  readonly kind: "ward";
  readonly code: string;
  /** Other ways in which extracts write its name. */
  readonly spellings: readonly string[];
  /** Where its tile stands in a diagram of equal tiles, from 1 at the west and at the north. */
  readonly tile?: { readonly column: number; readonly row: number };
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** Where an LSOA is counted; `ward` is a ward's code, also of wards that are not listed and so lie elsewhere. */
export interface LookupEntry {
  readonly lsoa: string;
  readonly ward: string;
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

export type Ring = readonly (readonly [x: number, y: number])[];

/** The shape of a listed ward, by its code. A polygon is an outer ring and its holes; longitude and latitude, or metres. */
export interface Boundary {
  readonly ward: string;
  readonly polygons: readonly (readonly Ring[])[];
  /** What the file calls its shapes. */
  readonly collection?: string;
}

/** The wards within the partnership's area, and the tables that place records in them. */
export interface WardTables {
  readonly list: readonly Ward[];
  readonly lookup?: readonly LookupEntry[];
  readonly boundaries?: readonly Boundary[];
}

/** How many people, or households, or whatever a rate can be of, by area and year: a table beside the extracts. */
export interface PopulationTable {
  /** The path for messages and pedigrees. */
  readonly path: string;
  readonly sha256: string;
  readonly rows: readonly PopulationRow[];
}

export interface PopulationRow {
  /** The area's code or name, in lower case. */
  readonly area: string;
  readonly year: number;
  /** In whole years, both ends included; open where left out. */
  readonly ageFrom?: number;
  readonly ageTo?: number;
  /** Of one sex, or of one ethnic group, only. Lower kebab case. */
  readonly sex?: string;
  readonly ethnicity?: string;
  readonly denominator: "residents" | "households" | "dwellings" | "businesses" | "hectares";
  readonly number: number;
  /** A projection, and not an estimate. */
  readonly projected?: true;
}

/** Weights of harm as their table has them; `indicators/harm-weights.ts` tells which category each row is of. */
export interface HarmRows {
  /** The path for messages and pedigrees. */
  readonly path: string;
  readonly sha256: string;
  readonly rows: readonly HarmRow[];
}

export interface HarmRow {
  readonly line: number;
  /** At least one of these three, as written. */
  readonly category: string;
  readonly class: string;
  readonly name: string;
  readonly days: number;
  /** How many were recorded: what rows of one category are averaged by. */
  readonly recorded?: number;
  readonly source: string;
  readonly date: IsoDate;
}

export interface Comparator {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly source: string;
  /** `mean`: of the members' own changes, without the partnership's area. `pooled`: the change of their total, as listed. */
  readonly compareBy: "mean" | "pooled";
  /** How a sentence names it; made from the name where it is left out. */
  readonly inText?: string;
  readonly asOf?: IsoDate;
  readonly note?: string;
}

/** Services that people are referred to. Referrals to one are never counted as referrals to another. */
export const referralServices = ["domestic-abuse", "marac", "idva", "victim-support", "other"] as const;
export type ReferralService = (typeof referralServices)[number];

export const grains = ["offence", "offence-victim", "offence-victim-suspect", "flag"] as const;
export type Grain = (typeof grains)[number];

export interface SourceSettings {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  readonly format: string;
  readonly preset?: string;
  /** Of referrals: to which service. */
  readonly service?: ReferralService;
  /** Glob below the partnership folder, as written. */
  readonly files: string;
  /** The files themselves, where they were found and no settings name them; the pattern is then only for messages. */
  readonly paths?: readonly string[];
  readonly grain?: Grain;
  readonly covers?: Period;
  /** When extracts were made, where the settings say so: file name, path or pattern to date. */
  readonly extracted?: Readonly<Record<string, IsoDate>>;
  /** Our field name to the extract's header, where headers differ from the known ones. */
  readonly columns: Readonly<Record<string, string>>;
  /** Absolute path of a CSV that adds to the built-in category mapping: columns `from`, `to`. */
  readonly categories?: string;
  /** Carries the longer history of another source: used only for months that the other does not cover. */
  readonly extends?: string;
}

export interface IndicatorSettings {
  readonly use: readonly string[] | "all";
  readonly adjust: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly define: readonly unknown[];
  /** Stretches of school days, in order; none where the settings list none. */
  readonly schoolTerms?: readonly { readonly from: IsoDate; readonly to: IsoDate }[];
}

/** One agreed target. Exactly one of the forms; a state says why there is no number yet. */
export interface TargetSetting {
  readonly indicator: string;
  readonly area?: string;
  readonly year: Period;
  readonly form: TargetForm;
  readonly agreedOn?: IsoDate;
  readonly note?: string;
}

export type TargetForm =
  | { readonly kind: "change-on-previous-year"; readonly percent: number; readonly baselineCount?: number }
  | {
      readonly kind: "change-on-baseline";
      readonly percent: number;
      readonly baseline: Period;
      readonly baselineCount?: number;
    }
  | { readonly kind: "at-most"; readonly count: number }
  | { readonly kind: "at-least"; readonly count: number }
  | {
      readonly kind: "state";
      readonly state: "to-be-confirmed" | "not-set" | "see-elsewhere";
      readonly where?: string;
    };

export const ragPolicies = ["within-5-percent", "ten-percent-and-not-improved"] as const;
export interface RagSettings {
  readonly policy: (typeof ragPolicies)[number] | RagRules;
  /** Red asks for a corrective action in the commentary. */
  readonly redNeeds?: "corrective-action";
}

/** What the analyst's words are asked to hold. */
export interface CommentarySettings {
  /** What a section asks for whose target is missed or not on course. */
  readonly missedTargets: "corrective-action" | "words" | "nothing";
  /** Sections that need words in every paper that has them. */
  readonly sections: readonly string[];
  /** What the lines at the top of every commentary have to say. */
  readonly frontMatter: readonly ("owner" | "date" | "ask")[];
}

/** A partnership's own rules: amber up to this share off target; red beyond, and only when not improved if so set. */
export interface RagRules {
  readonly amberWithinPercent: number;
  readonly redOnlyIfNotImproved: boolean;
}

export interface PairSetting {
  readonly id: string;
  readonly name?: string;
  readonly left: string;
  readonly right: string;
}

/** What an assessment gives a chapter of its own. All that it names are indicators' ids, but for its zones. */
export interface Theme {
  readonly id: string;
  readonly title: string;
  /** How much: in their order. */
  readonly indicators: readonly string[];
  /** What the chapter opens with. */
  readonly lead: string;
  /** Whose people, places and times are described: the lead's where the settings name no other. */
  readonly who: string;
  readonly where: string;
  readonly when: string;
  /** Pairs of which some records are both. */
  readonly overlaps: readonly (readonly [string, string])[];
  /** What partners count, beside the rest and never added to it. */
  readonly partner: readonly string[];
  /** Ids of the zones that the chapter looks at; all of them when empty. */
  readonly zones: readonly string[];
  /** Of these the ward and week with the most are looked for. */
  readonly spates: readonly string[];
  /** Rates of residents of some ages, both ends included. */
  readonly rates: readonly { readonly indicator: string; readonly from: number; readonly to: number }[];
  readonly priority?: number;
  readonly leadPartner?: string;
}

/** What themes are scored by, in the order in which tables have them. */
export const criteria = ["volume", "trend", "harm", "comparison", "concern", "controllability"] as const;
export type Criterion = (typeof criteria)[number];
/** A criterion gives from 1 to so many points. */
export const mostPoints = 5;

export interface PrioritySettings {
  readonly weights: Readonly<Record<Criterion, number>>;
  /** The indicator whose harm a theme's is a share of. */
  readonly harmOf: string;
  readonly comparator?: string;
  readonly judgements: readonly PriorityJudgement[];
}

/** What the group judges of a theme by itself. */
export interface PriorityJudgement {
  readonly theme: string;
  /** Where public concern was asked for: a survey, or a matter of a consultation. */
  readonly concern?: { readonly indicator: string; readonly type?: string };
  readonly controllability?: number;
  readonly rank?: number;
  readonly reason?: string;
  readonly by: string;
  readonly on: IsoDate;
}

/** What people who live and work in the area say. */
export interface CommunitySettings {
  /** Ids of indicators of kind survey. */
  readonly surveys: readonly string[];
  readonly consultations: readonly ConsultationSetting[];
  /** Those whose speakers agreed to be quoted. */
  readonly quotes: readonly Quote[];
}

export interface ConsultationSetting {
  /** Published counts by type: how many named each matter. */
  readonly indicator: string;
  /** Published counts: how many took part. */
  readonly answered: string;
  readonly held: Period;
  readonly how?: string;
}

/** What somebody said, who is told by what they are and never by name. */
export interface Quote {
  readonly quote: string;
  readonly role: string;
  readonly theme?: string;
}

/** The partnership's own definition of serious violence. */
export interface SeriousViolenceSetting {
  readonly indicators: readonly string[];
  readonly agreedOn?: IsoDate;
  readonly by?: string;
  readonly note?: string;
}

export interface EventSetting {
  readonly id: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly to?: IsoDate;
  /** Topics or indicators that it concerns; everything when empty. */
  readonly for: readonly string[];
}

export interface OperationSetting {
  readonly id: string;
  readonly name: string;
}

export interface BreakSetting {
  readonly indicators: readonly string[];
  readonly from: IsoDate;
  readonly note: string;
}

export interface RebaseSetting {
  readonly indicator: string;
  readonly from: IsoDate;
  readonly reason: string;
}

export interface Meeting {
  readonly group: string;
  readonly title: string;
  readonly date: IsoDate;
  readonly chair?: string;
}

export interface Clearance {
  readonly paper: string;
  /** The quarter that was cleared; every one when left out. */
  readonly period?: Period;
  readonly status: Status;
  readonly by: string;
  readonly on: IsoDate;
}

export interface SmallNumbers {
  /** No percentage on a base under this (20). */
  readonly noPercentBelow: number;
  /** A percentage on a base under this is printed with a caution (50). */
  readonly cautionBelow: number;
}

export interface MaxRejects {
  readonly percent?: number;
  readonly count?: number;
}
