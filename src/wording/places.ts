import type { RankedEntry } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { Period } from "../values/period.ts";
import type { ConcentrationFinding, HotspotsFinding, SelectionFinding } from "../values/place-findings.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "./dates.ts";
import { formatCount } from "./numbers.ts";
import { formatValue, unitName } from "./values.ts";

/** What the places are called, one and many. */
export const placeNames = { ward: ["ward", "wards"], lsoa: ["LSOA", "LSOAs"] } as const;
export type PlaceName = keyof typeof placeNames;

const shown = (figure: Figure): string => formatValue(figure.value, figure);
const listed = (names: readonly string[]): string => names.join(", ");
const many = (number: number, kind: PlaceName): string =>
  `${formatCount(number)} ${placeNames[kind][number === 1 ? 0 : 1]}`;

/** "3=" where another place has the same number. */
export const rankText = (entry: RankedEntry | undefined): string =>
  entry ? `${shown(entry.rank)}${entry.tiedWith.length > 0 ? "=" : ""}` : "";

/** How long the list is, and how much of the whole area's count lies in none of its places. */
export function listSentence(kind: PlaceName, counts: readonly Figure[], whole: Figure): string {
  const numbers = counts.flatMap(({ value }) => (isNumber(value) ? [value.number] : []));
  const size = `The list has ${many(counts.length, kind)}`;
  if (numbers.length < counts.length)
    return `${size}, of which ${formatCount(counts.length - numbers.length)} without a number: ranks are of the rest.`;
  if (!isNumber(whole.value)) return `${size}.`;
  const placed = numbers.reduce((sum, number) => sum + number, 0);
  const left = whole.value.number - placed;
  return `${size}. Of ${formatCount(whole.value.number)} ${unitName(whole.unit, whole.value.number)} ${formatCount(placed)} lie in one of them${left === 0 ? "." : `; ${formatCount(left)} could be placed in none.`}`;
}

const whyNone: Readonly<Record<Exclude<SelectionFinding["universe"]["state"], "whole">, string>> = {
  "wrong-size": "the list has not as many places as it should",
  "figures-missing": "some places have no number",
  "versions-mixed": "some places changed within the period",
};

/** How places were chosen, and whether only their codes decided between the last one and others. */
export function selectionSentence(
  { universe, strata }: SelectionFinding,
  by: "rate" | "count",
  nameOf: (id: string) => string,
): string {
  if (universe.state !== "whole")
    return `None is chosen, since ${whyNone[universe.state]}: ${listed(universe.lacking.map(nameOf))}.`;
  const tied = strata.flatMap(({ tiedAtCutOff }) => tiedAtCutOff);
  const chosen = strata.flatMap((stratum) => stratum.chosen).length;
  return `The first ${formatCount(chosen)} of ${formatCount(universe.expected)} by ${by}${by === "rate" ? ", then by count" : ""}.${
    tied.length === 0
      ? ""
      : ` Not shown, though equal to the last one in all but its code: ${listed(tied.map(nameOf))}.`
  }`;
}

export function concentrationSentence(
  { topPercent, top, units, share }: ConcentrationFinding,
  kind: PlaceName,
): string {
  const { part, whole } = share;
  if (!isNumber(share.share.value))
    return `What share the first ${topPercent}% of LSOAs hold is not defined: nothing was counted in any.`;
  return `The first ${topPercent}% of the list, ${formatCount(top.length)} of ${many(units, kind)}, ${top.length === 1 ? "holds" : "hold"} ${shown(share.share)} of what could be placed (${shown(part)} of ${shown(whole)}).`;
}

/** Says k, m and n whatever was found. */
export function hotspotsSentence(
  { first, least, years: count, persistent }: HotspotsFinding,
  years: readonly Period[],
  nameOf: (id: string) => string,
): string {
  const rule = `among the first ${formatCount(first)} in at least ${least} of ${count} years (${listed(years.map(formatPeriod))})`;
  return persistent.length === 0
    ? `No LSOA was ${rule}.`
    : `Persistent hotspots, ${rule}: ${listed(persistent.map(({ area, years: held }) => `${nameOf(area)} (${held.length} of ${count})`))}.`;
}

/** Without it nothing would say that hotspots were looked for. */
export const noHotspotsSentence =
  "Persistent hotspots need two whole financial years with a number for every LSOA; fewer are held.";
