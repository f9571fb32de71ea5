import type { Exposure, Polarity } from "../indicators/indicator.ts";
import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { ExposurePair, FormerStage, NotKnown } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { LeftOutGround } from "../values/left-out.ts";
import type { IsoDate, Period } from "../values/period.ts";

/** The day from which a series counts something else than before. */
export interface SeriesBreak {
  readonly from: IsoDate;
  readonly note: string;
  /** In a few words, for a chart. */
  readonly label?: string;
}

/** What holds for every comparison of one indicator in one area. */
export interface ChangeRules {
  readonly polarity: Polarity;
  readonly exposure: Exposure;
  /** Variance over mean, at least 1. */
  readonly overdispersion: Figure;
  readonly smallNumbers: SmallNumbers;
  readonly breaks: readonly SeriesBreak[];
  /** For want of what records may be undecided. */
  readonly leftOutFor?: readonly LeftOutGround[];
  /** Whether the share of records without a category moved too far between two periods for a verdict. */
  readonly unmappedMoved?: (from: Period, to: Period) => boolean;
}

/** Two counts to compare, and what is known of them. */
export interface ChangeQuestion {
  readonly from: Figure;
  readonly to: Figure;
  /** Names the derived figures; must differ wherever two comparisons share `to`'s indicator, area and period. */
  readonly comparison: string;
  /** When it is not simply that of the two periods: an event's dates were dropped. */
  readonly exposure?: ExposurePair;
  /** Records that could not be decided. */
  readonly unknown?: { readonly from: Figure; readonly to: Figure };
  /** The earlier count as it stood when an earlier extract was made. */
  readonly former?: { readonly count: Figure; readonly stage: FormerStage };
  /** What the whole that this is a part of showed of late records: the earlier count then, over the same now. */
  readonly lateFactor?: number;
  /** The share of undecided records moved too far in the whole that this is a part of. */
  readonly unknownMoved?: boolean;
  /** For want of what they are undecided in that whole, where it has no verdict for them. */
  readonly notKnown?: readonly NotKnown[];
}
