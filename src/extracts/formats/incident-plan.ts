import { noWords, yesWords } from "../data/offence-codes.ts";
import type { FormatContext, SourceFile } from "../format.ts";
import { boroughColumn, isElsewhere } from "../scope.ts";
import {
  ageBand,
  isShortenedNumber,
  keyHash,
  namedMonthDate,
  plausible,
  referenceKey,
  timeOfDay,
  timestamp,
  wholeNumber,
  yesNo,
} from "../sql.ts";
import type { NoteRule, RejectRule, StagePlan } from "../stage.ts";
import { dateRejects } from "./date-rejects.ts";
import { pointColumn } from "./place-fields.ts";
import type { Preset } from "./presets/preset.ts";

/** Keys of persons, cases and premises, by the column of `records` that keeps their hash. */
export const keyColumns = { person_key: "person_key", case_key: "case_reference", premises_key: "premises" } as const;

/** Fields whose text is kept until it is decided what it means. */
export const codedFields = (preset: Preset): string[] => [
  ...new Set([
    ...Object.values(preset.codes).flatMap(({ fields }) => fields),
    ...preset.fields.map(({ name }) => name).filter((name) => name === "sex" || name === "ethnicity"),
  ]),
];

/** How a row of a preset is typed, row by row, before rows of one reference are folded. */
export function incidentPlan({ settings }: FormatContext, preset: Preset): StagePlan {
  return {
    texts: preset.fields.map(({ name }) => name),
    parsed: {
      p_date: moment(preset, preset.date),
      p_happened: preset.happened ? moment(preset, preset.happened.date) : "NULL::TIMESTAMP",
      p_ended: preset.ended ? moment(preset, preset.ended) : "NULL::TIMESTAMP",
    },
    typed: (file) => {
      const has = (field: string): boolean => file.columns.has(field);
      const day = `(${plausible("p_date")})::DATE`;
      return {
        reference: has("reference") ? referenceKey("t_reference") : "NULL::VARCHAR",
        day,
        moment: timeBeside(preset.date, preset.time, "p_date", has),
        happened_day: `(${plausible("p_happened")})::DATE`,
        happened_moment: preset.happened
          ? timeBeside(preset.happened.date, preset.happened.time, "p_happened", has)
          : "NULL::TIME",
        ended: `CASE WHEN p_ended::DATE >= ${day} THEN (${plausible("p_ended")})::DATE END`,
        // A closing date that cannot be: whether the case is open is then not known.
        ended_unclear:
          preset.ended && has(preset.ended) ? `${text(preset.ended)} IS NOT NULL AND ended IS NULL` : "NULL::BOOLEAN",
        ...Object.fromEntries(
          codedFields(preset).map((field) => [`x_${field}`, has(field) ? text(field) : "NULL::VARCHAR"]),
        ),
        ...Object.fromEntries(
          Object.values(preset.flags ?? {}).map((field) => [
            `y_${field}`,
            has(field) ? answer(field) : "NULL::BOOLEAN",
          ]),
        ),
        repeat_case: has("repeat") ? answer("repeat") : "NULL::BOOLEAN",
        age: has("age")
          ? `CASE WHEN ${wholeNumber("t_age")} <= 120 THEN (${wholeNumber("t_age")})::SMALLINT END`
          : "NULL::SMALLINT",
        age_band: has("age") ? ageBand("t_age", `${wholeNumber("t_age")} IS NOT NULL`) : "NULL::VARCHAR",
        ...Object.fromEntries(
          Object.entries(keyColumns).map(([column, field]) => [
            column,
            has(field) ? keyHash(text(field)) : "NULL::UBIGINT",
          ]),
        ),
        borough: boroughColumn(settings.area, file),
        ward: has("ward") ? text("ward") : "NULL::VARCHAR",
        ward_code: has("ward_code") ? `upper(${text("ward_code")})` : "NULL::VARCHAR",
        point: pointColumn(file),
        lsoa: has("lsoa") ? `upper(${text("lsoa")})` : "NULL::VARCHAR",
        updated: has("last_updated") ? plausible(timestamp("t_last_updated")) : "NULL::TIMESTAMP",
      };
    },
    outOfScope: isElsewhere(settings.area, text("borough")),
    rejects: (file) => rejectsOf(preset, file),
    notes: notesOf(preset),
  };
}

/** Some systems write NULL where they know nothing. */
const text = (field: string): string => `nullif(t_${field}, 'NULL')`;

/** True, false, or NULL where the cell is blank or neither. */
const answer = (field: string): string => yesNo(text(field), yesWords, noWords);

const moment = ({ namedMonths }: Preset, field: string): string =>
  namedMonths ? `coalesce(${timestamp(`t_${field}`)}, ${namedMonthDate(`t_${field}`)})` : timestamp(`t_${field}`);

/** The time of its own column, else the one beside the date, else not known. */
function timeBeside(
  dateField: string,
  timeField: string | undefined,
  parsed: string,
  has: (field: string) => boolean,
): string {
  const beside = `CASE WHEN contains(t_${dateField}, ':') THEN ${parsed} END`;
  if (timeField === undefined || !has(timeField)) return `(${beside})::TIME`;
  return `(CASE WHEN ${text(timeField)} IS NOT NULL THEN ${timeOfDay(`t_${timeField}`)} ELSE ${beside} END)::TIME`;
}

function rejectsOf(preset: Preset, file: SourceFile): RejectRule[] {
  const reference: RejectRule[] = [
    { code: "reference-blank", field: "reference", when: "reference IS NULL" },
    { code: "reference-shortened", field: "reference", when: isShortenedNumber("reference") },
  ];
  return [...(file.columns.has("reference") ? reference : []), ...dateRejects(preset.date, "day", file)];
}

function notesOf(preset: Preset): NoteRule[] {
  const fields = new Set(preset.fields.map(({ name }) => name));
  const unclear = [...Object.values(preset.flags ?? {}), ...(fields.has("repeat") ? ["repeat"] : [])].map(
    (field) => `(${text(field)} IS NOT NULL AND ${answer(field)} IS NULL)`,
  );
  return [
    ...(preset.time
      ? [{ code: "call_time", when: `${text(preset.time)} IS NOT NULL AND ${timeOfDay(`t_${preset.time}`)} IS NULL` }]
      : []),
    ...(preset.happened
      ? [
          {
            code: "incident_moment",
            when: `(${text(preset.happened.date)} IS NOT NULL AND happened_day IS NULL) OR (${text(preset.happened.time)} IS NOT NULL AND happened_moment IS NULL)`,
          },
        ]
      : []),
    ...(preset.ended
      ? [
          { code: "ended", when: `${text(preset.ended)} IS NOT NULL AND p_ended IS NULL` },
          { code: "ended_before", when: "coalesce(p_ended::DATE < day, false)" },
        ]
      : []),
    ...(fields.has("age")
      ? [{ code: "age", when: `${text("age")} IS NOT NULL AND age IS NULL AND age_band IS NULL` }]
      : []),
    ...(fields.has("age") ? [{ code: "age_band", when: "age_band IS NOT NULL" }] : []),
    ...(unclear.length > 0 ? [{ code: "yes_no", when: unclear.join(" OR ") }] : []),
    { code: "borough_blank", when: "borough IS NULL" },
  ];
}
