import { type FoldResult, foldRows } from "../../records/fold.ts";
import type { RecordStore } from "../../records/store.ts";
import { dropRecords } from "../dropped.ts";
import { plainHeader } from "../fields.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { labelMap } from "../labels.ts";
import { recordProblems } from "../notes.ts";
import { rejectsOf, settleRows, stagePast } from "../settle.ts";
import { literal } from "../sql.ts";
import { fates, stageFiles } from "../stage.ts";
import { monthApart, supersede } from "../supersede.ts";
import { countsBy, withReasons } from "../tally.ts";
import {
  codedValues,
  type DecidedValue,
  leadingCode,
  makeValues,
  unknownCategories,
  unknownValues,
} from "./incident-codes.ts";
import { presetFields, providedFields } from "./incident-fields.ts";
import { insertIncidents } from "./incident-insert.ts";
import { incidentPlan } from "./incident-plan.ts";
import { forgetMidnights, nameRows, pastDays, supersedeDays } from "./incident-rows.ts";
import { presetOf, presets } from "./presets/index.ts";
import type { Preset } from "./presets/preset.ts";

/** Anything but offences, record by record. */
export const incidentRecords: Format = {
  id: "incident-records",
  title: "incidents, referrals, orders or attendances, record by record",
  precision: "record",
  presets: presets.map(({ id }) => id),
  fields: (preset) => presetOf(preset).fields,
  meanings: (preset) => [...new Set(codedValues(presetOf(preset)).flatMap(({ list }) => Object.keys(list.labels)))],
  labels: (preset) => Object.values(leadingCode(codedValues(presetOf(preset)))?.list.labels ?? {}).flat(),
  knowsHeader: (header, preset) =>
    (presetOf(preset).unread ?? []).some((unread) => plainHeader(unread) === plainHeader(header)),
  tellsBy: (preset) => {
    const code = leadingCode(codedValues(presetOf(preset)));
    // Of a closer label and a type it is the type that every extract has.
    const field = code?.fields.at(-1);
    if (!code || field === undefined) return undefined;
    const known = labelMap(code.list.labels);
    return { field, knows: (value) => known.find(value) !== undefined };
  },
  read: readIncidents,
};

async function readIncidents(context: FormatContext): Promise<FormatReading> {
  const { store, files, source } = context;
  const preset = presetOf(source.preset);
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = incidentPlan(context, preset);
  const staged = await stageFiles(store, table, files, plan);
  const nameless = files.filter(({ columns }) => !columns.has("reference"));
  if (nameless.length > 0) await nameRows(store, table);
  const superseded = await supersede(store, table, files, isApart(preset));
  if (nameless.length > 0) await supersedeDays(store, table, nameless);
  const named = files.filter((file) => !nameless.includes(file));
  const dropped = await dropRecords({ store, table, source, files: named, staged, days: { day: "day" } });
  const accounts = await settleRows(store, table, staged);
  const rejects = await rejectsOf(store, table, staged, plan);
  const untimed = await forgetMidnights(store, table, source);
  const fold = await foldIncidents(store, preset, table);
  const values = await makeValues(context, preset, table);
  await insertIncidents(context, preset, table, values);
  if (superseded.several) await insertFormer(context, preset, table, dropped.judged);
  const counted = `SELECT x.kind AS key, sum(weight) AS count FROM ${store.recordsOf({ sources: [source.id] })} x WHERE source = ${literal(source.id)} GROUP BY x.kind`;
  const reading: FormatReading = {
    grain: preset.grain,
    kinds: [preset.kind],
    provides: providedFields(files, preset),
    outcomes: withReasons(accounts, rejects, files),
    records: await countsBy(store, counted),
    unmappedCategories: await unknownCategories(store, table, values),
    setApart: {},
    spread: {
      counts: new Map(
        Object.entries(await countsBy(store, `SELECT day AS key, count(*) AS count FROM ${table}_folded GROUP BY day`)),
      ),
    },
    rejects,
    problems: [
      ...dropped.problems,
      ...(await recordProblems({
        store,
        table,
        staged,
        plan,
        source,
        folds: [fold],
        superseded,
        things: { one: "reference", several: "references", numbered: "incidents" },
      })),
      ...untimed,
      ...(await unknownValues(context, table, values)),
    ],
  };
  await dropTables(store, table, values);
  return reading;
}

const foldIncidents = (store: RecordStore, preset: Preset, table: string): Promise<FoldResult> =>
  foldRows(store, {
    from: `(SELECT rowid AS row_number, * FROM ${table})`,
    where: `fate = ${fates.candidate}`,
    into: `${table}_folded`,
    key: ["reference"],
    fields: presetFields(preset),
    apart: isApart(preset),
  });

/** When rows of one reference are hardly about one incident, see {@link Preset.dayStays}. */
const isApart = ({ dayStays }: Preset): string => (dayStays ? monthApart("day") : "false");

/** What earlier extracts had said of references, or of days, that a later one replaced, by the same rules. */
async function insertFormer(
  context: FormatContext,
  preset: Preset,
  table: string,
  judged: string | undefined,
): Promise<void> {
  const { store } = context;
  const past = `${table}_past`;
  await stagePast(store, table, past, judged);
  await pastDays(store, table, past);
  await foldIncidents(store, preset, past);
  const values = await makeValues(context, preset, past);
  await insertIncidents(context, preset, past, values, "former_records");
  await dropTables(store, past, values);
}

async function dropTables(store: RecordStore, table: string, values: readonly DecidedValue[]): Promise<void> {
  const names = ["", "_folded", "_versions", "_spans", "_judged"].map((suffix) => `${table}${suffix}`);
  for (const name of [...names, ...values.map((value) => value.table)])
    await store.query(`DROP TABLE IF EXISTS ${name}`);
}
