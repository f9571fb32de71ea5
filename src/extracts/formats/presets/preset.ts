import type { RecordKind } from "../../../values/record-kind.ts";
import type { FieldDefinition } from "../../fields.ts";

/** Columns of `records` that hold one of a list of values, each decided by the label that stands in the extract. */
export const codedColumns = ["category", "detail", "outcome", "place_kind", "referral_source", "risk"] as const;
export type CodedColumn = (typeof codedColumns)[number];

/** How a coded column is decided. */
export interface Code {
  /** Fields that say it, the most telling first: the first whose label is known decides. */
  readonly fields: readonly string[];
  /** Labels by the value that they mean. Case, spaces and punctuation do not matter. */
  readonly labels: Readonly<Record<string, readonly string[]>>;
  /** Labels that say nothing about it, such as the "no" of a yes-or-no column. */
  readonly silent?: readonly string[];
  /** What a label that no list knows counts as. Left out: not known. */
  readonly otherwise?: string;
}

/**
 * What tells one kind of incident extract from another, as data. A new one is a file in this folder, listed in `index.ts`.
 *
 * Some fields mean the same in every preset that has them: `borough`, `ward`, `lsoa` and the coordinates; `age`, `sex` and
 * `ethnicity` of the person whom the record is about; the keys `person_key`, `case_reference` and `premises`; `repeat`; and
 * `last_updated`, which decides where rows of one reference differ.
 */
export interface Preset {
  readonly id: string;
  /** What one record is, in the singular. */
  readonly grain: string;
  readonly kind: RecordKind;
  readonly fields: readonly FieldDefinition[];
  /** The field whose date decides the period. */
  readonly date: string;
  /** The field with the time of that date, where it has a column of its own. */
  readonly time?: string;
  /** Dates may have the month's name, as this provider writes them: `01 Jan 2018`, `01-Jan-18`. */
  readonly namedMonths?: true;
  /** Fields with the date and time at which it happened, where that is not the moment of the report. */
  readonly happened?: { readonly date: string; readonly time: string };
  /** The field that says when the case was closed or the order ended. */
  readonly ended?: string;
  /** Outcomes after which nothing is open any more. */
  readonly closing?: readonly string[];
  readonly codes: Readonly<Partial<Record<CodedColumn, Code>>>;
  /** Yes-or-no fields by the flag that a yes sets. */
  readonly flags?: Readonly<Record<string, string>>;
  /** Whether the person whom the record is about was harmed or is held to have done it; decides the columns. */
  readonly person?: "victim" | "suspect";
  /** There need be no reference: then every row is a record, and the latest extract speaks for the days that it spans. */
  readonly rowsAreRecords?: true;
  /**
   * A reference is the number of one call or attendance, whose day never moves, so that rows a month apart are different ones under one
   * number. Left out where it is a case: one can be referred, opened or ordered anew under the number that it had.
   */
  readonly dayStays?: true;
  /** Headers of this provider from which nothing is read, so that nobody need be told. */
  readonly unread?: readonly string[];
}
