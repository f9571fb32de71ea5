import type { NotKnown } from "../values/change-findings.ts";
import { plain, series, text } from "./runs.ts";

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

/** "the ethnic group is", "the time or the place is". */
const areMissing = (missing: readonly NotKnown[]): string =>
  missing.length === 0
    ? "something that the definition asks for is"
    : missing.length === 1 && missing[0] === "repeat"
      ? `the ${grounds.repeat} are`
      : `${listed(missing.map((one) => `the ${grounds[one]}`))} is`;

/** "of which the age is not known": after "records". */
export const notKnownOf = (missing: readonly NotKnown[]): string => `of which ${areMissing(missing)} not known`;
