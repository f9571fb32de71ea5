import type { IsoDate, Period } from "../../values/period.ts";

/** Whom papers are for, what they bear for it, and how far they are cleared. */

export type Status = "draft" | "cleared" | "final";

export const audiences = ["internal", "partnership", "public"] as const;

export type Audience = (typeof audiences)[number];

export type Marking = "OFFICIAL" | "OFFICIAL-SENSITIVE" | "none";

export interface Edition {
  readonly marking: Marking;
  /** A line under the marking on how to handle the paper. */
  readonly handling?: string;
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
