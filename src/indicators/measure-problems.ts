import type { SourceReading } from "../extracts/reading.ts";
import type { Problem } from "../problems/problem.ts";
import { type IsoMonth, monthEnd, monthStart, monthsOf } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";
import type { ChosenSources, Lacking } from "./choose-sources.ts";
import { areaName, type CountedArea } from "./counted-area.ts";
import type { Indicator } from "./indicator.ts";
import type { Supplier } from "./supplier.ts";

export const fieldWords: Readonly<Record<Lacking, string>> = {
  "fine-category": "categories as fine as it needs",
  "held-category": "any record of its categories",
  category: "the category",
  "recorded-date": "the date recorded",
  "committed-date": "the date committed",
  "committed-time": "the time of day",
  "referred-date": "the date of referral",
  "reported-date": "the date of the report",
  flags: "feature codes and the domestic abuse flag",
  operations: "operations",
  "victim-age": "the victim's age",
  "victim-sex": "the victim's sex",
  "victim-ethnicity": "the victim's ethnicity",
  suspect: "suspects",
  "suspect-age": "the suspect's age",
  "suspect-sex": "the suspect's sex",
  "suspect-ethnicity": "the suspect's ethnicity",
  "age-band": "the band of ages",
  "ended-date": "the date of closing",
  detail: "the second coded value, such as the qualifier of a call",
  outcome: "the outcome",
  "place-kind": "the kind of place",
  risk: "the risk",
  repeat: "the mark of a repeat",
  person: "a key for persons",
  premises: "a key for premises",
  "referral-source": "the source of referral",
  borough: "the borough as a whole",
  ward: "the ward",
  lsoa: "the LSOA",
  point: "coordinates",
};

export const kindWords: Readonly<Record<RecordKind, string>> = {
  offence: "offences",
  victim: "victims",
  referral: "referrals",
  suspect: "suspects",
  "victim-suspect": "victims with suspects",
  "police-asb": "antisocial behaviour reported to the police",
  "council-asb": "antisocial behaviour reported to the council",
  "stop-search": "stops and searches",
  "youth-justice": "youth justice orders and cases",
  fire: "fires",
  ambulance: "ambulance call-outs",
  "emergency-department": "attendances at emergency departments",
};

export function unserved(indicator: Indicator, area: CountedArea, chosen: ChosenSources): Problem {
  const { aggregation } = indicator;
  const service =
    aggregation.kind === "records" && aggregation.service ? ` to the service "${aggregation.service}"` : "";
  const kind = aggregation.kind === "records" ? `${kindWords[aggregation.of]}${service}` : "this";
  const lacking = chosen.lacking.map((field) => fieldWords[field]).join(", ");
  return {
    code: "indicator-unserved",
    severity: "warning",
    message: lacking
      ? `"${indicator.title}" cannot be counted in ${areaName(area)}: the sources of ${kind} do not hold ${lacking}.`
      : `"${indicator.title}" cannot be counted in ${areaName(area)}: no source holds ${kind}.`,
    remedy: lacking
      ? "Add a source of single records that holds them, or take the indicator out of the settings."
      : "Add such a source to the settings, or take the indicator out of them.",
    place: { file: "partnership.yaml", field: "sources" },
  };
}

/** An indicator that comes ready-made, and no source has it. */
export function unpublished({ id, title }: Indicator, area: CountedArea): Problem {
  return {
    code: "indicator-unserved",
    severity: "warning",
    message: `"${title}" is not counted from records, and no source publishes it for ${areaName(area)}.`,
    remedy: `Add a source of the format monthly-counts with rows of the indicator "${id}", or take the indicator out of the settings.`,
    place: { file: "partnership.yaml", field: "sources" },
  };
}

export function sourcesAdded(indicator: Indicator, sources: readonly SourceReading[]): Problem {
  return {
    code: "indicator-sources-added",
    severity: "note",
    message: `"${indicator.title}" adds up the records of ${sources.map((source) => source.source).join(" and ")}.`,
    remedy: `If they hold the same things, name the right ones: indicators: adjust: ${indicator.id}: aggregation: sources.`,
    place: { file: "partnership.yaml", field: "sources" },
  };
}

export function sourcesAside(indicator: Indicator, { primary, aside }: ChosenSources): Problem {
  const names = (sources: readonly SourceReading[]): string => sources.map(({ source }) => source).join(" and ");
  return {
    code: "indicator-source-aside",
    severity: "note",
    message: `"${indicator.title}" is counted from ${names(primary)}; ${names(aside)} ${aside.length === 1 ? "publishes" : "publish"} counts of the same things, and is not added.`,
    remedy: `To count from another, name it: indicators: adjust: ${indicator.id}: aggregation: sources. A longer history is taken from a source that "extends" the other.`,
    place: { file: "partnership.yaml", field: "sources" },
  };
}

/** Over the months that both hold whole, a series and the history that extends it must agree; otherwise the joint shows as a change. */
export function spliceDiffers(
  indicator: Indicator,
  area: CountedArea,
  primary: Supplier,
  extension: Supplier,
): Problem | undefined {
  const shared = monthsOfBoth(primary, extension);
  const counts = shared.map((month) => {
    const piece = { start: monthStart(month), end: monthEnd(month) };
    return { month, ours: primary.tally(piece).counted.number, theirs: extension.tally(piece).counted.number };
  });
  const differing = counts.filter(({ ours, theirs }) => ours !== theirs);
  const [first, last] = [shared[0], shared.at(-1)];
  if (differing.length === 0 || first === undefined || last === undefined) return undefined;
  const ours = counts.reduce((sum, count) => sum + count.ours, 0);
  const theirs = counts.reduce((sum, count) => sum + count.theirs, 0);
  const [from, to] = [primary, extension].map((supplier) => supplier.sources.map((source) => source.source).join(", "));
  return {
    code: "splice-differs",
    severity: "warning",
    message: `"${indicator.title}" in ${areaName(area)}: over the months that both hold, ${first} to ${last}, ${from} has ${ours} and ${to} has ${theirs}; ${differing.length} of ${shared.length} months differ.`,
    remedy:
      "Ask the provider which is right. Comparisons across the joint of the two rest on them being the same measure.",
    place: { file: "partnership.yaml", field: "sources" },
  };
}

function monthsOfBoth(primary: Supplier, extension: Supplier): IsoMonth[] {
  const spans = [primary, extension].map((supplier) =>
    supplier.sources.flatMap((source) => Object.keys(source.coverage.months)).sort(),
  );
  const from = spans
    .map((months) => months[0] ?? "9999-12")
    .sort()
    .at(-1);
  const to = spans.map((months) => months.at(-1) ?? "0001-01").sort()[0];
  if (from === undefined || to === undefined || from > to) return [];
  return monthsOf({ start: monthStart(from), end: monthEnd(to) }).filter((month) => {
    const piece = { start: monthStart(month), end: monthEnd(month) };
    return primary.cover(piece) === "whole" && extension.cover(piece) === "whole";
  });
}
