import type { IsoDate } from "../values/period.ts";
import type { ValueState } from "../values/value.ts";

/** A number from a disclosed figure, whose id stands beside it. A point without a number is a gap, drawn as a gap. */
export interface Point {
  readonly figure: string;
  readonly state: ValueState;
  readonly number?: number;
  readonly provisional?: true;
}

/** A date and what happened on it: an event, or a break in a series. */
export interface EventMark {
  readonly date: IsoDate;
  readonly label: string;
}

/** A level to be reached or kept under, with its words for the key: drawn in one way wherever there is one. */
export interface TargetLine extends Point {
  readonly label: string;
}
