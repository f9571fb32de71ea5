import { z } from "zod";
import { type AgainstBaseline, againstBaseline as compare } from "../../analysis/against-baseline.ts";
import { figuresIn } from "../../analysis/figures-in.ts";
import { rulesFor } from "../../analysis/shape-of.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { financialYear, financialYearStart, type Period, yearOf } from "../../values/period.ts";
import { baselineSentence, noBaseline, partsAgainstSentence } from "../../wording/against-baseline.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { directionStatus } from "../../wording/direction.ts";
import { label, status } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import { indicatorFor, indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, runsCell, textCell } from "../tables.ts";

const parameters = z.strictObject({
  indicator: indicatorFor("The whole, whose target names the baseline year."),
  indicators: indicatorsFor("What it is made of, or what else was held against the same year."),
});
type Parameters = z.infer<typeof parameters>;

/** A whole and its parts against the baseline year of its target, with the years that went the other way. */
export const againstBaseline: SectionKind<Parameters> = {
  id: "against-baseline",
  shows:
    "An indicator and its parts year by year from the baseline of its target, what is above and what is below it, and the years that went the other way.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator }) => `${indicator}-against-baseline`,
  needs: (asked, context) =>
    [asked.indicator, ...asked.indicators].flatMap((indicator) =>
      requests(indicator, yearsOf(asked, context), context),
    ),
  present(asked, context) {
    const years = yearsOf(asked, context);
    const words = context.words({ indicator: asked.indicator, area: context.paper.settings.area.id });
    const [baseline] = years;
    if (!baseline)
      return {
        title: words.title,
        blocks: [{ kind: "paragraph", tone: "gap", content: [label(noBaseline)] }, ...context.commentary()],
      };
    const found = [asked.indicator, ...asked.indicators].flatMap(
      (indicator) => foundOf(indicator, years, context) ?? [],
    );
    const parts = found.slice(1);
    const blocks: Block[] = [
      { kind: "list", ordered: false, items: found.map(({ title, against }) => baselineSentence(title, against)) },
      {
        kind: "paragraph",
        content: partsAgainstSentence(
          parts.map(({ title, against }) => ({ title, change: against.change })),
          formatPeriod(baseline),
        ),
      },
      table(context, words.title, years, found),
      ...context.commentary(),
    ];
    return { title: `${words.title} against ${formatPeriod(baseline)}`, blocks };
  },
};

/** From the baseline year of the whole's target to the year reported; none where no target has one. */
function yearsOf({ indicator }: Parameters, { paper }: PlanContext): Period[] {
  const target = paper.settings.targets.find(
    ({ form, indicator: of, year }) =>
      of === indicator && form.kind === "change-on-baseline" && year.id === yearOf(paper.quarter).id,
  );
  if (target?.form.kind !== "change-on-baseline" || paper.toDate.kind !== "year") return [];
  const first = financialYearStart(target.form.baseline.start);
  const last = financialYearStart(paper.toDate.start);
  return Array.from({ length: last - first + 1 }, (_unused, index) => financialYear(first + index));
}

const requests = (indicator: string, years: readonly Period[], { paper }: PlanContext): CountRequest[] =>
  years.map((period) => ({ indicator, area: paper.settings.area.id, period }));

interface Found {
  readonly title: string;
  readonly against: AgainstBaseline;
  readonly yearly: ReturnType<PresentContext["keep"]>[];
}

function foundOf(indicator: string, years: readonly Period[], context: PresentContext): Found | undefined {
  const subject = { indicator, area: context.paper.settings.area.id };
  const words = context.words(subject);
  const yearly = requests(indicator, years, context).map((request) => context.book.count(request));
  const rules = rulesFor(context.findingsOf(subject), words.indicator, context.paper.settings);
  const against = compare(yearly, rules);
  if (!against) return undefined;
  for (const figure of figuresIn(against).values()) context.keep(figure);
  return { title: words.shortTitle, against, yearly };
}

function table(context: PresentContext, title: string, years: readonly Period[], found: readonly Found[]): TableBlock {
  return {
    kind: "table",
    id: `${context.section}-years`,
    number: context.numbering.table(),
    caption: `${title} and its parts by year`,
    layout: "plain",
    columns: [
      leftColumn("part", "Part"),
      ...years.map((year) => rightColumn(year.id, formatPeriod(year))),
      rightColumn("change", "Change on the baseline"),
      leftColumn("direction", "Direction"),
    ],
    rows: found.map(({ title: name, against, yearly }, index) => {
      const { mark, words } = directionStatus(against.change);
      return row(
        [
          textCell(name),
          ...yearly.map((figure) => figureCell(context.keep(figure))),
          figureCell(context.keep(against.change.percent)),
          runsCell([status(mark, words)]),
        ],
        index === 0 ? "total" : undefined,
      );
    }),
    notes: context.figureNotes(found.flatMap(({ yearly, against }) => [...yearly, against.change.percent])),
  };
}
