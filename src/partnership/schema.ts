import { z } from "zod";
import { appearanceSettings } from "./schema-appearance.ts";
import { community, seriousViolence } from "./schema-community.ts";
import { commentarySettings, indicatorSettings, ragSettings, targets } from "./schema-measures.ts";
import { areaSettings, comparators, sources } from "./schema-places.ts";
import { harmWeights, priorities } from "./schema-priorities.ts";
import { themes } from "./schema-themes.ts";
import { areaCode, count, date, expectations, id, path, percent, period, text } from "./schema-values.ts";
import type { MaxRejects } from "./settings/limits.ts";

const marking = z.enum(["OFFICIAL", "OFFICIAL-SENSITIVE", "none"]);
const status = z.enum(["draft", "cleared", "final"]);

const edition = (whom: string) =>
  z
    .strictObject({
      marking: marking.meta({ description: "The marking printed in capitals on every page." }),
      handling: text.optional().meta({ description: "A line under the marking on how to handle the paper." }),
    })
    .optional()
    .meta({ description: `The edition for ${whom}.` });

const event = z.strictObject({
  id: id.meta({ description: "Unique among the events." }),
  name: text.meta({ description: "As charts and sentences name it." }),
  from: date.meta({ description: "First day." }),
  to: date.optional().meta({ description: "Last day, when it is over." }),
  for: z
    .array(id)
    .default([])
    .meta({ description: "Topics or indicators that it concerns; everything when left out." }),
});

/**
 * `partnership.yaml` as users write it: names and meanings are the contract. Every object is strict, so that a misspelt
 * key is an error and never a setting silently left at its default.
 */
export const settingsSchema = z.strictObject({
  partnership: text.meta({ description: "The partnership's name, as papers print it." }),
  area: z
    .strictObject({
      name: text.meta({ description: "The area's name; its id in figure ids is the name in lower kebab case." }),
      code: areaCode.optional().meta({ description: "The area's GSS code." }),
      kind: z.enum(["borough", "command-unit"]).default("borough").meta({ description: "What the area is." }),
      members: z.array(text).min(1).optional().meta({
        description:
          "For a command unit: the partnership folders of its boroughs. Kept for later versions; not used yet.",
      }),
    })
    .meta({ description: "The area that the partnership covers." }),
  status: status.default("draft").meta({ description: "Whether papers are drafts (watermarked), cleared or final." }),
  editions: z
    .strictObject({
      internal: edition("the Statutory Officer Group"),
      partnership: edition("the wider partnership"),
      public: edition("the public"),
    })
    .prefault({})
    .meta({ description: "The marking of each edition." }),
  appearance: appearanceSettings,
  population: path.optional().meta({
    description:
      "CSV of populations, for rates: area_code, year, age_from, age_to, sex, ethnicity, population; `denominator` where it is not residents: households, dwellings, businesses or, for how densely people live, hectares. A year's figures use the mid-year estimate of the calendar year in which the financial year begins.",
  }),
  harm_weights: harmWeights,
  areas: areaSettings,
  comparators,
  sources,
  indicators: indicatorSettings,
  targets,
  rag: ragSettings,
  commentary: commentarySettings,
  pairs: z
    .array(
      z.strictObject({
        id: id.meta({ description: "Unique among the pairs." }),
        name: text.optional().meta({ description: "As papers name the pair." }),
        left: id.meta({ description: "Indicator of the upper panel." }),
        right: id.meta({ description: "Indicator of the lower panel." }),
      }),
    )
    .default([])
    .meta({ description: "Pairs of indicators to be read side by side." }),
  themes,
  priorities,
  community,
  serious_violence: seriousViolence,
  events: z.array(event).default([]).meta({ description: "Dated events, marked on charts." }),
  operations: z
    .array(
      z.strictObject({
        id: id.meta({ description: "Unique among the operations; as it stands in extracts, in lower kebab case." }),
        name: text.meta({ description: "As papers name the operation." }),
      }),
    )
    .default([])
    .meta({ description: "Operations whose records can be told apart." }),
  breaks: z
    .array(
      z.strictObject({
        indicators: z.array(id).min(1).meta({ description: "Indicators whose series is broken." }),
        from: date.meta({ description: "First day of the new series." }),
        note: text.meta({ description: "What changed; printed beside every figure across the break." }),
      }),
    )
    .default([])
    .meta({ description: "Breaks in series: counts before and after are not compared." }),
  school_terms: z
    .array(
      z
        .strictObject({
          from: date.meta({ description: "First school day." }),
          to: date.meta({ description: "Last school day before the next holiday." }),
        })
        .refine(({ from, to }) => from <= to, "it ends before it begins"),
    )
    .default([])
    .meta({
      description:
        "Stretches of school days between holidays, half-terms included, for indicators of the hours after school. Between two of them at most ten weeks apart nobody is at school; further away it is not known.",
    }),
  rebases: z
    .array(
      z.strictObject({
        indicator: id.meta({ description: "Indicator whose limits start afresh." }),
        from: date.meta({ description: "First day of the new limits." }),
        reason: text.meta({ description: "Why; printed with the chart." }),
      }),
    )
    .default([])
    .meta({ description: "Dates from which control limits are computed afresh." }),
  meeting: z
    .strictObject({
      group: text.meta({ description: "The group that receives the paper." }),
      title: text.meta({ description: "The meeting's title." }),
      date: date.meta({ description: "The meeting's date, which the paper bears." }),
      chair: text.optional().meta({ description: "Who chairs it." }),
    })
    .optional()
    .meta({ description: "The meeting that papers are made for." }),
  papers: z.array(id).default(["quarterly"]).meta({ description: "Papers that `build` makes, in order." }),
  clearance: z
    .array(
      z.strictObject({
        paper: id.meta({ description: "Paper that was cleared." }),
        period: period.optional().meta({
          description: "The quarter that was cleared, or the year of a paper of a year; every one when left out.",
        }),
        status: status.meta({ description: "What it was cleared as." }),
        by: text.meta({ description: "Who cleared it." }),
        on: date.meta({ description: "When." }),
      }),
    )
    .default([])
    .meta({
      description:
        "Who cleared which paper, and when. `csp-assess sign-off` keeps a log beside the commentary instead.",
    }),
  small_numbers: z
    .strictObject({
      no_percent_below: count.default(20).meta({ description: "No percentage on a base under this." }),
      caution_below: count.default(50).meta({ description: "A percentage on a base under this carries a caution." }),
    })
    .prefault({})
    .meta({ description: "When a count is too small for a percentage." }),
  max_rejects: z
    .union([
      count.transform((rows): MaxRejects => ({ count: rows })),
      percent.transform((share): MaxRejects => ({ percent: share })),
    ])
    .register(expectations, { expected: "a share of rows such as 1%, or a number of rows" })
    .prefault("1%")
    .meta({
      description:
        "Rejected rows (values, in a file with a column a month) of a file above which the run fails: a share, or a number.",
    }),
});

/** The checked YAML, still in its own words. */
export type SettingsForm = z.output<typeof settingsSchema>;
