import type { ExceptionFinding, IndicatorFindings } from "../values/finding.ts";
import type { PairFindings } from "./pair-findings.ts";

/** All that the analysis found for one edition of a paper. */
export interface Findings {
  /** By `indicator/area`. */
  readonly subjects: ReadonlyMap<string, IndicatorFindings>;
  readonly pairs: readonly PairFindings[];
  /** Ranked, at most five. */
  readonly exceptions: readonly ExceptionFinding[];
}

export const findingsKey = (indicator: string, area: string): string => `${indicator}/${area}`;
