import { z } from "zod";
import { date, expectations, id, path, text } from "./schema-values.ts";
import { type criteria, harmJoins, mostPoints } from "./settings/priorities.ts";

const weight = (what: string) =>
  z
    .number()
    .min(0)
    .max(100)
    .default(1)
    .register(expectations, { expected: "a number from 0 to 100; 0 leaves the criterion out" })
    .meta({ description: `Weight of ${what}.` });

/** A table of our own making is named by its path alone; of a published index the settings say what its file does not. */
export const harmWeights = z
  .union([
    path,
    z.strictObject({
      file: path.meta({ description: "The CSV." }),
      source: text.optional().meta({ description: "Where its weights come from, where it has no column `source`." }),
      date: date.optional().meta({ description: "The day of its weights, where it has no column `date`." }),
      several: z.enum(harmJoins).optional().meta({
        description:
          "What a category weighs of which the table has several offences: the `median` or the `mean` of theirs. Refused when left out, unless a column `recorded` says how many of each there were.",
      }),
    }),
  ])
  .optional()
  .register(expectations, { expected: "the path of a CSV, or file, source, date and several" })
  .meta({
    description:
      "CSV of weights of harm in days: category or class, weight, name, source, date. See docs/formats.md for how to use a published index.",
  });

const points = z
  .int()
  .min(1)
  .max(mostPoints)
  .register(expectations, { expected: `a whole number from 1 to ${mostPoints}` });

/** By whom and when, without which a judgement is nobody's. */
const judged = {
  by: text.meta({ description: "Who judged." }),
  on: date.meta({ description: "When." }),
};

const concern = z.strictObject({
  indicator: id.meta({ description: "A survey, or the indicator of one of the consultations under `community`." }),
  type: id.optional().meta({ description: "Of a consultation: the matter that stands for the theme." }),
});

/** How themes are put in order: weights of the criteria, and what the group judges by itself. */
export const priorities = z
  .strictObject({
    weights: z
      .strictObject({
        volume: weight("how many there are"),
        trend: weight("the change on the year before"),
        harm: weight("the share of all harm"),
        comparison: weight("how the area compares"),
        concern: weight("public concern"),
        controllability: weight("how much the partnership can do about it"),
      } satisfies Record<(typeof criteria)[number], unknown>)
      .prefault({})
      .meta({ description: "What each criterion weighs; all the same when left out." }),
    harm_of: id.default("all-crime").meta({ description: "The indicator whose harm a theme's is a share of." }),
    comparator: id
      .optional()
      .meta({ description: "The comparator that the area is held against; the last of the settings when left out." }),
    judgements: z
      .array(
        z.strictObject({
          theme: id.meta({ description: "The theme that is judged." }),
          concern: concern.optional().meta({ description: "Where public concern about it was asked for." }),
          controllability: points.optional().meta({
            description: `How much the partnership can do about it, from 1 (little) to ${mostPoints} (much).`,
          }),
          rank: z
            .int()
            .min(1)
            .max(99)
            .optional()
            .register(expectations, { expected: "a whole number from 1" })
            .meta({ description: "The place that the group gives it." }),
          reason: text.optional().meta({ description: "Why it is given that place." }),
          ...judged,
        }),
      )
      .default([])
      .meta({ description: "What the group judges by itself, a theme each." }),
  })
  .prefault({})
  .meta({
    description: "How the themes of an assessment are put in order. docs/methods.md has the marks of each criterion.",
  });
