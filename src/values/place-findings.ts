import type { RankedEntry, Ranking, ShareFinding } from "./comparison-findings.ts";
import type { Figure } from "./figure.ts";

/** Areas chosen out of a closed list, stratum by stratum. */
export interface SelectionFinding {
  readonly kind: "selection";
  /** `whole`: as many areas as there are said to be, each with a figure. Nothing is chosen from any other. */
  readonly universe: {
    readonly state: "whole" | "wrong-size" | "figures-missing" | "versions-mixed";
    readonly expected: number;
    readonly found: number;
    /** Areas without a figure, or of another version than the period's. */
    readonly lacking: readonly string[];
  };
  readonly strata: readonly StratumFinding[];
}

export interface StratumFinding {
  readonly stratum: string;
  /** How many were asked for. */
  readonly wanted: number;
  readonly chosen: readonly ChosenArea[];
  /** The measure of the last one chosen. */
  readonly cutOff?: Figure;
  /** Areas with the same measure and count as the last one chosen that were not chosen: only their codes decided. */
  readonly tiedAtCutOff: readonly string[];
  readonly ranking: Ranking;
}

export interface ChosenArea {
  readonly area: string;
  readonly measure: Figure;
  readonly count: Figure;
  readonly measureRank: Figure;
  readonly countRank: Figure;
  readonly tiedWith: readonly string[];
}

/** How much of an area's crime is in a small part of it. */
export interface ConcentrationFinding {
  readonly kind: "concentration";
  /** Percent of the units that are looked at, and how many those are, rounded up. */
  readonly topPercent: number;
  readonly top: readonly RankedEntry[];
  readonly units: number;
  /** Their records in percent of all that could be placed in a unit. */
  readonly share: ShareFinding;
}

/** Units that were among the first in many years. */
export interface HotspotsFinding {
  readonly kind: "hotspots";
  readonly first: number;
  readonly years: number;
  /** Ids of the years that were compared, as they were given. */
  readonly compared: readonly string[];
  readonly least: number;
  readonly persistent: readonly { readonly area: string; readonly years: readonly string[] }[];
}
