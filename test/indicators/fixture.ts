import type { Coverage, MonthCoverage, ReadResult, RecordField, SourceReading } from "../../src/extracts/reading.ts";
import type { CountedArea } from "../../src/indicators/counted-area.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import type { Problem } from "../../src/problems/problem.ts";
import { openStore, type RecordStore } from "../../src/records/store.ts";
import type { Figure } from "../../src/values/figure.ts";
import { type CountRequest, countId, type Measure } from "../../src/values/figure-book.ts";
import { type IsoDate, monthEnd, monthStart, monthsOf, type Period, parsePeriod } from "../../src/values/period.ts";
import { plainForm } from "../extracts/settings.ts";

/** A row of the record store, as a test writes it: everything not given is unknown, lists are empty, the weight is 1. */
export interface TestRecord {
  readonly kind:
    | "offence"
    | "victim"
    | "referral"
    | "police-asb"
    | "indicator"
    | "youth-justice"
    | "council-asb"
    | "suspect";
  readonly source?: string;
  readonly file?: number;
  readonly indicator?: string;
  readonly dims?: Readonly<Record<string, string>>;
  readonly recorded?: IsoDate;
  /** `2020-03-27 18:00`, or a date alone when the time is unknown. */
  readonly committed?: string;
  readonly span?: number;
  readonly referred?: IsoDate;
  /** As `committed`. */
  readonly reported?: string;
  readonly category?: string;
  readonly flags?: readonly string[];
  readonly operations?: readonly string[];
  readonly age?: number;
  readonly referralSource?: string;
  readonly borough?: string;
  readonly ward?: string;
  readonly lsoa?: string;
  readonly weight?: number;
  readonly person?: number;
  readonly premises?: number;
  readonly ended?: IsoDate;
  /** False: closed, nobody knows when. Open when left out and without an end. */
  readonly open?: boolean;
  readonly detail?: string;
  readonly outcome?: string;
  readonly suspectAge?: number;
  readonly sex?: string;
  readonly percent?: number;
}

const columns =
  "kind, source, file, indicator, dims, month_precision, recorded_date, committed_date, committed_hour, committed_minute, " +
  "committed_span_hours, referred_date, reported_date, category, flags, operations, victim_age, referral_source, borough, ward, " +
  "lsoa, weight, person_key, premises_key, ended_date, still_open, detail, outcome, suspect_age, victim_sex, suspect_sex, percent";

const text = (value: string | undefined): string => (value === undefined ? "NULL" : `'${value.replaceAll("'", "''")}'`);
const number = (value: number | undefined): string => (value === undefined ? "NULL" : String(value));
const list = (values: readonly string[] = []): string => `[${values.map(text).join(", ")}]::VARCHAR[]`;

const sourceOf = {
  offence: "police-crime",
  victim: "police-crime",
  "police-asb": "police-asb",
  referral: "dais",
  indicator: "history",
  "youth-justice": "yjs",
  "council-asb": "council",
  suspect: "police-crime",
};
const fileOf = {
  offence: 0,
  victim: 0,
  "police-asb": 1,
  referral: 2,
  indicator: 3,
  "youth-justice": 4,
  "council-asb": 4,
  suspect: 0,
};

function valuesOf(record: TestRecord): string {
  const [date, clock] = (record.committed ?? record.reported ?? "").split(" ");
  const [hour, minute] = clock?.split(":") ?? [];
  const dims = record.dims
    ? `MAP {${Object.entries(record.dims).map(([key, value]) => `${text(key)}: ${text(value)}`)}}`
    : "NULL";
  return [
    text(record.kind),
    text(record.source ?? sourceOf[record.kind]),
    number(record.file ?? fileOf[record.kind]),
    text(record.indicator),
    dims,
    record.weight === undefined ? "false" : "true",
    text(record.recorded),
    record.committed ? text(date) : "NULL",
    hour === undefined ? "NULL" : String(Number(hour)),
    minute === undefined ? "NULL" : String(Number(minute)),
    number(record.span),
    text(record.referred),
    record.reported ? text(date) : "NULL",
    text(record.category),
    list(record.flags),
    list(record.operations),
    number(record.age),
    text(record.referralSource),
    text(record.borough),
    text(record.ward),
    text(record.lsoa),
    number(record.weight ?? 1),
    record.person === undefined ? "NULL::UBIGINT" : `${record.person}::UBIGINT`,
    record.premises === undefined ? "NULL::UBIGINT" : `${record.premises}::UBIGINT`,
    record.ended === undefined ? "NULL::DATE" : `'${record.ended}'::DATE`,
    record.ended ? "false" : record.open === false ? "NULL::BOOLEAN" : "true",
    text(record.detail),
    text(record.outcome),
    number(record.suspectAge),
    record.kind === "suspect" ? "NULL" : text(record.sex),
    record.kind === "suspect" ? text(record.sex) : "NULL",
    number(record.percent),
  ].join(", ");
}

export async function insert(store: RecordStore, records: readonly TestRecord[]): Promise<void> {
  if (records.length === 0) return;
  const names = columns.split(",").map((name) => name.trim());
  await store.add(
    "records",
    Object.fromEntries(names.map((name) => [name, `v.${name}`])),
    `(VALUES ${records.map((record) => `(${valuesOf(record)})`).join(", ")}) v(${columns})`,
  );
}

export async function storeOf(records: readonly TestRecord[]): Promise<RecordStore> {
  const store = await openStore();
  await insert(store, records);
  return store;
}

/** Whole months from the first to the last, unless a state is given; the source ends with its last month or on `to`. */
export function coverage(from: string, to: string, states: Readonly<Record<string, MonthCoverage>> = {}): Coverage {
  const start = from.length === 7 ? monthStart(from) : from;
  const end = to.length === 7 ? monthEnd(to) : to;
  const months = Object.fromEntries(
    monthsOf({ start, end }).map((month): [string, MonthCoverage] => {
      const cut = monthStart(month) < start || monthEnd(month) > end;
      return [month, states[month] ?? (cut ? "part" : "whole")];
    }),
  );
  return { from: start, to: end, basis: "inferred", months };
}

const files = ["crime.csv", "asb.csv", "dais.csv", "history.csv", "other.csv"];
export const sha = (file: number): string => `sha-${files[file]}`;

export function source(
  id: string,
  fields: readonly RecordField[],
  covers: Coverage,
  more: Partial<SourceReading> & { readonly file?: number } = {},
): SourceReading {
  const { file = 0, ...rest } = more;
  return {
    source: id,
    name: id,
    provider: "A provider",
    format: "offence-records",
    grain: "offence-victim",
    precision: "record",
    kinds: [
      ...(fields.includes("recorded-date") ? (["offence"] as const) : []),
      ...(fields.includes("victim-age") ? (["victim"] as const) : []),
      ...(fields.includes("referred-date") ? (["referral"] as const) : []),
      ...(fields.includes("reported-date") ? (["police-asb"] as const) : []),
    ],
    provides: fields,
    files: [
      {
        file,
        path: `extracts/${files[file]}`,
        sha256: sha(file),
        bytes: 1,
        encoding: "utf-8",
        form: plainForm,
        rows: { read: 0, accepted: 0, rejected: 0, duplicate: 0, superseded: 0, outOfScope: 0 },
        rejectsByReason: {},
      },
    ],
    coverage: covers,
    records: {},
    unmappedCategories: {},
    setApart: {},
    signs: [],
    ...rest,
  };
}

const crimeFields: readonly RecordField[] = [
  "category",
  "recorded-date",
  "committed-date",
  "committed-time",
  "flags",
  "operations",
  "victim-age",
  "borough",
  "ward",
  "lsoa",
];

/** Three sources over whole years: police offences, police ASB, referrals. */
export function usualSources(covers: Coverage = coverage("2016-04", "2021-03")): SourceReading[] {
  return [
    source("police-crime", crimeFields, covers, { records: { offence: 0, victim: 0 } }),
    source("police-asb", ["category", "reported-date", "committed-time", "borough", "ward", "lsoa"], covers, {
      file: 1,
      format: "incident-records",
      records: { "police-asb": 0 },
    }),
    source("dais", ["referred-date", "referral-source"], covers, {
      file: 2,
      format: "incident-records",
      records: { referral: 0 },
    }),
  ];
}

export const readingOf = (sources: readonly SourceReading[]): ReadResult => ({ sources, rejects: [], problems: [] });

export const areas: readonly CountedArea[] = [
  { id: "hackney", kind: "borough" },
  { id: "shoreditch", kind: "zone", lsoas: ["E01000001", "e01000002 "] },
  { id: "dalston", kind: "zone", lsoas: ["E01000003"] },
  { id: "canal", kind: "zone", lsoas: ["E01000001"], validFrom: "2019-05-01", validTo: "2019-12-31" },
  { id: "kings-park", kind: "ward" },
  { id: "parks", kind: "zone", lsoas: [], wards: ["kings-park", "london-fields"] },
  { id: "mps", kind: "comparator" },
];

export const inShoreditch = "E01000001";
export const inDalston = "E01000003";

export function periodOf(label: string): Period {
  const parsed = parsePeriod(label);
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.period;
}

export interface Asked {
  readonly indicator: string;
  readonly period: string;
  readonly area?: string;
  readonly dims?: Readonly<Record<string, string>>;
  readonly measure?: Measure;
}

export const requestOf = ({ indicator, period, area = "hackney", dims, measure: kind }: Asked): CountRequest => ({
  indicator,
  area,
  period: periodOf(period),
  ...(dims ? { dims } : {}),
  ...(kind ? { measure: kind } : {}),
});

/** Measures and answers by request, so that a test reads as question and answer. */
export async function ask(
  store: RecordStore,
  asked: readonly Asked[],
  options: {
    readonly sources?: readonly SourceReading[];
    readonly indicators?: ReadonlyMap<string, Indicator>;
    readonly operations?: readonly { readonly id: string }[];
  } = {},
): Promise<{ figures: Figure[]; all: Figure[]; problems: Problem[] }> {
  const requests = asked.map(requestOf);
  const { figures, problems } = await measure({
    store,
    requests,
    indicators: options.indicators ?? (await loadCatalogue()).indicators,
    areas,
    partnershipArea: "hackney",
    reading: readingOf(options.sources ?? usualSources()),
    operations: options.operations ?? [{ id: "lagana" }],
  });
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return {
    figures: requests.map((request) => {
      const figure = byId.get(countId(request));
      if (!figure) throw new Error(`no figure for ${countId(request)}`);
      return figure;
    }),
    all: figures,
    problems,
  };
}

/** The numbers of figures, or their states. */
export const numbersOf = (figures: readonly Figure[]): (number | string)[] =>
  figures.map(({ value }) => (value.state === "value" ? value.number : `${value.state}: ${value.because}`));
