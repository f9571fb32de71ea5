import { topShareByChance } from "../statistics/top-share.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { ConcentrationFinding, HotspotsFinding } from "../values/place-findings.ts";
import { isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";
import { type Contender, inOrder, rankingOf } from "./ranking.ts";
import { shareOf } from "./rates.ts";

/**
 * The share of crime in the top few percent of LSOAs. Every LSOA of the area belongs to the list, those without crime too, or the few percent
 * would be of those with crime only. The whole is what could be placed in an LSOA.
 *
 * @param id of the area's own count, after which the figures are named
 */
export function concentrationOf(
  id: string,
  units: readonly Contender[],
  topPercent = 5,
): ConcentrationFinding | undefined {
  const [first] = units;
  if (!first || units.some(({ figure }) => !isNumber(figure.value))) return undefined;
  const few = Math.max(1, Math.ceil((units.length * topPercent) / 100 - 1e-9));
  const { entries: top } = rankingOf(units, "most-first", few);
  const sumOf = (measure: string, of: readonly { readonly figure: Figure }[]): Figure =>
    derive(
      {
        id: siblingId(id, measure),
        unit: first.figure.unit,
        method: "sum",
        inputs: of.map(({ figure }) => figure),
      },
      (...numbers) => numbers.reduce((sum, number) => sum + number, 0),
    );
  return {
    kind: "concentration",
    topPercent,
    top,
    units: units.length,
    share: shareOf(sumOf(`top-${topPercent}-percent`, top), sumOf("placed", units), "concentration"),
  };
}

/** Units among the first `first` in `least` or more of the years. Those tied for the last place are all among them. */
export function hotspotsOf(
  years: readonly { readonly year: string; readonly units: readonly Contender[] }[],
  first: number,
  least: number,
): HotspotsFinding {
  const found = new Map<string, string[]>();
  for (const { year, units } of years)
    for (const { area, number, place } of inOrder(units, "most-first")) {
      if (!(number > 0) || place > first) continue;
      found.set(area, [...(found.get(area) ?? []), year]);
    }
  return {
    kind: "hotspots",
    first,
    years: years.length,
    compared: years.map(({ year }) => year),
    least,
    persistent: [...found]
      .filter(([, held]) => held.length >= least)
      .sort(([one, many], [other, more]) => more.length - many.length || (one < other ? -1 : 1))
      .map(([area, held]) => ({ area, years: held })),
  };
}

/** Some places have more than others by chance alone, the more so the fewer there are to go round: only what is beyond that is a concentration. */
export function isBeyondChance({ share, units, top }: ConcentrationFinding): boolean {
  const { whole, lower } = share;
  return (
    isNumber(whole.value) &&
    isNumber(lower.value) &&
    lower.value.number > 100 * topShareByChance(whole.value.number, units, top.length)
  );
}
