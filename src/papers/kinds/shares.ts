import { z } from "zod";
import { shareOf } from "../../analysis/rates.ts";
import { shareEvidence } from "../../analysis/share-change.ts";
import { shareScore } from "../../analysis/stands-out.ts";
import { isByNow } from "../../indicators/by-now.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { expectations } from "../../partnership/schema-values.ts";
import type { Evidence } from "../../values/change-findings.ts";
import type { ShareFinding } from "../../values/comparison-findings.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { type Period, yearsEarlier } from "../../values/period.ts";
import { formatPeriod } from "../../wording/dates.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { label, sentences, strong } from "../../wording/runs.ts";
import { shareHeadline, shareSentence } from "../../wording/shares.ts";
import type { Block, TableBlock } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  shares: indicatorsFor("Indicators that are a share of another, in percent."),
  years_ago: z
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .register(expectations, { expected: "a whole number from 0 to 5" })
    .meta({
      description: "How many years before the reported one the newest year is, as with cohorts that are followed up.",
    }),
});
type Parameters = z.infer<typeof parameters>;

/** Shares in percent, each with the part and the whole that it is of. */
export const shares: SectionKind<Parameters> = {
  id: "shares",
  shows: "Shares in percent by year, each with the part and the whole that it is of, and how sure it is.",
  takesCommentary: true,
  parameters,
  nameOf: ({ shares: [first = ""] }) => first,
  needs: (asked, context) =>
    sharesOf(asked, context).flatMap(({ part, whole }) =>
      periodsOf(asked, context).flatMap((period) => [part, whole].map((id) => countOf(context, id, period))),
    ),
  present(asked, context) {
    const found = sharesOf(asked, context).map((one) => ({
      one,
      levels: levelsOf(context, one, periodsOf(asked, context)),
    }));
    return {
      title: found[0]?.one.indicator.title ?? "Shares",
      blocks: [...found.flatMap(({ one, levels }) => blocksOf(context, one, levels)), ...context.commentary()],
      standsOut: found.flatMap(({ one, levels }) => headlineOf(context, one, levels)),
    };
  },
};

interface Share {
  readonly indicator: Indicator;
  readonly part: string;
  readonly whole: string;
}

const sharesOf = ({ shares: ids }: Parameters, { paper }: PlanContext): Share[] =>
  ids.flatMap((id) => {
    const indicator = paper.indicators.get(id);
    if (indicator?.aggregation.kind !== "share") return [];
    return [{ indicator, part: indicator.aggregation.of, whole: indicator.aggregation.within }];
  });

/** The newest year or year to date, and the one before it. */
function periodsOf({ years_ago }: Parameters, { paper }: PlanContext): Period[] {
  const newest = yearsEarlier(paper.toDate, years_ago);
  return [yearsEarlier(newest), newest];
}

const countOf = ({ paper }: PlanContext, indicator: string, period: Period): CountRequest => ({
  indicator,
  area: paper.settings.area.id,
  period,
});

interface Level {
  readonly period: Period;
  readonly share: ShareFinding;
}

/** The share in each period of which anything is held. */
const levelsOf = (context: PresentContext, share: Share, periods: readonly Period[]): Level[] =>
  periods.flatMap((period) => {
    const [part, whole] = [share.part, share.whole].map((id) => context.book.count(countOf(context, id, period)));
    if (!part || !whole || whole.value.state === "missing") return [];
    return [{ period, share: shareOf(part, whole) }];
  });

/** Of offences by what has come of them, the older year has had a year longer for it: no verdict. */
const evidenceOf = ({ paper }: PresentContext, { indicator }: Share, then: Level, now: Level): Evidence =>
  isByNow(indicator, paper.indicators) ? "not-tested" : shareEvidence(then.share, now.share);

/** For page 1, unless the scorecard has it, whose findings are there already. */
function headlineOf(context: PresentContext, share: Share, levels: readonly Level[]) {
  const [then, now] = levels;
  if (!then || !now || context.scorecard.some(({ indicator }) => indicator === share.indicator.id)) return [];
  const score = shareScore(then.share, now.share, evidenceOf(context, share, then, now));
  return score === undefined ? [] : [{ score, ...shareHeadline(now.share, then.share, share.indicator) }];
}

function blocksOf(context: PresentContext, share: Share, found: readonly Level[]): Block[] {
  const newest = found.at(-1);
  if (!newest)
    return [
      { kind: "paragraph", tone: "gap", content: [label(notHeldSentence(share.indicator, context.paper.indicators))] },
    ];
  const earlier = found.length > 1 ? found[0] : undefined;
  const evidence = earlier ? evidenceOf(context, share, earlier, newest) : "not-tested";
  return [
    {
      kind: "paragraph",
      tone: "lead",
      content: sentences([strong(...shareSentence(newest.share, share.indicator, earlier?.share, evidence))]),
    },
    sharesTable(context, share, found),
  ];
}

function sharesTable(context: PresentContext, { indicator, part, whole }: Share, found: readonly Level[]): TableBlock {
  const titleOf = (id: string): string => context.paper.indicators.get(id)?.title ?? id;
  const figuresOf = ({ part: counted, whole: all, share, lower, upper }: ShareFinding) => [
    counted,
    all,
    share,
    lower,
    upper,
  ];
  return {
    kind: "table",
    id: `${indicator.id}-shares`,
    number: context.numbering.table(),
    caption: indicator.title,
    layout: "plain",
    columns: [
      leftColumn("period", "Period"),
      rightColumn("part", titleOf(part)),
      rightColumn("whole", titleOf(whole)),
      rightColumn("share", "Share"),
      rightColumn("lower", "95% interval from"),
      rightColumn("upper", "to"),
    ],
    rows: found.map(({ period, share }) =>
      row([textCell(formatPeriod(period)), ...figuresOf(share).map((figure) => figureCell(context.keep(figure)))]),
    ),
    notes: context.figureNotes(found.flatMap(({ share }) => figuresOf(share))),
  };
}
