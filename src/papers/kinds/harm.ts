import { z } from "zod";
import { type HarmChange, hasHarm } from "../../analysis/harm.ts";
import type { Figure } from "../../values/figure.ts";
import { isNumber } from "../../values/value.ts";
import { harmCaution, harmNotes, harmSentence, harmSource, noHarmWeights } from "../../wording/harm.ts";
import { formatCount } from "../../wording/numbers.ts";
import { label, strong } from "../../wording/runs.ts";
import { formatCell } from "../../wording/values.ts";
import { harmOverYear, needsOfHarm, weightsOf } from "../harm.ts";
import type { Block, TableBlock, TableCell } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  indicators: indicatorsFor(
    "The indicators whose harm is shown; the leading ones of the themes, and what theirs is a share of, when left out.",
  ).optional(),
});
type Parameters = z.infer<typeof parameters>;

/** Records by how grave they are, and not only by how many. */
export const harm: SectionKind<Parameters> = {
  id: "harm",
  shows:
    "The harm of indicators by the table of weights of the settings, with the share of records that have no weight.",
  takesCommentary: true,
  parameters,
  needs: (asked, context) => needsOfHarm(context, idsOf(asked, context), [context.previous, context.paper.toDate]),
  present(asked, context) {
    const title = "Harm";
    const weights = weightsOf(context);
    if (!weights) return { title, blocks: [gap(noHarmWeights()), ...context.commentary()] };
    const found = idsOf(asked, context).flatMap((id): Named[] => {
      const change = harmOverYear(context, id);
      const name = context.paper.indicators.get(id)?.shortTitle ?? id;
      return change && [change.from, change.to].some(hasHarm) ? [{ name, change }] : [];
    });
    const first =
      found.find(({ change }) => change.to.indicator === context.paper.settings.priorities.harmOf) ?? found[0];
    const blocks: Block[] = [
      ...(first
        ? [{ kind: "paragraph", tone: "lead", content: [strong(...harmSentence(first.change, first.name))] } as const]
        : []),
      { kind: "paragraph", content: harmSource(weights, context.paper.settings.harmWeights) },
      ...(found.length > 0 ? [table(context, found)] : []),
      { kind: "paragraph", tone: "note", content: harmCaution() },
      ...context.commentary(),
    ];
    return { title, blocks };
  },
};

const gap = (content: ReturnType<typeof noHarmWeights>): Block => ({ kind: "paragraph", tone: "gap", content });

interface Named {
  readonly name: string;
  readonly change: HarmChange;
}

const idsOf = ({ indicators }: Parameters, { paper }: PlanContext): string[] => [
  ...new Set(indicators ?? [paper.settings.priorities.harmOf, ...paper.settings.themes.map(({ lead }) => lead)]),
];

function table(context: PresentContext, found: readonly Named[]): TableBlock {
  const figuresOf = ({ change: { from, to, percent } }: Named): Figure[] => [
    to.records,
    from.total,
    to.total,
    percent,
    to.perRecord,
    to.unweightedShare,
  ];
  return {
    kind: "table",
    id: "harm-table",
    number: context.numbering.table(),
    caption: `Harm in days, ${context.previousLabel} and ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("indicator", "Indicator"),
      rightColumn("records", `Records, ${context.toDateLabel}`),
      rightColumn("before", `Days, ${context.previousLabel}`),
      rightColumn("now", `Days, ${context.toDateLabel}`),
      rightColumn("change", "Change"),
      rightColumn("each", "Days a weighted record"),
      rightColumn("without", "Without a weight"),
    ],
    rows: found.map((one) => {
      const [records, from, to, percent, each, without] = figuresOf(one).map((figure) => daysCell(context, figure));
      return row([textCell(one.name), ...[records, from, to, percent, each, without].flatMap((cell) => cell ?? [])]);
    }),
    notes: [...harmNotes.map((note) => [label(note)]), ...context.figureNotes(found.flatMap(figuresOf))],
  };
}

/** Days as whole numbers; of a record they may be few enough for a tenth. */
function daysCell(context: PresentContext, figure: Figure): TableCell {
  context.keep(figure);
  const isTotal = figure.unit === "days-of-harm" && figure.method === "harm" && isNumber(figure.value);
  return figureCell(
    figure,
    isTotal && isNumber(figure.value) ? formatCount(Math.round(figure.value.number)) : formatCell(figure.value, figure),
  );
}
