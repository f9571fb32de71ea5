import { isOffenceKind, peopleKinds, type RecordKind } from "../values/record-kind.ts";
import type { Binder } from "./binder.ts";
import { type NightName, nightNames, type Term } from "./indicator.ts";

/**
 * Clock time in SQL. Times are local wall-clock times as the extract gives them, so the hour that clocks skip or repeat needs no
 * care: 01:30 is 01:30, and an offence is one record on either of the two.
 */

/**
 * An offence is placed by the time from which it was committed when it happened within this many hours. Over a longer span its
 * hour is not known. 12 is the length of the night-time window itself.
 */
const longestKnownSpan = 12;

/** Kinds of record whose hour can be known. */
export const clockKinds: readonly RecordKind[] = [
  "offence",
  ...peopleKinds,
  "police-asb",
  "council-asb",
  "stop-search",
  "fire",
  "ambulance",
  "emergency-department",
];

/** Values of the two ways in which all that has an hour can be split, whatever its breakdowns. */
export const clockValues: Readonly<Record<string, readonly string[]>> = {
  night: nightNames,
  hour: Array.from({ length: 24 }, (_unused, hour) => String(hour).padStart(2, "0")),
};
export const isClockValue = (dimension: string, value: string): boolean =>
  clockValues[dimension]?.includes(value) ?? false;

const minutesOfDay = 24 * 60;
const minutesOfWeek = 7 * minutesOfDay;

/** The local date to which the hour belongs. What is no offence has one moment, whichever field holds its date. */
function clockDate(kind: RecordKind): string {
  return isOffenceKind(kind) ? "committed_date" : "coalesce(committed_date, reported_date)";
}

/** The hour, or NULL when it is unknown or the offence may have happened at any hour of a long span. */
export const knownHour = `(CASE WHEN coalesce(committed_span_hours, 0) <= ${longestKnownSpan} THEN committed_hour END)`;

/** The night's name: of the day itself from 06:00, of the day before until 05:59; NULL when the hour is not known. */
export function nightName(kind: RecordKind): string {
  const names = nightNames.map((name) => `'${name}'`).join(", ");
  // isodow: Monday is 1. Six hours earlier is the day on which the night began.
  const daysBefore = `CASE WHEN ${knownHour} < 6 THEN 1 WHEN ${knownHour} >= 6 THEN 0 END`;
  return `list_extract([${names}], isodow(${clockDate(kind)} - (${daysBefore})))`;
}

/**
 * Whether a record lies in a window of clock time on certain nights. Undecided when it may or may not: the hour is unknown on a
 * day that the window touches, or a span of more than 12 hours touches the window.
 */
export function compileNights(
  window: { readonly nights: readonly NightName[]; readonly from: string; readonly to: string },
  kind: RecordKind,
  binder: Binder,
): string {
  const from = minuteOfDay(window.from);
  const to = minuteOfDay(window.to);
  const wraps = to < from;
  const date = clockDate(kind);
  const evenings = window.nights.map((night) => nightNames.indexOf(night) + 1);
  const minute = minuteExpression(from % 60 === 0 && to % 60 === 59);
  const onEvening = `isodow(${date}) IN (${binder.list(evenings)})`;
  const late = `${minute} >= ${binder.bind(from)}`;
  const early = `${minute} <= ${binder.bind(to)}`;
  // With an unknown minute, "true AND NULL" is NULL on a night's own days, and "false AND NULL" is false on all others.
  const onMorning = (): string => `isodow(${date}) IN (${binder.list(evenings.map((day) => (day % 7) + 1))})`;
  const inside = wraps
    ? `((${onEvening} AND ${late}) OR (${onMorning()} AND ${early}))`
    : `(${onEvening} AND ${late} AND ${early})`;
  const minuteOfWeek = `((isodow(${date}) - 1) * ${minutesOfDay} + ${minute})`;
  const reaches = evenings.map((day) => {
    const start = binder.bind((day - 1) * minutesOfDay + from);
    return `(${start} - ${minuteOfWeek} + ${minutesOfWeek}) % ${minutesOfWeek} <= CAST(committed_span_hours AS BIGINT) * 60`;
  });
  const touches = `(${[inside, ...reaches].join(" OR ")})`;
  return `(CASE WHEN committed_span_hours > ${longestKnownSpan} THEN (CASE WHEN ${touches} IS DISTINCT FROM false THEN NULL ELSE false END) ELSE ${inside} END)`;
}

/** On these days of the week; undecided where it may have happened on several days. */
export function compileWeekdays(days: readonly NightName[], kind: RecordKind, binder: Binder): string {
  const numbers = days.map((day) => nightNames.indexOf(day) + 1);
  return `(CASE WHEN coalesce(committed_span_hours, 0) <= ${longestKnownSpan} THEN isodow(${clockDate(kind)}) IN (${binder.list(numbers)}) END)`;
}

/** Between two times of one day, from Monday to Friday in a term. False on all other days, whatever the time. */
export function compileSchoolDays(
  { from, to, terms }: { readonly from: string; readonly to: string; readonly terms: readonly Term[] },
  kind: RecordKind,
  binder: Binder,
): string {
  const date = clockDate(kind);
  const [first, last] = [minuteOfDay(from), minuteOfDay(to)];
  const minute = minuteExpression(first % 60 === 0 && last % 60 === 59);
  const inTerm = terms.map(
    (term) => `${date} BETWEEN ${binder.bind(term.from)}::DATE AND ${binder.bind(term.to)}::DATE`,
  );
  const isSchoolDay = `(isodow(${date}) <= 5 AND (${inTerm.join(" OR ") || "false"}))`;
  const inside = `(${minute} BETWEEN ${binder.bind(first)} AND ${binder.bind(last)})`;
  return `(CASE WHEN coalesce(committed_span_hours, 0) <= ${longestKnownSpan} THEN (${isSchoolDay} AND ${inside}) END)`;
}

/** Whole hours, both included, over midnight where the first is the greater. */
export function compileHours(hours: { readonly from: number; readonly to: number }, binder: Binder): string {
  const [from, to] = [binder.bind(hours.from), binder.bind(hours.to)];
  const word = hours.from <= hours.to ? "AND" : "OR";
  return `(${knownHour} >= ${from} ${word} ${knownHour} <= ${to})`;
}

/** An unknown minute does not matter to a window of whole hours; to any other it leaves the record undecided. */
const minuteExpression = (wholeHours: boolean): string =>
  `(CAST(committed_hour AS BIGINT) * 60 + ${wholeHours ? "coalesce(committed_minute, 0)" : "committed_minute"})`;

const minuteOfDay = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
