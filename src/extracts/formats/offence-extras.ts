import type { SourceFile } from "../format.ts";
import { ageBand, keyHash, referenceKey, wholeNumber, wordsTo } from "../sql.ts";
import type { NoteRule } from "../stage.ts";
import { hasPoints, pointColumn } from "./place-fields.ts";

/**
 * Which of the columns that only some police extracts have are there. What no file has is not staged, folded or joined at all, so
 * that it costs nothing.
 */
export interface OffenceExtras {
  /** Fields whose text is needed. */
  readonly texts: readonly string[];
  /** Columns that rows of one offence are settled on, besides those of every extract. */
  readonly offence: readonly string[];
  /** The same of one victim in one offence. */
  readonly victim: readonly string[];
  /** Columns of one suspect in one offence; none where no suspects are counted. */
  readonly suspect: readonly string[];
  /** Whether suspects may have a key. */
  readonly hasSuspectKey: boolean;
  readonly hasOutcome: boolean;
}

export const suspectTexts = [
  "suspect_key",
  "suspect_age",
  "suspect_sex",
  "suspect_ethnicity",
  "suspect_ethnicity_observed",
] as const;
const pointTexts = ["longitude", "latitude", "easting", "northing"] as const;

/** @param withSuspects whether rows are about suspects too, and all files say so */
export function extrasOf(files: readonly SourceFile[], withSuspects: boolean): OffenceExtras {
  const some = (field: string): boolean => files.some(({ columns }) => columns.has(field));
  const points = hasPoints(files);
  const offence = [
    ...(some("ward_code") ? ["ward_code"] : []),
    ...(points ? ["point"] : []),
    ...(some("premises") ? ["premises_key"] : []),
  ];
  const suspect = withSuspects
    ? ["suspect_age", "suspect_band", "suspect_sex"].concat(
        ["suspect_ethnicity", "suspect_ethnicity_observed"].filter(some),
      )
    : [];
  return {
    texts: ["ward_code", "premises", "outcome", "victim_ethnicity_observed"]
      .filter(some)
      .concat(points ? pointTexts : [], withSuspects ? suspectTexts : []),
    offence,
    victim: ["victim_band", ...(some("victim_ethnicity_observed") ? ["victim_ethnicity_observed"] : [])],
    suspect,
    hasSuspectKey: withSuspects && some("suspect_key"),
    hasOutcome: some("outcome"),
  };
}

/** Whether the files know suspects: by a key, or by any detail. */
export const haveSuspects = (files: readonly SourceFile[]): boolean =>
  files.every(({ columns }) => suspectTexts.some((field) => columns.has(field)));

/** Values that typed columns are made of, worked out once a row. */
export const extraParsed = ({ suspect }: OffenceExtras): Record<string, string> =>
  suspect.length > 0 ? { p_suspect_age: wholeNumber("t_suspect_age") } : {};

/** The typed columns of what is there; NULL in a file that lacks what another one has. */
export function extraColumns(extras: OffenceExtras, file: SourceFile): Record<string, string> {
  const has = (field: string): boolean => file.columns.has(field);
  const when = (field: string, sql: string, type = "VARCHAR"): string => (has(field) ? sql : `NULL::${type}`);
  const all: Record<string, string> = {
    ward_code: when("ward_code", "upper(t_ward_code)"),
    point: pointColumn(file),
    premises_key: when("premises", keyHash("t_premises"), "UBIGINT"),
    victim_ethnicity_observed: when("victim_ethnicity_observed", "t_victim_ethnicity_observed"),
    outcome_text: when("outcome", "t_outcome"),
    suspect_key: when("suspect_key", `${referenceKey(known("suspect_key"))}`),
    suspect_age: when("suspect_age", "CASE WHEN p_suspect_age <= 120 THEN p_suspect_age::SMALLINT END", "SMALLINT"),
    suspect_band: when("suspect_age", ageBand("t_suspect_age", "p_suspect_age IS NOT NULL")),
    suspect_sex: when("suspect_sex", known("suspect_sex")),
    suspect_ethnicity: when("suspect_ethnicity", known("suspect_ethnicity")),
    suspect_ethnicity_observed: when("suspect_ethnicity_observed", known("suspect_ethnicity_observed")),
  };
  const wanted = [
    ...extras.offence,
    ...extras.victim.filter((name) => name !== "victim_band"),
    ...(extras.hasOutcome ? ["outcome_text"] : []),
    ...(extras.hasSuspectKey ? ["suspect_key"] : []),
    ...extras.suspect,
  ];
  return Object.fromEntries(wanted.map((name) => [name, all[name] ?? "NULL::VARCHAR"]));
}

export const extraNotes = (extras: OffenceExtras): NoteRule[] => [
  ...(extras.offence.includes("point")
    ? [
        {
          code: "point",
          when: `(${pointTexts.map((name) => `t_${name} IS NOT NULL`).join(" OR ")}) AND point IS NULL`,
        },
      ]
    : []),
  ...(extras.suspect.length > 0
    ? [
        {
          code: "suspect_age",
          when: `${known("suspect_age")} IS NOT NULL AND suspect_age IS NULL AND suspect_band IS NULL`,
        },
        { code: "suspect_band", when: "suspect_band IS NOT NULL" },
      ]
    : []),
];

/** What systems write for a suspect of whom nothing is known, lower case: "unknown" in every column is no suspect. */
const nobody = ["unknown", "u/k", "unk", "u", "not known", "n/k", "nk", "not stated", "null", "none", "n/a"];

const known = (field: string): string =>
  `CASE WHEN ${wordsTo(`lower(t_${field})`, [[nobody, "true"]])} IS NULL THEN t_${field} END`;
