import { type RecordColumn, recordColumns } from "./columns.ts";

/**
 * `records` is what every format fills and every indicator counts; `former_records` are records as earlier extracts had them and later
 * ones no longer do, so that what has been revised can be counted, with the extract that replaced them in `until_rank`.
 */
export const recordTables = ["records", "former_records"] as const;
export type RecordTable = (typeof recordTables)[number];

/** A table with the records that one call added, holding only the columns that differ from record to record. */
export interface RecordPart {
  /** The table itself, for updates of the columns that placing fills. */
  readonly table: string;
  /** SQL to select from, in brackets: every column of a record, and `record`, its row in the table. */
  readonly rows: string;
  /** Whether its records say where they lie: the columns `ward`, `lsoa` and `zones` are then there to be filled. */
  readonly isPlaced: boolean;
}

interface Part {
  readonly table: string;
  readonly source: string | undefined;
  readonly isPlaced: boolean;
  /** Column to SQL: its name in the table, or the constant that stands for it. */
  readonly values: ReadonlyMap<string, string>;
}

const untilRank: RecordColumn = { name: "until_rank", type: "INTEGER" };
const columnsOf: Readonly<Record<RecordTable, readonly RecordColumn[]>> = {
  records: recordColumns,
  former_records: [untilRank, ...recordColumns],
};

/** Columns that say where a record lies. Where a format gives one of them, placing may fill the others. */
const placeColumns = ["ward", "ward_code", "lsoa", "longitude", "easting"];
const filledByPlacing = ["ward", "lsoa", "zones"];

/** A text, a number or a word of SQL that is the same for every record. */
const isConstant = (sql: string): boolean => /^('(?:[^']|'')*'|-?\d+|true|false|NULL)(::\w+)?$/.test(sql);

/**
 * The records as views over one narrow table for each addition. A record has more columns than any source knows: written out in full,
 * most of what is stored would be NULL and constants, ten million times over. What is constant in an addition stands in the view, so
 * that a query for one kind or source skips the tables of all others.
 */
export class RecordParts {
  readonly #run: (sql: string) => Promise<unknown>;
  readonly #parts: Readonly<Record<RecordTable, Part[]>> = { records: [], former_records: [] };

  constructor(run: (sql: string) => Promise<unknown>) {
    this.#run = run;
  }

  /** Makes the views, empty. */
  async open(): Promise<void> {
    for (const view of recordTables) await this.#makeView(view);
  }

  /**
   * Adds records. Columns are named, so that a format gives those that its source knows; the others take their defaults.
   *
   * @param columns column of a record to SQL expression over `from`
   * @param from what follows FROM, with joins and conditions
   */
  async add(view: RecordTable, columns: Readonly<Record<string, string>>, from: string): Promise<void> {
    const parts = this.#parts[view];
    const table = `${view}_${parts.length}`;
    const unknown = Object.keys(columns).find((name) => !columnsOf[view].some((column) => column.name === name));
    if (unknown !== undefined) throw new Error(`records have no column ${unknown}`);
    const places = placeColumns.some((name) => columns[name] !== undefined && !isConstant(columns[name]));
    const values = new Map<string, string>();
    const stored: string[] = [];
    for (const { name, type, otherwise } of columnsOf[view]) {
      const sql = columns[name] ?? otherwise ?? "NULL";
      const isDefault = columns[name] === undefined;
      if ((isDefault || isConstant(sql)) && !(places && filledByPlacing.includes(name))) {
        values.set(name, `${sql}::${type}`);
        continue;
      }
      stored.push(`(${sql})::${type} AS ${name}`);
      values.set(name, name);
    }
    await this.#run(`CREATE TABLE ${table} AS SELECT ${stored.join(", ")} FROM ${from}`);
    parts.push({ table, source: textOf(columns["source"]), isPlaced: places, values });
    await this.#makeView(view);
  }

  /** The tables behind a view that hold records of a source. */
  of(view: RecordTable, source: string): RecordPart[] {
    return this.#parts[view]
      .filter((part) => part.source === undefined || part.source === source)
      .map((part) => ({
        table: part.table,
        isPlaced: part.isPlaced,
        rows: `(SELECT rowid AS record, ${select(view, part)} FROM ${part.table})`,
      }));
  }

  async #makeView(view: RecordTable): Promise<void> {
    const parts = this.#parts[view].map((part) => `SELECT ${select(view, part)} FROM ${part.table}`);
    const none = columnsOf[view].map(({ name, type }) => `NULL::${type} AS ${name}`).join(", ");
    await this.#run(
      `CREATE OR REPLACE VIEW ${view} AS ${parts.length > 0 ? parts.join(" UNION ALL ") : `SELECT ${none} WHERE false`}`,
    );
  }
}

const select = (view: RecordTable, { values }: Part): string =>
  columnsOf[view].map(({ name }) => `${values.get(name)} AS ${name}`).join(", ");

/** The text of a constant; undefined when it differs from record to record. */
const textOf = (sql: string | undefined): string | undefined =>
  sql !== undefined && /^'.*'$/s.test(sql) && isConstant(sql) ? sql.slice(1, -1).replaceAll("''", "'") : undefined;
