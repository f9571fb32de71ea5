import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import type { DuckDBConnection, DuckDBValue } from "@duckdb/node-api";
import { Connections } from "./connections.ts";
import {
  type Columns,
  type RecordPart,
  RecordParts,
  type RecordsOfRow,
  type RecordsWanted,
  type RecordTable,
} from "./record-parts.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

// Required rather than imported: before it imports a package of CommonJS, Node reads all its hundred files for the names that they export.
const { DuckDBInstance } = createRequire(import.meta.url)("@duckdb/node-api") as typeof import("@duckdb/node-api");

/** Parameters are bound by name; rows come back as plain values. */
type Query = (sql: string, parameters?: Readonly<Record<string, DuckDBValue>>) => Promise<Record<string, unknown>[]>;

export interface RecordStore {
  /** One statement after another. */
  query: Query;
  /**
   * A question about the records alone, beside others of its sort: to work out how to answer takes as long as to answer, and that one thread
   * does. Temporary tables are not there.
   */
  ask: Query;
  /** Adds records: column to SQL expression, and what follows FROM. Columns that are not named take their defaults. */
  add(table: RecordTable, columns: Columns, from: string): Promise<void>;
  /** Adds records of several kinds that the same rows tell of: what all share, then what each has of its own. */
  addTogether(table: RecordTable, shared: Columns, kinds: readonly RecordsOfRow[], from: string): Promise<void>;
  /** How many statements were run that may have changed something: as long as it stays, so do all answers. */
  readonly statements: number;
  /** The tables that hold a source's records, for what is filled in after they were added. */
  partsOf(table: RecordTable, source: string): readonly RecordPart[];
  /** What follows FROM in a question about some records: all columns unless told, and only from where they can be. */
  recordsOf(wanted: RecordsWanted, table?: RecordTable): string;
  /**
   * Does jobs that add records side by side, each with temporary tables of its own. The records stand in the order of the jobs, whichever
   * was done first.
   *
   * @param most how many at once
   */
  sideBySide<Job, Result>(
    jobs: readonly Job[],
    most: number,
    work: (job: Job, store: RecordStore) => Promise<Result>,
  ): Promise<Result[]>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Where the store may make its folder for data that does not fit into memory. */
  readonly temporaryFolder?: string;
  /** As DuckDB writes sizes, e.g. `1200MB`. Beyond it the store spills to its temporary folder. */
  readonly memoryLimit?: string;
  /** Breaks off the query that runs; it and every later one then ends with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Two for each processor: the answer of one waits to be fetched while another is worked out. More would only share the memory between them. */
const mostAtOnce = Math.min(2 * availableParallelism(), 4);

/**
 * Opens an empty store in memory. Its temporary folder has mode 0700 and goes when the
 * store is closed; what a killed run left is swept away first.
 */
export async function openStore(options: StoreOptions = {}): Promise<RecordStore> {
  const folder = await makeTemporaryFolder(options.temporaryFolder);
  try {
    const instance = await DuckDBInstance.create(":memory:", {
      temp_directory: folder.path,
      memory_limit: options.memoryLimit ?? "1200MB",
      // A locked-down machine has no network, and nothing is to be fetched at run time.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      // The default, but lines of rejects depend on it.
      preserve_insertion_order: "true",
    });
    const connection = await instance.connect();
    const beside = new Connections(instance, mostAtOnce);
    const pools = new Set([beside]);
    const { signal } = options;
    const interrupt = (): void => {
      connection.interrupt();
      for (const pool of pools) pool.interrupt();
    };
    signal?.addEventListener("abort", interrupt);
    let statements = 0;
    const askOn =
      (on: DuckDBConnection): Query =>
      async (sql, parameters) => {
        signal?.throwIfAborted();
        try {
          const reader = await on.runAndReadAll(sql, parameters);
          return reader.getRowObjectsJS() as Record<string, unknown>[];
        } catch (error) {
          signal?.throwIfAborted();
          throw error;
        }
      };
    const queryOn =
      (on: DuckDBConnection): Query =>
      (sql, parameters) => {
        statements++;
        return askOn(on)(sql, parameters);
      };
    const query = queryOn(connection);
    const parts = new RecordParts(query);
    const store: RecordStore = {
      query,
      get statements() {
        return statements;
      },
      ask: (sql, parameters) => beside.run((free) => askOn(free)(sql, parameters)),
      add: (table, columns, from) => parts.add(table, columns, from),
      addTogether: (table, shared, kinds, from) => parts.addTogether(table, shared, kinds, from),
      partsOf: (table, source) => parts.of(table, source),
      recordsOf: (wanted, table = "records") => parts.recordsOf(table, wanted),
      async sideBySide(jobs, most, work) {
        const pool = new Connections(instance, most);
        pools.add(pool);
        try {
          return await pool.each(jobs, (job, own, order) => {
            const by = { run: queryOn(own), order };
            return work(job, {
              ...store,
              query: by.run,
              add: (table, columns, from) => parts.add(table, columns, from, by),
              addTogether: (table, shared, kinds, from) => parts.addTogether(table, shared, kinds, from, by),
            });
          });
        } finally {
          pools.delete(pool);
          await pool.close();
        }
      },
      async close() {
        signal?.removeEventListener("abort", interrupt);
        for (const pool of pools) await pool.close();
        connection.closeSync();
        instance.closeSync();
        await folder.remove();
      },
    };
    return store;
  } catch (error) {
    await folder.remove();
    throw error;
  }
}
