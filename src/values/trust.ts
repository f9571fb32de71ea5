import type { IsoDate, IsoMonth, Period } from "./period.ts";
import type { Sign } from "./sign.ts";
import type { AbsentState } from "./value.ts";

/**
 * Why a figure cannot be trusted, or not be taken for more than it is. `uncertain`: there is a number, and something says that
 * it may not be what it seems. All else is the state of the figure itself, or of its comparison with the year before.
 */
export interface TrustFinding {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly state: AbsentState | "uncertain";
  readonly cause: TrustCause;
}

export type TrustCause =
  /** A source lacks a month, or a part of it. */
  | { readonly kind: "gap"; readonly source: string; readonly month: IsoMonth; readonly cover: "part" | "none" }
  /** The sources that it was asked of end before the newest that there is; `source` is the last of them to end. */
  | { readonly kind: "ended"; readonly source: string; readonly to: IsoDate }
  /** No source can answer; `because` is the reason that the figure gives. */
  | { readonly kind: "unserved"; readonly because: string }
  /** The series breaks between this period and the one a year before. */
  | { readonly kind: "break"; readonly from: IsoDate; readonly note: string }
  | { readonly kind: "sign"; readonly sign: Sign }
  /** The share of records that could not be decided moved too far since the year before for a verdict. */
  | { readonly kind: "unknown-moved"; readonly source: string };
