import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { SourceFile } from "../format.ts";
import type { RecordField } from "../reading.ts";
import { type BlankFields, whereBlank } from "./offence-blank-columns.ts";
import { suspectTexts } from "./offence-extras.ts";

/** What a row is, where the settings do not say: by the columns that the files have. */
export function grainOf(files: readonly SourceFile[]): string {
  const has = (field: string): boolean => files.some(({ columns }) => columns.has(field));
  if (suspectTexts.some(has)) return "offence-victim-suspect";
  return has("victim_key") || has("victim_age") ? "offence-victim" : "offence";
}

/** Each of these columns sets some of the flags: without one of them the absence of a flag would mean nothing. */
const flagColumns = [
  ["feature_codes", "Feature Codes"],
  ["domestic_abuse", "Domestic Abuse"],
  ["home_office_class", "HO Code"],
] as const;

/** What the records of a source know, from the columns that all its files have. */
export function providedFields(
  files: readonly SourceFile[],
  victims: boolean,
  suspects: boolean,
  secondFile: boolean,
): RecordField[] {
  const all = (...fields: string[]): boolean =>
    fields.every((field) => files.every(({ columns }) => columns.has(field)));
  const anyOf = (...fields: string[]): boolean =>
    files.every(({ columns }) => fields.some((field) => columns.has(field)));
  const when = (known: boolean, ...fields: RecordField[]): RecordField[] => (known ? fields : []);
  return [
    "category",
    "recorded-date",
    ...(all("committed_from") ? (["committed-date", "committed-time"] as const) : []),
    ...(flagColumns.every(([field]) => (secondFile && field === "feature_codes") || all(field))
      ? (["flags"] as const)
      : []),
    ...(all("operation") ? (["operations"] as const) : []),
    ...when(victims && all("victim_age"), "victim-age", "age-band"),
    ...when(victims && all("victim_sex"), "victim-sex"),
    ...when(victims && anyOf("victim_ethnicity", "victim_ethnicity_observed"), "victim-ethnicity"),
    ...when(victims && all("victim_key"), "person"),
    ...when(suspects, "suspect"),
    ...when(suspects && all("suspect_age"), "suspect-age"),
    ...when(suspects && all("suspect_sex"), "suspect-sex"),
    ...when(suspects && anyOf("suspect_ethnicity", "suspect_ethnicity_observed"), "suspect-ethnicity"),
    ...when(all("outcome"), "outcome"),
    ...when(all("premises"), "premises"),
    "borough",
    ...(all("ward") ? (["ward"] as const) : []),
    ...(all("lsoa") ? (["lsoa"] as const) : []),
  ];
}

/** Fields whose columns a warning names where they are not there. */
export const flagFields: readonly string[] = flagColumns.map(([field]) => field);

/**
 * A warning where flags cannot be counted since one of the columns that set them is not there.
 *
 * @param files without their blank columns
 * @param blank where columns are there, with nothing in them
 */
export function absentFlagColumns(
  files: readonly SourceFile[],
  source: SourceSettings,
  secondFile: boolean,
  blank: BlankFields,
): Problem[] {
  const absent = flagColumns.filter(
    ([field]) => !(secondFile && field === "feature_codes") && !files.every(({ columns }) => columns.has(field)),
  );
  if (absent.length === 0) return [];
  const lacking = absent.flatMap(([field, header]) => (blank.has(field) ? [] : [`"${header}"`]));
  const empty = new Map<string, string[]>();
  for (const [field, header] of absent) {
    const blankIn = blank.get(field);
    const place = blankIn && whereBlank(blankIn, files);
    if (place !== undefined) empty.set(place, [...(empty.get(place) ?? []), `"${header}"`]);
  }
  const has = [
    ...(lacking.length > 0 ? [`no column ${lacking.join(" and ")}`] : []),
    ...[...empty].map(([place, headers]) => `nothing in any row${place} under ${headers.join(" and ")}`),
  ].join(", and ");
  return [
    {
      code: "field-absent",
      severity: "warning",
      message: `${source.name} has ${has}, so what depends on flags (domestic abuse, knives, guns, most serious violence) is not counted from it.`,
      remedy:
        'Ask for the column, filled, or name it under the source\'s "columns" if it is there under another header.',
      place: { file: source.files },
    },
  ];
}
