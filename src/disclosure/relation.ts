import { type SeriesId, seriesKey } from "./series.ts";

/** What everybody knows of some series at any time: the parts add up to the whole, or are together no more than it. */
export interface Relation {
  readonly kind: "equal" | "within";
  readonly whole: string;
  readonly parts: readonly string[];
  /** What is left of the whole beside all of its parts, where that tells of people; see `rests.ts`. */
  readonly rest?: SeriesId;
}

export type ByKey = ReadonlyMap<string, SeriesId>;

/** All there: they are the whole; else within it. Nothing where there is none. */
export function together(whole: SeriesId, all: readonly SeriesId[], byKey: ByKey, exhaustive = true): Relation[] {
  const keys = [...new Set(all.map(seriesKey))].sort();
  const parts = keys.filter((key) => byKey.has(key) && key !== seriesKey(whole));
  if (parts.length === 0) return [];
  const kind = exhaustive && parts.length === keys.length ? "equal" : "within";
  return [{ kind, whole: seriesKey(whole), parts }];
}
