import { noWords, personWords, recordStatuses, yesWords } from "../data/offence-codes.ts";
import type { DaysOfRows } from "../dropped.ts";
import type { FormatContext, SourceFile } from "../format.ts";
import { areaWord, boroughColumn, isElsewhere } from "../scope.ts";
import {
  ageBand,
  isShortenedNumber,
  plausible,
  referenceKey,
  timestamp,
  wholeNumber,
  wordOf,
  wordsInAnyCase,
  yesNo,
} from "../sql.ts";
import type { StagePlan } from "../stage.ts";
import { dateRejects } from "./date-rejects.ts";
import { extraColumns, extraNotes, extraParsed, type OffenceExtras } from "./offence-extras.ts";

const texts = [
  "reference",
  "status",
  "notifiable",
  "recorded_date",
  "committed_from",
  "committed_to",
  "last_updated",
  "offence_group",
  "offence_subgroup",
  "home_office_class",
  "borough",
  "ward",
  "lsoa",
  "victim_key",
  "victim_kind",
  "victim_age",
  "victim_sex",
  "victim_ethnicity",
  "domestic_abuse",
  "feature_codes",
  "operation",
] as const;

/** How a row of police records is typed, row by row, before rows are folded. */
export function offencePlan({ settings }: FormatContext, extras: OffenceExtras): StagePlan {
  return {
    texts: [...texts, ...extras.texts],
    parsed: {
      p_recorded: timestamp("t_recorded_date"),
      p_from: timestamp("t_committed_from"),
      p_to: timestamp("t_committed_to"),
      p_updated: timestamp("t_last_updated"),
      p_age: wholeNumber("t_victim_age"),
      ...extraParsed(extras),
    },
    typed: (file) => ({
      reference: referenceKey("t_reference"),
      status: statusRule,
      notifiable: `CASE WHEN t_notifiable IS NULL THEN true ELSE ${yesNo("t_notifiable", yesWords, noWords)} END`,
      recorded: `(${plausible("p_recorded")})::DATE`,
      committed: plausible("p_from"),
      committed_timed: "contains(t_committed_from, ':')",
      committed_until: plausible("p_to"),
      updated: plausible("p_updated"),
      offence_group: "t_offence_group",
      offence_subgroup: "t_offence_subgroup",
      home_office_class: "t_home_office_class",
      borough: boroughColumn(settings.area, file, areaWord(settings.area)),
      ward: "t_ward",
      lsoa: "upper(t_lsoa)",
      victim_key: referenceKey("t_victim_key"),
      person: personRule(file),
      victim_age: "CASE WHEN p_age <= 120 THEN p_age::SMALLINT END",
      victim_band: ageBand("t_victim_age", "p_age IS NOT NULL"),
      victim_sex: "t_victim_sex",
      victim_ethnicity: "t_victim_ethnicity",
      domestic: `CASE WHEN t_domestic_abuse IS NULL THEN false ELSE ${yesNo("t_domestic_abuse", yesWords, noWords)} END`,
      domestic_given: "CASE WHEN t_domestic_abuse IS NOT NULL THEN true END",
      feature_codes: "t_feature_codes",
      operation: "t_operation",
      ...extraColumns(extras, file),
    }),
    outOfScope: isElsewhere(settings.area, "t_borough"),
    rejects: (file) => [
      { code: "reference-blank", field: "reference", when: "reference IS NULL" },
      { code: "reference-shortened", field: "reference", when: isShortenedNumber("reference") },
      ...dateRejects("recorded_date", "recorded", file),
      { code: "status-unknown", field: "status", when: "status IS NULL" },
      { code: "yes-no-unknown", field: "notifiable", when: "notifiable IS NULL" },
      { code: "yes-no-unknown", field: "domestic_abuse", when: "domestic IS NULL" },
    ],
    notes: [
      { code: "victim_age", when: "t_victim_age IS NOT NULL AND victim_age IS NULL AND victim_band IS NULL" },
      { code: "victim_band", when: "victim_band IS NOT NULL" },
      ...extraNotes(extras),
      { code: "committed_from", when: "t_committed_from IS NOT NULL AND committed IS NULL" },
      { code: "committed_to", when: "t_committed_to IS NOT NULL AND committed_until IS NULL" },
      { code: "last_updated", when: "t_last_updated IS NOT NULL AND updated IS NULL" },
      // Committed after it was recorded: one of the two is wrong, and the recorded date is the police's own.
      { code: "committed_after_recorded", when: "coalesce(committed::DATE > recorded, false)" },
      { code: "borough_blank", when: "borough IS NULL" },
    ],
  };
}

/** What of a row decides whether a later extract covers it. A day that counts as not known decides nothing. */
export const offenceDays: DaysOfRows = {
  recorded: "recorded",
  committed: "CASE WHEN committed::DATE <= recorded THEN committed::DATE END",
};

const status = wordOf(Object.keys(recordStatuses));
const statusRule = `coalesce(${wordsInAnyCase(
  "t_status",
  Object.entries(recordStatuses).map(([id, words]) => [words, status(id)]),
)}, CASE WHEN t_status IS NULL THEN ${status("confirmed")} END)`;

/** Whether the row is about a person harmed. Where the kind is blank, only details that a person has make it one. */
function personRule(file: SourceFile): string {
  const details = "(t_victim_age IS NOT NULL OR t_victim_sex IS NOT NULL OR t_victim_ethnicity IS NOT NULL)";
  if (!file.columns.has("victim_kind")) return `(t_victim_key IS NOT NULL OR ${details})`;
  return `CASE WHEN t_victim_kind IS NULL THEN ${details} 
    ELSE coalesce(${wordsInAnyCase("t_victim_kind", [[personWords, "true"]])}, false) END`;
}
