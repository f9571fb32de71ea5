import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileForm } from "../../src/extracts/preflight/form.ts";
import { readExtracts } from "../../src/extracts/read.ts";
import type { ReadResult } from "../../src/extracts/reading.ts";
import type { Settings, SourceSettings } from "../../src/partnership/settings.ts";
import { type Problem, ProblemsError } from "../../src/problems/problem.ts";
import { openStore } from "../../src/records/store.ts";

/** A partnership folder in the temporary folder, with extracts in it. */
export interface Folder {
  readonly path: string;
  write(file: string, content: string | Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

export async function makeFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), "extracts-test-"));
  const write = async (file: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), content);
  };
  for (const [file, content] of Object.entries(files)) await write(file, content);
  return { path, write, remove: () => rm(path, { recursive: true, force: true }) };
}

export function source(overrides: Partial<SourceSettings> = {}): SourceSettings {
  return {
    id: "police",
    name: "Police crime",
    provider: "Metropolitan Police",
    format: "offence-records",
    files: "*.csv",
    columns: {},
    ...overrides,
  };
}

export function settings(
  folder: string,
  sources: readonly SourceSettings[],
  overrides: Partial<Settings> = {},
): Settings {
  return {
    folder,
    sha256: "0".repeat(64),
    partnership: "Hackney Community Safety Partnership",
    area: { id: "hackney", name: "Hackney", kind: "borough", code: "E09000012" },
    status: "draft",
    editions: {
      internal: { marking: "OFFICIAL-SENSITIVE" },
      partnership: { marking: "OFFICIAL" },
      public: { marking: "none" },
    },
    appearance: {},
    zones: [],
    comparators: [],
    sources,
    indicators: { use: "all", adjust: {}, define: [] },
    targets: [],
    rag: { policy: "within-5-percent" },
    commentary: { missedTargets: "nothing", sections: [], frontMatter: [] },
    pairs: [],
    themes: [],
    priorities: {
      weights: { volume: 1, trend: 1, harm: 1, comparison: 1, concern: 1, controllability: 1 },
      harmOf: "all-crime",
      judgements: [],
    },
    community: { surveys: [], consultations: [], quotes: [] },
    events: [],
    operations: [{ id: "lagana", name: "Operation Lagana" }],
    breaks: [],
    rebases: [],
    papers: [],
    clearance: [],
    smallNumbers: { noPercentBelow: 20, cautionBelow: 50 },
    maxRejects: { percent: 100 },
    ...overrides,
  };
}

/** The form of a file that any reader can read. */
export const plainForm: FileForm = {
  encoding: "utf-8",
  byteOrderMark: false,
  lineEnding: "LF",
  delimiter: ",",
  headerLine: 1,
  titleLines: 0,
  mended: [],
};

export interface Read {
  readonly result: ReadResult;
  /** The records table, dates as text, without the file, in an order of their own. */
  readonly records: readonly Record<string, unknown>[];
}

const recordColumns = `kind, source, indicator, CASE WHEN dims IS NULL THEN NULL ELSE CAST(dims AS VARCHAR) END AS dims, month_precision,
  recorded_date::VARCHAR AS recorded_date, committed_date::VARCHAR AS committed_date, committed_hour, committed_minute,
  committed_span_hours, referred_date::VARCHAR AS referred_date, reported_date::VARCHAR AS reported_date, category,
  array_to_string(flags, ' ') AS flags, array_to_string(operations, ' ') AS operations, victim_age, victim_sex, victim_ethnicity,
  suspect_age, suspect_sex, suspect_ethnicity, age_band, ended_date::VARCHAR AS ended_date, still_open, detail, outcome, suspect_known, place_kind,
  risk, repeat_case, person_key::VARCHAR AS person_key, premises_key::VARCHAR AS premises_key, case_key::VARCHAR AS case_key,
  referral_source, borough, ward, ward_code, lsoa, longitude, latitude, easting, northing, weight::INTEGER AS weight`;

/**
 * Reads extracts that lie in a folder and hands back the records as plain rows.
 *
 * @param columns what of the records, as SQL
 */
export async function readFolder(
  folder: string,
  sources: readonly SourceSettings[],
  overrides: Partial<Settings> = {},
  columns = recordColumns,
): Promise<Read> {
  const store = await openStore();
  try {
    const result = await readExtracts({ settings: settings(folder, sources, overrides), store });
    const records = await store.query(`SELECT ${columns} FROM ${store.recordsOf({})} ORDER BY ALL`);
    return { result, records };
  } finally {
    await store.close();
  }
}

/** Writes files into a folder of their own, reads them and removes them. */
export async function readFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  overrides: Partial<SourceSettings> = {},
  settingsOverrides: Partial<Settings> = {},
): Promise<Read> {
  const folder = await makeFolder(files);
  try {
    return await readFolder(folder.path, [source(overrides)], settingsOverrides);
  } finally {
    await folder.remove();
  }
}

/** The problems with which reading was refused. */
export async function refusal(reading: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof ProblemsError) return error.problems;
    throw error;
  }
  throw new Error("reading was not refused");
}
