import { type FoldResult, foldRows } from "../../records/fold.ts";
import { insertInto } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import { joinVersions } from "../classification.ts";
import type { SourceFile } from "../format.ts";
import { flagBit } from "../offence-classes.ts";
import { rankOfFile } from "../settle.ts";
import { literal } from "../sql.ts";

/**
 * Rows that count towards an offence, with what their labels mean. A victim without a key is told apart by the whole row
 * where a row is a victim, and otherwise by age, sex and ethnicity within the offence: rows are then multiplied by suspects
 * or flags, and counting each would invent victims.
 */
export function liveRows(table: string, grain: string): string {
  const details = "hash(s.victim_age, s.victim_sex, s.victim_ethnicity)";
  const keyless = grain === "offence-victim" ? "s.row_hash" : details;
  return `
    CREATE TEMP TABLE ${table}_live AS
    SELECT s.rowid AS row_number, s.file, s.reference, s.updated,
      s.status, s.notifiable, s.recorded,
      CASE WHEN s.committed IS NULL OR s.committed::DATE > s.recorded THEN NULL
        ELSE {'at': s.committed, 'timed': s.committed_timed, 'until': s.committed_until} END AS committed,
      {'category': c.category, 'detail': c.detail, 'versions': c.versions, 'label': c.label, 'serious': c.serious} AS class,
      s.borough, s.ward, s.lsoa,
      f.bits | CASE WHEN s.domestic THEN ${flagBit("domestic-abuse")} ELSE 0 END AS bits,
      CASE WHEN len(f.operations) > 0 THEN f.operations END AS operations,
      CASE WHEN s.person THEN coalesce(s.victim_key, ${keyless}::VARCHAR || ' without key') END AS victim,
      s.victim_age, s.victim_sex, s.victim_ethnicity, f.unknown > 0 AS unknown_features
    FROM ${table} s
    JOIN ${table}_classes c ON c.g IS NOT DISTINCT FROM s.offence_group
      AND c.s IS NOT DISTINCT FROM s.offence_subgroup AND c.h IS NOT DISTINCT FROM s.home_office_class
    JOIN ${table}_features f ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation
    WHERE s.fate = 0`;
}

export async function foldOffences(store: RecordStore, table: string): Promise<FoldResult> {
  const result = await foldRows(store, {
    from: `${table}_live`,
    into: `${table}_folded`,
    key: ["reference"],
    fields: ["status", "notifiable", "recorded", "committed", "class", "borough", "ward", "lsoa"],
    unions: { bits: "bit_or(bits)", operation_lists: "list(operations) FILTER (operations IS NOT NULL)" },
  });
  // No-crimed and transferred records and non-notifiable incidents are kept apart, and counted there.
  await store.query(`
    CREATE TEMP TABLE ${table}_offences AS
    SELECT * EXCLUDE (bits), bits | CASE WHEN class.serious THEN ${flagBit("most-serious-violence")} ELSE 0 END AS bits,
      list_sort(list_distinct(flatten(coalesce(operation_lists, [])))) AS operations,
      CASE WHEN status <> 'confirmed' THEN status WHEN NOT notifiable THEN 'non-notifiable' END AS set_apart,
      set_apart IS NULL AS counted
    FROM ${table}_folded`);
  return result;
}

/** A victim of two offences is two victimisations; listed twice in one offence, one. */
export function foldVictims(store: RecordStore, table: string): Promise<FoldResult> {
  return foldRows(store, {
    from: `${table}_live`,
    where: "victim IS NOT NULL",
    into: `${table}_victims`,
    key: ["reference", "victim"],
    fields: ["victim_age", "victim_sex", "victim_ethnicity"],
  });
}

/** @param into `former_records` for versions of references that later extracts replaced, see `stagePast` */
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
  const from = `${table}_offences o JOIN ${table}_flags f ON f.bits = o.bits ${versions}
    ${joinVersions(table, { file: "o.last_file", versions: "o.class.versions", date: "o.recorded" })}`;
  await store.query(insertInto({ kind: "'offence'", ...columns }, `${from} WHERE o.counted`, into));
  if (!victims) return;
  const person = {
    victim_age: "v.victim_age",
    victim_sex: "v.victim_sex",
    victim_ethnicity: "v.victim_ethnicity",
  };
  await store.query(
    insertInto(
      { kind: "'victim'", ...columns, ...person },
      `${from} JOIN ${table}_victims v ON v.reference = o.reference WHERE o.counted`,
      into,
    ),
  );
}
