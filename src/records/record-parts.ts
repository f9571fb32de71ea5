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
  /**
   * Whether its records say where they lie: the columns `ward`, `lsoa` and `zones` are then there to be filled. Of records that share a
   * table only the first are.
   */
  readonly isPlaced: boolean;
}

/** Which records a question is about: those of any of these sources, of a kind; of all, where one is left out. */
export interface RecordsWanted {
  readonly sources?: readonly string[];
  readonly kind?: string;
  /** What of them is asked, by {@link columnsIn}; everything when left out. */
  readonly columns?: ReadonlySet<string>;
}

/**
 * The columns of a record that SQL names. To plan a question over all columns takes longer than to count most of them; one too many does no
 * harm.
 */
export const columnsIn = (sql: string): ReadonlySet<string> => {
  const words = new Set(sql.match(/\w+/g));
  return new Set(recordColumns.map(({ name }) => name).filter((name) => words.has(name)));
};

/** Who adds records: by which connection, and where they stand among what others add at the same time. */
export interface Adder {
  readonly run: (sql: string) => Promise<unknown>;
  readonly order: number;
}

interface Part {
  readonly table: string;
  readonly order: number;
  /** Of all its records; undefined where they differ. */
  readonly source: string | undefined;
  readonly kind: string | undefined;
  readonly isPlaced: boolean;
  /** Column to SQL: its name in the table, or the constant that stands for it. */
  readonly values: ReadonlyMap<string, string>;
  /** Which of its rows tell of such a record; all of them when left out. */
  readonly where?: string;
}

/** Column of a record to SQL. */
export type Columns = Readonly<Record<string, string>>;

/** What the records of one kind have of their own among those that the same rows tell of. */
export interface RecordsOfRow {
  readonly columns: Columns;
  /** SQL over the rows. */
  readonly where?: string;
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

/** A text is kept as its expression has it, which may be as one of a few words, in a fraction of the time; whoever asks gets a text. */
const asStored = (sql: string, type: string): string => (type === "VARCHAR" ? `(${sql})` : `(${sql})::${type}`);
const asGiven = (name: string, type: string): string => (type === "VARCHAR" ? `${name}::${type}` : name);

/**
 * The records in one narrow table for each addition. A record has more columns than any source knows: written out in full, most of what is
 * stored would be NULL and constants, ten million times over. What is constant in an addition stands in what is selected from, so that a
 * question for one kind or source skips the tables of all others.
 */
export class RecordParts {
  readonly #run: (sql: string) => Promise<unknown>;
  #tables = 0;
  readonly #parts: Readonly<Record<RecordTable, Part[]>> = { records: [], former_records: [] };

  constructor(run: (sql: string) => Promise<unknown>) {
    this.#run = run;
  }

  /**
   * Adds records. Columns are named, so that a format gives those that its source knows; the others take their defaults.
   *
   * @param columns column of a record to SQL expression over `from`
   * @param from what follows FROM, with joins and conditions
   */
  add(among: RecordTable, columns: Columns, from: string, by?: Adder): Promise<void> {
    return this.addTogether(among, columns, [{ columns: {} }], from, by);
  }

  /**
   * Adds records of several kinds that the same rows tell of, such as an offence, its victim and its suspect: what they share is stored
   * once.
   *
   * @param shared columns that all of them have
   * @param kinds what each has of its own, and which rows tell of one; all of them unless told
   */
  async addTogether(
    among: RecordTable,
    shared: Columns,
    kinds: readonly RecordsOfRow[],
    from: string,
    { run, order }: Adder = { run: this.#run, order: 0 },
  ): Promise<void> {
    const table = `${among}_${this.#tables++}`;
    const given = [shared, ...kinds.map(({ columns }) => columns)];
    for (const name of given.flatMap(Object.keys))
      if (!columnsOf[among].some((column) => column.name === name)) throw new Error(`records have no column ${name}`);
    const isPlaced = placeColumns.some((name) => !isConstant(shared[name] ?? "NULL"));
    const stored: string[] = [];
    const common = new Map<string, string>();
    /** What one kind has of its own may be another's too, and is then stored once. */
    const own = new Map<string, string>();
    for (const { name, type, otherwise } of columnsOf[among]) {
      const sql = shared[name];
      const fill = isPlaced && filledByPlacing.includes(name);
      if (fill || (sql !== undefined && !isConstant(sql))) {
        stored.push(`${fill ? `(${sql ?? "NULL"})::${type}` : asStored(sql ?? "NULL", type)} AS ${name}`);
        common.set(name, fill ? name : asGiven(name, type));
      } else common.set(name, `${sql ?? otherwise ?? "NULL"}::${type}`);
    }
    const parts = kinds.map(({ columns, where }, index): Part => {
      const values = new Map(common);
      for (const { name, type } of columnsOf[among]) {
        const sql = columns[name];
        if (sql === undefined) continue;
        const same = own.get(`${name} ${sql}`);
        if (isConstant(sql)) values.set(name, `${sql}::${type}`);
        else if (same !== undefined) values.set(name, asGiven(same, type));
        else {
          stored.push(`${asStored(sql, type)} AS ${name}_${index}`);
          own.set(`${name} ${sql}`, `${name}_${index}`);
          values.set(name, asGiven(`${name}_${index}`, type));
        }
      }
      if (where !== undefined) stored.push(`(${where}) AS tells_${index}`);
      return {
        table,
        order,
        source: textOf(columns["source"] ?? shared["source"]),
        kind: textOf(columns["kind"] ?? shared["kind"]),
        isPlaced: isPlaced && index === 0,
        values,
        ...(where === undefined ? {} : { where: `tells_${index}` }),
      };
    });
    await run(`CREATE TABLE ${table} AS SELECT ${stored.join(", ")} FROM ${from}`);
    this.#parts[among].push(...parts);
    this.#parts[among].sort((one, other) => one.order - other.order);
  }

  /** The tables that hold records of a source. */
  of(among: RecordTable, source: string): RecordPart[] {
    return this.#parts[among]
      .filter((part) => part.source === undefined || part.source === source)
      .map((part) => ({
        table: part.table,
        isPlaced: part.isPlaced,
        rows: `(SELECT rowid AS record, ${select(among, part)} ${fromPart(part)})`,
      }));
  }

  /**
   * SQL to select from, in brackets: all records without the tables that have none of those wanted. The others may have more than
   * those, so that a question still names its source and kind. To plan a query over all tables takes longer than to count most of them.
   */
  recordsOf(among: RecordTable, { sources, kind, columns }: RecordsWanted): string {
    const parts = this.#parts[among].filter(
      (part) =>
        (part.source === undefined || !sources || sources.includes(part.source)) &&
        (part.kind === undefined || kind === undefined || part.kind === kind),
    );
    return `(${union(among, parts, columns)})`;
  }
}

function union(among: RecordTable, parts: readonly Part[], columns?: ReadonlySet<string>): string {
  const none = named(among, columns).map(({ name, type }) => `NULL::${type} AS ${name}`);
  if (parts.length === 0) return `SELECT ${none.join(", ")} WHERE false`;
  return parts.map((part) => `SELECT ${select(among, part, columns)} ${fromPart(part)}`).join(" UNION ALL ");
}

const select = (among: RecordTable, { values }: Part, columns?: ReadonlySet<string>): string =>
  named(among, columns)
    .map(({ name }) => `${values.get(name)} AS ${name}`)
    .join(", ");

const named = (among: RecordTable, columns?: ReadonlySet<string>): readonly RecordColumn[] =>
  columnsOf[among].filter((column) => !columns || column === untilRank || columns.has(column.name));

const fromPart = ({ table, where }: Part): string => `FROM ${table}${where === undefined ? "" : ` WHERE ${where}`}`;

/** The text of a constant; undefined when it differs from record to record. */
const textOf = (sql: string | undefined): string | undefined =>
  sql !== undefined && /^'.*'$/s.test(sql) && isConstant(sql) ? sql.slice(1, -1).replaceAll("''", "'") : undefined;
