import type { Indicator } from "./indicator.ts";
import { ownMeasure } from "./own-measure.ts";
import type { PeopleAsked } from "./population.ts";

/** Of whom an indicator's rate is, and per how many of them. */
export interface RateBasis extends PeopleAsked {
  readonly per: 1000 | 10_000 | 100_000;
}

const perThousandResidents: RateBasis = { per: 1000 };

/**
 * As the catalogue has it; per 1,000 residents otherwise. Undefined for percentages, and for what is counted by nights: the people who are out in a place
 * at night are not those who live in it, and a rate of residents would say that they were.
 */
export function rateBasisOf({
  exposure,
  rate,
  aggregation,
}: Pick<Indicator, "exposure" | "rate" | "aggregation">): RateBasis | undefined {
  const isShare = ownMeasure({ aggregation }) === "share";
  return exposure === "nights" || isShare ? undefined : (rate ?? perThousandResidents);
}
