import { DuckDBInstance, type DuckDBValue } from "@duckdb/node-api";
import { recordsTable } from "./schema.ts";

/** One query at a time over the record store. Parameters are bound by name; rows come back as plain values. */
export interface RecordStore {
  query(sql: string, parameters?: Readonly<Record<string, DuckDBValue>>): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Opens an empty store in memory with the `records` table in it. */
export async function openStore(): Promise<RecordStore> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(recordsTable);
  return {
    async query(sql, parameters) {
      const reader = await connection.runAndReadAll(sql, parameters);
      return reader.getRowObjectsJS() as Record<string, unknown>[];
    },
    async close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
