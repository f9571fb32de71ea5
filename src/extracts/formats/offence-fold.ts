import { type FoldResult, foldRows } from "../../records/fold.ts";
import { insertInto } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import { joinVersions } from "../classification.ts";
import type { SourceFile } from "../format.ts";
import { flagBit } from "../offence-classes.ts";
import { rankOfFile, sharedRows, singleRows } from "../settle.ts";
import { literal } from "../sql.ts";

/**
 * Rows that count towards an offence, with what their labels mean. A victim without a key is told apart by the whole row
 * where a row is a victim, and otherwise by age, sex and ethnicity within the offence: rows are then multiplied by suspects
 * or flags, and counting each would invent victims.
 *
 * @param rows rows of the staging table, with their `row_number`
 */
function liveRows(table: string, rows: string, grain: string): string {
  const details = "hash(s.victim_age, s.victim_sex, s.victim_ethnicity)";
  const keyless = grain === "offence-victim" ? "s.row_hash" : details;
  return `
    SELECT s.row_number, s.file, s.reference, s.updated,
      s.status, s.notifiable, s.recorded,
      CASE WHEN s.committed IS NULL OR s.committed::DATE > s.recorded THEN NULL
        ELSE {'at': s.committed, 'timed': s.committed_timed, 'until': s.committed_until} END AS committed,
      {'category': c.category, 'detail': c.detail, 'versions': c.versions, 'label': c.label, 'serious': c.serious} AS class,
      s.borough, s.ward, s.lsoa,
      f.bits | CASE WHEN s.domestic THEN ${flagBit("domestic-abuse")} ELSE 0 END AS bits, f.operations,
      CASE WHEN s.person THEN coalesce(s.victim_key, ${keyless}::VARCHAR || ' without key') END AS victim,
      s.victim_age, s.victim_sex, s.victim_ethnicity
    FROM ${rows} s
    JOIN ${table}_classes c ON c.g IS NOT DISTINCT FROM s.offence_group
      AND c.s IS NOT DISTINCT FROM s.offence_subgroup AND c.h IS NOT DISTINCT FROM s.home_office_class
    JOIN ${table}_features f ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation`;
}

const fields = ["status", "notifiable", "recorded", "committed", "class", "borough", "ward", "lsoa"] as const;
const victimFields = ["victim_age", "victim_sex", "victim_ethnicity"] as const;

/** Of all rows of an offence. */
const allOperations = "list_sort(list_distinct(flatten(coalesce(operation_lists, []))))";

/**
 * Makes the view `<table>_offences`, one row an offence. Most references have one row: it is the offence as it stands, and only
 * the others are folded.
 */
export async function foldOffences(store: RecordStore, table: string, grain: string): Promise<FoldResult> {
  await store.query(`
    CREATE TEMP VIEW ${table}_single AS ${liveRows(table, singleRows(table), grain)};
    CREATE TEMP TABLE ${table}_live AS ${liveRows(table, sharedRows(table), grain)}`);
  const result = await foldRows(store, {
    from: `${table}_live`,
    into: `${table}_folded`,
    key: ["reference"],
    fields,
    unions: { bits: "bit_or(bits)", operation_lists: "list(operations) FILTER (len(operations) > 0)" },
  });
  await store.query(`
    CREATE TEMP VIEW ${table}_offences AS ${setApart(`
      SELECT reference, ${fields.join(", ")}, file AS last_file, bits, operations FROM ${table}_single
      UNION ALL SELECT reference, ${fields.join(", ")}, last_file, bits, ${allOperations} FROM ${table}_folded`)}`);
  return result;
}

/** No-crimed and transferred records and non-notifiable incidents are kept apart, and counted there. */
const setApart = (offences: string): string => `
  SELECT * REPLACE (bits | CASE WHEN class.serious THEN ${flagBit("most-serious-violence")} ELSE 0 END AS bits),
    CASE WHEN status <> 'confirmed' THEN status WHEN NOT notifiable THEN 'non-notifiable' END AS set_apart,
    status = 'confirmed' AND notifiable AS counted
  FROM (${offences})`;

/**
 * Makes the view `<table>_victims`, one row a victim in an offence, with the offence. A victim of two offences is two
 * victimisations; listed twice in one offence, one.
 */
export async function foldVictims(store: RecordStore, table: string): Promise<FoldResult> {
  const result = await foldRows(store, {
    from: `${table}_live`,
    where: "victim IS NOT NULL",
    into: `${table}_folded_victims`,
    key: ["reference", "victim"],
    fields: victimFields,
  });
  await store.query(`
    CREATE TEMP VIEW ${table}_victims AS ${setApart(`
      SELECT reference, ${fields.join(", ")}, file AS last_file, bits, operations, ${victimFields.join(", ")}
      FROM ${table}_single WHERE victim IS NOT NULL
      UNION ALL
      SELECT o.reference, ${fields.map((field) => `o.${field}`).join(", ")}, o.last_file, o.bits, ${allOperations}, ${victimFields.map((field) => `v.${field}`).join(", ")}
      FROM ${table}_folded_victims v JOIN ${table}_folded o ON o.reference = v.reference`)}`);
  return result;
}

/**
 * Adds the offences to the records, and the victims in them.
 *
 * @param into `former_records` for versions of references that later extracts replaced, see `stagePast`
 */
export async function insertOffences(
  store: RecordStore,
  table: string,
  source: string,
  files: readonly SourceFile[],
  victims: boolean,
  into: "records" | "former_records" = "records",
): Promise<void> {
  const former = into === "former_records";
  const columns = {
    source: literal(source),
    file: "o.last_file",
    extract_rank: rankOfFile("o.last_file", files),
    ...(former ? { until_rank: "p.until_rank" } : {}),
    recorded_date: "o.recorded",
    committed_date: "o.committed.at::DATE",
    committed_hour: "CASE WHEN o.committed.timed THEN hour(o.committed.at) END",
    committed_minute: "CASE WHEN o.committed.timed THEN minute(o.committed.at) END",
    committed_span_hours: `CASE
      WHEN o.committed.until >= o.committed.at THEN (date_diff('minute', o.committed.at, o.committed.until) + 59) // 60
      WHEN o.committed.at IS NOT NULL AND o.committed.until IS NULL THEN 0 END`,
    category: "o.class.category",
    classification: "cv.version",
    detail: "o.class.detail",
    flags: "f.flags",
    operations: "o.operations",
    borough: "o.borough",
    ward: "o.ward",
    lsoa: "o.lsoa",
  };
  const versions = former ? `JOIN ${table}_versions p ON p.reference = o.reference` : "";
  const classification = joinVersions(table, {
    file: "o.last_file",
    versions: "o.class.versions",
    date: "o.recorded",
  });
  const from = (view: string): string =>
    `${table}_${view} o JOIN ${table}_flags f ON f.bits = o.bits ${versions} ${classification} WHERE o.counted`;
  await store.query(insertInto({ kind: "'offence'", ...columns }, from("offences"), into));
  if (!victims) return;
  const person = Object.fromEntries(victimFields.map((field) => [field, `o.${field}`]));
  await store.query(insertInto({ kind: "'victim'", ...columns, ...person }, from("victims"), into));
}

/** How many offences that count have a class that no mapping knows, by its label. */
export const unmappedOffences = (table: string): string => `
  SELECT class.label AS key, count(*) AS count FROM ${table}_offences
  WHERE counted AND class.category IS NULL GROUP BY key`;
