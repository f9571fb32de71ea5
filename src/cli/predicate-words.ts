import { codedConditions } from "../indicators/coded-conditions.ts";
import type { AgeRange, Predicate, WholeRange } from "../indicators/indicator.ts";
import { nightTitles } from "../wording/when.ts";

const list = (words: readonly string[], last: "and" | "or"): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

const clock = (hour: number, minute: string): string => `${String(hour).padStart(2, "0")}:${minute}`;

/** A predicate in plain words, to stand after "where". Empty when every record counts. */
export function predicateWords(predicate: Predicate): string {
  if ("all" in predicate) return predicate.all.map(inBrackets).filter(Boolean).join(" and ");
  if ("any" in predicate) return predicate.any.map(inBrackets).join(" or ");
  if ("not" in predicate) return `not (${predicateWords(predicate.not)})`;
  if ("category" in predicate) return `the category is ${list(predicate.category, "or")}`;
  if ("flag" in predicate) return `flagged ${list(predicate.flag, "or")}`;
  if ("age" in predicate) return ageWords("the victim", predicate.age);
  if ("suspectAge" in predicate) return ageWords("the suspect", predicate.suspectAge);
  if ("coded" in predicate) return `${codedConditions[predicate.coded].words} ${list(predicate.oneOf, "or")}`;
  if ("repeat" in predicate) return predicate.repeat ? "marked as a repeat" : "marked as no repeat";
  if ("operation" in predicate) return `flagged to the operation ${predicate.operation}`;
  if ("referralSource" in predicate) return `the source of referral is ${list(predicate.referralSource, "or")}`;
  if ("nights" in predicate)
    return `between ${predicate.from} and ${predicate.to} on the nights that begin on ${list(
      predicate.nights.map((night) => nightTitles[night]),
      "or",
    )}`;
  if ("weekdays" in predicate)
    return `on a ${list(
      predicate.weekdays.map((day) => nightTitles[day]),
      "or",
    )}`;
  if ("lag" in predicate) return `recorded ${lagWords(predicate.lag)} after it was committed`;
  if ("schoolDays" in predicate)
    return `between ${predicate.schoolDays.from} and ${predicate.schoolDays.to} on a school day (Monday to Friday in the terms of the settings)`;
  return `between ${clock(predicate.hours.from, "00")} and ${clock(predicate.hours.to, "59")}`;
}

/** "And" binds before "or" only where brackets say so. */
function inBrackets(predicate: Predicate): string {
  const words = predicateWords(predicate);
  const parts = "any" in predicate ? predicate.any : "all" in predicate ? predicate.all : [];
  return parts.length > 1 ? `(${words})` : words;
}

function lagWords({ from, to }: WholeRange): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to} days`;
  return from !== undefined ? `${from} days or more` : `${to ?? 0} days or fewer`;
}

function ageWords(who: string, { from, to }: AgeRange): string {
  if (from !== undefined && to !== undefined) return `${who} is aged ${from} to ${to}`;
  if (from !== undefined) return `${who} is aged ${from} or over`;
  return to === undefined ? `${who}'s age is known` : `${who} is aged ${to} or under`;
}
