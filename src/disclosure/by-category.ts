import type { Count } from "./small-counts.ts";

/**
 * People counted by the category of the offence: where one category is withheld as small, all of the same split are. Elsewhere stand offences of
 * the same categories, and an offence has as a rule one victim: of the one homicide of a year everybody would take a small number of victims of homicide
 * for one, and have the category that was withheld beside it by subtraction.
 *
 * @returns ids of the figures that go with a small one
 */
export function goingWithCategory(counts: readonly Count[], small: ReadonlyMap<string, unknown>): Set<string> {
  const splits = new Map<string, Count[]>();
  for (const count of counts) {
    if (count.sensitivity !== "person" || !Object.hasOwn(count.series.dims, "category")) continue;
    const key = splitOf(count);
    splits.set(key, [...(splits.get(key) ?? []), count]);
  }
  const idsOf = (split: readonly Count[]): string[] =>
    split.flatMap(({ shownBy }) => shownBy.map(({ figure }) => figure.id));
  return new Set([...splits.values()].map(idsOf).flatMap((ids) => (ids.some((id) => small.has(id)) ? ids : [])));
}

const splitOf = ({ series: { dims, ...series }, span }: Count): string => {
  const { category: _any, ...others } = dims;
  return JSON.stringify([series, others, span]);
};
