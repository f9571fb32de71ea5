import { z } from "zod";
import { date, expectations, financialYearPeriod, id, text } from "../schema-values.ts";

const words = (description: string) => text.clone().meta({ description });
const markdown = (description: string) =>
  text
    .clone()
    .meta({ description: `${description} Markdown, with figure tokens as in commentary.` })
    .register(expectations, { expected: "text, best below a “|”" });

const link = z
  .string()
  .refine((value) => /^(?:https?:\/\/|mailto:)\S+$/i.test(value.trim()), "it is no address")
  .register(expectations, { expected: "an address such as https://hackney.gov.uk/community-safety" })
  .meta({ description: "Where it can be read." });

const statedTarget = z.strictObject({
  year: financialYearPeriod.meta({ description: "The year of the target." }),
  target: words("The target as it was agreed."),
  actual: words("What came of it.").optional(),
});

const indicator = z
  .strictObject({
    indicator: id
      .optional()
      .meta({ description: "An indicator of the catalogue; its targets are those of partnership.yaml." }),
    measure: words("A measure in words, where no indicator has it.").optional(),
    state: z
      .enum(["to-be-confirmed", "not-set"])
      .optional()
      .meta({ description: "Of a measure that has no target yet." }),
    targets: z
      .array(statedTarget)
      .min(1)
      .optional()
      .meta({ description: "Of a measure: its targets as they were agreed." }),
    see: words("Another place that has the indicators.").optional(),
    note: words("What has to be known to read it.").optional(),
  })
  .refine(
    (one) => [one.indicator, one.measure, one.see].filter((given) => given !== undefined).length === 1,
    "it needs one of indicator, measure and see",
  )
  .refine(
    (one) => one.measure === undefined || (one.state === undefined) !== (one.targets === undefined),
    "a measure needs a state or targets",
  )
  .refine(
    (one) => one.measure !== undefined || (one.state === undefined && one.targets === undefined),
    "only a measure has a state or targets here",
  )
  .register(expectations, { expected: "an indicator, or a measure with a state or targets, or see" });

const caseStudy = z.strictObject({
  title: words("Its title."),
  text: markdown("What happened."),
  checked: z
    .strictObject({ by: words("By whom."), on: date.meta({ description: "On which day." }) })
    .optional()
    .meta({
      description:
        "Who has confirmed that nobody can be recognised in it, and when. Without this it stands in the internal edition alone.",
    }),
});

const delivery = z.strictObject({
  title: words("What the delivery priority is."),
  objective: markdown("What it is to reach.").optional(),
  indicators: z.array(indicator).default([]).meta({ description: "Its overarching indicators." }),
});

const priority = z.strictObject({
  title: words("The strategic priority."),
  outcomes: z
    .array(markdown("A strategic outcome."))
    .min(1, "it has no outcome")
    .meta({ description: "Strategic outcomes." }),
  context: markdown("Why it is a priority."),
  strategies: z
    .array(
      z.strictObject({ title: words("Its title."), link: link.optional(), says: words("What it adds.").optional() }),
    )
    .default([])
    .meta({ description: "Strategies and plans that it is linked with." }),
  case_studies: z.array(caseStudy).default([]).meta({ description: "Case studies." }),
  delivery: z.array(delivery).default([]).meta({
    description: "Its delivery priorities in order. None where another strategy holds the actions.",
  }),
});

/** `plan.yaml` as users write it. Every group is strict, so that a misspelt key is an error. */
export const planSchema = z.strictObject({
  title: words("In place of the paper's title.").optional(),
  years: z
    .array(financialYearPeriod)
    .min(1, "it has no year")
    .meta({ description: "The financial years of the plan, one after the other." }),
  introduction: markdown("The introduction."),
  performance: z.array(id).default([]).meta({ description: "Indicators of the performance overview, in order." }),
  services: z
    .array(z.strictObject({ title: words("The service."), text: markdown("What it has done.") }))
    .default([])
    .meta({ description: "Delivering effective services: one entry a service." }),
  priorities: z
    .array(priority)
    .min(1, "it has no priority")
    .meta({ description: "The strategic priorities in order." }),
  duties: z
    .array(
      z.strictObject({
        duty: id.optional().meta({ description: "A duty that the paper lists by itself." }),
        title: words("The title of a duty of your own.").optional(),
        law: words("The law behind it.").optional(),
        says: markdown("What the partnership does about it."),
      }),
    )
    .default([])
    .meta({ description: "What the partnership says of its statutory duties." }),
  signatories: z
    .array(
      z.strictObject({
        body: words("The responsible authority."),
        name: words("Who signs.").optional(),
        role: words("The signatory's role.").optional(),
        on: date.optional().meta({ description: "When it was signed." }),
      }),
    )
    .default([])
    .meta({ description: "Who signs the plan." }),
  contacts: z
    .array(
      z.strictObject({ name: words("A team or a person."), says: words("How to reach them."), link: link.optional() }),
    )
    .default([])
    .meta({ description: "Whom to ask." }),
});

export type WrittenPlan = z.infer<typeof planSchema>;
