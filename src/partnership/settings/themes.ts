import type { IsoDate } from "../../values/period.ts";

/** How indicators are put together in papers: as chapters of an assessment, as pairs, and as serious violence. */

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

/** The partnership's own definition of serious violence. */
export interface SeriousViolenceSetting {
  readonly indicators: readonly string[];
  readonly agreedOn?: IsoDate;
  readonly by?: string;
  readonly note?: string;
}
