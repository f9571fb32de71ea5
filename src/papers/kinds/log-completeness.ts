import { z } from "zod";
import { logGap } from "../../analysis/log-gap.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { type Period, quarterNumber, quartersOf, yearOf, yearsEarlier } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { completenessSentences } from "../../wording/completeness.ts";
import { formatPeriod, quarterName } from "../../wording/dates.ts";
import { label } from "../../wording/runs.ts";
import { notHeldSentence } from "../../wording/short-change.ts";
import type { TableBlock } from "../model.ts";
import { indicatorFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  share: indicatorFor("A share: what was logged, of what was due."),
});
type Parameters = z.infer<typeof parameters>;

/** How complete a log is that people keep by hand: of what was due, how much has an entry. */
export const logCompleteness: SectionKind<Parameters> = {
  id: "log-completeness",
  shows:
    "How complete a log is: of the nights on which something was due, those with an entry, by quarter and on the year before.",
  takesCommentary: true,
  parameters,
  nameOf: ({ share }) => share,
  needs({ share }, context) {
    const found = shareOf(share, context);
    return found
      ? periodsOf(context).flatMap(({ now, before }) => [
          ...requests(found, now, context),
          ...requests(found, before, context),
        ])
      : [];
  },
  present({ share }, context) {
    const found = shareOf(share, context);
    const title = context.paper.indicators.get(share)?.title ?? share;
    const year = periodsOf(context).at(-1);
    if (!found || !year) return { title, blocks: [] };
    const [logged, due, percent] = figures(found, year.now, context);
    const [loggedThen, dueThen, percentThen] = figures(found, year.before, context);
    if (!logged || !due || !percent || !loggedThen || !dueThen || !percentThen) return { title, blocks: [] };
    if (![logged, due].some(({ value }) => isNumber(value)))
      return { title, blocks: [{ kind: "paragraph", tone: "note", content: [label(notHeldSentence([title]))] }] };
    const gap = context.keep(logGap(due, logged));
    return {
      title,
      blocks: [
        {
          kind: "paragraph",
          tone: "lead",
          content: completenessSentences({
            period: year.now,
            now: { logged, due, percent, gap },
            before: { period: year.before, logged: loggedThen, due: dueThen, percent: percentThen },
          }),
        },
        table(context, found),
        ...context.commentary(),
      ],
    };
  },
};

interface Found {
  readonly share: string;
  readonly of: string;
  readonly within: string;
}

function shareOf(id: string, { paper }: PlanContext): Found | undefined {
  const aggregation = paper.indicators.get(id)?.aggregation;
  return aggregation?.kind === "share" ? { share: id, of: aggregation.of, within: aggregation.within } : undefined;
}

/** The quarters up to the one reported, then the year to date. */
function periodsOf({ paper, previous }: PlanContext): { readonly now: Period; readonly before: Period }[] {
  const quarters = quartersOf(yearOf(paper.quarter)).slice(0, quarterNumber(paper.quarter.start));
  return [...quarters.map((now) => ({ now, before: yearsEarlier(now) })), { now: paper.toDate, before: previous }];
}

const requests = ({ share, of, within }: Found, period: Period, { paper }: PlanContext): CountRequest[] => [
  { indicator: of, area: paper.settings.area.id, period },
  { indicator: within, area: paper.settings.area.id, period },
  { indicator: share, area: paper.settings.area.id, period, measure: "share" },
];

const figures = (found: Found, period: Period, context: PresentContext): Figure[] =>
  requests(found, period, context).map((request) => context.book.count(request));

function table(context: PresentContext, found: Found): TableBlock {
  const periods = periodsOf(context);
  const columns = periods.map(({ now, before }) => [
    ...figures(found, before, context).slice(2),
    ...figures(found, now, context),
  ]);
  const lines = periods.map(({ now }, index) => {
    const [percentThen, logged, due, percent] = columns[index] ?? [];
    const isTotal = index === periods.length - 1;
    const cells = [due, logged, percent, percentThen].flatMap((figure) => (figure ? [figureCell(figure)] : []));
    return row([textCell(isTotal ? formatPeriod(now) : quarterName(now)), ...cells], isTotal ? "total" : undefined);
  });
  return {
    kind: "table",
    id: `${found.share}-quarters`,
    number: context.numbering.table(),
    caption: `${context.paper.indicators.get(found.share)?.title} by quarter`,
    layout: "plain",
    columns: [
      leftColumn("quarter", "Quarter"),
      rightColumn("due", "Due"),
      rightColumn("logged", "With an entry"),
      rightColumn("share", "Share"),
      rightColumn("previous", "Share a year before"),
    ],
    rows: lines,
    notes: context.figureNotes(columns.flat()),
  };
}
