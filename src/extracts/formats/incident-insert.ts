import type { RecordTable } from "../../records/record-parts.ts";
import { joinCodes } from "../coded-values.ts";
import type { FormatContext } from "../format.ts";
import { rankOfFile } from "../settle.ts";
import { literal, literals } from "../sql.ts";
import type { DecidedValue } from "./incident-codes.ts";
import { keyColumns } from "./incident-plan.ts";
import { placeColumns } from "./place-fields.ts";
import type { Preset } from "./presets/preset.ts";

/**
 * Turns folded rows into records of the preset's kind.
 *
 * @param into `former_records` for versions of references that later extracts replaced, see `stagePast`
 */
export async function insertIncidents(
  { store, source, files }: FormatContext,
  preset: Preset,
  table: string,
  values: readonly DecidedValue[],
  into: RecordTable = "records",
): Promise<void> {
  const former = into === "former_records";
  const names = new Set(preset.fields.map(({ name }) => name));
  const has = (field: string): boolean => names.has(field);
  const columns = {
    kind: literal(preset.kind),
    source: literal(source.id),
    file: "f.last_file",
    extract_rank: rankOfFile("f.last_file", files),
    ...(former ? { until_rank: "p.until_rank" } : {}),
    ...moments(preset),
    ...(preset.ended && files.every((file) => file.columns.has(preset.ended ?? "")) ? endings(preset, values) : {}),
    ...Object.fromEntries(values.map((value, index) => [value.column, `v${index}.value`])),
    ...flags(preset),
    ...(has("repeat") ? { repeat_case: "f.repeat_case" } : {}),
    ...(has("age") && preset.person ? { [`${preset.person}_age`]: "f.age", age_band: "f.age_band" } : {}),
    ...Object.fromEntries(
      Object.entries(keyColumns).flatMap(([column, field]) => (has(field) ? [[column, `f.${column}`]] : [])),
    ),
    borough: "f.borough",
    ward: "f.ward",
    ward_code: "f.ward_code",
    lsoa: "f.lsoa",
    ...placeColumns("f", true),
  };
  const joins = values.map(({ table: codes, texts }, index) =>
    joinCodes(
      codes,
      `v${index}`,
      texts.map((text) => `f.${text}`),
    ),
  );
  const versions = former ? [`JOIN ${table}_versions p ON p.reference = f.reference`] : [];
  await store.add(into, columns, `${table}_folded f ${[...joins, ...versions].join(" ")}`);
}

/**
 * What has one moment was reported at it and, for hours and nights, happened at it. What says when it happened is placed in hours
 * by that alone: the time at which somebody came to a hospital is not the time at which they were hurt.
 */
function moments(preset: Preset): Record<string, string> {
  if (preset.kind === "referral") return { referred_date: "f.day" };
  if (preset.kind === "youth-justice") return { reported_date: "f.day" };
  const [day, moment] = preset.happened ? ["f.happened_day", "f.happened_moment"] : ["f.day", "f.moment"];
  const timed = `${day} IS NOT NULL AND ${moment} IS NOT NULL`;
  return {
    reported_date: "f.day",
    committed_date: day,
    committed_hour: `CASE WHEN ${timed} THEN hour(${moment}) END`,
    committed_minute: `CASE WHEN ${timed} THEN minute(${moment}) END`,
    committed_span_hours: `CASE WHEN ${timed} THEN 0 END`,
  };
}

/** A case is open when no closing date stands there and nothing else says that it was closed. */
function endings(preset: Preset, values: readonly DecidedValue[]): Record<string, string> {
  const outcome = values.findIndex(({ column }) => column === "outcome");
  const closed =
    outcome < 0 || !preset.closing ? "false" : `coalesce(v${outcome}.value IN (${literals(preset.closing)}), false)`;
  return {
    ended_date: "f.ended",
    still_open: `CASE WHEN f.ended IS NOT NULL THEN false WHEN f.ended_unclear OR ${closed} THEN NULL ELSE true END`,
  };
}

function flags(preset: Preset): Record<string, string> {
  const entries = Object.entries(preset.flags ?? {});
  if (entries.length === 0) return {};
  const set = entries.map(([flag, field]) => `CASE WHEN f.y_${field} THEN ${literal(flag)} END`);
  return { flags: `list_filter([${set.join(", ")}], flag -> flag IS NOT NULL)::VARCHAR[]` };
}
