import type { CountRequest } from "../../values/figure-book.ts";
import { parseFigureId } from "../../values/figure-id.ts";
import { benchmarked, changes, populations, rates, tested } from "./comparisons.ts";
import { type Family, type Figures, none, type Open } from "./family.ts";
import { groups } from "./groups.ts";
import { places } from "./places.ts";
import { clusters, means, overlaps, ratios } from "./shapes.ts";

/** Everything that `figures` prints besides counts and what papers hold. The first that has the figure explains it. */
const families: readonly Family[] = [
  populations,
  rates,
  changes,
  tested,
  means,
  ratios,
  overlaps,
  clusters,
  groups,
  benchmarked,
  places,
];

/** The figure with those that it is worked out with, by id; empty where no family has it. */
export async function workedOut(id: string, request: CountRequest, open: Open): Promise<Figures> {
  const parts = parseFigureId(id);
  if (!parts) return none;
  for (const family of families) {
    if (!family.fits(parts, open)) continue;
    const figures = await family.figures({ id, parts, request }, open);
    if (figures.has(id)) return figures;
  }
  return none;
}
