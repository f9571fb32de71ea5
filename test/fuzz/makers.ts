import { formatList } from "../../src/extracts/registry.ts";
import { everywhere } from "../../src/extracts/scope.ts";
import type { Settings } from "../../src/partnership/settings.ts";
import type { Random } from "./random.ts";

/** A row of a clean extract and what it must add to the counts, by month and place or category. */
export interface CleanRow {
  readonly cells: readonly string[];
  readonly adds: Readonly<Record<string, number>>;
}

/** Makes clean extracts of one format: what each row must count is known from how it was made. */
export interface Maker {
  readonly format: string;
  readonly preset?: string;
  readonly header: readonly string[];
  /** The same row twice is two records: nothing tells it from two things that were alike. */
  readonly rowsAreRecords?: true;
  readonly settings?: Partial<Settings>;
  /** SQL over a record, for the part of the key behind the month. */
  readonly key: string;
  rows(random: Random, count: number): CleanRow[];
}

const twoDigits = (value: number): string => `${value}`.padStart(2, "0");
const months = Array.from({ length: 12 }, (_, index) => `2019-${twoDigits(index + 1)}`);
const categories = {
  Shoplifting: "shoplifting",
  "Bicycle Theft": "bicycle-theft",
  Rape: "rape",
  Homicide: "homicide",
} as const;
const labels = Object.keys(categories) as (keyof typeof categories)[];
const wards = [
  "Haggerston",
  "King's Park",
  "Café Row",
  "Hoxton East & Shoreditch",
  'The "Elms", north',
  "two\nlines",
  "",
];

/** References that no single change turns into one another. */
const reference = (index: number): string => `R${`${index}`.padStart(3, "0").repeat(3)}`;

const borough = (random: Random): string => (random.chance(0.15) ? "Camden" : "Hackney");

/** A record a row: a reference, a date, a place. Columns that a format needs besides are `more`. */
function recordMaker(format: string, preset: string | undefined, date: string, more: readonly string[] = []): Maker {
  const fields = formatList.find(({ id }) => id === format)?.fields(preset) ?? [];
  const names = ["reference", date, "borough", "ward", ...more].filter((name) =>
    fields.some((field) => field.name === name),
  );
  const hasWard = names.includes("ward");
  return {
    format,
    ...(preset === undefined ? {} : { preset }),
    // A column that nobody needs stands last, so that rows end in blanks.
    header: [...names.map((name) => fields.find((field) => field.name === name)?.headers[0] ?? name), "Remark"],
    key: hasWard ? "coalesce(ward, '')" : "''",
    rows: (random, count) =>
      Array.from({ length: count }, (_, index) => {
        const month = random.pick(months);
        const values: Readonly<Record<string, string>> = {
          reference: reference(index),
          [date]: `${twoDigits(1 + (index % 28))}/${month.slice(5)}/2019`,
          borough: names.includes("borough") ? borough(random) : "Hackney",
          ward: random.pick(wards),
          offence_subgroup: "Shoplifting",
        };
        const cells = [
          ...names.map((name) => values[name] ?? ""),
          random.pick(["", "", "a, b", "£5 – “yes”", "5\u201d"]),
        ];
        const key = `${month}|${hasWard ? values["ward"] : ""}`;
        return { cells, adds: values["borough"] === "Hackney" ? { [key]: 1 } : {} };
      }),
  };
}

/** A count a row, told apart by category, month and area. */
function countMaker(
  format: string,
  header: readonly string[],
  cells: (thing: { label: keyof typeof categories; month: string; area: string }, count: number) => readonly string[],
): Maker {
  const things = labels.flatMap((label) =>
    months.flatMap((month) => ["Hackney", "Camden"].map((area) => ({ label, month, area }))),
  );
  return {
    format,
    header,
    key: "category",
    rows: (random, count) =>
      shuffled(random, things)
        .slice(0, count)
        .map((thing) => {
          const weight = 1 + random.below(40);
          const adds = thing.area === "Hackney" ? { [`${thing.month}|${categories[thing.label]}`]: weight } : {};
          return { cells: cells(thing, weight), adds };
        }),
  };
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item);
}

const wide: Maker = {
  format: "mps-geographic",
  header: ["MajorText", "MinorText", "BOCU", ...months.map((month) => month.replace("-", ""))],
  key: "category",
  rows: (random) =>
    shuffled(
      random,
      labels.flatMap((label) => ["Hackney", "Camden", "Barking and Dagenham"].map((area) => ({ label, area }))),
    ).map(({ label, area }) => {
      const counts = months.map(() => 1 + random.below(1500));
      const adds = Object.fromEntries(counts.map((count, index) => [`${months[index]}|${categories[label]}`, count]));
      const cells = counts.map((count) => (count > 999 ? count.toLocaleString("en-GB") : `${count}`));
      return { cells: ["Some, group", label, area, ...cells], adds: area === "Hackney" ? adds : {} };
    }),
};

/** Makers by hand, by format and preset; the presets of incident records make theirs from their fields. */
const own: Readonly<Record<string, (preset: string | undefined) => Maker>> = {
  "offence-records": () => recordMaker("offence-records", undefined, "recorded_date", ["offence_subgroup"]),
  "incident-records": (preset) => recordMaker("incident-records", preset, dateOf(preset)),
  "police-uk-street": () => ({
    ...countMaker(
      "police-uk-street",
      ["Crime ID", "Month", "Reported by", "LSOA code", "LSOA name", "Crime type"],
      ({ label, month, area }) => [
        `${label}${month}${area}`,
        month,
        "City of London Police",
        area === "Hackney" ? "E01001786" : "E01000850",
        `${area} 001A`,
        label === "Shoplifting" ? "Shoplifting" : "Bicycle theft",
      ],
    ),
    rows: (random, count) => streetRows(random, count),
  }),
  "police-uk-stop-and-search": () => ({
    format: "police-uk-stop-and-search",
    header: ["Type", "Date", "Object of search", "Gender", "Legislation"],
    key: "category",
    rowsAreRecords: true,
    // Where a search was is known by its coordinates alone.
    settings: { area: everywhere },
    rows: (random, count) => searchRows(random, count),
  }),
  "mps-geographic": () => wide,
  "mps-dashboard": () =>
    countMaker(
      "mps-dashboard",
      [
        "Month_Year",
        "Area Type",
        "Borough_SNT",
        "Area Name",
        "Area Code",
        "Offence Group",
        "Offence Subgroup",
        "Measure",
        "Count",
      ],
      ({ label, month, area }, count) => [
        `${month}-01`,
        "Borough",
        area,
        area,
        area === "Hackney" ? "E09000012" : "E09000007",
        "Some group",
        label,
        "Offences",
        `${count}`,
      ],
    ),
  "london-lsoa-long": () =>
    countMaker(
      "london-lsoa-long",
      ["lsoa_code", "borough", "major_category", "minor_category", "value", "year", "month"],
      ({ label, month, area }, count) => [
        area === "Hackney" ? "E01001786" : "E01000850",
        area,
        "Some, group",
        label,
        `${count}`,
        month.slice(0, 4),
        `${Number(month.slice(5))}`,
      ],
    ),
  "monthly-counts": () =>
    countMaker("monthly-counts", ["Period", "Category", "Area", "Count", "Remark"], ({ label, month, area }, count) => [
      month,
      label,
      area,
      `${count}`,
      "",
    ]),
};

/** The field that decides the period: the required one of a record that is a date. */
function dateOf(preset: string | undefined): string {
  const fields = formatList.find(({ id }) => id === "incident-records")?.fields(preset) ?? [];
  return fields.find(({ name, required }) => required && name.endsWith("_date"))?.name ?? "";
}

function streetRows(random: Random, count: number): CleanRow[] {
  const kinds = { Shoplifting: "shoplifting", "Bicycle theft": "bicycle-theft" } as const;
  return Array.from({ length: count }, (_, index) => {
    const month = random.pick(months);
    const kind = random.pick(Object.keys(kinds) as (keyof typeof kinds)[]);
    const area = borough(random);
    const cells = [
      reference(index),
      month,
      "City of London Police",
      area === "Hackney" ? "E01001786" : "E01000850",
      `${area} 001A`,
      kind,
    ];
    return { cells, adds: area === "Hackney" ? { [`${month}|${kinds[kind]}`]: 1 } : {} };
  });
}

function searchRows(random: Random, count: number): CleanRow[] {
  const objects = { "Controlled drugs": "drugs", Fireworks: "fireworks", "Stolen goods": "stolen-goods" } as const;
  return Array.from({ length: count }, (_, index) => {
    const month = random.pick(months);
    const object = random.pick(Object.keys(objects) as (keyof typeof objects)[]);
    const moment = `${month}-${twoDigits(2 + (index % 25))}T12:${twoDigits(index)}:00+00:00`;
    const cells = ["Person search", moment, object, "Male", random.pick(["", "Act 1971, section 23"])];
    return { cells, adds: { [`${month}|${objects[object]}`]: 1 } };
  });
}

/** A maker for every format and preset of the registry. A format without one is an error: it would never be fuzzed. */
export function makersOfAll(): Maker[] {
  return formatList.flatMap(({ id, presets }) => {
    const make = own[id];
    if (!make)
      throw new Error(`test/fuzz/makers.ts has no maker for the format ${id}: add one that makes a clean row.`);
    return (presets.length > 0 ? presets : [undefined]).map((preset) => make(preset));
  });
}
