import { ownMeasure } from "../indicators/own-measure.ts";
import type { Place } from "../partnership/place-list.ts";
import { type PlaceRow, type PlacesFinding, placesFound } from "../steps/places.ts";
import type { RankedEntry } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { formatPeriod } from "../wording/dates.ts";
import {
  concentrationSentence,
  hotspotsSentence,
  listSentence,
  noHotspotsSentence,
  type PlaceName,
  placeNames,
  rankText,
  selectionSentence,
} from "../wording/places.ts";
import { denominatorWords, noRateSentence } from "../wording/rates.ts";
import { formatValue, unitName } from "../wording/values.ts";
import type { Context } from "./command.ts";
import type { Answered, Extras, Part } from "./figure-extras.ts";

/** Every ward or LSOA of the area with its count, rate and ranks; of LSOAs also concentration and persistent hotspots. */
export async function placesPart(
  context: Context,
  { geography, list, top }: NonNullable<Extras["places"]>,
  { partnership, reading, requests }: Answered,
): Promise<Part> {
  const { reporter, options } = context;
  const found: object[] = [];
  for (const request of requests) {
    const indicator = partnership.indicators.get(request.indicator);
    if (!indicator || ownMeasure(indicator) !== "count") {
      reporter.message(`Only counts are ranked by place; ${request.indicator} is none.`);
      continue;
    }
    const finding = await placesFound(partnership, reading, request, list, top);
    const rows = chosenRows(finding);
    const said = sentencesOf(finding, list, geography);
    if (options.format?.[0] !== "json") {
      reporter.line();
      reporter.heading(`${indicator.title} by ${placeNames[geography][0]}, ${formatPeriod(request.period)}`);
      if (rows.length > 0) printTable(context, rows, geography);
      for (const sentence of said) reporter.line(sentence);
    }
    const rates = new Set(finding.rows.flatMap(({ rate }) => (rate && noRateSentence(rate)) ?? []));
    for (const sentence of rates) reporter.message(sentence);
    found.push(plainFinding(finding, rows, geography, said));
  }
  return { places: found };
}

/** For machines: a rank rests on every other place's figure, which stand here once and not with each rank. */
function plainFinding(
  { request, rows: all, whole, by, selection, concentration, hotspots }: PlacesFinding,
  rows: readonly PlaceRow[],
  geography: PlaceName,
  sentences: readonly string[],
): object {
  return {
    indicator: request.indicator,
    geography,
    period: request.period.id,
    size: all.length,
    whole,
    by,
    rows: rows.map(({ place, count, countRank, rate, rateRank }) => ({
      area: place.id,
      name: place.name,
      count,
      ...(countRank ? { countRank: plainRank(countRank) } : {}),
      ...(rate ? { rate } : {}),
      ...(rateRank ? { rateRank: plainRank(rateRank) } : {}),
    })),
    ...(selection
      ? { universe: selection.universe, tiedAtCutOff: selection.strata.flatMap(({ tiedAtCutOff }) => tiedAtCutOff) }
      : {}),
    ...(concentration ? { concentration: { ...concentration, top: concentration.top.map(({ area }) => area) } } : {}),
    ...(hotspots ? { hotspots } : {}),
    sentences,
  };
}

const plainRank = ({ rank, tiedWith }: RankedEntry): object => ({
  id: rank.id,
  ...(isNumber(rank.value) ? { rank: rank.value.number } : {}),
  tiedWith,
});

/** All of them, or those that were chosen, in the order in which they were. */
function chosenRows({ rows, selection }: PlacesFinding): readonly PlaceRow[] {
  if (!selection) return rows;
  const chosen = selection.strata.flatMap((stratum) => stratum.chosen);
  return chosen.flatMap(({ area }) => rows.filter(({ place }) => place.id === area));
}

function sentencesOf(
  { rows, whole, by, selection, concentration, hotspots, years }: PlacesFinding,
  list: readonly Place[],
  geography: PlaceName,
): string[] {
  const names = new Map(list.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => names.get(id) ?? id;
  const counts = rows.map(({ count }) => count);
  return [
    ...(selection ? [selectionSentence(selection, by, nameOf)] : []),
    listSentence(geography, counts, whole),
    ...(concentration ? [concentrationSentence(concentration, geography)] : []),
    ...(hotspots ? [hotspotsSentence(hotspots, years, nameOf)] : geography === "lsoa" ? [noHotspotsSentence] : []),
  ];
}

function printTable({ reporter }: Context, rows: readonly PlaceRow[], geography: PlaceName): void {
  const hasRates = rows.some(({ rate }) => rate && isNumber(rate.rate.value));
  reporter.table(
    [
      { title: geography === "ward" ? "Ward" : "LSOA" },
      { title: "Count", align: "right" },
      { title: "Rank by count", align: "right" },
      ...(hasRates
        ? [
            { title: "Of" },
            { title: "Number", align: "right" as const },
            { title: "Rate", align: "right" as const },
            { title: "Per" },
            { title: "Rank by rate", align: "right" as const },
          ]
        : []),
    ],
    rows.map(({ place, count, countRank, rate, rateRank }) => [
      place.name,
      formatValue(count.value, count),
      rankText(countRank),
      ...(hasRates && rate
        ? [
            denominatorWords(rate),
            formatValue(rate.denominator.value, rate.denominator),
            formatValue(rate.rate.value, rate.rate),
            unitName(rate.rate.unit),
            rankText(rateRank),
          ]
        : []),
    ]),
  );
}
