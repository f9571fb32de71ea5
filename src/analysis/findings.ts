import type { ExceptionFinding, IndicatorFindings } from "../values/indicator-findings.ts";
import type { MeasuredFindings } from "../values/measured-findings.ts";
import type { PairFindings } from "./pair-findings.ts";

/** All that the analysis found for one edition of a paper. */
export interface Findings {
  /** What is counted over periods, by `indicator/area`. */
  readonly subjects: ReadonlyMap<string, IndicatorFindings>;
  /** Shares, numbers at a date and surveys, by `indicator/area`. */
  readonly measured: ReadonlyMap<string, MeasuredFindings>;
  readonly pairs: readonly PairFindings[];
  /** Ranked, at most five. */
  readonly exceptions: readonly ExceptionFinding[];
}

export const findingsKey = (indicator: string, area: string): string => `${indicator}/${area}`;
