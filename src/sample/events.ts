import type { Day } from "./calendar.ts";
import { marginsOf } from "./margins.ts";
import type { Random } from "./random.ts";
import type { Counts } from "./scenario.ts";
import { type DayWeight, drawDays } from "./spread.ts";
import type { Workshop } from "./workshop.ts";

/** Something that happened on a day, of one row of the scenario. */
export interface SampleEvent<Series extends string> {
  readonly day: Day;
  readonly series: Series;
}

/** As many events of each row as the scenario says, on days drawn by their weight; row by row, not in the order of days. */
export function drawEvents<Series extends string>(
  shop: Workshop,
  rows: { readonly [One in Series]: Counts },
  { named, weight }: { readonly named: (series: Series) => string; readonly weight: DayWeight },
  random: Random,
): SampleEvent<Series>[] {
  return (Object.keys(rows) as Series[]).flatMap((series) =>
    marginsOf(named(series), rows[series], shop.calendar, shop.wrong).flatMap(({ span, count }) =>
      drawDays(count, span, weight, random).map((day) => ({ day, series })),
    ),
  );
}
