import { type FoldResult, foldRows } from "../../records/fold.ts";
import type { RecordStore } from "../../records/store.ts";
import { flagBit } from "../offence-classes.ts";
import { plainReference, sharedRows, singleRows } from "../settle.ts";
import { monthApart } from "../supersede.ts";
import type { OffenceCodes } from "./offence-codes.ts";
import type { OffenceExtras } from "./offence-extras.ts";

/**
 * Rows that count towards an offence, with what their labels mean. A victim without a key is told apart by the whole row
 * where a row is a victim, and otherwise by age, sex and ethnicity within the offence: rows are then multiplied by suspects
 * or flags, and counting each would invent victims.
 *
 * @param rows rows of the staging table, with their `row_number`
 * @param alone whether each is all there is of its reference: people without a key then need not be told apart
 */
function liveRows(
  table: string,
  rows: string,
  { grain, extras, flagged, codes }: OffenceShape,
  alone: boolean,
): string {
  const keyOf = (key: readonly string[], rest: string): string =>
    `coalesce(${[...key, `${alone ? "''" : `${rest}::VARCHAR`} || ${withoutKey}`].join(", ")})`;
  const details = (role: Role): string => role.fields.map((name) => `s.${name}`).join(", ");
  const victim = victimRole(extras);
  const suspect = suspectRole(extras);
  const suspectKey = suspect.hasKey ? ["s.suspect_key"] : [];
  const isSuspect = [...suspectKey, ...suspect.fields.map((name) => `s.${name}`)]
    .map((column) => `${column} IS NOT NULL`)
    .join(" OR ");
  const sameVictim = grain === "offence-victim" ? "s.row_hash" : `hash(${details(victim)})`;
  return `
    SELECT s.row_number, s.file, s.reference, s.updated,
      s.status, s.notifiable, s.recorded,
      CASE WHEN s.committed::DATE <= s.recorded THEN s.committed END AS committed, s.committed_timed, s.committed_until,
      c.class, s.borough, s.ward, s.lsoa,
      f.bits | CASE WHEN s.domestic THEN ${flagBit("domestic-abuse")} ELSE 0 END ${flagged ? "| coalesce(x.bits, 0)" : ""} AS bits,
      ${flagged ? "list_sort(list_distinct(list_concat(f.operations, coalesce(x.operations, []))))" : "f.operations"} AS operations,
      CASE WHEN s.person THEN ${keyOf(["s.victim_key"], sameVictim)} END AS victim,
      ${[...victim.fields, ...extras.offence].map((name) => `s.${name}`).join(", ")}
      ${extras.hasOutcome ? `, ${codes.rankOf("s.outcome_text")} AS outcome` : ""}
      ${suspect.fields.length > 0 ? `, (${isSuspect}) AS with_suspect, CASE WHEN ${isSuspect} THEN ${keyOf(suspectKey, `hash(${details(suspect)})`)} END AS suspect, ${details(suspect)}` : ""}
    FROM ${rows} s
    JOIN ${table}_classes c ON c.g IS NOT DISTINCT FROM s.offence_group
      AND c.s IS NOT DISTINCT FROM s.offence_subgroup AND c.h IS NOT DISTINCT FROM s.home_office_class
    JOIN ${table}_features f ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation
    ${flagged ? `LEFT JOIN ${flagged} x ON x.reference = ${plainReference("s.reference")}` : ""}`;
}

/** What a row of the source is, and which columns it has beyond those of every extract. */
export interface OffenceShape {
  readonly grain: string;
  readonly extras: OffenceExtras;
  /** What its labels mean. */
  readonly codes: OffenceCodes;
  /** The table with the codes that a second file has, by reference. */
  readonly flagged?: string;
}

const offenceFields = ["status", "notifiable", "recorded", "committed", "class", "borough", "ward", "lsoa"] as const;
const victimFields = ["victim_age", "victim_sex", "victim_ethnicity"] as const;
/** When an offence was committed: column to part of the struct that rows are folded with, so that all of it comes from one row. */
const moments = { committed: "at", committed_timed: "timed", committed_until: "until" } as const;
const asOne = `{${Object.entries(moments)
  .map(([column, part]) => `'${part}': ${column}`)
  .join(", ")}}`;
const fieldsOf = ({ offence }: OffenceExtras): string[] => [...offenceFields, ...offence];

/** Ends what tells a victim or suspect without a key apart, who is no known person. */
export const withoutKey = "' without key'";

/** People in offences: the column that tells those of one offence apart, and what is known of each. */
export interface Role {
  readonly name: "victim" | "suspect";
  readonly fields: readonly string[];
  /** Whether some of them may have a key. */
  readonly hasKey: boolean;
}
export const victimRole = (extras: OffenceExtras): Role => ({
  name: "victim",
  fields: [...victimFields, ...extras.victim],
  hasKey: true,
});
export const suspectRole = (extras: OffenceExtras): Role => ({
  name: "suspect",
  fields: extras.suspect,
  hasKey: extras.hasSuspectKey,
});

/**
 * Rows of one moment can each have the outcome of another suspect, so that it is no disagreement that they differ: of the rows with
 * the latest update that have any, the strongest outcome holds.
 */
const strongestOutcome = `max(CASE WHEN outcome IS NOT NULL
  THEN {'updated': coalesce(updated, TIMESTAMP '0001-01-01'), 'rank': outcome} END)`;
const outcomeUnion = ({ hasOutcome }: OffenceExtras): Record<string, string> =>
  hasOutcome ? { strongest: strongestOutcome } : {};

/** Whether any row of an offence has a suspect. */
const suspectUnion = ({ suspect }: OffenceExtras): Record<string, string> =>
  suspect.length > 0 ? { with_suspect: "bool_or(with_suspect)" } : {};
const withSuspect = ({ suspect }: OffenceExtras): string => (suspect.length > 0 ? ", o.with_suspect" : "");

/** The police record an offence once: rows recorded more than a month apart are hardly about one. */
export const recordedApart = monthApart("recorded");

/** Of all rows of an offence. */
const allOperations = "list_sort(list_distinct(flatten(coalesce(list(operations) FILTER (len(operations) > 0), []))))";

/**
 * Makes the view `<table>_offences`, one row an offence. Most references have one row: it is the offence as it stands, with its victim and
 * its suspect (`<table>_single_apart`), and only the others are folded (`<table>_offences_folded`).
 */
export async function foldOffences(store: RecordStore, table: string, shape: OffenceShape): Promise<FoldResult> {
  const { extras } = shape;
  const fields = fieldsOf(extras);
  await store.query(`
    CREATE TEMP VIEW ${table}_single AS ${liveRows(table, singleRows(table), shape, true)};
    CREATE TEMP TABLE ${table}_live AS
      SELECT * EXCLUDE (${Object.keys(moments).join(", ")}), CASE WHEN committed IS NOT NULL THEN ${asOne} END AS committed
      FROM (${liveRows(table, sharedRows(table), shape, false)})`);
  const result = await foldRows(store, {
    from: `${table}_live`,
    into: `${table}_folded`,
    key: ["reference"],
    fields,
    apart: recordedApart,
    unions: {
      bits: "bit_or(bits)",
      operations: allOperations,
      ...outcomeUnion(extras),
      ...suspectUnion(extras),
    },
  });
  const outcome = `${withSuspect(extras)}${extras.hasOutcome ? ", strongest.rank AS outcome" : ""}`;
  await store.query(`
    CREATE TEMP VIEW ${table}_offences_folded AS ${setApart(
      table,
      `SELECT reference, ${unfolded(fields, "o")}, last_file, bits, operations ${outcome} FROM ${table}_folded o`,
    )};
    CREATE TEMP VIEW ${table}_single_apart AS ${setApart(table, `SELECT *, file AS last_file FROM ${table}_single`)};
    CREATE TEMP VIEW ${table}_offences AS
      SELECT category, label, counted FROM ${table}_single_apart
      UNION ALL SELECT category, label, counted FROM ${table}_offences_folded`);
  return result;
}

/** Offences with what their classes mean. No-crimed and transferred records and non-notifiable incidents are kept apart, see {@link offencesSetApart}. */
const setApart = (table: string, offences: string): string => `
  SELECT o.* REPLACE (o.bits | CASE WHEN m.serious THEN ${flagBit("most-serious-violence")} ELSE 0 END AS bits),
    m.category, m.detail, m.label,
    status = 'confirmed' AND notifiable AS counted
  FROM (${offences}) o JOIN ${table}_meanings m ON m.class = o.class`;

/** Fields of folded rows, the moments out of their struct. */
const unfolded = (fields: readonly string[], alias: string): string =>
  fields
    .flatMap((field) =>
      field === "committed"
        ? Object.entries(moments).map(([name, part]) => `${alias}.committed.${part} AS ${name}`)
        : [`${alias}.${field}`],
    )
    .join(", ");

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
    CREATE TEMP VIEW ${table}_${name}s_folded AS ${setApart(
      table,
      `SELECT o.reference, v.${name}, ${unfolded(fields, "o")}, o.last_file, o.bits, o.operations,
        ${own.map((field) => `v.${field}`).join(", ")}${withSuspect(extras)}${folded}
      FROM ${table}_folded_${name}s v JOIN ${table}_folded o ON o.reference = v.reference`,
    )}`);
  return result;
}

/** Makes the view `<table>_pairs_folded`, one row for each victim with each suspect of an offence on several rows. */
export async function pairPeople(store: RecordStore, table: string, extras: OffenceExtras): Promise<void> {
  const [victim, suspect] = [victimRole(extras), suspectRole(extras)];
  const outcome = extras.hasOutcome ? ", o.strongest.rank AS outcome" : "";
  await store.query(`
    CREATE TEMP VIEW ${table}_pairs_folded AS ${setApart(
      table,
      `SELECT o.reference, v.victim, s.suspect, ${unfolded(fieldsOf(extras), "o")}, o.last_file, o.bits, o.operations,
        ${victim.fields.map((field) => `v.${field}`).join(", ")}, ${suspect.fields.map((field) => `s.${field}`).join(", ")}${withSuspect(extras)}${outcome}
      FROM ${table}_folded_victims v JOIN ${table}_folded_suspects s ON s.reference = v.reference
        JOIN ${table}_folded o ON o.reference = v.reference`,
    )}`);
}

/** How many offences are set apart, by why. */
export const offencesSetApart = (table: string): string => `
  SELECT CASE WHEN status <> 'confirmed' THEN status::VARCHAR ELSE 'non-notifiable' END AS key, count(*) AS count
  FROM (SELECT status, notifiable FROM ${singleRows(table)} UNION ALL SELECT status, notifiable FROM ${table}_folded)
  WHERE NOT (status = 'confirmed' AND notifiable) GROUP BY key`;

/** How many offences that count have a class that no mapping knows, by its label. */
export const unmappedOffences = (table: string): string => `
  SELECT label AS key, count(*) AS count FROM ${table}_offences
  WHERE counted AND category IS NULL GROUP BY key`;
