import { bandsOf, isRangeKey } from "./ranges.ts";
import { type ByKey, type Relation, together } from "./relation.ts";
import { isAttribute, restOf } from "./rests.ts";
import { type SeriesId, seriesKey } from "./series.ts";

export interface SplitRules {
  /** How many values are all of a breakdown; undefined for what is none, such as operations, of which a record can have several. */
  readonly valuesOf: (whole: SeriesId, dimension: string) => number | undefined;
  /** What is counted: people where the filters ask for people. */
  readonly unitOf: (series: SeriesId) => string | undefined;
}

interface Group {
  readonly whole: SeriesId;
  readonly split: readonly string[];
  readonly parts: SeriesId[];
}

/**
 * Series that are split beside those that they are split from: values of a breakdown shut each other out, while each value of anything
 * else is within the whole by itself. People in offences are not within the offences, of which each can have several.
 */
export function splitRelations(series: readonly SeriesId[], byKey: ByKey, rules: SplitRules): Relation[] {
  const groups = new Map<string, Group>();
  for (const part of series) {
    if (part.measure !== "count" && part.measure !== "stock") continue;
    const taken: (readonly string[])[] = [];
    for (const split of subsetsOf(Object.keys(part.dims).sort())) {
      // The nearest whole is enough: it has its own. Those of whom one thing or the other is not known are left of the farther one alone.
      if (!split.every(isAttribute) && taken.some((nearer) => nearer.every((key) => split.includes(key)))) continue;
      const whole = without(part, split);
      if (!byKey.has(seriesKey(whole)) || rules.unitOf(whole) !== rules.unitOf(part)) continue;
      taken.push(split);
      const key = `${seriesKey(whole)} by ${split.join()}`;
      const group = groups.get(key) ?? { whole, split, parts: [] };
      groups.set(key, group);
      group.parts.push(part);
    }
  }
  return [...groups.values()].flatMap(({ whole, split, parts }) => {
    // Several groups taken together are not beside each of them.
    const single = parts.every(({ dims }) => split.every((key) => !dims[key]?.includes("+")));
    const bands = new Map(split.filter(isRangeKey).map((key) => [key, bandsOf(parts.map(({ dims }) => dims[key]))]));
    const values = single
      ? split.map((key) => (bands.has(key) ? bands.get(key)?.size : rules.valuesOf(whole, key)))
      : [undefined];
    if (values.includes(undefined)) return parts.flatMap((part) => together(whole, [part], byKey, false));
    // Ranges of ages can lie across each other: those that together are all ages stand beside one another, the others alone.
    const inBands = ({ dims }: SeriesId): boolean =>
      [...bands].every(([key, tiles]) => tiles?.has(dims[key] ?? "") === true);
    const beside = parts.filter(inBands);
    const possible = values.reduce<number>((product, count) => product * (count ?? 0), 1);
    const isAll = beside.length >= possible;
    return [
      ...together(whole, beside, byKey, isAll).map((one) =>
        isAll && split.every(isAttribute) ? { ...one, rest: restOf(whole, split) } : one,
      ),
      ...parts.filter((part) => !inBands(part)).flatMap((part) => together(whole, [part], byKey, false)),
    ];
  });
}

const without = (part: SeriesId, split: readonly string[]): SeriesId => ({
  ...part,
  dims: Object.fromEntries(Object.entries(part.dims).filter(([key]) => !split.includes(key))),
});

/** Ways to leave out some of these, the fewest first. */
function subsetsOf(keys: readonly string[]): string[][] {
  const sets: string[][] = [[]];
  for (const key of keys) sets.push(...sets.map((set) => [...set, key]));
  return sets.slice(1).sort((a, b) => a.length - b.length || (a.join() < b.join() ? -1 : 1));
}
