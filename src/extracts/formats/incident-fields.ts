import type { SourceFile } from "../format.ts";
import type { RecordField } from "../reading.ts";
import { codedFields, keyColumns } from "./incident-plan.ts";
import { type CodedColumn, codedColumns, type Preset } from "./presets/preset.ts";

/** The typed columns that rows of one reference are settled on. */
export function presetFields(preset: Preset): string[] {
  const names = new Set(preset.fields.map(({ name }) => name));
  return [
    "day",
    "moment",
    ...(preset.happened ? ["happened_day", "happened_moment"] : []),
    ...(preset.ended ? ["ended", "ended_unclear"] : []),
    ...codedFields(preset).map((field) => `x_${field}`),
    ...Object.values(preset.flags ?? {}).map((field) => `y_${field}`),
    ...(names.has("repeat") ? ["repeat_case"] : []),
    ...(names.has("age") ? ["age", "age_band"] : []),
    ...Object.entries(keyColumns).flatMap(([column, field]) => (names.has(field) ? [column] : [])),
    "borough",
    "ward",
    "ward_code",
    "lsoa",
    "point",
  ];
}

const fieldOfColumn: Readonly<Record<CodedColumn, RecordField>> = {
  category: "category",
  detail: "detail",
  outcome: "outcome",
  place_kind: "place-kind",
  referral_source: "referral-source",
  risk: "risk",
};

/** What the records of a source know, from the columns that all its files have. */
export function providedFields(files: readonly SourceFile[], preset: Preset): RecordField[] {
  const all = (field: string | undefined): boolean =>
    field !== undefined && files.every(({ columns }) => columns.has(field));
  const when = (known: boolean, ...fields: RecordField[]): RecordField[] => (known ? fields : []);
  const person = preset.person;
  return [
    ...momentFields(preset, all),
    ...when(all(preset.ended), "ended-date"),
    ...codedColumns.flatMap((column) =>
      // Each file may say it in a column of its own choice.
      when(
        preset.codes[column] !== undefined &&
          files.every(({ columns }) => preset.codes[column]?.fields.some((field) => columns.has(field))),
        fieldOfColumn[column],
      ),
    ),
    ...when(preset.flags !== undefined && Object.values(preset.flags).every(all), "flags"),
    ...when(all("repeat"), "repeat"),
    ...when(all("age"), "age-band"),
    ...(person === undefined
      ? []
      : [
          ...when(all("age"), `${person}-age`),
          ...when(all("sex"), `${person}-sex`),
          ...when(all("ethnicity"), `${person}-ethnicity`),
        ]),
    ...when(all("person_key"), "person"),
    ...when(all("premises"), "premises"),
    "borough",
    ...when(all("ward"), "ward"),
    ...when(all("lsoa"), "lsoa"),
  ];
}

/** What has one moment knows by its report also when it happened; a referral has only a day, and so has an order. */
function momentFields(preset: Preset, all: (field: string | undefined) => boolean): RecordField[] {
  if (preset.kind === "referral") return ["referred-date"];
  if (preset.kind === "youth-justice") return ["reported-date"];
  if (!preset.happened) return ["reported-date", "committed-date", "committed-time"];
  return ["reported-date", ...(all(preset.happened.date) ? (["committed-date", "committed-time"] as const) : [])];
}
