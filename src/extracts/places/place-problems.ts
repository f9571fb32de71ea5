import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { PlaceReading } from "../reading.ts";
import { type UnplacedReason, unplacedReasons } from "./places.ts";

/** Why a record could not be placed, to stand after a number of records. */
export const unplacedWords: Readonly<Record<UnplacedReason, string>> = {
  "no-place": "give no place",
  "ward-unknown": "name no ward that is listed",
  "ward-ambiguous": "give a name that two wards have",
  "ward-of-another-version": "name a ward of another version than that of their date",
  "lsoa-unknown": "have an LSOA that the lookup does not have",
  "lsoa-of-another-version": "have an LSOA that the lookup places at other dates only",
  outside: "lie outside all wards that are listed",
};

const shownNames = 5;
/** So many names of no ward are not slips of the pen. */
const anotherListShare = 0.05;

/** What is said of a source's places: how many records lie in no ward, and why; and where what they give disagrees. */
export function placeProblems(source: SourceSettings, reading: PlaceReading): Problem[] {
  const { records, unplaced, contradicted, unknownWards } = reading;
  const place = { file: source.files };
  const total = Object.values(unplaced).reduce((sum, count) => sum + count, 0);
  const problems: Problem[] = [];
  if (total > 0) {
    const reasons = unplacedReasons.flatMap((reason) =>
      unplaced[reason] ? [`${number(unplaced[reason])} ${unplacedWords[reason]}`] : [],
    );
    const names = unknownWards
      .slice(0, shownNames)
      .map(
        ({ name, records: count, nearest }) => `"${name}" (${number(count)}${nearest ? `, perhaps ${nearest}` : ""})`,
      );
    const named = names.length > 0 ? ` Names of no ward: ${names.join(", ")}.` : "";
    problems.push({
      code: "ward-unknown",
      severity: total === unplaced["no-place"] ? "note" : "warning",
      message:
        total === unplaced["no-place"]
          ? `${source.name}: ${number(total)} of ${number(records)} records give no place, and count in the whole area only.`
          : `${source.name}: ${number(total)} of ${number(records)} records could not be placed in a ward, and count in the whole area only: ${reasons.join(", ")}.${named}`,
      ...(names.length > 0 ? { remedy: 'List other spellings in the wards\' table, in a column "spellings".' } : {}),
      place,
    });
  }
  const strange = (unplaced["ward-unknown"] ?? 0) + (unplaced["lsoa-unknown"] ?? 0);
  const versions = (unplaced["ward-of-another-version"] ?? 0) + (unplaced["lsoa-of-another-version"] ?? 0);
  if (versions > 0 || strange > anotherListShare * records)
    problems.push({
      code: "place-version",
      severity: "warning",
      message: `${source.name}: ${number(versions > 0 ? versions : strange)} records have wards or LSOAs ${versions > 0 ? "of another version than the tables have for their date" : "that the tables do not know, which looks like another version of them"}. They were not joined, since the same name can be another place.`,
      remedy: "Add that version to the wards and the lookup, with the dates from which and to which each row holds.",
      place,
    });
  if (contradicted > 0)
    problems.push({
      code: "place-contradicted",
      severity: "note",
      message: `${source.name}: ${number(contradicted)} records name a ward although their LSOA or coordinates lie in another; the ward that is named was taken.`,
      place,
    });
  return problems;
}

const number = (count: number): string => count.toLocaleString("en-GB");
