import type { NightName, Predicate } from "../indicators/indicator.ts";

const nights: Readonly<Record<NightName, string>> = {
  mon: "Monday",
  tue: "Tuesday",
  wed: "Wednesday",
  thu: "Thursday",
  fri: "Friday",
  sat: "Saturday",
  sun: "Sunday",
};

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
  if ("age" in predicate) return ageWords(predicate.age);
  if ("operation" in predicate) return `flagged to the operation ${predicate.operation}`;
  if ("referralSource" in predicate) return `the source of referral is ${list(predicate.referralSource, "or")}`;
  if ("nights" in predicate)
    return `between ${predicate.from} and ${predicate.to} on the nights that begin on ${list(
      predicate.nights.map((night) => nights[night]),
      "or",
    )}`;
  return `between ${clock(predicate.hours.from, "00")} and ${clock(predicate.hours.to, "59")}`;
}

/** "And" binds before "or" only where brackets say so. */
function inBrackets(predicate: Predicate): string {
  const words = predicateWords(predicate);
  const parts = "any" in predicate ? predicate.any : "all" in predicate ? predicate.all : [];
  return parts.length > 1 ? `(${words})` : words;
}

function ageWords({ from, to }: { readonly from?: number; readonly to?: number }): string {
  if (from !== undefined && to !== undefined) return `the victim is aged ${from} to ${to}`;
  if (from !== undefined) return `the victim is aged ${from} or over`;
  return to === undefined ? "the victim's age is known" : `the victim is aged ${to} or under`;
}
