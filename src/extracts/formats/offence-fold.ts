import { type FoldResult, foldRows } from "../../records/fold.ts";
import type { RecordStore } from "../../records/store.ts";
import { flagBit } from "../offence-classes.ts";
import { plainReference, sharedRows, singleRows } from "../settle.ts";
import type { OffenceExtras } from "./offence-extras.ts";

/**
 * Rows that count towards an offence, with what their labels mean. A victim without a key is told apart by the whole row
 * where a row is a victim, and otherwise by age, sex and ethnicity within the offence: rows are then multiplied by suspects
 * or flags, and counting each would invent victims.
 *
 * @param rows rows of the staging table, with their `row_number`
 */
function liveRows(table: string, rows: string, { grain, extras, flagged }: OffenceShape): string {
  const details = `hash(s.victim_age, s.victim_sex, s.victim_ethnicity, ${extras.victim.map((name) => `s.${name}`).join(", ")})`;
  const suspectDetails = extras.suspect.map((name) => `s.${name}`).join(", ");
  const isSuspect = ["suspect_key", ...extras.suspect].map((name) => `s.${name} IS NOT NULL`).join(" OR ");
  const keyless = grain === "offence-victim" ? "s.row_hash" : details;
  return `
    SELECT s.row_number, s.file, s.reference, s.updated,
      s.status, s.notifiable, s.recorded,
      CASE WHEN s.committed IS NULL OR s.committed::DATE > s.recorded THEN NULL
        ELSE {'at': s.committed, 'timed': s.committed_timed, 'until': s.committed_until} END AS committed,
      {'category': c.category, 'detail': c.detail, 'versions': c.versions, 'label': c.label, 'serious': c.serious} AS class,
      s.borough, s.ward, s.lsoa,
      f.bits | CASE WHEN s.domestic THEN ${flagBit("domestic-abuse")} ELSE 0 END ${flagged ? "| coalesce(x.bits, 0)" : ""} AS bits,
      ${flagged ? "list_sort(list_distinct(list_concat(f.operations, coalesce(x.operations, []))))" : "f.operations"} AS operations,
      CASE WHEN s.person THEN coalesce(s.victim_key, ${keyless}::VARCHAR || ${withoutKey}) END AS victim,
      ${[...victimFields, ...extras.victim, ...extras.offence].map((name) => `s.${name}`).join(", ")}
      ${extras.hasOutcome ? ", oc.rank AS outcome" : ""}
      ${extras.suspect.length > 0 ? `, CASE WHEN ${isSuspect} THEN coalesce(s.suspect_key, hash(${suspectDetails})::VARCHAR || ${withoutKey}) END AS suspect, ${suspectDetails}` : ""}
    FROM ${rows} s
    JOIN ${table}_classes c ON c.g IS NOT DISTINCT FROM s.offence_group
      AND c.s IS NOT DISTINCT FROM s.offence_subgroup AND c.h IS NOT DISTINCT FROM s.home_office_class
    JOIN ${table}_features f ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation
    ${flagged ? `LEFT JOIN ${flagged} x ON x.reference = ${plainReference("s.reference")}` : ""}
    ${extras.hasOutcome ? `LEFT JOIN ${table}_outcomes oc ON oc.label = s.outcome_text` : ""}`;
}

/** What a row of the source is, and which columns it has beyond those of every extract. */
export interface OffenceShape {
  readonly grain: string;
  readonly extras: OffenceExtras;
  /** The table with the codes that a second file has, by reference. */
  readonly flagged?: string;
}

const offenceFields = ["status", "notifiable", "recorded", "committed", "class", "borough", "ward", "lsoa"] as const;
const victimFields = ["victim_age", "victim_sex", "victim_ethnicity"] as const;
const fieldsOf = ({ offence }: OffenceExtras): string[] => [...offenceFields, ...offence];

/** Ends what tells a victim or suspect without a key apart, who is no known person. */
const withoutKey = "' without key'";

/** People in offences: the column that tells those of one offence apart, and what is known of each. */
interface Role {
  readonly name: "victim" | "suspect";
  readonly fields: readonly string[];
}
export const victimRole = (extras: OffenceExtras): Role => ({
  name: "victim",
  fields: [...victimFields, ...extras.victim],
});
export const suspectRole = (extras: OffenceExtras): Role => ({ name: "suspect", fields: extras.suspect });

/**
 * Rows of one moment can each have the outcome of another suspect, so that it is no disagreement that they differ: of the rows with
 * the latest update that have any, the strongest outcome holds.
 */
const strongestOutcome = `max(CASE WHEN outcome IS NOT NULL
  THEN {'updated': coalesce(updated, TIMESTAMP '0001-01-01'), 'rank': outcome} END)`;
const outcomeUnion = ({ hasOutcome }: OffenceExtras): Record<string, string> =>
  hasOutcome ? { strongest: strongestOutcome } : {};

/** Of all rows of an offence. */
const allOperations = "list_sort(list_distinct(flatten(coalesce(operation_lists, []))))";

/**
 * Makes the view `<table>_offences`, one row an offence. Most references have one row: it is the offence as it stands, with its victim and
 * its suspect (`<table>_single_apart`), and only the others are folded (`<table>_offences_folded`).
 */
export async function foldOffences(store: RecordStore, table: string, shape: OffenceShape): Promise<FoldResult> {
  const { extras } = shape;
  const fields = fieldsOf(extras);
  await store.query(`
    CREATE TEMP VIEW ${table}_single AS ${liveRows(table, singleRows(table), shape)};
    CREATE TEMP TABLE ${table}_live AS ${liveRows(table, sharedRows(table), shape)}`);
  const result = await foldRows(store, {
    from: `${table}_live`,
    into: `${table}_folded`,
    key: ["reference"],
    fields,
    unions: {
      bits: "bit_or(bits)",
      operation_lists: "list(operations) FILTER (len(operations) > 0)",
      ...outcomeUnion(extras),
    },
  });
  const folded = extras.hasOutcome ? ", strongest.rank" : "";
  await store.query(`
    CREATE TEMP VIEW ${table}_offences_folded AS ${setApart(`
      SELECT reference, ${fields.join(", ")}, last_file, bits, ${allOperations} AS operations${folded === "" ? "" : `${folded} AS outcome`}
      FROM ${table}_folded`)};
    CREATE TEMP VIEW ${table}_single_apart AS ${setApart(`SELECT *, file AS last_file FROM ${table}_single`)};
    CREATE TEMP VIEW ${table}_offences AS
      SELECT reference, class, bits, counted, set_apart FROM ${table}_single_apart
      UNION ALL SELECT reference, class, bits, counted, set_apart FROM ${table}_offences_folded`);
  return result;
}

/** No-crimed and transferred records and non-notifiable incidents are kept apart, and counted there. */
const setApart = (offences: string): string => `
  SELECT * REPLACE (bits | CASE WHEN class.serious THEN ${flagBit("most-serious-violence")} ELSE 0 END AS bits),
    CASE WHEN status <> 'confirmed' THEN status WHEN NOT notifiable THEN 'non-notifiable' END AS set_apart,
    status = 'confirmed' AND notifiable AS counted
  FROM (${offences})`;

/**
 * Makes the view `<table>_victims_folded` or `<table>_suspects_folded`, one row a person in an offence on several rows, with the offence. A
 * victim of two offences is two victimisations; listed twice in one offence, one. So with suspects.
 */
export async function foldPeople(
  store: RecordStore,
  table: string,
  extras: OffenceExtras,
  role: Role,
): Promise<FoldResult> {
  const { name, fields: own } = role;
  const fields = fieldsOf(extras);
  // A victim shares the outcome of the offence; a suspect has one of their own.
  const outcome = extras.hasOutcome && name === "suspect";
  const result = await foldRows(store, {
    from: `${table}_live`,
    where: `${name} IS NOT NULL`,
    into: `${table}_folded_${name}s`,
    key: ["reference", name],
    fields: own,
    ...(outcome ? { unions: outcomeUnion(extras) } : {}),
  });
  const folded = extras.hasOutcome ? `, ${outcome ? "v" : "o"}.strongest.rank AS outcome` : "";
  await store.query(`
    CREATE TEMP VIEW ${table}_${name}s_folded AS ${setApart(`
      SELECT o.reference, v.${name}, ${fields.map((field) => `o.${field}`).join(", ")}, o.last_file, o.bits,
        ${allOperations} AS operations, ${own.map((field) => `v.${field}`).join(", ")}${folded}
      FROM ${table}_folded_${name}s v JOIN ${table}_folded o ON o.reference = v.reference`)}`);
  return result;
}

/** How many offences that count have a class that no mapping knows, by its label. */
export const unmappedOffences = (table: string): string => `
  SELECT class.label AS key, count(*) AS count FROM ${table}_offences
  WHERE counted AND class.category IS NULL GROUP BY key`;
