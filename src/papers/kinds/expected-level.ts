import { z } from "zod";
import { rateOf } from "../../analysis/rates.ts";
import { expectedScore } from "../../analysis/stands-out.ts";
import { workersFor } from "../../analysis/workload.ts";
import { denominatorOf, populationYear } from "../../indicators/population.ts";
import { date, expectations, text } from "../../partnership/schema-values.ts";
import { monthOf, rolling } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { expectedLevelSentence, lookedUpOn, notAsExpected, workersSentence } from "../../wording/expected-level.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { label, strong } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import { paperDate } from "../context.ts";
import type { Block } from "../model.ts";
import { indicatorId } from "../parameters.ts";
import type { PlanContext, SectionKind } from "../section-kind.ts";

const whole = (description: string) =>
  z.number().int().min(1).register(expectations, { expected: "a whole number from 1" }).meta({ description });

const parameters = z.strictObject({
  indicator: indicatorId,
  expected: whole("How many of it are expected in a year for so many people."),
  per: z
    .literal([1000, 10_000, 100_000])
    .register(expectations, { expected: "1000, 10000 or 100000" })
    .meta({ description: "For how many people." }),
  sex: z
    .enum(["female", "male"])
    .optional()
    .register(expectations, { expected: "female or male" })
    .meta({ description: "Of one sex alone." }),
  age_from: whole("The youngest age of the people.").optional(),
  people: text.meta({ description: "The people in words, such as adult women." }),
  source: text.meta({ description: "Who expects it, and where that is written." }),
  dated: date.meta({ description: "When that was last looked up." }),
  each: z
    .array(z.strictObject({ handles: whole("How many in a year."), worker: text.meta({ description: "Who." }) }))
    .default([])
    .meta({ description: "How many a full-time worker of each kind is expected to carry in a year." }),
});
type Parameters = z.infer<typeof parameters>;

/** A year's count against the level that somebody expects of it, who is named, and what that means for those who carry the cases. */
export const expectedLevel: SectionKind<Parameters> = {
  id: "expected-level",
  shows:
    "A count against a level that is expected for so many people, with its source and date, and the workers that it takes.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-expected`,
  needs: (asked, context) => [requestOf(asked, context)],
  present(asked, context) {
    const { paper } = context;
    const indicator = paper.indicators.get(asked.indicator);
    if (!indicator) throw new Error(`no indicator ${asked.indicator}`);
    const count = context.book.count(requestOf(asked, context));
    const title = `${indicator.title}: what is expected`;
    const gap = (words: string): Block => ({ kind: "paragraph", tone: "gap", content: [label(words)] });
    if (count.value.state === "missing") return { title, blocks: [gap(notHeldSentence(indicator, paper.indicators))] };
    const denominator = denominatorOf(
      paper.settings.population,
      paper.settings.area,
      populationYear(requestOf(asked, context).period),
      {
        ...(asked.sex ? { sex: asked.sex } : {}),
        ...(asked.age_from ? { ages: { from: asked.age_from } } : {}),
      },
    );
    const rate = rateOf(count, denominator, asked.per);
    for (const figure of [rate.count, rate.denominator, ...denominator.parts, rate.rate, rate.lower, rate.upper])
      context.keep(figure);
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content: [
          label(
            `${asked.source} expects about ${asked.expected} ${unitName(indicator.unit)} a year for every ${asked.per.toLocaleString("en-GB")} ${asked.people}.`,
          ),
        ],
      },
      isNumber(denominator.figure.value)
        ? { kind: "paragraph", content: [strong(...expectedLevelSentence(rate, asked.expected, asked.people))] }
        : gap(
            `Not held: the number of ${asked.people}. It would take a table of populations with sex and age (“population” in the settings).`,
          ),
      ...asked.each.flatMap(({ handles, worker }): Block[] => {
        const { given, workers } = workersFor(count, handles, slug(worker));
        for (const figure of [given, workers]) context.keep(figure);
        return [{ kind: "paragraph", content: workersSentence(count, workers, handles, worker) }];
      }),
      { kind: "paragraph", tone: "note", content: lookedUpOn(asked.dated, paperDate(paper), context.note) },
      ...context.commentary(),
    ];
    const score = expectedScore(rate, asked.expected);
    const standsOut =
      score === undefined
        ? []
        : [
            {
              score,
              lead: notAsExpected(rate, asked, indicator),
              rest: expectedLevelSentence(rate, asked.expected, asked.people),
            },
          ];
    return { title, blocks, standsOut };
  },
};

const requestOf = ({ indicator }: Parameters, { paper }: PlanContext) => ({
  indicator,
  area: paper.settings.area.id,
  // What is expected is of a whole year, which a year so far would always fall short of.
  period: paper.toDate.kind === "year" ? paper.toDate : rolling(monthOf(paper.quarter.end)),
});

/** As ids are written. */
const slug = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
