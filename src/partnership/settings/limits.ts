/** On how small a base a percentage may stand. */
export interface SmallNumbers {
  /** No percentage on a base under this (20). */
  readonly noPercentBelow: number;
  /** A percentage on a base under this is printed with a caution (50). */
  readonly cautionBelow: number;
}

/** Rejected rows of a file above which the run fails: a share of them, or a number. */
export interface MaxRejects {
  readonly percent?: number;
  readonly count?: number;
}
