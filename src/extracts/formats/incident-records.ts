import { type FoldResult, foldRows } from "../../records/fold.ts";
import { insertInto } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import { asbHeadings, referralSources } from "../data/incident-values.ts";
import type { FieldDefinition } from "../fields.ts";
import type { Format, FormatContext, FormatReading, SourceFile } from "../format.ts";
import { labelMap } from "../labels.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { recordProblems } from "../notes.ts";
import type { RecordField } from "../reading.ts";
import { boroughColumn, isElsewhere } from "../scope.ts";
import { rankOfFile, rejectsOf, settleRows, stagePast, supersede } from "../settle.ts";
import { literal, plausible, timeOfDay, timestamp } from "../sql.ts";
import { fates, type StagePlan, stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";
import { dateRejects } from "./date-rejects.ts";
import { policeAsbFields, referralFields } from "./incident-fields.ts";

/** What the presets of this format differ in. A new kind of incident is an entry here. */
interface Preset {
  readonly kind: "police-asb" | "referral";
  readonly grain: string;
  readonly fields: readonly FieldDefinition[];
  /** The field whose date decides the period. */
  readonly date: string;
  readonly time?: string;
  /** The coded column, the labels that are known for its values, and what an unknown label means. */
  readonly coded: string;
  readonly labels: Readonly<Record<string, readonly string[]>>;
  readonly otherwise?: string;
}

const presets = {
  "police-asb": {
    kind: "police-asb",
    grain: "incident",
    fields: policeAsbFields,
    date: "reported_date",
    time: "reported_time",
    coded: "heading",
    labels: asbHeadings,
  },
  referrals: {
    kind: "referral",
    grain: "referral",
    fields: referralFields,
    date: "referred_date",
    coded: "referral_source",
    labels: referralSources,
    otherwise: "other",
  },
} as const satisfies Readonly<Record<string, Preset>>;

const presetOf = (name: string | undefined): Preset => presets[name === "referrals" ? "referrals" : "police-asb"];

/** Anything but offences, record by record. */
export const incidentRecords: Format = {
  id: "incident-records",
  title: "incidents or referrals, record by record",
  precision: "record",
  presets: Object.keys(presets),
  fields: (preset) => presetOf(preset).fields,
  meanings: (preset) => Object.keys(presetOf(preset).labels),
  tellsBy: (preset) => {
    const { coded, labels } = presetOf(preset);
    const known = labelMap(labels);
    return { field: coded, knows: (value) => known.find(value) !== undefined };
  },
  read: readIncidents,
};

async function readIncidents(context: FormatContext): Promise<FormatReading> {
  const { store, files, source } = context;
  const preset = presetOf(source.preset);
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = incidentPlan(context, preset);
  const staged = await stageFiles(store, table, files, plan);
  const several = await supersede(store, table, files);
  const accounts = await settleRows(store, table, staged);
  const rejects = await rejectsOf(store, table, staged, plan);
  await makeLabels(context, preset, table);
  const fold = await foldIncidents(store, table);
  await insertRecords(context, preset, table, table);
  if (several) {
    const past = `${table}_past`;
    await stagePast(store, table, past);
    await foldIncidents(store, past);
    await insertRecords(context, preset, past, table, "former_records");
    for (const suffix of ["", "_versions", "_folded"]) await store.query(`DROP TABLE ${past}${suffix}`);
  }
  const counted = `SELECT x.kind AS key, sum(weight) AS count FROM records x WHERE source = ${literal(source.id)} GROUP BY x.kind`;
  const reading: FormatReading = {
    grain: preset.grain,
    kinds: [preset.kind],
    provides: providedFields(files, preset),
    outcomes: withReasons(accounts, rejects, files),
    records: await countsBy(store, counted),
    unmappedCategories: await countsBy(
      store,
      `SELECT l.label AS key, count(*) AS count FROM ${table}_folded f JOIN ${table}_labels l ON l.label = f.coded
       WHERE NOT l.known GROUP BY l.label`,
    ),
    setApart: {},
    spread: {
      counts: new Map(
        Object.entries(await countsBy(store, `SELECT day AS key, count(*) AS count FROM ${table}_folded GROUP BY day`)),
      ),
    },
    rejects,
    problems: await recordProblems({ store, table, staged, plan, source, folds: [fold] }),
  };
  for (const suffix of ["", "_labels", "_folded"]) await store.query(`DROP TABLE ${table}${suffix}`);
  return reading;
}

const foldIncidents = (store: RecordStore, table: string): Promise<FoldResult> =>
  foldRows(store, {
    from: `(SELECT rowid AS row_number, * FROM ${table})`,
    where: `fate = ${fates.candidate}`,
    into: `${table}_folded`,
    key: ["reference"],
    fields: ["day", "moment", "coded", "borough", "ward", "lsoa"],
  });

function incidentPlan({ settings }: FormatContext, preset: Preset): StagePlan {
  const time = preset.time ? `t_${preset.time}` : "NULL::VARCHAR";
  return {
    texts: ["reference", preset.date, ...(preset.time ? [preset.time] : []), preset.coded, "borough", "ward", "lsoa"],
    parsed: { p_date: timestamp(`t_${preset.date}`) },
    typed: (file) => ({
      reference: "t_reference",
      day: `(${plausible("p_date")})::DATE`,
      // The time of its own column, else the one beside the date, else not known.
      moment: `CASE WHEN ${time} IS NOT NULL THEN ${timeOfDay(time)}
        WHEN contains(t_${preset.date}, ':') THEN p_date END::TIME`,
      coded: `t_${preset.coded}`,
      borough: boroughColumn(settings.area, file),
      ward: "t_ward",
      lsoa: "upper(t_lsoa)",
      updated: "NULL::TIMESTAMP",
    }),
    outOfScope: isElsewhere(settings.area, "t_borough"),
    rejects: (file) => [
      { code: "reference-blank", field: "reference", when: "reference IS NULL" },
      ...dateRejects(preset.date, "day", file),
    ],
    notes: [
      { code: "call_time", when: `${time} IS NOT NULL AND moment IS NULL` },
      { code: "borough_blank", when: "borough IS NULL" },
    ],
  };
}

async function makeLabels({ store, ownLabels }: FormatContext, preset: Preset, table: string): Promise<void> {
  const known = labelMap(preset.labels, ownLabels);
  const labels = await store.query(
    `SELECT DISTINCT coded FROM ${table} WHERE fate IN (${fates.candidate}, ${fates.superseded}) AND coded IS NOT NULL`,
  );
  await makeLookup(
    store,
    `${table}_labels`,
    { label: "VARCHAR", meaning: "VARCHAR", known: "BOOLEAN" },
    labels.map((row): LookupValue[] => {
      const label = textOf(row, "coded") ?? "";
      const meaning = known.find(label);
      return [label, meaning ?? preset.otherwise ?? null, meaning !== undefined];
    }),
  );
}

/** A call to the police has one moment: it is when the incident was reported and, for hours and nights, when it was. */
async function insertRecords(
  { store, source, files }: FormatContext,
  preset: Preset,
  table: string,
  labels: string,
  into: "records" | "former_records" = "records",
): Promise<void> {
  const former = into === "former_records";
  const isReferral = preset.kind === "referral";
  const dates = isReferral
    ? { referred_date: "f.day", referral_source: "l.meaning" }
    : {
        committed_date: "f.day",
        committed_hour: "hour(f.moment)",
        committed_minute: "minute(f.moment)",
        committed_span_hours: "CASE WHEN f.moment IS NOT NULL THEN 0 END",
        reported_date: "f.day",
        category: "l.meaning",
      };
  await store.query(
    insertInto(
      {
        kind: literal(preset.kind),
        source: literal(source.id),
        file: "f.last_file",
        extract_rank: rankOfFile("f.last_file", files),
        ...(former ? { until_rank: "p.until_rank" } : {}),
        ...dates,
        borough: "f.borough",
        ward: "f.ward",
        lsoa: "f.lsoa",
      },
      `${table}_folded f LEFT JOIN ${labels}_labels l ON l.label = f.coded
       ${former ? `JOIN ${table}_versions p ON p.reference = f.reference` : ""}`,
      into,
    ),
  );
}

function providedFields(files: readonly SourceFile[], preset: Preset): RecordField[] {
  const all = (field: string): boolean => files.every(({ columns }) => columns.has(field));
  const coded: RecordField = preset.kind === "referral" ? "referral-source" : "category";
  return [
    ...(preset.kind === "referral"
      ? (["referred-date"] as const)
      : (["reported-date", "committed-date", "committed-time"] as const)),
    ...(all(preset.coded) ? [coded] : []),
    "borough",
    ...(all("ward") ? (["ward"] as const) : []),
    ...(all("lsoa") ? (["lsoa"] as const) : []),
  ];
}
