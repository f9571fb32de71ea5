import type { IsoDate } from "../../values/period.ts";

/** What is known to bear on a series: events, operations, and days from which it counts something else or starts anew. */

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
