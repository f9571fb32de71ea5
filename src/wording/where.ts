import type { Indicator } from "../indicators/indicator.ts";
import type { Period } from "../values/period.ts";
import type { WardsFinding, ZoneFinding } from "../values/profile-findings.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "./dates.ts";
import { formatCount, spellSmall } from "./numbers.ts";
import { type Inline, label, plain, runs, series } from "./runs.ts";
import { unitName } from "./values.ts";

type NameOf = (area: string) => string;

const listed = (names: readonly string[]): Inline[] => series(names.map((name) => [label(name)]));
const units = (indicator: Indicator): string => unitName(indicator.unit);

/** Where it clearly gathers, a sentence each; one that says it does not where no ward stands out. */
export function wardSentences(finding: WardsFinding, indicator: Indicator, nameOf: NameOf): Inline[][] {
  const { wards, half, placed } = finding;
  if (!isNumber(placed.value) || placed.value.number === 0) return [];
  const above = wards.filter((ward) => ward.above);
  // Where those that stand out are those that hold half, it is said once.
  const halves = half?.wards.some((ward) => !above.some(({ area }) => area === ward))
    ? [
        runs`Half of the ${units(indicator)} that could be placed are in ${spellSmall(half.wards.length)} of the ${formatCount(wards.length)} wards: ${listed(half.wards.map(nameOf))} (${half.share.part} of ${half.share.whole}, ${half.share.share}).`,
      ]
    : [];
  if (above.length === 0)
    return [...halves, runs`No ward has clearly more ${units(indicator)} than the wards have on average.`];
  const items = above.map(({ area, count, share }) => runs`${nameOf(area)} (${count}, ${share.share})`);
  return [
    runs`Clearly more ${units(indicator)} than the wards have on average, of the ${placed} that could be placed in one: ${series(items)}.`,
    ...halves,
  ];
}

/** What lies in no ward, or in none that is known; said even where it is nothing. */
export function unplacedSentence({ unplaced, unplacedShare, whole }: WardsFinding, indicator: Indicator): Inline[] {
  if (!isNumber(unplaced.value))
    return runs`How many ${units(indicator)} could not be placed in a ward is not shown in this edition.`;
  if (unplaced.value.number === 0) return runs`All ${whole} could be placed in a ward.`;
  return runs`${unplaced} of ${whole} could not be placed in a ward (${unplacedShare.share}).`;
}

/** Why a rate by ward is no risk, with the wards of which that is most true. */
export function wardRateNote(centres: readonly string[]): Inline[] {
  const most =
    centres.length === 0
      ? "A ward with a town centre"
      : `${centres.length === 1 ? "A ward with a town centre, here" : "Wards with a town centre, here"} ${plain(listed(centres))},`;
  const has = centres.length > 1 ? "have" : "has";
  return [label(`${most} ${has} many visitors and few residents: the rate there is not the risk that residents run.`)];
}

export const noResidentsNote =
  "The table of populations has no residents by ward, so that there are counts and no rates.";

export const withheldWardsNote =
  "Wards marked [c] are in the order of their names; any of them may have more than a ward that stands before it.";
export const noRanksNote = (withheld: boolean): string =>
  withheld
    ? "There are no ranks by rate, since the numbers of some wards are withheld."
    : "There are no ranks by rate, since some wards have none.";

/** "1 in 4 ..." is left to the table: each zone with its part of the whole. */
export function zoneSentences(zones: readonly ZoneFinding[], nameOf: NameOf): Inline[] {
  const known = zones.filter(({ count, share }) => isNumber(count.value) && isNumber(share.share.value));
  if (known.length === 0) return [];
  const items = known.map(({ area, count, share }) => runs`${nameOf(area)} ${count} (${share.share})`);
  return runs`In the zones: ${series(items)} of ${known[0] ? known[0].share.whole : ""} in all. Zones can lie across each other and are not added up.`;
}

export function lsoaSentence({ concentration }: WardsFinding, indicator: Indicator): Inline[] {
  if (!concentration || !isNumber(concentration.share.share.value)) return [];
  const { topPercent, top, units: all, share } = concentration;
  return runs`The ${`${topPercent}%`} of LSOAs with the most, ${spellSmall(top.length)} of ${formatCount(all)}, hold ${share.part} of the ${share.whole} ${units(indicator)} whose LSOA is known (${share.share}).`;
}

/** Small areas that are among the first year after year: "..., in at least two of 2013/14, 2014/15 and 2015/16". */
export function hotspotSentence({ hotspots }: WardsFinding, years: readonly Period[], nameOf: NameOf): Inline[] {
  if (!hotspots) return [];
  const { first, least, persistent } = hotspots;
  const named = plain(listed(years.map((year) => formatPeriod(year))));
  const rule = `among the first ${spellSmall(first)} LSOAs in at least ${spellSmall(least)} of ${named}`;
  if (persistent.length === 0) return [label(`No LSOA was ${rule}.`)];
  return runs`Persistent hotspots, ${rule}: ${listed(persistent.map(({ area }) => nameOf(area)))}.`;
}

export const mapTitle = ({ wards }: WardsFinding, nameOf: NameOf, indicator: Indicator): Inline[] => {
  const above = wards.filter((ward) => ward.above);
  const [first, second] = above;
  if (!first) return [label(`${indicator.title} by ward`)];
  return second
    ? [label(`${indicator.title}: the most in ${nameOf(first.area)} and ${nameOf(second.area)}`)]
    : [label(`${indicator.title}: the most in ${nameOf(first.area)}`)];
};

export const classesNote = "The map’s classes are equal steps from zero; a darker shade is more.";
export const shapesNote = (name: string): string => `Shapes: ${name.replace(/\.$/, "")}.`;
export const tilesNote = "The map is a diagram: each ward is a tile of the same size, roughly where it lies.";

export const wardsNotDrawn =
  "The settings give no boundaries of the wards, and no places for tiles: the table stands without a map.";
export const wardsChangedGap = (indicator: Indicator): string =>
  `${indicator.title} by ward: the list has no wards that were drawn alike throughout the period.`;
export const wardsNotHeldGap = (indicator: Indicator): string =>
  `${indicator.title} by ward: no source held says in which ward it was.`;
export const noWardsGap = "Where: the settings list no wards.";

export const notCountedGap = (title: string): string =>
  `${title} is a percentage or a number at a date. Who, where and when can only be told of what is counted over a period.`;
