import type { Problem } from "../../problems/problem.ts";
import type { FoldResult } from "../../records/fold.ts";
import { offenceCategories } from "../../records/schema.ts";
import { inSmallPieces } from "../../records/small-pieces.ts";
import type { RecordStore } from "../../records/store.ts";
import { outcomeList } from "../data/offence-outcomes.ts";
import { ethnicities, sexes } from "../data/person-labels.ts";
import { dropRecords } from "../dropped.ts";
import type { Format, FormatContext, FormatReading, SourceFile } from "../format.ts";
import { recordProblems } from "../notes.ts";
import { knownOffenceLabels } from "../offence-classes.ts";
import { findShared, rejectsOf, settleRows, stagePast } from "../settle.ts";
import { literal } from "../sql.ts";
import { fates, stageFiles } from "../stage.ts";
import { supersede } from "../supersede.ts";
import { countsBy, withReasons } from "../tally.ts";
import { blankColumns, blankFields, withoutFields } from "./offence-blank-columns.ts";
import { classesOutOfUse } from "./offence-class-ranges.ts";
import { decideOffenceCodes, type OffenceCodes, unknownCodes } from "./offence-codes.ts";
import { absentFlagColumns, flagFields, grainOf, providedFields } from "./offence-columns.ts";
import { extrasOf, haveSuspects } from "./offence-extras.ts";
import { flagFileFields, offenceFields } from "./offence-fields.ts";
import { readFlagFiles } from "./offence-flag-files.ts";
import {
  foldOffences,
  foldPeople,
  type OffenceShape,
  offencesSetApart,
  pairPeople,
  recordedApart,
  suspectRole,
  unmappedOffences,
  victimRole,
} from "./offence-fold.ts";
import { insertOffences, rowsOf } from "./offence-insert.ts";
import { makeFlagSets, makeOffenceLookups } from "./offence-lookups.ts";
import { offenceDays, offencePlan } from "./offence-stage.ts";

/**
 * Police record-level extracts. Real ones are joined tables, one crime on several rows: rows of one reference are folded
 * into one offence, and into one victim record for each person harmed in it.
 */
export const offenceRecords: Format = {
  id: "offence-records",
  title: "police record-level extract: offences, with their victims and suspects",
  precision: "record",
  presets: [],
  fields: () => offenceFields,
  alternatives: () => [["offence_subgroup", "offence_group", "home_office_class"]],
  meanings: () => [
    ...new Set([...offenceCategories, ...[outcomeList.labels, sexes, ethnicities].flatMap(Object.keys)]),
  ],
  labels: () => knownOffenceLabels,
  companionFields: flagFileFields,
  read: readOffences,
};

async function readOffences(given: FormatContext): Promise<FormatReading> {
  const files = given.files.filter(({ companion }) => !companion);
  const flagFiles = given.files.filter(({ companion }) => companion);
  const context: FormatContext = { ...given, files };
  const { store, source } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const grain = source.grain ?? grainOf(files);
  const hasVictims = grain !== "offence" && haveVictims(files);
  const hasSuspects = grain !== "offence" && haveSuspects(files);
  const extras = extrasOf(files, hasSuspects);
  const columns: SourceShape = { grain, extras, victims: hasVictims, suspects: hasSuspects };
  const plan = offencePlan(context, extras);
  const staged = await stageFiles(store, table, files, plan);
  const superseded = await supersede(store, table, files, recordedApart);
  const dropped = await dropRecords({ store, table, source, files, staged, days: offenceDays });
  const accounts = await settleRows(store, table, staged);
  const flagged = flagFiles.length > 0 ? await readFlagFiles({ ...given, files: flagFiles }, table) : undefined;
  const shape: SourceShape = { ...columns, ...(flagged ? { flagged: flagged.table } : {}) };
  const blank = await blankFields(context, table, hasSuspects);
  const filled = withoutFields(files, blank);
  const knowsVictims = hasVictims && haveVictims(filled);
  const knowsSuspects = hasSuspects && haveSuspects(filled);
  const rejects = [...(await rejectsOf(store, table, staged, plan)), ...(flagged?.rejects ?? [])];
  const { folds, codes } = await makeRecords(context, table, shape, "records");
  if (superseded.several) await insertFormer(context, table, shape, dropped.judged);

  const reading: FormatReading = {
    grain,
    kinds: [
      "offence",
      ...peopleOf({ victims: knowsVictims, suspects: knowsSuspects }),
      ...(knowsVictims && knowsSuspects ? (["victim-suspect"] as const) : []),
    ],
    provides: providedFields(filled, knowsVictims, knowsSuspects, flagged !== undefined),
    outcomes: withReasons([...accounts, ...(flagged?.accounts ?? [])], rejects, given.files),
    records: await countsBy(
      store,
      `SELECT kind AS key, sum(weight) AS count FROM ${store.recordsOf({ sources: [source.id] })}
       WHERE source = ${literal(source.id)} AND kind <> 'victim-suspect' GROUP BY kind`,
    ),
    unmappedCategories: await countsBy(store, unmappedOffences(table)),
    setApart: await countsBy(store, offencesSetApart(table)),
    spread: {
      counts: new Map(
        Object.entries(
          await countsBy(
            store,
            `SELECT recorded_date AS key, count(*) AS count FROM ${store.recordsOf({ sources: [source.id], kind: "offence" })}
             WHERE source = ${literal(source.id)} AND kind = 'offence' GROUP BY recorded_date`,
          ),
        ),
      ),
    },
    rejects,
    problems: [
      ...absentFlagColumns(filled, source, flagged !== undefined, blank),
      ...blankColumns(files, blank, source, flagFields),
      ...(flagged?.problems ?? []),
      ...(await unknownFeatures(context, table)),
      ...unknownCodes(context, codes, extras, peopleOf(shape)),
      ...(await classesOutOfUse(context, table)),
      ...dropped.problems,
      ...(await recordProblems({
        store,
        table,
        staged,
        plan,
        source,
        folds,
        superseded,
        things: { one: "offence or victim", several: "offences or victims", numbered: "offences" },
      })),
    ],
  };
  await dropTables(store, table);
  if (flagged) await store.query(`DROP TABLE ${flagged.table}`);
  return reading;
}

/** Of what the offences of a source are made, beyond what every extract has. */
interface SourceShape extends Omit<OffenceShape, "codes"> {
  readonly victims: boolean;
  readonly suspects: boolean;
}

const peopleOf = ({ victims, suspects }: Pick<SourceShape, "victims" | "suspects">): ("victim" | "suspect")[] => [
  ...(victims ? (["victim"] as const) : []),
  ...(suspects ? (["suspect"] as const) : []),
];

const haveVictims = (files: readonly SourceFile[]): boolean =>
  files.every(({ columns }) => columns.has("victim_age") || columns.has("victim_key"));

/** Folds the rows of a staging table that count, and adds what comes of them to the records. */
async function makeRecords(
  context: FormatContext,
  table: string,
  shape: SourceShape,
  into: "records" | "former_records",
): Promise<{ readonly folds: readonly FoldResult[]; readonly codes: OffenceCodes }> {
  const { store, source, files } = context;
  const { extras } = shape;
  await makeOffenceLookups(context, table);
  const codes = await decideOffenceCodes(context, table, extras, peopleOf(shape));
  const folds = await inSmallPieces(store, rowsOf(files), async () => {
    const offences = await foldOffences(store, table, { ...shape, codes });
    const victims = shape.victims ? [await foldPeople(store, table, extras, victimRole(extras))] : [];
    const suspects = shape.suspects ? [await foldPeople(store, table, extras, suspectRole(extras))] : [];
    if (shape.victims && shape.suspects) await pairPeople(store, table, extras);
    return [offences, ...victims, ...suspects];
  });
  await makeFlagSets(store, table, shape.flagged);
  await insertOffences(store, table, { ...shape, codes, source: source.id, files, into });
  return { folds, codes };
}

/** What earlier extracts had said of references that a later one replaced, by the same rules. */
async function insertFormer(
  context: FormatContext,
  table: string,
  shape: SourceShape,
  judged: string | undefined,
): Promise<void> {
  const { store } = context;
  const past = `${table}_past`;
  await stagePast(store, table, past, judged);
  await findShared(store, past);
  await makeRecords(context, past, shape, "former_records");
  await dropTables(store, past);
}

/** Feature codes that no list knows. They are not named: a mapped column can turn out to hold anything. */
async function unknownFeatures({ store, source }: FormatContext, table: string): Promise<Problem[]> {
  const [row] = await store.query(`
    SELECT count(*)::DOUBLE AS count FROM ${table} s JOIN (FROM ${table}_features WHERE unknown > 0) f
      ON f.f IS NOT DISTINCT FROM s.feature_codes AND f.o IS NOT DISTINCT FROM s.operation
    WHERE s.fate = ${fates.candidate}`);
  const count = Number(row?.["count"] ?? 0);
  return count === 0
    ? []
    : [
        {
          code: "value-unknown",
          severity: "note",
          message: `${source.name}: ${count} ${count === 1 ? "row has a feature code" : "rows have feature codes"} that docs/formats.md does not list; they set no flag.`,
          place: { file: source.files, field: "feature_codes" },
        },
      ];
}

async function dropTables(store: RecordStore, table: string): Promise<void> {
  for (const suffix of [
    "_pairs_folded",
    "_suspects_folded",
    "_victims_folded",
    "_offences",
    "_offences_folded",
    "_single_apart",
    "_single",
  ])
    await store.query(`DROP VIEW IF EXISTS ${table}${suffix}`);
  for (const suffix of [
    "",
    "_shared",
    "_live",
    "_classes",
    "_meanings",
    "_lists",
    "_features",
    "_folded",
    "_folded_victims",
    "_folded_suspects",
    "_flags",
    "_versions",
    "_judged",
  ])
    await store.query(`DROP TABLE IF EXISTS ${table}${suffix}`);
}
