import { z } from "zod";
import { dutyApplies, dutyData } from "../../analysis/serious-violence.ts";
import { expectations } from "../../partnership/schema-values.ts";
import { type Inline, label, reference } from "../../wording/runs.ts";
import {
  beforeTheDuty,
  boundWords,
  definitionSentence,
  holderAsks,
  holderNames,
  noDefinition,
  notHeldWords,
  seeChapters,
  theDuty,
} from "../../wording/serious-violence.ts";
import type { Block, TableBlock } from "../model.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { seriesOrLevels } from "../series-or-levels.ts";
import { leftColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  before_the_duty: z
    .boolean()
    .default(false)
    .register(expectations, { expected: "true or false" })
    .meta({ description: "Whether the assessment is shown for periods in which the duty did not apply yet." }),
});

/** The needs assessment of the Serious Violence Duty, by the partnership's own definition. */
export const seriousViolenceDuty: SectionKind<z.infer<typeof parameters>> = {
  id: "serious-violence-duty",
  shows:
    "The needs assessment of the Serious Violence Duty by the local definition of the settings: level, trend, and which bodies' data are held. Before the duty, from when it applies.",
  takesCommentary: true,
  parameters,
  needs: () => [],
  present({ before_the_duty }, context) {
    const title = "Serious violence: needs assessment";
    const { toDate } = context.paper;
    const applies = dutyApplies(toDate);
    if (!applies && !before_the_duty)
      return {
        title,
        blocks: [{ kind: "paragraph", content: beforeTheDuty(toDate) }, ...context.commentary()],
      };
    return {
      title,
      blocks: [
        { kind: "paragraph", content: theDuty(toDate, applies) },
        ...definitionBlocks(context),
        dataTable(context),
        ...context.commentary(),
      ],
    };
  },
};

function definitionBlocks(context: PresentContext): Block[] {
  const { seriousViolence, area } = context.paper.settings;
  if (!seriousViolence) return [{ kind: "paragraph", tone: "gap", content: noDefinition() }];
  const subjects = seriousViolence.indicators.map((indicator) => ({ indicator, area: area.id }));
  const titles = subjects.map((subject) => context.words(subject).noun);
  const see = seeChapters(chaptersOf(context, seriousViolence.indicators));
  return [
    { kind: "paragraph", content: definitionSentence(seriousViolence, titles) },
    ...seriesOrLevels(context, subjects, "Serious violence").blocks,
    ...(see.length > 0 ? [{ kind: "paragraph", content: see } as const] : []),
  ];
}

/** The chapters before this one that are about an indicator of the definition. */
function chaptersOf({ paper, presented }: PresentContext, indicators: readonly string[]): Inline[] {
  const about = paper.settings.themes.filter((theme) => theme.indicators.some((one) => indicators.includes(one)));
  return about.flatMap(({ id }) =>
    presented.some((section) => section.id === `theme-${id}`) ? [reference(`theme-${id}`)] : [],
  );
}

/** Which bodies' data are held, by the kinds of records that were read. */
function dataTable({ paper, numbering }: PresentContext): TableBlock {
  const found = dutyData(
    paper.reading.sources.map(({ name, kinds, files }) => ({ name, kinds, isHeld: files.length > 0 })),
  );
  return {
    kind: "table",
    id: "serious-violence-data",
    number: numbering.table(),
    caption: "Data that the needs assessment asks for, and what is held of it",
    layout: "definitions",
    columns: [leftColumn("body", "Body"), leftColumn("asked", "Asked for"), leftColumn("held", "Held")],
    rows: found.map(({ holder, sources }) =>
      row([
        textCell(holderNames[holder.id], boundWords[holder.bound]),
        textCell(holderAsks[holder.id]),
        textCell(sources.length > 0 ? sources.join("; ") : notHeldWords),
      ]),
    ),
    notes: [
      [
        label(
          "“Held”: the partnership reads files of that kind. That they hold all that is asked for is not said by it.",
        ),
      ],
    ],
  };
}
