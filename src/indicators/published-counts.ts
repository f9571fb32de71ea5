import type { ReadResult } from "../extracts/reading.ts";
import type { CountedArea } from "./counted-area.ts";
import type { Indicator } from "./indicator.ts";
import { type Dims, dimsKey } from "./question.ts";
import { categorySeries, joinSeries, type ReadyMadeSeries } from "./ready-made.ts";
import { readyMadeSupplier, type Supplier } from "./supplier.ts";

/** The counts that sources publish ready-made, found by what is asked. */
export class PublishedCounts {
  readonly #byDims = new Map<string, ReadyMadeSeries[]>();
  readonly #sources: ReadResult["sources"];
  readonly #partnershipArea: string;

  constructor(
    series: readonly ReadyMadeSeries[],
    { sources }: Pick<ReadResult, "sources">,
    /** Id of the area that a series without an area is of. */
    partnershipArea: string,
  ) {
    for (const one of series) {
      const alike = this.#byDims.get(one.dims);
      if (alike) alike.push(one);
      else this.#byDims.set(one.dims, [one]);
    }
    this.#sources = sources;
    this.#partnershipArea = partnershipArea;
  }

  /** Series of the indicator itself and, where it is nothing but offence categories, of all of those. */
  suppliersOf(indicator: Indicator, area: CountedArea, dims: Dims): Supplier[] {
    const split = this.#byDims.get(dimsKey(dims)) ?? [];
    const categories = categoriesOf(indicator);
    return this.#sources.flatMap((source) => {
      if (area.sources && !area.sources.includes(source.source)) return [];
      const held = split.filter((series) => series.source === source.source);
      const ofSource = area.members
        ? pooled(held, area.members)
        : held.filter(({ area: id }) => id === area.id || (id === "" && area.id === this.#partnershipArea));
      const named = ofSource.filter((series) => series.indicator === indicator.id);
      const parts = categories.flatMap((category) =>
        ofSource.filter((one) => one.indicator === categorySeries(category)),
      );
      const joined = parts.length === categories.length ? joinSeries(parts, indicator.id) : undefined;
      return [...named, ...(joined ? [joined] : [])].map((series) => readyMadeSupplier(source, series));
    });
  }
}

/** The series of all members added up, where every one of them has it. A month that one of them lacks is not held. */
function pooled(series: readonly ReadyMadeSeries[], members: readonly string[]): ReadyMadeSeries[] {
  const names = [...new Set(series.map(({ indicator }) => indicator))];
  return names.flatMap((indicator) => {
    const ofMembers = members.flatMap(
      (member) => series.find((one) => one.indicator === indicator && one.area === member) ?? [],
    );
    const joined = ofMembers.length === members.length ? joinSeries(ofMembers, indicator) : undefined;
    return joined ? [joined] : [];
  });
}

/** The offence categories that an indicator is the sum of; none when it asks for anything else. */
function categoriesOf({ aggregation, dateBasis }: Indicator): readonly string[] {
  if (aggregation.kind !== "records" || aggregation.of !== "offence" || dateBasis !== "recorded") return [];
  return "category" in aggregation.where ? aggregation.where.category : [];
}
