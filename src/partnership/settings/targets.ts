import type { IsoDate, Period } from "../../values/period.ts";

/** Agreed targets, and when one is green, amber or red. */

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

/** A partnership's own rules: amber up to this share off target; red beyond, and only when not improved if so set. */
export interface RagRules {
  readonly amberWithinPercent: number;
  readonly redOnlyIfNotImproved: boolean;
}
