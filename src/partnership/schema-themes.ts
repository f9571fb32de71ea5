import { z } from "zod";
import { count, id, text } from "./schema-values.ts";

/** What an assessment gives a chapter of its own. */
export const themes = z
  .array(
    z.strictObject({
      id: id.meta({ description: "Unique among the themes; its chapter's commentary is `theme-<id>.md`." }),
      title: text.meta({ description: "The chapter's title." }),
      indicators: z
        .array(id)
        .min(1, "it names no indicator")
        .meta({ description: "The indicators that say how much, in their order." }),
      lead: id
        .optional()
        .meta({ description: "The indicator that the chapter opens with; the first of `indicators` when left out." }),
      who: id.optional().meta({ description: "Indicator whose people are described; the lead when left out." }),
      where: id.optional().meta({ description: "Indicator whose places are described; the lead when left out." }),
      when: id.optional().meta({ description: "Indicator whose times are described; the lead when left out." }),
      overlaps: z
        .array(z.tuple([id, id]))
        .default([])
        .meta({ description: "Pairs of indicators of which some records are both, such as knife crime and robbery." }),
      partner: z
        .array(id)
        .default([])
        .meta({ description: "What partners count, shown beside the rest and never added to it." }),
      zones: z
        .array(id)
        .default([])
        .meta({ description: "Zones that the chapter looks at; all of them when left out." }),
      spates: z.array(id).default([]).meta({
        description:
          "Indicators of which the ward and week with the most are looked for, and what is left without them.",
      }),
      rates: z
        .array(
          z.strictObject({
            indicator: id.meta({ description: "An indicator of the theme or of its partners." }),
            age_from: count.meta({ description: "The youngest age of the residents whom its rate is of." }),
            age_to: count.meta({ description: "The oldest." }),
          }),
        )
        .default([])
        .meta({ description: "Rates of residents of some ages, besides those that the indicators have." }),
      priority: count.min(1).optional().meta({ description: "The number of the priority in the partnership's plan." }),
      lead_partner: text.optional().meta({ description: "Who leads on it." }),
    }),
  )
  .default([])
  .meta({
    description:
      "Themes of an assessment, a chapter each, in their order; one for each topic of the indicators in use when left out.",
  });
