import { readRange } from "../indicators/filters.ts";
import { type ByKey, type Relation, together } from "./relation.ts";
import { type SeriesId, seriesKey } from "./series.ts";

/** Dimensions whose values are ranges of ages. */
const rangeKeys = ["victim-age", "suspect-age"] as const;
export const isRangeKey = (key: string): boolean => rangeKeys.some((one) => one === key);

interface Band {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const bandOf = (text: string): Band | undefined => {
  const range = readRange(text);
  return range && { text, from: range.from ?? 0, to: range.to ?? Number.POSITIVE_INFINITY };
};
const bandsIn = (texts: Iterable<string | undefined>): Band[] =>
  [...new Set(texts)].flatMap((text) => (text === undefined ? [] : (bandOf(text) ?? [])));

/** Ranges that together are all ages, each age once, as their texts; undefined where none of them are. The finest of several ways. */
export function bandsOf(texts: Iterable<string | undefined>): ReadonlySet<string> | undefined {
  const tiles = tiling({ text: "", from: 0, to: Number.POSITIVE_INFINITY }, bandsIn(texts));
  return tiles && new Set(tiles.map(({ text }) => text));
}

/** The most of the ranges that make up one exactly. */
function tiling(whole: Band, bands: readonly Band[]): readonly Band[] | undefined {
  const inOrder = bands
    .filter(({ text, from, to }) => text !== whole.text && from >= whole.from && to <= whole.to)
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const ways = new Map<number, readonly Band[]>([[whole.from, []]]);
  for (const band of inOrder) {
    const before = ways.get(band.from);
    const known = ways.get(band.to + 1);
    if (before && (!known || known.length < before.length + 1)) ways.set(band.to + 1, [...before, band]);
  }
  const found = ways.get(whole.to + 1);
  return found && found.length > 0 ? found : undefined;
}

/** Series that differ in a range of ages alone: a range is the finer ones that it is made of, or has those that lie within it. */
export function rangeRelations(series: readonly SeriesId[], byKey: ByKey): Relation[] {
  return rangeKeys.flatMap((key) => {
    const groups = new Map<string, SeriesId[]>();
    for (const one of series) {
      if (one.dims[key] === undefined || one.measure !== "count") continue;
      const like = seriesKey({ ...one, dims: { ...one.dims, [key]: "any" } });
      groups.set(like, [...(groups.get(like) ?? []), one]);
    }
    return [...groups.values()].flatMap((group) => {
      const bands = bandsIn(group.map(({ dims }) => dims[key]));
      const at = (sample: SeriesId, { text }: Band): SeriesId => ({ ...sample, dims: { ...sample.dims, [key]: text } });
      const [sample] = group;
      if (!sample) return [];
      return bands.flatMap((whole) => {
        const tiles = tiling(whole, bands);
        const inner = bands.filter(({ text, from, to }) => text !== whole.text && from >= whole.from && to <= whole.to);
        return [
          ...(tiles
            ? together(
                at(sample, whole),
                tiles.map((tile) => at(sample, tile)),
                byKey,
              )
            : []),
          ...inner.flatMap((one) => together(at(sample, whole), [at(sample, one)], byKey, false)),
        ];
      });
    });
  });
}
