import type { RecordStore } from "../records/store.ts";
import type { SourceFile } from "./format.ts";
import type { PreflightFile } from "./preflight/preflight.ts";
import { readCsv } from "./read-csv.ts";
import type { RejectCode } from "./reject-codes.ts";
import { fieldText } from "./sql.ts";

/** What becomes of a row, so far as one look at it tells. */
export const fates = { candidate: 0, outOfScope: 1, rejected: 2, superseded: 3 } as const;

export interface RejectRule {
  /** SQL over the texts (`t_` and the field's name) and the typed columns. */
  readonly when: string;
  readonly code: RejectCode;
  readonly field: string;
  /**
   * What other rows of a file with such rejects are rejected for, unless some of them show that it is not so: where some dates make sense
   * only with the month first, and none only with the day first, those that could be either are not the days that they seem.
   */
  readonly spoils?: { readonly code: RejectCode; readonly unless: string };
}

export interface NoteRule {
  readonly when: string;
  readonly code: string;
}

/** How the rows of a format are typed: SQL expressions over the text of fields, in layers. */
export interface StagePlan {
  /** Fields whose text is needed. `t_<field>` is the trimmed text or NULL. */
  readonly texts: readonly string[];
  /** Column name to SQL over the raw columns `c0`, `c1` and so on, for what is no field. */
  readonly raw?: (file: SourceFile) => Readonly<Record<string, string>>;
  /** Column name to SQL over texts, for values that the typed columns are made of. */
  readonly parsed?: Readonly<Record<string, string>>;
  /** Column name to SQL over texts and parsed values. */
  readonly typed: (file: SourceFile) => Readonly<Record<string, string>>;
  readonly outOfScope: string;
  /** In order: the first that holds is the reason. */
  readonly rejects: (file: SourceFile) => readonly RejectRule[];
  /** Things worth counting about rows that are kept. */
  readonly notes: readonly NoteRule[];
}

/** Rows of one file in the staging table: their row numbers, and the offsets of those that the reader refused. */
export interface StagedFile {
  readonly file: SourceFile;
  readonly from: number;
  readonly count: number;
  readonly refused: readonly number[];
}

/**
 * Whether several threads may read a file. They lose rows where one of their blocks begins at an odd place, which the count shows; but
 * beside blank lines they also read or refuse a row twice, which could make up for a lost one.
 */
export const severalMayRead = ({ quotedNewlines, blankLines }: PreflightFile): boolean =>
  quotedNewlines === 0 && !blankLines;

/**
 * Reads the files of a source into one typed staging table, in the order of their rows: `row_number` counts from 0 over all
 * files. One pass over each file; only the columns of the plan are kept, and a fingerprint of the whole row.
 *
 * What several threads read of a file is kept when it is as many rows as preflight counted, and otherwise one thread reads instead.
 */
export async function stageFiles(
  store: RecordStore,
  table: string,
  files: readonly SourceFile[],
  plan: StagePlan,
): Promise<StagedFile[]> {
  const together = new Set(files.filter(severalMayRead));
  for (;;) {
    const staged = await stageAll(store, table, files, plan, together);
    const wrong = staged.filter(({ file, count, refused }) => {
      const unread = refused.length + file.malformed.length;
      return together.has(file) && count + unread !== file.rows;
    });
    if (wrong.length === 0) {
      await spoil(store, table, staged, plan);
      return staged;
    }
    for (const { file } of wrong) together.delete(file);
    await store.query(`DROP TABLE ${table}`);
  }
}

/** @param together files that several threads may read */
async function stageAll(
  store: RecordStore,
  table: string,
  files: readonly SourceFile[],
  plan: StagePlan,
  together: ReadonlySet<SourceFile>,
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  let from = 0;
  for (const file of files) {
    const rejects = `${table}_rejects_${file.file}`;
    const select = selectRows(file, plan, readCsv(file, rejects, { parallel: together.has(file) }));
    await store.query(
      staged.length === 0 ? `CREATE TEMP TABLE ${table} AS ${select}` : `INSERT INTO ${table} ${select}`,
    );
    const refused = await store.query(
      // One row can be refused for several reasons: rows are told apart by where they begin.
      `SELECT DISTINCT line_byte_position::DOUBLE - 1 AS start FROM ${rejects} ORDER BY start`,
    );
    const [total] = await store.query(`SELECT count(*)::DOUBLE AS count FROM ${table}`);
    await store.query(`DROP TABLE ${rejects}; DROP TABLE ${rejects}_scans`);
    const count = Number(total?.["count"]) - from;
    staged.push({ file, from, count, refused: refused.map((row) => Number(row["start"])) });
    from += count;
  }
  return staged;
}

/** So many rejects of one kind are no slip. */
const fewestThatSpoil = 3;

/** Rejects the rows of files that the rejects among them cast doubt upon, see {@link RejectRule.spoils}. */
async function spoil(store: RecordStore, table: string, staged: readonly StagedFile[], plan: StagePlan): Promise<void> {
  for (const { file } of staged) {
    const rules = rejectRules(plan, file);
    for (const [index, { spoils }] of rules.entries()) {
      if (!spoils) continue;
      const spoiled = rules.findIndex(({ code }) => code === spoils.code);
      const [found] = await store.query(`
        SELECT count(*) FILTER (reject_rule = ${index})::DOUBLE AS rejects,
          count(*) FILTER (fate = ${fates.candidate} AND ${spoils.unless})::DOUBLE AS others
        FROM ${table} WHERE file = ${file.file}`);
      if (Number(found?.["rejects"]) < fewestThatSpoil || Number(found?.["others"]) > 0) continue;
      await store.query(`
        UPDATE ${table} SET fate = ${fates.rejected}, reject_rule = ${spoiled}
        WHERE file = ${file.file} AND fate = ${fates.candidate}`);
    }
  }
}

/** Rules that no row meets by itself: they stand for what others spoil. */
const spoiledRules = (rules: readonly RejectRule[]): RejectRule[] =>
  rules.flatMap(({ spoils, field }) => (spoils ? [{ code: spoils.code, field, when: "false" }] : []));

/** Why rows of a file are rejected, in order. A value to the right of the last name means that the row may be shifted. */
export const rejectRules = (plan: StagePlan, file: SourceFile): readonly RejectRule[] => {
  const own = plan.rejects(file);
  return [{ code: "row-beyond", field: "", when: "beyond" }, ...own, ...spoiledRules(own)];
};

/** Whether a row has a value in one of the nameless columns at the right, as SQL over the raw columns. */
function isBeyond({ header }: SourceFile): string {
  const named = header.findLastIndex((name) => name !== "");
  const beyond = header.flatMap((_, position) => (position > named ? [`trim(c${position}) <> ''`] : []));
  return beyond.length === 0 ? "false" : `coalesce(${beyond.join(" OR ")}, false)`;
}

function selectRows(file: SourceFile, plan: StagePlan, rows: string): string {
  const texts = plan.texts.map((field) => `${fieldText(file.columns, field, file.unusualBlanks)} AS t_${field}`);
  const allColumns = file.header.map((_, position) => `c${position}`);
  const raw = Object.entries(plan.raw?.(file) ?? {});
  const typed = Object.entries(plan.typed(file)).map(([name, sql]) => `${sql} AS ${name}`);
  const names = [...Object.keys(plan.typed(file)), ...raw.map(([name]) => name)];
  const rules = rejectRules(plan, file);
  const rule = `CASE ${rules.map(({ when }, index) => `WHEN ${when} THEN ${index}`).join(" ")} END`;
  const values = rules.map(({ field }, index) => `WHEN ${index} THEN ${field === "" ? "NULL" : `t_${field}`}`);
  const value = `CASE reject_rule ${values.join(" ")} END`;
  const notes =
    plan.notes.map(({ when }, index) => `CASE WHEN ${when} THEN ${1 << index} ELSE 0 END`).join(" + ") || "0";
  const parsed = Object.entries(plan.parsed ?? {}).map(([name, sql]) => `, ${sql} AS ${name}`);
  return `
    SELECT ${names.join(", ")}, row_hash, ${file.file}::INTEGER AS file, ${file.rank}::INTEGER AS extract_rank,
      (CASE WHEN elsewhere AND NOT beyond THEN ${fates.outOfScope} WHEN reject_rule IS NOT NULL THEN ${fates.rejected}
        ELSE ${fates.candidate} END)::UTINYINT AS fate,
      reject_rule::UTINYINT AS reject_rule, ${value} AS reject_value, (${notes})::UINTEGER AS notes
    FROM (SELECT *, ${plan.outOfScope} AS elsewhere, ${rule} AS reject_rule
      FROM (SELECT *, ${typed.join(", ")}
        FROM (SELECT *${parsed.join("")}
          FROM (SELECT ${[...texts, ...raw.map(([name, sql]) => `${sql} AS ${name}`)].join(", ")},
              hash(${allColumns.join(", ")}) AS row_hash, ${isBeyond(file)} AS beyond
            FROM ${rows}))))`;
}
