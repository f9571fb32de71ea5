import { eventMonths } from "../analysis/monthly-series.ts";
import type { Unit } from "../values/figure.ts";
import { type IsoDate, parsePeriod } from "../values/period.ts";
import type {
  PartsApartSign,
  RepeatedRowsSign,
  ScarceAreaSign,
  SeriesEndSign,
  Sign,
  UnknownField,
  UnknownShiftSign,
  UnusualMonthSign,
} from "../values/sign.ts";
import { formatDate, formatMonth, formatPeriod } from "./dates.ts";
import { heapedTimes } from "./heaped-times.ts";
import { monthsPhrase } from "./months.ts";
import { type Inline, listWords, runs, series, text } from "./runs.ts";

/** How a number of a sign enters text: as a figure run in a paper, as it is at a terminal. */
export type SignNumber = (sign: Sign, measure: string, number: number, unit: Unit) => readonly Inline[];

/** One thing to look at, in words: signs that are one story are one item. */
export interface SignWords {
  readonly signs: readonly Sign[];
  /** Without the name of the source. */
  readonly content: readonly Inline[];
  readonly remedy: string;
}

/** An event of the settings that concerns everything; one without an end disturbs what {@link eventMonths} takes it to. */
export interface KnownEvent {
  readonly name: string;
  readonly from: IsoDate;
  readonly to?: IsoDate;
}

/** What may be behind unusual months: the events in which they lie, or one that nobody has named. */
function unusualRemedy(signs: readonly UnusualMonthSign[], events: readonly KnownEvent[]): string {
  const found = signs.map(({ month }) => ({ month, event: events.find((event) => eventMonths([event]).has(month)) }));
  const named = [...new Set(found.flatMap(({ event }) => event ?? []))];
  const rest = found.filter(({ event }) => event === undefined).length;
  const check = `There may be an event behind ${rest === 1 ? "it" : "them"}: check with the provider.`;
  if (named.length === 0) return check;
  const within = named.map((event) => {
    const months = [...new Set(found.flatMap((one) => (one.event === event ? [one.month] : [])))];
    const name = `“${event.name}” (from ${formatDate(event.from)})`;
    return rest === 0 && named.length === 1
      ? `${signs.length === 1 ? "It lies" : "They lie"} within the event ${name}, which may be behind ${signs.length === 1 ? "it" : "them"}.`
      : `${monthsPhrase(months)} ${months.length === 1 ? "lies" : "lie"} within the event ${name}, which may be behind ${months.length === 1 ? "it" : "them"}.`;
  });
  const others = `There may be an event behind the other${rest === 1 ? "" : "s"}: check with the provider.`;
  return [...within, ...(rest > 0 ? [others] : [])].join(" ");
}

/** What is said of a source's signs, the months of one thing together. `events`: those that may explain an unusual month. */
export function signWords(signs: readonly Sign[], number: SignNumber, events: readonly KnownEvent[] = []): SignWords[] {
  const unusual = signs.filter((sign) => sign.kind === "month-unusual");
  const ofWhole = unusual.filter(({ subject }) => subject === undefined);
  const ofParts = unusual.filter(({ subject }) => subject !== undefined);
  return [
    ...(ofWhole.length > 0
      ? [{ signs: ofWhole, content: unusualMonths(ofWhole, number), remedy: unusualRemedy(ofWhole, events) }]
      : []),
    ...(ofParts.length > 0
      ? [{ signs: ofParts, content: unusualParts(ofParts, number), remedy: unusualRemedy(ofParts, events) }]
      : []),
    ...signs.flatMap((sign) =>
      sign.kind === "month-unusual" ? [] : [{ signs: [sign], ...singleWords(sign, number) }],
    ),
  ];
}

function singleWords(sign: Exclude<Sign, UnusualMonthSign>, number: SignNumber): Omit<SignWords, "signs"> {
  switch (sign.kind) {
    case "series-stops":
      return seriesStops(sign, number);
    case "series-starts":
      return seriesStarts(sign, number);
    case "times-heaped":
      return heapedTimes(sign, number);
    case "unknown-shift":
      return unknownShift(sign, number);
    case "rows-repeated":
      return repeatedRows(sign, number);
    case "area-scarce":
      return scarceArea(sign, number);
    case "parts-apart":
      return partsApart(sign, number);
  }
}

/** "April 2020 (low at 1,905, about 2,822 expected) and May 2020 (...) are unusual months.": after the name of the source and a colon. */
const unusualMonths = (signs: readonly UnusualMonthSign[], number: SignNumber): Inline[] =>
  runs`${monthItems(signs, number)} ${signs.length === 1 ? "is an unusual month" : "are unusual months"}.`;

/** "Parts of it have unusual months: shoplifting in February 2021 (low at 28, about 63 expected); ...". */
function unusualParts(signs: readonly UnusualMonthSign[], number: SignNumber): Inline[] {
  const subjects = [...new Set(signs.map(({ subject }) => subject ?? ""))];
  const items = subjects.map((subject) => {
    const own = signs.filter((sign) => sign.subject === subject);
    return runs`${labelWords(subject)} in ${monthItems(own, number)}`;
  });
  const listed = items.flatMap((item, index) => (index === 0 ? item : [text("; "), ...item]));
  const [part, have] = items.length === 1 ? ["One part", "has"] : ["Parts", "have"];
  return runs`${part} of it ${have} ${signs.length === 1 ? "an unusual month" : "unusual months"}: ${listed}.`;
}

const monthItems = (signs: readonly UnusualMonthSign[], number: SignNumber): Inline[] =>
  series(
    signs.map((sign) => {
      const count = number(sign, "count", sign.count, "records");
      const usual = number(sign, "usual", sign.usual, "records");
      return runs`${formatMonth(sign.month)} (${sign.direction} at ${count}, about ${usual} expected)`;
    }),
  );

const labelWords = (label: string): string => (label === "" ? "no known category" : label.replaceAll("-", " "));

const nouns: Readonly<Record<SeriesEndSign["of"], readonly [one: string, many: string]>> = {
  category: ["category", "categories"],
  indicator: ["indicator", "indicators"],
  ward: ["ward", "wards"],
  lsoa: ["LSOA", "LSOAs"],
};
/** More names than these tell a reader nothing more. */
const namesShown = 5;

function names(subjects: readonly string[], of: SeriesEndSign["of"]): string {
  const places = of === "ward" || of === "lsoa";
  const shown = subjects.slice(0, namesShown).map((subject) => (places ? subject : labelWords(subject)));
  const more = subjects.length - shown.length;
  return listWords([...shown, ...(more > 0 ? [`${more} more`] : [])]);
}

/** Records that no mapping knows have no name of their own: "records of no known category start". */
const isUnnamed = (subjects: readonly string[], of: SeriesEndSign["of"]): boolean =>
  of === "category" && subjects.length === 1 && subjects[0] === "";

/** What stops or starts, with its verb: "The ward Haggerston stops", "Records of no known category start". */
function ends({ subjects, of }: SeriesEndSign, verb: "stop" | "start"): string {
  if (isUnnamed(subjects, of)) return `Records of no known category ${verb}`;
  const [one, many] = nouns[of];
  return subjects.length === 1
    ? `The ${one} ${names(subjects, of)} ${verb}s`
    : `The ${many} ${names(subjects, of)} ${verb}`;
}

function seriesStops(sign: SeriesEndSign, number: SignNumber): Omit<SignWords, "signs"> {
  const usual = number(sign, "usual", sign.usual, "records");
  const stops = runs`${ends(sign, "stop")} after ${formatMonth(sign.month)}, with about ${usual} records a month until then.`;
  if (sign.instead.length === 0)
    return { content: stops, remedy: "No records after that is not a fall until the provider says so: ask." };
  const others = isUnnamed(sign.instead, sign.of)
    ? "records of no known category start"
    : `${names(sign.instead, sign.of)} ${sign.instead.length === 1 ? "starts" : "start"}`;
  const places = sign.of === "ward" || sign.of === "lsoa";
  return {
    content: runs`${stops} Then ${others}, at much the same level; ${places ? "boundaries or names may have changed" : "it may be a new name"}.`,
    remedy: places
      ? "Do not compare these areas across that month without a lookup."
      : 'Ask the provider; if it is the same under a new name, map it in the source\'s "categories".',
  };
}

function seriesStarts(sign: SeriesEndSign, number: SignNumber): Omit<SignWords, "signs"> {
  const usual = number(sign, "usual", sign.usual, "records");
  return {
    content: runs`${ends(sign, "start")} in ${formatMonth(sign.month)}, with about ${usual} records a month from then on.`,
    remedy: "None before that is not a rise until the provider says so: ask since when it has been recorded.",
  };
}

const unknownWords: Readonly<Record<UnknownField, string>> = {
  category: "The category",
  age: "The victim’s age",
  ethnicity: "The victim’s ethnicity",
  time: "The time of day",
  place: "The ward or LSOA",
};

function unknownShift(sign: UnknownShiftSign, number: SignNumber): Omit<SignWords, "signs"> {
  const from = number(sign, `from-${sign.from}`, sign.shareFrom, "percent");
  const to = number(sign, `to-${sign.to}`, sign.shareTo, "percent");
  return {
    content: runs`${unknownWords[sign.field]} is not known for ${to} of records in ${periodWords(sign.to)}, against ${from} in ${periodWords(sign.from)}.`,
    remedy: "A change in figures that need it can come from this alone; ask the provider what changed.",
  };
}

function periodWords(id: string): string {
  const parsed = parsePeriod(id);
  return parsed.ok ? formatPeriod(parsed.period) : id;
}

function repeatedRows(sign: RepeatedRowsSign, number: SignNumber): Omit<SignWords, "signs"> {
  const repeated = number(sign, "repeated", sign.repeated, "records");
  const rows = number(sign, "rows", sign.rows, "records");
  return {
    content: runs`Of ${rows} rows of ${sign.file}, ${repeated} were there already.`,
    remedy: "They are counted once; check that the right file was sent.",
  };
}

/** "Of reports it gives 142 in November 2015, and by type parts that add up to 143." */
function partsApart(sign: PartsApartSign, number: SignNumber): Omit<SignWords, "signs"> {
  const whole = number(sign, "whole", sign.whole, "records");
  const parts = number(sign, "parts", sign.parts, "records");
  const also = sign.months > 1 ? " Nor do they agree in other months." : "";
  return {
    content: runs`Of ${labelWords(sign.subject)} it gives ${whole} in ${formatMonth(sign.month)}, and by ${sign.by} parts that add up to ${parts}.${also}`,
    remedy:
      "Look both up again; where one can be of several kinds, or of none, they need not agree. Both are kept as they are.",
  };
}

/** Percent, below which a share would print as none at all. */
const smallestShare = 0.1;

/** "Only 30 of 8,000 rows (0.4%) are of the area." */
function scarceArea(sign: ScarceAreaSign, number: SignNumber): Omit<SignWords, "signs"> {
  const count = number(sign, "count", sign.count, "records");
  const rows = number(sign, "rows", sign.rows, "records");
  const percent = (100 * sign.count) / sign.rows;
  const share =
    percent < smallestShare ? [text("fewer than one in a thousand")] : number(sign, "share", percent, "percent");
  const [first = ""] = sign.files;
  const more = sign.files.length - 1;
  const where = sign.isWhole ? "" : `In ${first}${more > 0 ? ` and ${more} more of its files` : ""}, `;
  const only = sign.isWhole ? "Only" : "only";
  return {
    content: runs`${where}${only} ${count} of ${rows} rows (${share}) are of the area: suspiciously few.`,
    remedy:
      "Probably it is the wrong file, the area's name is spelt otherwise in it, or another column names the area: check the area's name and code, and the column for the borough.",
  };
}
