import type { Method } from "../../values/figure.ts";
import type { PresentContext } from "../section-kind.ts";
import { figureIdsIn } from "../used-figures.ts";
import { type Series, seriesKey, seriesOf } from "./series.ts";

/** Which series a paper's figures belong to: one entry for an indicator in an area, or for an indicator in areas that are told together. */

/** A series, or all wards of one indicator, or all the areas that it is compared with: they have one definition and the same files. */
export interface UsedSeries extends Series {
  readonly each?: keyof typeof groupWords;
  /** Keys of what is in it. */
  readonly members: ReadonlySet<string>;
  readonly methods: ReadonlySet<Method>;
}

/** How an entry of several areas is named, and what stands for their names in its key. */
export const groupWords = {
  ward: { title: "by ward", key: "each ward" },
  comparator: { title: "the areas compared", key: "each area" },
} as const;

function groupOf({ area }: Series, { paper }: PresentContext): keyof typeof groupWords | undefined {
  const kind = paper.areas.get(area)?.kind;
  return kind === "ward" || kind === "comparator" ? kind : undefined;
}

export function entryKey(series: Series, context: PresentContext): string {
  const each = groupOf(series, context);
  return each ? `${series.indicator}/each-${each}` : seriesKey(series);
}

/** Every series of the paper in the order in which it is first printed, with the methods of its figures. */
export function usedSeries(context: PresentContext): UsedSeries[] {
  const used = new Map<string, UsedSeries & { members: Set<string>; methods: Set<Method> }>();
  for (const id of figureIdsIn(context.inReadingOrder())) {
    const [series, figure] = [seriesOf(id), context.made(id)];
    if (!series || !figure) continue;
    const key = entryKey(series, context);
    const each = groupOf(series, context);
    const entry = used.get(key) ?? {
      ...series,
      ...(each ? { each } : {}),
      members: new Set<string>(),
      methods: new Set<Method>(),
    };
    entry.members.add(seriesKey(series));
    entry.methods.add(figure.method);
    used.set(key, entry);
  }
  return [...used.values()];
}
