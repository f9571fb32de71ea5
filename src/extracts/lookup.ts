import type { RecordStore } from "../records/store.ts";
import { literal } from "./sql.ts";

export type LookupValue = string | number | boolean | null | readonly string[];

/**
 * Makes a small table from decisions taken in code: what a label, a list cell or a name means. The few distinct values of a
 * column are decided once each, and rows join to them.
 */
export async function makeLookup(
  store: RecordStore,
  table: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly (readonly LookupValue[])[],
): Promise<void> {
  const definitions = Object.entries(columns).map(([name, type]) => `${name} ${type}`);
  await store.query(`CREATE TEMP TABLE ${table} (${definitions.join(", ")})`);
  for (let start = 0; start < rows.length; start += 500) {
    const values = rows.slice(start, start + 500).map((row) => `(${row.map(sqlValue).join(", ")})`);
    await store.query(`INSERT INTO ${table} VALUES ${values.join(", ")}`);
  }
}

function sqlValue(value: LookupValue): string {
  if (value === null) return "NULL";
  if (typeof value === "string") return literal(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return `[${value.map(literal).join(", ")}]::VARCHAR[]`;
}

/** The text of a column of a query's row, or null. */
export function textOf(row: Readonly<Record<string, unknown>>, column: string): string | null {
  const value = row[column];
  return typeof value === "string" ? value : null;
}
