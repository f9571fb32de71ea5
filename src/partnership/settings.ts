import type { IsoDate, Period } from "../values/period.ts";
import type { Appearance } from "./settings/appearance.ts";
import type { CommentarySettings } from "./settings/commentary.ts";
import type { CommunitySettings } from "./settings/community.ts";
import type { Audience, Clearance, Edition, Meeting, Status } from "./settings/editions.ts";
import type { BreakSetting, EventSetting, OperationSetting, RebaseSetting } from "./settings/events.ts";
import type { MaxRejects, SmallNumbers } from "./settings/limits.ts";
import type { Comparator, WardTables, Zone } from "./settings/places.ts";
import type { HarmJoin, PrioritySettings } from "./settings/priorities.ts";
import type { RagSettings, TargetSetting } from "./settings/targets.ts";
import type { PairSetting, SeriousViolenceSetting, Theme } from "./settings/themes.ts";

/**
 * The settings as the rest of the program sees them: checked, with defaults filled in, ids resolved and paths made
 * absolute. The YAML form is described by `schema.ts`; `load.ts` turns one into the other. What counting rests on (areas,
 * sources, tables, indicators) stands below; what papers are made by stands in `settings/`, a file for each theme.
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
  /** What a category weighs of which there are several offences; where it is left out, that has to be told by `recorded`. */
  readonly several?: HarmJoin;
  /** Rows that no weight was read from: of no category of recorded crime, or with a blank weight. */
  readonly leftOut?: number;
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

/** Services that people are referred to. Referrals to one are never counted as referrals to another. */
export const referralServices = ["domestic-abuse", "marac", "idva", "victim-support", "other"] as const;

export type ReferralService = (typeof referralServices)[number];

export const grains = ["offence", "offence-victim", "offence-victim-suspect", "flag"] as const;

export type Grain = (typeof grains)[number];

/** Our field names with the headers that an extract has for them: several where they differ from file to file. */
export type HeadersByField = Readonly<Record<string, string | readonly string[]>>;

/** What a later extract of a source replaces of the earlier ones. */
export const replacements = ["records", "days"] as const;

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
  /** What a later extract replaces: the records that it has itself, or all of the days that it covers. Not said: it is looked into. */
  readonly replaces?: (typeof replacements)[number];
  /** Where headers differ from the known ones. */
  readonly columns: HeadersByField;
  /** Absolute path of a CSV that adds to the built-in category mapping: columns `from`, `to`. */
  readonly categories?: string;
  /** Offence categories that it holds although it has no record of them: a count of them is a true 0. */
  readonly holds?: readonly string[];
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
