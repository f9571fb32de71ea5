import { z } from "zod";
import { denominators } from "../partnership/population-table.ts";
import { date, expectations, id, text } from "../partnership/schema-values.ts";
import { referralServices } from "../partnership/settings.ts";
import { countedUnits } from "../values/figure.ts";
import { recordKinds } from "../values/record-kind.ts";
import { timeRules } from "./time-rule.ts";

/** Predicates are read by `predicate-reader.ts`, which can say more about a mistake than a schema of alternatives. */
const predicate = z.unknown().register(expectations, { expected: "a condition" });

/** Which records, for every kind of aggregation that counts records. */
const ofRecords = {
  of: z.enum(recordKinds),
  where: predicate,
  service: z.enum(referralServices).optional(),
  sources: z.array(id).min(1).optional(),
};

const aggregation = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("records"), ...ofRecords }),
    z.strictObject({ kind: z.literal("stock"), ...ofRecords, each: z.literal("person").optional() }),
    z.strictObject({
      kind: z.literal("repeats"),
      ...ofRecords,
      by: z.enum(["person", "premises"]),
      within_days: z.int().min(1).max(3660).default(365),
    }),
    z.strictObject({ kind: z.literal("share"), of: id, within: id }),
    z.strictObject({
      kind: z.literal("sum"),
      of: z.array(z.strictObject({ indicator: id, type: id.optional(), title: text.optional() })).min(2),
    }),
    z.strictObject({
      kind: z.literal("published"),
      level: z.literal([true, "twelve-months"]).optional(),
      types: z
        .array(z.strictObject({ id, title: text }))
        .min(1)
        .optional(),
    }),
    z.strictObject({ kind: z.literal("survey") }),
  ])
  .register(expectations, {
    expected:
      "a group with kind: records (of, where), sum (of), share (of, within), stock (of, where), repeats (of, where, by), published or survey",
  });

/** The dimensions by which records can be split besides the parts of a sum; `split.ts` knows how. */
export const recordDimensions = ["source", "night", "hour"] as const;
export type RecordDimension = (typeof recordDimensions)[number];

const age = z.number().int().min(0).max(120);

const breakdownEntry = z.strictObject({
  title: text,
  values: z.array(z.strictObject({ id, title: text })).min(1),
});

/** One indicator as it is written in the catalogue or under `define`. Every key is explained in `indicator.ts`. */
export const indicatorEntry = z.strictObject({
  id,
  title: text,
  short_title: text,
  noun: text,
  topic: id,
  unit: z.enum(countedUnits),
  polarity: z.enum(["lower", "higher", "neutral"]),
  date_basis: z.enum(["recorded", "committed", "referred", "reported"]),
  exposure: z.enum(["days", "nights"]),
  aggregation,
  breakdowns: z.array(z.enum(recordDimensions)).default([]),
  times: z.enum(timeRules).default("within-12-hours"),
  default_overdispersion: z
    .number()
    .min(1)
    .register(expectations, { expected: "a number of 1 or more: the variance over the mean" }),
  sensitivity: z.enum(["published", "offence", "person"]),
  rate: z
    .strictObject({
      per: z.union([z.literal(1000), z.literal(10_000), z.literal(100_000)]).default(1000),
      of: z.enum(denominators).default("residents"),
      ages: z.strictObject({ from: age.optional(), to: age.optional() }).optional(),
    })
    .optional(),
  definition: text,
  source: text,
  notes: z.array(text).default([]),
  breaks: z.array(z.strictObject({ from: date, note: text })).default([]),
});
export type IndicatorEntry = z.infer<typeof indicatorEntry>;

export const catalogueSchema = z.strictObject({
  breakdowns: z.partialRecord(z.enum(recordDimensions), breakdownEntry),
  indicators: z.array(indicatorEntry).min(1),
});
export type CatalogueBreakdowns = z.infer<typeof catalogueSchema>["breakdowns"];

/** What settings hold of indicators, under the path it has there, so that places and messages name that path. */
export const ownIndicatorsSchema = z.object({
  indicators: z.object({
    define: z.array(indicatorEntry),
    adjust: z.record(z.string(), indicatorEntry),
  }),
});
