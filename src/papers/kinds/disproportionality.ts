import { z } from "zod";
import { disproportionality as compare, type Group } from "../../analysis/disproportionality.ts";
import { figuresIn } from "../../analysis/figures-in.ts";
import { groupScore } from "../../analysis/stands-out.ts";
import { ethnicities, sexes } from "../../extracts/data/person-labels.ts";
import { denominatorOf, populationYear } from "../../indicators/population.ts";
import { rateBasisOf } from "../../indicators/rate-basis.ts";
import { expectations, id } from "../../partnership/schema-values.ts";
import type { DisproportionalityFinding, GroupRatio } from "../../values/comparison-findings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { isNumber } from "../../values/value.ts";
import {
  countedTitle,
  disproportionNotes,
  groupTitle,
  noRatioTitle,
  ratioHeadline,
  ratioSentence,
  ratioTitle,
  ratioVerdictWords,
  theGroup,
} from "../../wording/disproportion.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { denominatorWords } from "../../wording/rates.ts";
import { label, plain, sentences, strong } from "../../wording/runs.ts";
import type { Block, ChartBlock, TableBlock } from "../model.ts";
import { indicatorId } from "../parameters.ts";
import { pointOf } from "../point-of.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  indicator: indicatorId,
  by: z
    .enum(["ethnicity", "sex"])
    .default("ethnicity")
    .register(expectations, { expected: "ethnicity or sex" })
    .meta({ description: "How the groups are told apart." }),
  whom: z
    .enum(["victims", "suspects"])
    .optional()
    .register(expectations, { expected: "victims or suspects, or nothing" })
    .meta({ description: "Of an indicator of offences: whose group is meant." }),
  reference: id.default("white").meta({ description: "The group that the others are compared with." }),
});
type Parameters = z.infer<typeof parameters>;

/** The rate of each group of residents against that of one of them, with both counts and both denominators. */
export const disproportionality: SectionKind<Parameters> = {
  id: "disproportionality",
  shows:
    "The rate of each named group of residents against that of one of them, with counts, denominators and intervals.",
  takesCommentary: true,
  parameters,
  nameOf: ({ indicator, whom, by }) => `${indicator}${whom ? `-${whom}` : ""}-by-${by}`,
  needs: (asked, context) => [
    ...groupsOf(asked).map((group) => requestOf(asked, context, group)),
    unknownOf(asked, context),
  ],
  present(asked, context) {
    const { paper } = context;
    const indicator = paper.indicators.get(asked.indicator);
    const basis = indicator && rateBasisOf(indicator);
    if (!indicator || !basis) throw new Error(`${asked.indicator} has no rate of residents`);
    const title = `${indicator.title} by ${asked.by === "sex" ? "sex" : "ethnic group"}`;
    const year = populationYear(paper.toDate);
    const groups = groupsOf(asked).map(
      (group): Group => ({
        group,
        count: context.book.count(requestOf(asked, context, group)),
        denominator: denominatorOf(paper.settings.population, paper.settings.area, year, {
          ...basis,
          [asked.by]: group,
        }),
      }),
    );
    if (groups.every(({ count }) => count.value.state === "missing"))
      return {
        title,
        blocks: [{ kind: "paragraph", tone: "gap", content: [label(notHeldSentence(indicator, paper.indicators))] }],
      };
    const finding = compare({
      groups,
      reference: asked.reference,
      per: basis.per,
      smallNumbers: paper.settings.smallNumbers,
    });
    for (const figure of figuresIn(finding).values()) context.keep(figure);
    const base = finding.groups.find(({ verdict }) => verdict === "reference");
    const clear = finding.groups.filter(
      ({ verdict, lowNumbers }) => verdict === "higher" || (verdict === "lower" && !lowNumbers),
    );
    const counted = countedTitle(indicator, asked.whom);
    const lead = base ? clear.map((one) => ratioSentence(one, base, counted)) : [];
    const of = groups.map(({ denominator }) => denominatorWords({ ...denominator, denominator: denominator.figure }));
    const blocks: Block[] = [
      {
        kind: "paragraph",
        tone: "lead",
        content:
          lead.length > 0
            ? sentences([strong(...(lead[0] ?? []))], ...lead.slice(1))
            : [label(`No group’s rate differs clearly from that of ${theGroup(asked.reference)}.`)],
      },
      ...disproportionNotes(finding, context.book.count(unknownOf(asked, context)), of[0] ?? "").map(
        (one): Block => ({ kind: "paragraph", content: one }),
      ),
      ...ratioChart(context, asked, finding, title),
      groupsTable(context, asked, finding, title),
      ...context.commentary(),
    ];
    const standsOut = base
      ? finding.groups.flatMap((one) => {
          const score = groupScore(one);
          return score === undefined ? [] : [{ score, ...ratioHeadline(one, base, counted) }];
        })
      : [];
    return { title, blocks, standsOut };
  },
};

const groupsOf = ({ by }: Parameters): string[] => Object.keys(by === "sex" ? sexes : ethnicities);

const requestOf = ({ indicator, by, whom }: Parameters, { paper }: PlanContext, group: string): CountRequest => ({
  indicator,
  area: paper.settings.area.id,
  period: paper.toDate,
  dims: { ...(whom ? { whom } : {}), [by]: group },
});

const unknownOf = (asked: Parameters, context: PlanContext): CountRequest => ({
  ...requestOf(asked, context, groupsOf(asked).join("+")),
  measure: "unknown",
});

/** Ratios in order, with the rate of the group of reference as the line that they are held against. */
function ratioChart(
  context: PresentContext,
  asked: Parameters,
  { groups }: DisproportionalityFinding,
  caption: string,
): ChartBlock[] {
  const shown = groups
    .flatMap((one) =>
      one.ratio && isNumber(one.ratio.value) ? [{ ...one, ratio: one.ratio, number: one.ratio.value.number }] : [],
    )
    .sort((a, b) => b.number - a.number);
  if (shown.length === 0) return [];
  // The largest ratio can be one of low numbers: the title is of the largest that is clearly another.
  const clear = shown.filter(({ verdict, lowNumbers }) => verdict === "higher" && !lowNumbers);
  const [largest] = clear.length > 0 ? clear : shown.filter(({ verdict }) => verdict === "higher");
  const title = largest ? ratioTitle(largest, asked.reference) : noRatioTitle(asked.reference);
  return [
    {
      kind: "chart",
      id: `${asked.indicator}-ratios`,
      number: context.numbering.chart(),
      title,
      subtitle: `Rate of each group over the rate of ${theGroup(asked.reference)}, with the 95% interval; 1 is the same rate`,
      alt: `${plain(title)}. A dot for each group with its interval. The table below has the figures.`,
      chart: {
        kind: "ranked",
        rows: shown.map(({ group, ratio, lower, upper, verdict }) => ({
          ...pointOf(ratio),
          label: groupTitle(group),
          ...(lower ? { lower: pointOf(lower) } : {}),
          ...(upper ? { upper: pointOf(upper) } : {}),
          ...(verdict === "higher" ? { focus: true as const } : {}),
        })),
        valueTitle: `Rate against that of ${theGroup(asked.reference)}`,
        intervalTitle: "95% interval",
        decimals: 2,
      },
      data: groupsTable(
        context,
        asked,
        { kind: "disproportionality", reference: asked.reference, groups, composition: [] },
        caption,
        0,
      ),
      // The table that follows has every number, so that the drawing need not be followed by its own in print.
      drawsItsNumbers: true,
      notes: [],
    },
  ];
}

function groupsTable(
  context: PresentContext,
  { indicator, reference }: Parameters,
  { groups }: DisproportionalityFinding,
  caption: string,
  number = context.numbering.table(),
): TableBlock {
  const asked = context.paper.indicators.get(indicator);
  const per = asked && rateBasisOf(asked)?.per;
  const figuresOf = ({ count, rate, ratio, lower, upper }: GroupRatio) =>
    [count, rate, ratio, lower, upper].flatMap((figure) => figure ?? []);
  return {
    kind: "table",
    id: `${indicator}-groups${number === 0 ? "-drawn" : ""}`,
    number,
    caption: `${caption}, ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("group", "Group"),
      rightColumn("count", "Count"),
      rightColumn("residents", "Residents"),
      rightColumn("rate", per ? `Rate per ${per.toLocaleString("en-GB")}` : "Rate"),
      rightColumn("ratio", "Ratio"),
      rightColumn("lower", "From"),
      rightColumn("upper", "To"),
      leftColumn("verdict", `Against ${theGroup(reference)}`),
    ],
    rows: groups.map((one) =>
      row([
        textCell(groupTitle(one.group)),
        figureCell(one.count),
        figureCell(one.denominator),
        figureCell(one.rate),
        ...[one.ratio, one.lower, one.upper].map((figure) => (figure ? figureCell(figure) : textCell("–"))),
        textCell(`${ratioVerdictWords[one.verdict]}${one.lowNumbers && one.ratio ? ", low numbers" : ""}`),
      ]),
    ),
    notes: context.figureNotes(groups.flatMap(figuresOf)),
  };
}
