import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { type Period, parsePeriod } from "../values/period.ts";
import {
  arrestSeries,
  type Counts,
  classifications,
  councilSeries,
  fireSeries,
  gapSources,
  hateSeries,
  maracSeries,
  partSeries,
  recordedSeries,
  referralSeries,
  robberySuspectSeries,
  type Scenario,
  searchSeries,
  victimSeries,
  youthSeries,
  zoneSeries,
} from "./scenario.ts";

const count = z.int().min(0);
const share = z.number().min(0).max(1);

const range = z.string().transform((text, context): Period => {
  const parsed = parsePeriod(text);
  if (parsed.ok) return parsed.period;
  context.addIssue({ code: "custom", message: parsed.reason });
  return z.NEVER;
});

type Table = { readonly spans: readonly string[] } & Readonly<Record<string, readonly (number | string)[]>>;

/** Adds the cells of one table, a list of counts a row beside the list of spans, to counts by span for every row. */
function addCells(table: Table, rows: Map<string, Counts>, complain: (message: string) => void): void {
  const { spans, ...cells } = table;
  for (const [name, counts] of Object.entries(cells)) {
    if (counts.length !== spans.length)
      complain(`${name} from ${spans[0]} has ${counts.length} counts for ${spans.length} spans`);
    const row = rows.get(name) ?? {};
    rows.set(name, row);
    spans.forEach((span, index) => {
      row[span] = Number(counts[index] ?? 0);
    });
  }
}

/** A list of tables whose rows have given names, read as counts by span for every row. */
function tables<const Series extends string>(series: readonly Series[]) {
  const rows = Object.fromEntries(series.map((name) => [name, z.array(count).optional()]));
  const table = z.strictObject({ spans: z.array(z.string()), ...rows });
  return z
    .array(table)
    .default([])
    .transform((list, context): Record<Series, Counts> => {
      const result = new Map<string, Counts>(series.map((name) => [name, {}]));
      for (const one of list)
        addCells(one as Table, result, (message) => context.addIssue({ code: "custom", message }));
      return Object.fromEntries(result) as Record<Series, Counts>;
    });
}

/** The same with rows of any name: the ids of indicators. */
const freeTables = z
  .array(z.object({ spans: z.array(z.string()) }).catchall(z.array(count)))
  .transform((list, context): Record<string, Counts> => {
    const result = new Map<string, Counts>();
    for (const one of list) addCells(one as Table, result, (message) => context.addIssue({ code: "custom", message }));
    return Object.fromEntries(result);
  });

const published = z
  .strictObject({
    file: z.string(),
    from_records: range.optional(),
    areas: z.record(z.string(), freeTables),
    sums: z.record(z.string(), z.array(z.string()).min(2)).default({}),
  })
  .transform(({ from_records, ...rest }) => ({ ...rest, ...(from_records ? { fromRecords: from_records } : {}) }));

const form = z.strictObject({
  seed: z.int(),
  covers: range,
  borough: z.string(),
  classification: z.enum(classifications).default("mps-2019"),
  crime_extracts: z.array(z.strictObject({ file: z.string(), recorded: range })).min(1),
  asb_extract: z.string().optional(),
  referral_extract: z.string().optional(),
  council_extract: z.string().optional(),
  fire_extract: z.string().optional(),
  youth_extract: z.string().optional(),
  marac_extract: z.string().optional(),
  search_extract: z.string().optional(),
  missing_months: z.partialRecord(z.enum(gapSources), z.array(z.string())),
  recorded: tables(recordedSeries),
  parts: tables(partSeries),
  hate: tables(hateSeries),
  robbery_suspects: tables(robberySuspectSeries),
  weekdays: z.array(z.number().positive()).length(7).optional(),
  night_per_thousand: z.record(z.string(), count).default({}),
  victims: tables(victimSeries),
  asb: tables(["police-asb"]),
  operation: z.string().default(""),
  zones: z.array(z.strictObject({ id: z.string(), lsoas: z.string(), counts: tables(zoneSeries) })).default([]),
  referrals: tables(referralSeries),
  marac: tables(maracSeries),
  searches: tables(searchSeries),
  council: tables(councilSeries),
  fires: tables(fireSeries),
  spate_ward: z.string().default(""),
  youth: tables(youthSeries),
  custody_ethnicities: z.array(z.string()).default([]),
  youth_carried_over: share.default(0),
  arrests: tables(arrestSeries),
  published: z.array(published).default([]),
  variation: z.record(z.string(), z.number().min(1)),
  dirt: z.strictObject({
    rejected_crime_rows: count,
    rejected_asb_rows: count,
    rejected_referral_rows: count.default(0),
    rejected_council_rows: count.default(0),
    rejected_fire_rows: count.default(0),
    other_borough_offences: count,
    duplicate_rows: count,
    trailing_space_rows: count,
    changed_between_extracts: count,
    no_crime_share: share,
    transferred_share: share,
    non_notifiable_share: share,
    unknown_age_share: share,
    unknown_place_share: share,
    unknown_time_share: share,
  }),
});

/**
 * Reads a scenario file. Throws {@link ProblemsError} with everything that is wrong with its form; whether its numbers
 * agree with each other shows when the sample is written.
 */
export async function loadScenario(path: string): Promise<Scenario> {
  const invalid = (message: string, field?: string): Problem => ({
    code: "scenario-invalid",
    severity: "error",
    message,
    remedy: "Compare with the scenario that comes with the samples.",
    place: { file: path, ...(field ? { field } : {}) },
  });
  let raw: unknown;
  try {
    raw = parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new ProblemsError([invalid(`The scenario cannot be read: ${reasonOf(error)}`)], exitCodes.unreadableInput);
  }
  const result = form.safeParse(raw);
  if (!result.success) {
    const problems = result.error.issues.map((issue) =>
      invalid(`${issue.path.join(".")}: ${issue.message}`, issue.path.join(".")),
    );
    throw new ProblemsError(problems, exitCodes.usage);
  }
  return scenarioOf(result.data);
}

function scenarioOf(data: z.output<typeof form>): Scenario {
  const { crime_extracts, asb_extract, referral_extract, council_extract, fire_extract, youth_extract, ...more } = data;
  const { marac_extract, search_extract, missing_months, night_per_thousand, spate_ward, ...others } = more;
  const { robbery_suspects, custody_ethnicities, youth_carried_over, ...rest } = others;
  return {
    ...rest,
    crimeExtracts: crime_extracts.map(({ file, recorded }) => ({ file, start: recorded.start, end: recorded.end })),
    asbExtract: asb_extract,
    referralExtract: referral_extract,
    councilExtract: council_extract,
    fireExtract: fire_extract,
    youthExtract: youth_extract,
    maracExtract: marac_extract,
    searchExtract: search_extract,
    missingMonths: missing_months,
    nightPerThousand: night_per_thousand,
    spateWard: spate_ward,
    robberySuspects: robbery_suspects,
    custodyEthnicities: custody_ethnicities,
    youthCarriedOver: youth_carried_over,
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
