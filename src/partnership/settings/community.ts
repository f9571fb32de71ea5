import type { Period } from "../../values/period.ts";

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
