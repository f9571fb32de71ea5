import { z } from "zod";
import { isNumber } from "../../values/value.ts";
import { lowerFirst } from "../../wording/letters.ts";
import { label, listWords } from "../../wording/runs.ts";
import {
  notHeldSentence,
  noVerdictSentences,
  type SeriesChange,
  seriesLead,
  shortChange,
} from "../../wording/short-change.ts";
import { unitName } from "../../wording/values.ts";
import { areaGroups, areasOf } from "../area-groups.ts";
import type { Subject } from "../context.ts";
import type { Block } from "../model.ts";
import { indicatorFor } from "../parameters.ts";
import { quartersAcross } from "../quarters-across.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";

const parameters = z.strictObject({
  indicators: z
    .array(indicatorFor("An indicator."))
    .min(1)
    .meta({ description: "The indicators, a row each in each area." }),
  areas: z
    .enum(areaGroups)
    .default("own")
    .meta({ description: "In the partnership's own area, in each zone, or in each zone that is only watched." }),
});

/** Several series side by side by quarter, each with a sentence of its own. Nothing is added up. */
export const byQuarter: SectionKind<z.infer<typeof parameters>> = {
  id: "by-quarter",
  shows:
    "Several indicators by quarter in one table, each with its change in a sentence; in the own area, or in each zone.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicators }) => indicators[0] ?? "by-quarter",
  needs: () => [],
  present({ indicators, areas }, context) {
    const subjects = areasOf(context.paper.settings, areas).flatMap(({ id }) =>
      indicators.map((indicator) => ({ indicator, area: id })),
    );
    return {
      title: context.paper.indicators.get(indicators[0] ?? "")?.title ?? "",
      blocks: [...seriesBlocks(context, subjects, { told: "lead" }), ...context.commentary()],
    };
  },
};

/** Whether any of a subject's months, quarters or years is held, and be it withheld. */
export function isHeld(context: PresentContext, subject: Subject): boolean {
  // A share or a number at a date has levels, and no quarters that add up to a year.
  if (context.measuredOf(subject)) return false;
  const { year, quarters, months } = context.findingsOf(subject);
  const figures = [year.from, year.to, ...quarters.map(({ to }) => to), ...months.map(({ figure }) => figure)];
  return figures.some(({ value }) => isNumber(value) || value.state === "suppressed");
}

interface Told {
  /** What all of them are. */
  readonly name?: string;
  /** The name has the place, so that theirs go without. */
  readonly placed?: true;
  /**
   * What changed, above the table: a sentence for each, or one that names what clearly changed and what did not; nothing where
   * something else says it.
   */
  readonly told?: "each" | "lead" | "not";
}

/** Few are named in a caption; many are in the table. */
const namesOf = (names: readonly string[]): string =>
  names.length > 3 ? "Each series" : listWords(names.map((name, index) => (index === 0 ? name : lowerFirst(name))));

function sentencesAbove(held: readonly SeriesChange[], told: NonNullable<Told["told"]>): Block[] {
  switch (told) {
    case "each":
      return [
        {
          kind: "list",
          ordered: false,
          items: held.map(({ name, change, words }) => shortChange(name, change, words)),
        },
      ];
    case "lead":
      return [{ kind: "paragraph", tone: "lead", content: seriesLead(held) }];
    case "not":
      return [];
  }
}

/** A sentence for each series, and one table of all; of what nothing is held, one sentence that says so. */
export function seriesBlocks(
  context: PresentContext,
  subjects: readonly Subject[],
  { name, placed, told = "each" }: Told = {},
): Block[] {
  const held = subjects.filter((subject) => isHeld(context, subject));
  // Of what is held nowhere the places need no names.
  const isHeldSomewhere = ({ indicator }: Subject): boolean => held.some((one) => one.indicator === indicator);
  const absent = [
    ...new Set(
      subjects
        .filter((subject) => !held.includes(subject))
        .map((one) => (isHeldSomewhere(one) ? context.words(one).inPlace : context.words(one).indicator.title)),
    ),
  ];
  const several = new Set(held.map(({ area }) => area)).size > 1;
  const only = new Set(held.map(({ indicator }) => indicator)).size === 1;
  const nameOf = (subject: Subject): string => {
    const place = context.paper.areas.get(subject.area)?.name ?? subject.area;
    if (several && only) return place;
    return placed ? context.words(subject).indicator.shortTitle : context.words(subject).shortTitle;
  };
  const [first] = held;
  return [
    ...(first
      ? [
          ...sentencesAbove(
            held.map((subject) => ({
              name: nameOf(subject),
              isPlace: several && only,
              change: context.findingsOf(subject).year,
              words: context.words(subject),
            })),
            told,
          ),
          quartersAcross(
            context,
            {
              id: `${context.section}-quarters`,
              caption: `${name ?? (only ? context.paper.indicators.get(first.indicator)?.title : namesOf(held.map(nameOf)))} by quarter, and on the year before`,
              first: several && only ? "Zone" : "Series",
            },
            held.map((subject) => ({
              title: nameOf(subject),
              detail: unitName(context.words(subject).indicator.unit),
              findings: context.findingsOf(subject),
            })),
          ),
        ]
      : []),
    ...noVerdictSentences(held.map((subject) => context.findingsOf(subject).year)).map((words) => ({
      kind: "paragraph" as const,
      tone: "note" as const,
      content: [label(words)],
    })),
    ...(absent.length > 0
      ? [{ kind: "paragraph" as const, tone: "note" as const, content: [label(notHeldSentence(absent))] }]
      : []),
  ];
}
