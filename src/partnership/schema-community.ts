import { z } from "zod";
import { date, id, path, period, text } from "./schema-values.ts";

/** What people say: surveys, consultations and quotes. */
export const community = z
  .strictObject({
    surveys: z
      .array(id)
      .default([])
      .meta({ description: "Indicators of kind survey, in their order: each the percentage of those asked." }),
    consultations: z
      .array(
        z.strictObject({
          indicator: id.meta({
            description: "Published counts by type: how many named each matter. One person may name several.",
          }),
          answered: id.meta({ description: "Published counts: how many people took part." }),
          held: period.meta({ description: "The month that its counts stand under, such as 2015-11." }),
          how: text.optional().meta({ description: "How people were asked, in a sentence." }),
        }),
      )
      .default([])
      .meta({ description: "Consultations: whoever wished to took part." }),
    quotes: path.optional().meta({
      description: "CSV of quotes: quote, role, consent, and theme where it is about one. See docs/formats.md.",
    }),
  })
  .prefault({})
  .meta({ description: "What people who live and work in the area say." });

/** The partnership's own definition of serious violence, which the Serious Violence Duty asks it to agree. */
export const seriousViolence = z
  .strictObject({
    indicators: z.array(id).min(1, "it names no indicator").meta({
      description: "The indicators that make up the local definition, in their order. They may overlap.",
    }),
    agreed_on: date.optional().meta({ description: "When the definition was agreed." }),
    by: text.optional().meta({ description: "Who agreed it." }),
    note: text.optional().meta({ description: "What the definition takes in or leaves out, printed with it." }),
  })
  .optional()
  .meta({ description: "The local definition of serious violence." });
