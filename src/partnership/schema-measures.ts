import { z } from "zod";
import { count, date, expectations, financialYearPeriod, id, percent, text } from "./schema-values.ts";
import { ragPolicies } from "./settings/targets.ts";

export const indicatorSettings = z
  .strictObject({
    use: z
      .union([z.literal("all"), z.array(id).min(1)])
      .register(expectations, { expected: "a list of indicator ids, or the word all" })
      .meta({ description: "The indicators that papers report, in their order, or `all`." }),
    adjust: z
      .record(z.string(), z.record(z.string(), z.unknown()))
      .default({})
      .meta({ description: "Changes of definition by indicator; printed beside every figure that they touch." }),
    define: z
      .array(z.looseObject({ id: id.meta({ description: "The indicator's id; its other keys are the catalogue's." }) }))
      .default([])
      .meta({ description: "Own indicators, in the form of the catalogue." }),
  })
  .meta({ description: "Which indicators are used." });

/** The keys of which a target has exactly one. */
export const targetForms = ["change_on_previous_year", "change_on_baseline", "at_most", "at_least", "state"] as const;

export const targets = z
  .array(
    z.strictObject({
      indicator: id.meta({ description: "Indicator that the target is for." }),
      area: id.optional().meta({
        description:
          "Area that it is for; the partnership's area when left out. Papers show it where they tell of the indicator in that area.",
      }),
      year: financialYearPeriod.meta({ description: "Financial year that it is for." }),
      change_on_previous_year: percent.optional().meta({ description: "Change on the year before." }),
      change_on_baseline: percent.optional().meta({ description: "Change on the `baseline` year." }),
      baseline: financialYearPeriod.optional().meta({ description: "Baseline year of `change_on_baseline`." }),
      baseline_count: count.optional().meta({
        description: "The baseline as agreed, frozen: a later revision of the data does not move the target.",
      }),
      at_most: count.optional().meta({ description: "Met when the year's count is this or lower." }),
      at_least: count.optional().meta({ description: "Met when the year's count is this or higher." }),
      state: z
        .enum(["to-be-confirmed", "not-set", "see-elsewhere"])
        .optional()
        .meta({ description: "Why there is no number." }),
      where: text.optional().meta({ description: "With `state: see-elsewhere`: where the target is reported." }),
      agreed_on: date.optional().meta({ description: "When the target was agreed." }),
      note: text.optional().meta({ description: "A note printed with the target." }),
    }),
  )
  .default([])
  .meta({ description: "Agreed targets, each in exactly one form." });

export const ragSettings = z
  .strictObject({
    policy: z
      .union([
        z.enum(ragPolicies),
        z.strictObject({
          amber_within: percent.meta({ description: "Amber up to this far off target." }),
          red_only_if_not_improved: z
            .boolean()
            .default(false)
            .meta({ description: "Red only when also not better than the same quarter last year." }),
        }),
      ])
      .register(expectations, {
        expected: `one of ${ragPolicies.join(", ")}, or rules of your own (amber_within, red_only_if_not_improved)`,
      })
      .default("within-5-percent")
      .meta({ description: "The rule from target to rating: a named policy, or rules of one's own." }),
    red_needs: z
      .literal("corrective-action")
      .optional()
      .meta({ description: "What a red rating asks for in the commentary." }),
  })
  .prefault({})
  .meta({ description: "How ratings follow from targets." });

export const commentarySettings = z
  .strictObject({
    missed_targets: z.enum(["corrective-action", "words", "nothing"]).default("corrective-action").meta({
      description: "What the commentary of a section has to hold whose target is missed or not on course.",
    }),
    sections: z.array(id).default([]).meta({
      description: "Sections that need a commentary in every paper that has them, whether or not a target is missed.",
    }),
    front_matter: z
      .array(z.enum(["owner", "date", "ask"]))
      .default([])
      .meta({ description: "What the lines at the top of every commentary have to say; a warning where they do not." }),
  })
  .prefault({})
  .meta({ description: "What is asked of the analyst's words." });
