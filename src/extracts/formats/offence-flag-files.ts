import type { Problem } from "../../problems/problem.ts";
import type { FileOutcome, FormatContext } from "../format.ts";
import type { Reject } from "../reading.ts";
import { isElsewhere } from "../scope.ts";
import { rejectsOf, settleRows } from "../settle.ts";
import { isShortenedNumber, referenceKey } from "../sql.ts";
import { fates, type StagePlan, stageFiles } from "../stage.ts";
import { supersede } from "../supersede.ts";
import { makeFeatures } from "./offence-lookups.ts";

/** What a second file of feature codes yields: a table of codes by reference, and the accounts of its rows. */
interface FlagFiles {
  /** `reference`, `bits` and `operations`, one row a reference. */
  readonly table: string;
  readonly accounts: readonly Omit<FileOutcome, "rejectsByReason">[];
  readonly rejects: readonly Reject[];
  readonly problems: readonly Problem[];
}

/**
 * Reads second files of feature codes, one row a reference and a code, for the offences staged in `offences`. Rows whose reference no
 * offence of ours has are out of scope: such a file often is one of all boroughs. Of files of different dates the later speaks for
 * each reference that it has.
 */
export async function readFlagFiles(context: FormatContext, offences: string): Promise<FlagFiles> {
  const { store, files, source } = context;
  const stage = `${offences}_codes`;
  const table = `${offences}_flagged`;
  const plan = flagPlan(context);
  const staged = await stageFiles(store, stage, files, plan);
  await store.query(`
    UPDATE ${stage} SET fate = ${fates.outOfScope} WHERE fate = ${fates.candidate} AND reference NOT IN (
      SELECT reference FROM ${offences} WHERE fate IN (${fates.candidate}, ${fates.superseded}))`);
  await supersede(store, stage, files);
  const accounts = await settleRows(store, stage, staged);
  const rejects = await rejectsOf(store, stage, staged, plan);
  await makeFeatures(context, stage);
  await store.query(`
    CREATE TEMP TABLE ${table} AS
    SELECT s.reference, bit_or(f.bits) AS bits,
      list_sort(list_distinct(flatten(list(f.operations)))) AS operations
    FROM ${stage} s JOIN ${stage}_features f
      ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation
    WHERE s.fate = ${fates.candidate} GROUP BY s.reference`);
  const [counts] = await store.query(`
    SELECT count(*) FILTER (f.unknown > 0)::DOUBLE AS unknown, (
        SELECT count(*)::DOUBLE FROM ${stage} WHERE fate = ${fates.outOfScope}
          AND reference NOT IN (SELECT reference FROM ${offences} WHERE reference IS NOT NULL)) AS strangers
    FROM ${stage} s JOIN ${stage}_features f
      ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation
    WHERE s.fate = ${fates.candidate}`);
  for (const suffix of ["", "_shared", "_features"]) await store.query(`DROP TABLE IF EXISTS ${stage}${suffix}`);
  const rows = (count: unknown): string => (Number(count) === 1 ? "1 row" : `${Number(count)} rows`);
  const note = (count: unknown, message: string): Problem[] =>
    Number(count ?? 0) === 0
      ? []
      : [
          {
            code: "value-unknown",
            severity: "note",
            message: `${source.name}: ${rows(count)} of feature codes in a file of their own ${message}`,
            place: { file: files[0]?.path ?? source.files, field: "feature_codes" },
          },
        ];
  return {
    table,
    accounts,
    rejects,
    problems: [
      ...note(counts?.["unknown"], "with codes that docs/formats.md does not list; they set no flag."),
      ...note(counts?.["strangers"], "with a reference that no offence has; they are out of scope."),
    ],
  };
}

function flagPlan({ settings }: FormatContext): StagePlan {
  return {
    texts: ["reference", "feature_codes", "operation", "borough"],
    typed: () => ({
      reference: referenceKey("t_reference"),
      feature_codes: "t_feature_codes",
      operation: "t_operation",
    }),
    outOfScope: isElsewhere(settings.area, "t_borough"),
    rejects: () => [
      { code: "reference-blank", field: "reference", when: "reference IS NULL" },
      { code: "reference-shortened", field: "reference", when: isShortenedNumber("reference") },
    ],
    notes: [],
  };
}
