import { monthOf } from "../values/period.ts";
import { formatMonth } from "../wording/dates.ts";
import { capital, lowerFirst } from "../wording/letters.ts";
import { plain, text } from "../wording/runs.ts";
import type { SubjectWords } from "../wording/subject.ts";
import { sourcesTitle } from "../wording/two-sources.ts";
import { unitName } from "../wording/values.ts";
import { breaksFor, eventsFor } from "./chart-blocks.ts";
import type { Subject } from "./context.ts";
import type { Block, ChartBlock } from "./model.ts";
import { type MonthLine, monthsAcross } from "./month-table.ts";
import { pointOf } from "./point-of.ts";
import type { PresentContext } from "./section-kind.ts";

const shownMonths = 24;

/** Two series by month, one above the other and never added. Where most months are withheld there is no picture to draw. */
export function pairPanels(
  context: PresentContext,
  id: string,
  subjects: readonly Subject[],
  titleOf: typeof sourcesTitle = sourcesTitle,
): Block[] {
  const [upper, lower] = subjects;
  if (!upper || !lower) return [];
  const months = (subject: Subject) => context.findingsOf(subject).months.slice(-shownMonths);
  const all = [...months(upper), ...months(lower)];
  const withheld = all.filter(({ figure }) => figure.value.state === "suppressed");
  if (2 * withheld.length > all.length)
    return [
      {
        kind: "paragraph",
        tone: "note",
        content: [text("Most counts of single months are small and withheld [c]: there is no chart of them.")],
      },
    ];
  const ids = all.map(({ month }) => month).sort();
  const [from, to] = [ids[0] ?? monthOf(context.paper.toDate.start), ids.at(-1) ?? monthOf(context.paper.toDate.end)];
  const panel = (subject: Subject) => {
    const words = context.words(subject);
    return {
      title: words.title,
      valueTitle: capital(unitName(words.indicator.unit)),
      points: months(subject).map(({ month, figure }) => ({
        ...pointOf(context.keep(figure)),
        month,
        signal: "none" as const,
      })),
    };
  };
  const lineOf = (subject: Subject): MonthLine => ({
    label: (year) => `${year} ${unitName(context.words(subject).indicator.unit)}`,
    months: months(subject).map(({ month }) => month),
    figures: months(subject).map(({ figure }) => figure),
  });
  const [first, second] = [context.words(upper), context.words(lower)];
  const title = titleOf(
    { words: first, change: context.findingsOf(upper).year },
    { words: second, change: context.findingsOf(lower).year },
  );
  const block: ChartBlock = {
    kind: "chart",
    id: `${context.section}-panels`,
    number: context.numbering.chart(),
    title,
    subtitle: `${first.inPlace} (upper panel) and ${lowerFirst(second.inPlace)} (lower panel), by month, ${formatMonth(from)} to ${formatMonth(to)}; each panel has its own scale`,
    alt: `${plain(title)}. Two panels over the same months, ${formatMonth(from)} to ${formatMonth(to)}. The table below has the figures.`,
    chart: {
      kind: "pair",
      upper: panel(upper),
      lower: panel(lower),
      events: eventsFor(context.paper.settings.events, first.indicator, from, to),
      breaks: breaksBoth([first, second], context, from, to),
    },
    data: monthsAcross(context, id, `${namesOfBoth(first, second)}, by month`, [lineOf(upper), lineOf(lower)]),
    notes: [],
  };
  return [block];
}

const breaksBoth = (words: readonly SubjectWords[], context: PresentContext, from: string, to: string) => {
  const marks = words.flatMap(({ indicator }) => breaksFor(context, indicator, from, to));
  return [...new Map(marks.map((mark) => [`${mark.date} ${mark.label}`, mark])).values()];
};

/** The place once where it is the same: "Rowdy behaviour, police, and rowdy behaviour, council, in Shoreditch". */
const namesOfBoth = (first: SubjectWords, second: SubjectWords): string =>
  first.place === second.place
    ? `${first.indicator.shortTitle}, and ${lowerFirst(second.indicator.shortTitle)}${first.place && `,${first.place}`}`
    : `${first.shortTitle}, and ${lowerFirst(second.shortTitle)}`;
