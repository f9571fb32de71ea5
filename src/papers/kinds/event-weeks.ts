import { z } from "zod";
import { weeksOf } from "../../analysis/event-spells.ts";
import type { Figure } from "../../values/figure.ts";
import { isNumber } from "../../values/value.ts";
import { formatDate, formatDay, formatSpan } from "../../wording/dates.ts";
import { leapWeekSentence, weeksTitle } from "../../wording/event-spells.ts";
import { capital } from "../../wording/letters.ts";
import { label, plain, text } from "../../wording/runs.ts";
import { unitName } from "../../wording/values.ts";
import { breaksFor } from "../chart-blocks.ts";
import { changeOf, type EventWindows, eventWindows, noEventWords, windowNamed, windowRequests } from "../event.ts";
import type { Block, TableBlock } from "../model.ts";
import { eventId, indicatorFor } from "../parameters.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  event: eventId.optional(),
  indicators: z.array(indicatorFor("An indicator.")).min(1).meta({ description: "What is drawn, a chart each." }),
});

/** Weeks of a table's line: what fits the width of a page. */
const weeksAcross = 12;

/** The whole weeks around an event beside the same dates a year before, a chart for each series. */
export const eventWeeks: SectionKind<z.infer<typeof parameters>> = {
  id: "event-weeks",
  shows: "The whole weeks before and from an event beside the same dates a year before, a chart for each indicator.",
  takesCommentary: true,
  parameters,
  needs({ event, indicators }, context) {
    const found = eventWindows(context, event);
    if (!found) return [];
    const during = windowNamed(found.windows, "during");
    const windows = [...weeksOf(found.windows), ...(during ? [during] : [])];
    return indicators.flatMap((indicator) => windows.flatMap((one) => windowRequests(context, indicator, one)));
  },
  present({ event, indicators }, context) {
    const found = eventWindows(context, event);
    const blocks: Block[] = found
      ? indicators.flatMap((indicator) => weekBlocks(context, indicator, found))
      : [{ kind: "paragraph", tone: "note", content: [label(noEventWords)] }];
    return { title: "Week by week", blocks: [...blocks, ...context.commentary()], newPage: true };
  },
};

function weekBlocks(context: PresentContext, indicator: string, { event, windows }: EventWindows): Block[] {
  const words = context.words({ indicator, area: context.paper.settings.area.id });
  const weeks = weeksOf(windows).map(({ current, previous }) => {
    const [before, now] = windowRequests(context, indicator, { current, previous }).map((one) =>
      context.book.count(one),
    );
    return { current, before, now };
  });
  const counts = weeks.flatMap(({ now, before }) => [now, before]).filter((one): one is Figure => one !== undefined);
  const [first, last] = [weeks[0]?.current, weeks.at(-1)?.current];
  const during = windowNamed(windows, "during");
  if (!first || !last || !during || !counts.some(({ value }) => isNumber(value)))
    return [
      {
        kind: "paragraph",
        tone: "note",
        content: [
          text("The counts of single weeks of "),
          label(words.noun),
          text(" are not held or are withheld: there is no chart of them."),
        ],
      },
    ];
  const title = weeksTitle(words, changeOf(context, indicator, during));
  const side = (pick: "now" | "before") =>
    weeks.flatMap(({ current, [pick]: figure }) =>
      figure ? [{ ...pointOf(context.keep(figure)), week: current.start }] : [],
    );
  const years = { now: yearsOf(first.start, last.end, 0), before: yearsOf(first.start, last.end, 1) };
  return [
    {
      kind: "chart",
      id: `${context.section}-${indicator}`,
      number: context.numbering.chart(),
      title,
      subtitle: `${capital(unitName(words.indicator.unit))} by week, ${formatSpan(first.start, last.end)}, and on the same dates a year before; weeks begin on the day named`,
      alt: `${plain(title)}. Two lines over the same dates, ${formatSpan(first.start, last.end)} and a year before. The table below has the figures.`,
      chart: {
        kind: "weeks",
        valueTitle: capital(unitName(words.indicator.unit)),
        thisYear: { label: years.now, points: side("now") },
        lastYear: { label: years.before, points: side("before") },
        events: [{ date: event.from, label: `${event.name}, ${formatDate(event.from)}` }],
        breaks: breaksFor(context, words.indicator, first.start.slice(0, 7), last.end.slice(0, 7)),
      },
      data: weekTable(context, `${context.section}-${indicator}-data`, `${words.title} by week`, weeks),
      notes: weeksOf(windows).flatMap(({ previous, current }) => {
        const leapWeek = leapWeekSentence(previous, current);
        return leapWeek ? [[label(leapWeek)]] : [];
      }),
    },
  ];
}

/** "2019/20"-like names would lie: the windows cross a new year. "2020", or "2019 to 2020". */
function yearsOf(start: string, end: string, back: number): string {
  const [from, to] = [start, end].map((date) => Number(date.slice(0, 4)) - back);
  return from === to ? String(to) : `${from} to ${to}`;
}

function weekTable(
  context: PresentContext,
  id: string,
  caption: string,
  weeks: readonly {
    readonly current: { readonly start: string };
    readonly now?: Figure | undefined;
    readonly before?: Figure | undefined;
  }[],
): TableBlock {
  const bands = Array.from({ length: Math.ceil(weeks.length / weeksAcross) }, (_unused, band) =>
    weeks.slice(band * weeksAcross, (band + 1) * weeksAcross),
  );
  const cells = (band: typeof weeks, pick: "now" | "before") =>
    Array.from({ length: weeksAcross }, (_unused, week) => {
      const figure = band[week]?.[pick];
      return figure ? figureCell(context.keep(figure)) : textCell("–");
    });
  return {
    kind: "table",
    id,
    number: 0,
    caption,
    layout: "plain",
    columns: [
      leftColumn("weeks", "Weeks"),
      ...Array.from({ length: weeksAcross }, (_unused, week) => rightColumn(`w${week + 1}`, String(week + 1))),
    ],
    rows: bands.flatMap((band) => [
      row([textCell(`from ${formatDay(band[0]?.current.start ?? "")}`), ...cells(band, "now")]),
      row([textCell("a year before"), ...cells(band, "before")], "part"),
    ]),
    notes: [],
  };
}
