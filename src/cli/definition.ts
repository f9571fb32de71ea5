import { type Filters, partFilters, withFilters } from "../indicators/filters.ts";
import type { DateBasis, Indicator, Polarity } from "../indicators/indicator.ts";
import { isOfRecords, madeOf, type RecordsIndicator } from "../indicators/own-measure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import type { RecordKind } from "../values/record-kind.ts";
import { formatDate } from "../wording/dates.ts";
import { predicateWords } from "./predicate-words.ts";

const kinds: Readonly<Record<RecordKind, string>> = {
  offence: "offences, each reference once",
  victim: "victimisations: each victim once in each offence",
  referral: "referrals",
  suspect: "suspects: each suspect once in each offence",
  "victim-suspect": "pairs: each victim of an offence with each suspect of it",
  "police-asb": "antisocial behaviour incidents reported to the police",
  "council-asb": "antisocial behaviour and noise cases reported to the council",
  "stop-search": "stops and searches",
  "youth-justice": "youth justice orders and cases",
  fire: "fires and other calls to the fire brigade",
  ambulance: "ambulance call-outs",
  "emergency-department": "attendances at emergency departments",
};

const dates: Readonly<Record<DateBasis, string>> = {
  recorded: "the day on which it was recorded",
  committed: "the day on which it was committed, from its earliest time",
  referred: "the day of the referral",
  reported: "the day of the call",
};

const polarities: Readonly<Record<Polarity, string>> = {
  lower: "fewer is better",
  higher: "more is better",
  neutral: "neither more nor fewer is better: recording follows effort or trust",
};

/** An indicator's definition, filter and limits as lines: what it counts, when, and what it leaves out. */
export function definitionLines(indicator: Indicator, all: ReadonlyMap<string, Indicator>): string[] {
  return [
    indicator.definition.trim(),
    "",
    `Source of the definition: ${indicator.source}`,
    `Counts: ${countWords(indicator)}`,
    ...partLines(indicator, all, "  "),
    ...(isOfRecords(indicator) && indicator.aggregation.sources
      ? [`Only from the sources: ${indicator.aggregation.sources.join(", ")}`]
      : []),
    `Unit: ${indicator.unit}; ${polarities[indicator.polarity]}`,
    `Dated by: ${dates[indicator.dateBasis]}`,
    `Compared by: ${indicator.exposure === "nights" ? "Friday and Saturday nights" : "days"}`,
    ...indicator.breakdowns.map(
      (breakdown) => `Split by ${breakdown.id}: ${breakdown.values.map((value) => value.id).join(", ")}`,
    ),
    ...indicator.breaks.map((one) => `Break in the series on ${formatDate(one.from)}: ${one.note}`),
    ...indicator.notes.map((note) => `Note: ${note}`),
    ...(indicator.own ? ["Defined by this partnership."] : []),
    ...(indicator.adjusted ? [`Changed by this partnership: ${indicator.adjusted.join(", ")}.`] : []),
  ];
}

const publishedWords: Readonly<Record<string, string>> = {
  false: "the counts are taken as published, by month",
  true: "a number as published for a month, which stands for its end",
  "twelve-months": "a number as published for a month, which stands for the twelve months that end with it",
};

function countWords({ aggregation }: Indicator): string {
  switch (aggregation.kind) {
    case "sum":
      return "the sum of";
    case "share":
      return "of the second of these, in percent, how many are the first";
    case "published":
      return `nothing of its own: ${publishedWords[String(aggregation.level ?? false)]}`;
    case "survey":
      return "nothing of its own: a percentage of those asked, as published, with their number";
    case "records":
      return recordWords(aggregation);
    case "stock":
      return `${aggregation.each ? "people, each once, with " : ""}${recordWords(aggregation)}: those begun by the end of the day and not ended by then`;
    case "repeats":
      return `${recordWords(aggregation)}: those of ${aggregation.by === "person" ? "a person" : "an address"} with another such on an earlier day, at most ${aggregation.withinDays} days before`;
  }
}

function recordWords({ of, service, where }: RecordsIndicator["aggregation"]): string {
  return `${kinds[of]}${serviceWords(service)}${whereWords(predicateWords(where))}`;
}

function partLines(indicator: Indicator, all: ReadonlyMap<string, Indicator>, indent: string): string[] {
  return madeOf(indicator).flatMap((id) => {
    const part = all.get(id);
    return part ? [`${indent}${id}: ${countWords(part)}`, ...partLines(part, all, `${indent}  `)] : [];
  });
}

/** What the filters of a question leave of each indicator, in words; once for all its areas, periods and values of a split. */
export function filterSentences(requests: readonly CountRequest[], all: ReadonlyMap<string, Indicator>): string[] {
  const said = requests.flatMap(({ indicator: id, dims = {} }) => {
    const indicator = all.get(id);
    const { filters } = partFilters(dims);
    return indicator && Object.keys(filters).length > 0 ? filteredLines(indicator, filters, all) : [];
  });
  return [...new Set(said)];
}

/** What an indicator counts under filters. */
export function filteredLines(indicator: Indicator, filters: Filters, all: ReadonlyMap<string, Indicator>): string[] {
  if (!isOfRecords(indicator))
    return madeOf(indicator).flatMap((id) => {
      const part = all.get(id);
      return part ? filteredLines(part, filters, all) : [];
    });
  const filtered = withFilters(indicator, filters);
  return filtered.ok ? [`${indicator.title}, filtered: counts ${countWords(filtered.indicator)}.`] : [];
}

const serviceWords = (service: string | undefined): string =>
  service === undefined ? "" : `, of sources of the service "${service}"`;

const whereWords = (words: string): string => (words === "" ? "" : `, where ${words}`);
