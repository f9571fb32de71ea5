import type { RecordStore } from "./store.ts";

/** How rows of a joined table become one: which rows, told apart by what, with which fields to settle. */
export interface Fold {
  /** Table or view with the columns `row_number`, `updated` and `file` besides the key and the fields. */
  readonly from: string;
  readonly where?: string;
  readonly into: string;
  readonly key: readonly string[];
  readonly fields: readonly string[];
  /** When rows of a key are not about one thing, as an aggregate over the rows `r`; never, when left out. */
  readonly apart?: string;
  /** Further aggregates over all rows of a key: name to SQL expression. */
  readonly unions?: Readonly<Record<string, string>>;
}

/** Numbers of two rows of one key. */
export type RowPair = readonly [number, number];

export interface FoldResult {
  /** Rows that went in. */
  readonly rows: number;
  /** Keys that came out. */
  readonly folded: number;
  /** Keys whose rows say different things, blanks apart, about at least one field. */
  readonly disagreeing: number;
  /** Those among them, but for keys that are apart, of which the rows of the latest moment disagree, so that nothing decides between them. */
  readonly undecided: number;
  readonly undecidedExample?: RowPair;
  /** Keys whose rows are not about one thing. */
  readonly apart: number;
  readonly apartExample?: RowPair;
}

/**
 * Folds rows by key into the table `into`, one row a key. Where the rows of a key agree, any of them will do, which is
 * the quick way and the usual case. Where they differ, each field takes the value of the row with the latest `updated`
 * that has one; between rows of the same moment the greater value, so that the order of rows never decides.
 */
export async function foldRows(store: RecordStore, fold: Fold): Promise<FoldResult> {
  const key = fold.key.join(", ");
  const keys = `${fold.into}_keys`;
  const where = fold.where ? `WHERE ${fold.where}` : "";
  const unions = Object.entries(fold.unions ?? {});
  const unionColumns = unions.map(([name, sql]) => `, ${sql} AS ${name}`).join("");
  await store.query(`
    CREATE TEMP TABLE ${keys} AS
    SELECT ${key}, min(row_number) AS kept_row, count(*) AS folded_rows, max(file) AS last_file,
      min(hash(${fold.fields.join(", ")})) <> max(hash(${fold.fields.join(", ")})) AS differs${unionColumns}
    FROM ${fold.from} ${where} GROUP BY ${key}`);
  const shared = ["folded_rows", "last_file", ...unions.map(([name]) => name)].map((name) => `k.${name}`).join(", ");
  const named = (alias: string, names: readonly string[]): string => names.map((name) => `${alias}.${name}`).join(", ");
  await store.query(`
    CREATE TEMP TABLE ${fold.into} AS
    SELECT ${named("r", fold.key)}, ${named("r", fold.fields)}, ${shared}, false AS disagrees,
      false AS undecided, false AS apart, NULL::BIGINT AS first_row, NULL::BIGINT AS last_row
    FROM ${fold.from} r JOIN ${keys} k ON r.row_number = k.kept_row AND NOT k.differs`);
  const latest = fold.fields.map(
    (field) => `arg_max(r.${field}, {'updated': coalesce(r.updated, TIMESTAMP '0001-01-01'), 'value': r.${field}})`,
  );
  const undecided = fold.fields.map(
    (field, index) =>
      `coalesce(${latest[index]} <> arg_min(r.${field}, {'before': -epoch_us(coalesce(r.updated, TIMESTAMP '0001-01-01')), 'value': r.${field}}), false)`,
  );
  const disagreement = fold.fields.map((field) => `coalesce(min(r.${field}) <> max(r.${field}), false)`).join(" OR ");
  const sameKey = fold.key.map((column) => `r.${column} = k.${column}`).join(" AND ");
  await store.query(`
    INSERT INTO ${fold.into}
    SELECT * FROM (
      SELECT ${named("k", fold.key)}, ${latest.map((sql, index) => `${sql} AS ${fold.fields[index]}`).join(", ")},
        ${["folded_rows", "last_file", ...unions.map(([name]) => name)].map((name) => `any_value(k.${name}) AS ${name}`).join(", ")},
        ${disagreement} AS disagrees, NOT (${fold.apart ?? "false"}) AND (${undecided.join(" OR ")}) AS undecided, ${fold.apart ?? "false"} AS apart,
        min(r.row_number) AS first_row, max(r.row_number) AS last_row
      FROM (SELECT * FROM ${fold.from} ${where}) r JOIN ${keys} k ON ${sameKey} AND k.differs
      GROUP BY ${named("k", fold.key)})`);
  const [counts] = await store.query(`
    SELECT coalesce(sum(folded_rows), 0)::DOUBLE AS rows, count(*)::DOUBLE AS folded,
      count(*) FILTER (disagrees)::DOUBLE AS disagreeing,
      count(*) FILTER (undecided)::DOUBLE AS undecided, count(*) FILTER (apart)::DOUBLE AS apart,
      ${exampleOf("undecided")}, ${exampleOf("apart")}
    FROM ${fold.into}`);
  await store.query(`DROP TABLE ${keys}`);
  return {
    rows: Number(counts?.["rows"]),
    folded: Number(counts?.["folded"]),
    disagreeing: Number(counts?.["disagreeing"]),
    undecided: Number(counts?.["undecided"]),
    ...pairOf(counts, "undecided"),
    apart: Number(counts?.["apart"]),
    ...pairOf(counts, "apart"),
  };
}

/** The rows of the key that comes first of those of which something is so. */
const exampleOf = (what: "undecided" | "apart"): string =>
  `min(first_row) FILTER (${what})::DOUBLE AS ${what}_first, arg_min(last_row, first_row) FILTER (${what})::DOUBLE AS ${what}_last`;

function pairOf(
  counts: Readonly<Record<string, unknown>> | undefined,
  what: "undecided" | "apart",
): Partial<Pick<FoldResult, "undecidedExample" | "apartExample">> {
  const [first, last] = [counts?.[`${what}_first`], counts?.[`${what}_last`]];
  return typeof first === "number" && typeof last === "number" ? { [`${what}Example`]: [first, last] } : {};
}
