import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { exitCodes, type Problem, ProblemsError } from "../problems/problem.ts";
import { type Period, parsePeriod } from "../values/period.ts";
import {
  type Counts,
  gapSources,
  historySeries,
  recordedSeries,
  referralSeries,
  type Scenario,
  victimSeries,
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

/** A list of tables, each with its spans and one list of counts a row, read as counts by span for every row. */
function tables<const Series extends string>(series: readonly Series[]) {
  const rows = Object.fromEntries(series.map((name) => [name, z.array(count).optional()]));
  const table = z.strictObject({ spans: z.array(z.string()), ...rows });
  return z.array(table).transform((list, context): Record<Series, Counts> => {
    const result = new Map<Series, Counts>(series.map((name) => [name, {}]));
    for (const { spans, ...cells } of list as ({ spans: string[] } & Record<string, number[] | undefined>)[]) {
      for (const name of series) {
        const counts = cells[name];
        if (!counts) continue;
        if (counts.length !== spans.length)
          context.addIssue({
            code: "custom",
            message: `${name} from ${spans[0]} has ${counts.length} counts for ${spans.length} spans`,
          });
        spans.forEach((span, index) => {
          const row = result.get(name);
          if (row) row[span] = counts[index] ?? 0;
        });
      }
    }
    return Object.fromEntries(result) as Record<Series, Counts>;
  });
}

const form = z.strictObject({
  seed: z.int(),
  covers: range,
  borough: z.string(),
  crime_extracts: z.array(z.strictObject({ file: z.string(), recorded: range })).min(1),
  asb_extract: z.string(),
  referral_extract: z.string(),
  history_extract: z.string(),
  missing_months: z.partialRecord(z.enum(gapSources), z.array(z.string())),
  recorded: tables(recordedSeries),
  victims: tables(victimSeries),
  asb: tables(["police-asb"]),
  operation: z.string(),
  zones: z.array(z.strictObject({ id: z.string(), lsoas: z.string(), counts: tables(zoneSeries) })),
  referrals: tables(referralSeries),
  history: tables(historySeries),
  variation: z.record(z.string(), z.number().min(1)),
  dirt: z.strictObject({
    rejected_crime_rows: count,
    rejected_asb_rows: count,
    rejected_referral_rows: count,
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
  const { crime_extracts, asb_extract, referral_extract, history_extract, missing_months, ...rest } = result.data;
  return {
    ...rest,
    crimeExtracts: crime_extracts.map(({ file, recorded }) => ({ file, start: recorded.start, end: recorded.end })),
    asbExtract: asb_extract,
    referralExtract: referral_extract,
    historyExtract: history_extract,
    missingMonths: missing_months,
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
