import type { CountedArea } from "../indicators/counted-area.ts";
import type { Indicator } from "../indicators/indicator.ts";

/** What relations are told from: definitions and geography, never data. */
export interface Known {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Id of the partnership's own area, of which the others are parts unless `areas` says otherwise. */
  readonly partnershipArea: string;
  readonly areas?: readonly CountedArea[];
}
