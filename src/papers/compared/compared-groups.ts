import { type ComparedGroup, comparedGroups } from "../../extracts/compared-areas.ts";
import type { SourceReading } from "../../extracts/reading.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { isOfRecords, madeOf } from "../../indicators/own-measure.ts";
import { categorySeries } from "../../indicators/ready-made.ts";
import type { PaperContext } from "../context.ts";

/** The comparators of the settings whose source holds counts of an indicator at all. */
export function groupsWith(indicator: Indicator, paper: PaperContext): ComparedGroup[] {
  return comparedGroups(paper.settings).filter(({ source }) => {
    const reading = paper.reading.sources.find((one) => one.source === source);
    return reading !== undefined && holds(reading, indicator, paper);
  });
}

/** By the records or the ready-made counts that it has; a sum, when it has all that it is the sum of. */
function holds(source: SourceReading, indicator: Indicator, paper: PaperContext): boolean {
  if (Object.hasOwn(source.records, indicator.id)) return true;
  if (isOfRecords(indicator)) {
    const { of, where } = indicator.aggregation;
    if (source.kinds.includes(of)) return true;
    return "category" in where && where.category.every((one) => Object.hasOwn(source.records, categorySeries(one)));
  }
  const parts = madeOf(indicator);
  return (
    parts.length > 0 &&
    parts.every((id) => {
      const part = paper.indicators.get(id);
      return part !== undefined && holds(source, part, paper);
    })
  );
}
