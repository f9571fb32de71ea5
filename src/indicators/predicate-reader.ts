import { didYouMean, nearest } from "../problems/nearest.ts";
import { offenceCategories, offenceFlags } from "../records/schema.ts";
import { isOffenceKind, peopleKinds, type RecordKind } from "../values/record-kind.ts";
import {
  codedConditions,
  codedKeys,
  flagKinds,
  incidentCategories,
  incidentFlags,
  suspectKinds,
  victimKinds,
} from "./coded-conditions.ts";
import { type AgeRange, type NightName, nightNames, type Predicate, type Term, type WholeRange } from "./indicator.ts";

import { clockKinds } from "./time-window.ts";

/** Tells of one mistake in a predicate: where below it, and what. */
export type ReportMistake = (path: readonly PropertyKey[], message: string) => void;

interface Reader {
  readonly kind: RecordKind;
  readonly terms: readonly Term[];
  readonly report: ReportMistake;
}
type Path = readonly PropertyKey[];

const referralSources = ["police", "self", "health", "council-voluntary", "other"] as const;
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const operationId = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Each condition by the key that marks it, with the keys it may have and the kinds of record that know such a thing. */
interface Condition {
  readonly keys: readonly string[];
  readonly kinds?: readonly RecordKind[];
  readonly read: (value: Readonly<Record<string, unknown>>, path: Path, reader: Reader) => Predicate | undefined;
}

const repeatKinds: readonly RecordKind[] = ["referral", "council-asb"];
const conditions: Readonly<Record<string, Condition>> = {
  all: {
    keys: ["all"],
    read: (value, path, reader) => withList(readList(value["all"], [...path, "all"], reader), "all"),
  },
  any: {
    keys: ["any"],
    read: (value, path, reader) => withList(readList(value["any"], [...path, "any"], reader), "any"),
  },
  not: {
    keys: ["not"],
    read: (value, path, reader) => {
      const inner = readCondition(value["not"], [...path, "not"], reader);
      return inner && { not: inner };
    },
  },
  category: {
    keys: ["category"],
    read: (value, path, reader) => {
      const known = isOffenceKind(reader.kind) ? offenceCategories : incidentCategories(reader.kind);
      const category = readWords(value["category"], [...path, "category"], known, reader);
      return category && { category };
    },
  },
  flag: {
    keys: ["flag"],
    kinds: ["offence", ...peopleKinds, ...flagKinds],
    read: (value, path, reader) => {
      const known = isOffenceKind(reader.kind) ? offenceFlags : incidentFlags(reader.kind);
      const flag = readWords(value["flag"], [...path, "flag"], known, reader);
      return flag && { flag };
    },
  },
  age: {
    keys: ["age"],
    kinds: victimKinds,
    read: (value, path, reader) => {
      const age = readAge(value["age"], [...path, "age"], reader);
      return age && { age };
    },
  },
  suspect_age: {
    keys: ["suspect_age"],
    kinds: suspectKinds,
    read: (value, path, reader) => {
      const suspectAge = readAge(value["suspect_age"], [...path, "suspect_age"], reader);
      return suspectAge && { suspectAge };
    },
  },
  repeat: {
    keys: ["repeat"],
    kinds: repeatKinds,
    read: (value, path, reader) => {
      const repeat = value["repeat"];
      return typeof repeat === "boolean"
        ? { repeat }
        : mistake(reader, [...path, "repeat"], "is neither true nor false");
    },
  },
  ...Object.fromEntries(
    codedKeys.map((key) => [
      key,
      {
        keys: [key],
        kinds: codedConditions[key].kinds,
        read: (value, path, reader): Predicate | undefined => {
          const oneOf = readWords(value[key], [...path, key], codedConditions[key].known(reader.kind), reader);
          return oneOf && { coded: key, oneOf };
        },
      } satisfies Condition,
    ]),
  ),
  operation: {
    keys: ["operation"],
    kinds: ["offence", ...peopleKinds],
    read: (value, path, reader) => {
      const operation = value["operation"];
      if (typeof operation === "string" && operationId.test(operation)) return { operation };
      return mistake(reader, [...path, "operation"], "is not an operation's id in lower case with hyphens");
    },
  },
  referral_source: {
    keys: ["referral_source"],
    kinds: ["referral"],
    read: (value, path, reader) => {
      const words = readWords(value["referral_source"], [...path, "referral_source"], referralSources, reader);
      return words && { referralSource: words };
    },
  },
  nights: { keys: ["nights", "from", "to"], kinds: clockKinds, read: readNights },
  weekdays: {
    keys: ["weekdays"],
    kinds: clockKinds,
    read: (value, path, reader) => {
      const weekdays = readWords(value["weekdays"], [...path, "weekdays"], nightNames, reader);
      return weekdays && { weekdays: weekdays as NightName[] };
    },
  },
  school_days: { keys: ["school_days"], kinds: clockKinds, read: readSchoolDays },
  lag: {
    keys: ["lag"],
    kinds: ["offence", ...peopleKinds],
    read: (value, path, reader) => {
      const lag = readRange(value["lag"], [...path, "lag"], reader, 36600, "a range of days: give from, to or both");
      return lag && { lag };
    },
  },
  hours: { keys: ["hours"], kinds: clockKinds, read: readHours },
};

/**
 * A predicate as data from what YAML holds, or undefined with every mistake reported.
 *
 * @param terms the school terms of the settings
 */
export function readPredicate(
  value: unknown,
  kind: RecordKind,
  report: ReportMistake,
  terms: readonly Term[] = [],
): Predicate | undefined {
  return readCondition(value, [], { kind, report, terms });
}

function readCondition(value: unknown, path: Path, reader: Reader): Predicate | undefined {
  if (!isGroup(value))
    return mistake(reader, path, `is not a condition. Conditions: ${Object.keys(conditions).join(", ")}`);
  const keys = Object.keys(value);
  const marks = keys.filter((key) => Object.hasOwn(conditions, key));
  const mark = marks[0];
  if (mark === undefined || marks.length > 1) {
    const stray = keys.find((key) => !Object.hasOwn(conditions, key));
    const suggestion = stray === undefined ? undefined : nearest(stray, Object.keys(conditions));
    const found =
      marks.length > 1
        ? "holds several conditions at once; put them in a list under all or any"
        : "holds no known condition";
    return mistake(reader, path, `${found} (${keys.join(", ") || "nothing"}).${didYouMean(suggestion)}`);
  }
  const condition = conditions[mark];
  if (!condition) return undefined;
  const stray = keys.find((key) => !condition.keys.includes(key));
  if (stray !== undefined)
    return mistake(reader, [...path, stray], `is not part of ${mark}.${didYouMean(nearest(stray, condition.keys))}`);
  if (condition.kinds && !condition.kinds.includes(reader.kind))
    return mistake(
      reader,
      [...path, mark],
      `is not known of a record of kind ${reader.kind}, only of ${condition.kinds.join(", ")}`,
    );
  return condition.read(value, path, reader);
}

function readList(value: unknown, path: Path, reader: Reader): Predicate[] | undefined {
  if (!Array.isArray(value)) return mistake(reader, path, "is not a list of conditions");
  const read = value.map((item, index) => readCondition(item, [...path, index], reader));
  const known = read.filter((item) => item !== undefined);
  return known.length === read.length ? known : undefined;
}

const withList = (list: Predicate[] | undefined, key: "all" | "any"): Predicate | undefined =>
  list && (key === "all" ? { all: list } : { any: list });

/** One word or a list of words. */
function readWords(
  value: unknown,
  path: Path,
  known: readonly string[] | undefined,
  reader: Reader,
): string[] | undefined {
  const words: unknown[] = Array.isArray(value) ? value : [value];
  if (words.length === 0) return mistake(reader, path, "is an empty list");
  const good = words.filter((word) => typeof word === "string");
  if (good.length !== words.length) return mistake(reader, path, "is not a word or a list of words");
  const unknown = known ? good.filter((word) => !known.includes(word)) : [];
  for (const word of unknown)
    reader.report(path, `names "${word}", which does not exist.${didYouMean(nearest(word, known ?? []))}`);
  return unknown.length > 0 ? undefined : good;
}

const readAge = (value: unknown, path: Path, reader: Reader): AgeRange | undefined =>
  readRange(value, path, reader, 130, "an age range: give from, to or both, in whole years from 0 to 130");

/** @param what a range is, to follow "is not" */
function readRange(value: unknown, path: Path, reader: Reader, most: number, what: string): WholeRange | undefined {
  const { from, to, ...rest } = isGroup(value) ? value : { wrong: value };
  const isAge = (age: unknown): age is number | undefined =>
    age === undefined || (Number.isInteger(age) && Number(age) >= 0 && Number(age) <= most);
  if (Object.keys(rest).length > 0 || !isAge(from) || !isAge(to) || (from === undefined && to === undefined))
    return mistake(reader, path, `is not ${what}`);
  if (from !== undefined && to !== undefined && from > to) return mistake(reader, path, "ends before it begins");
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function readNights(value: Readonly<Record<string, unknown>>, path: Path, reader: Reader): Predicate | undefined {
  const { from, to } = value;
  const nights = readWords(value["nights"], [...path, "nights"], nightNames, reader);
  if (typeof from !== "string" || !clock.test(from) || typeof to !== "string" || !clock.test(to))
    return mistake(reader, path, 'needs from and to as quoted clock times, such as from: "18:00", to: "05:59"');
  return nights && { nights: nights as NightName[], from, to };
}

function readSchoolDays(value: Readonly<Record<string, unknown>>, path: Path, reader: Reader): Predicate | undefined {
  const below = [...path, "school_days"];
  const { from, to, ...rest } = isGroup(value["school_days"]) ? value["school_days"] : { wrong: value };
  const isClock = (time: unknown): time is string => typeof time === "string" && clock.test(time);
  if (Object.keys(rest).length > 0 || !isClock(from) || !isClock(to))
    return mistake(reader, below, 'needs from and to as quoted clock times, such as from: "15:00", to: "16:59"');
  if (from > to) return mistake(reader, below, "ends before it begins");
  return { schoolDays: { from, to, terms: reader.terms } };
}

function readHours(value: Readonly<Record<string, unknown>>, path: Path, reader: Reader): Predicate | undefined {
  const { from, to, ...rest } = isGroup(value["hours"]) ? value["hours"] : { wrong: value };
  const isHour = (hour: unknown): hour is number => Number.isInteger(hour) && Number(hour) >= 0 && Number(hour) <= 23;
  if (Object.keys(rest).length > 0 || !isHour(from) || !isHour(to))
    return mistake(reader, [...path, "hours"], "is not a range of hours: give from and to, whole numbers from 0 to 23");
  return { hours: { from, to } };
}

function mistake(reader: Reader, path: Path, message: string): undefined {
  reader.report(path, message);
  return undefined;
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
