import type { NotKnown } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { type Inline, plain, runs, series, text } from "./runs.ts";

/** Records that are left out of a count, since nobody can tell whether they belong in it. */

const grounds: Readonly<Record<NotKnown, string>> = {
  age: "age",
  sex: "sex",
  "ethnic-group": "ethnic group",
  committed: "date of the offence",
  day: "day",
  time: "time",
  place: "place",
  outcome: "outcome",
  detail: "detail",
  "place-kind": "kind of place",
  risk: "risk",
  suspect: "suspect",
  repeat: "earlier cases",
  "referral-source": "source of the referral",
  person: "person",
  premises: "address",
  category: "kind of offence",
};

const listed = (names: readonly string[]): string =>
  plain(
    series(
      names.map((name) => [text(name)]),
      " or ",
    ),
  );

/** Beside a time, that the date is of the offence goes without saying. */
const namesOf = (missing: readonly NotKnown[]): string[] =>
  missing.map((one) => (one === "committed" && missing.includes("time") ? "date" : grounds[one]));

/** "age", "time or place": what is not known, in the cell of a table. */
export const notKnownWords = (missing: readonly NotKnown[]): string => listed(namesOf(missing));

/** "the ethnic group is", "the time or the place is". */
const areMissing = (missing: readonly NotKnown[]): string =>
  missing.length === 0
    ? "something that the definition asks for is"
    : missing.length === 1 && missing[0] === "repeat"
      ? `the ${grounds.repeat} are`
      : `${listed(namesOf(missing).map((name) => `the ${name}`))} is`;

/** "of which the age is not known": after "records". */
export const notKnownOf = (missing: readonly NotKnown[]): string => `of which ${areMissing(missing)} not known`;

/** More names than these tell a reader of a caption nothing more. */
const mostInCaption = 4;

/** "Records left out because the ethnic group is not known". */
export const leftOutCaption = (missing: readonly NotKnown[]): string =>
  `Records left out because ${areMissing(missing.length > mostInCaption ? [] : missing)} not known`;

/** "For 8 more the ethnic group is not known (15 a year before)." Nothing where either number is not one. */
export function alsoUnknown(
  unknown: { readonly from: Figure; readonly to: Figure },
  missing: readonly NotKnown[],
  before: string,
): Inline[] {
  if (!isNumber(unknown.to.value) || !isNumber(unknown.from.value)) return [];
  return runs`For ${unknown.to} more ${areMissing(missing)} not known (${unknown.from} ${before}).`;
}

/** Beside counts of several places that are small against what could belong in any of them. */
export function leftOutBeside(
  items: readonly { readonly name: string; readonly unknown: Figure; readonly count: Figure }[],
  missing: readonly NotKnown[],
): Inline[] {
  if (items.length === 0) return [];
  const each = items.map(({ name, unknown, count }) => runs`${unknown} beside the ${count} counted in ${name}`);
  return runs`Many records are left out because ${areMissing(missing)} not known: ${series(each)}. Read these counts as the least that there were.`;
}
