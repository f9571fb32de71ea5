import { z } from "zod";
import { text } from "../../partnership/schema-values.ts";
import { monthOf } from "../../values/period.ts";
import { formatMonth } from "../../wording/dates.ts";
import { label, plain, text as runText, sentences } from "../../wording/runs.ts";
import { notHeldSentence } from "../../wording/short-change.ts";
import type { SubjectWords } from "../../wording/subject.ts";
import { sourcesTitle } from "../../wording/two-sources.ts";
import { unitName } from "../../wording/values.ts";
import { breaksFor, eventsFor } from "../chart-blocks.ts";
import type { Subject } from "../context.ts";
import type { Block, ChartBlock } from "../model.ts";
import { type MonthLine, monthsAcross } from "../month-table.ts";
import { indicatorFor, zoneId } from "../parameters.ts";
import { pointOf } from "../point-of.ts";
import type { PresentContext, SectionKind } from "../section-kind.ts";
import { isHeld, seriesBlocks } from "./by-quarter.ts";

const parameters = z.strictObject({
  zone: zoneId,
  name: text.meta({ description: "What both sources record, as a title." }),
  indicators: z
    .array(indicatorFor("An indicator."))
    .length(2)
    .meta({ description: "The same behaviour as two sources have it: two indicators." }),
});

const shownMonths = 24;

/** The same behaviour as two bodies record it. Many people report to both, so that the two are never added. */
export const twoSources: SectionKind<z.infer<typeof parameters>> = {
  id: "two-sources",
  shows: "The same behaviour as two sources record it in a zone, in two panels and never added.",
  takesCommentary: true,
  parameters,
  nameOf: ({ zone, indicators }) => `${indicators[0] ?? "sources"}-${zone}`,
  needs: () => [],
  present({ zone, name, indicators }, context) {
    const subjects = indicators.map((indicator) => ({ indicator, area: zone }));
    const place = context.paper.areas.get(zone)?.name ?? zone;
    const title = `${name}: ${place}`;
    const held = subjects.filter((subject) => isHeld(context, subject));
    if (held.length === 0) {
      const titles = subjects.map((subject) => context.words(subject).inPlace);
      return { title, blocks: [{ kind: "paragraph", tone: "note", content: [label(notHeldSentence(titles))] }] };
    }
    const blocks: Block[] = [
      ...seriesBlocks(context, subjects, `${name}, ${place}, as each source has it,`),
      ...panels(context, held, zone),
      {
        kind: "paragraph",
        tone: "note",
        content: sentences([
          runText(
            "Many people report to both, and each counts in its own way: the two are shown apart and never added together.",
          ),
        ]),
      },
      ...context.commentary(),
    ];
    return { title, blocks };
  },
};

/** Both by month, one above the other. Where most months are withheld there is no picture to draw. */
function panels(context: PresentContext, subjects: readonly Subject[], zone: string): Block[] {
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
        content: [runText("Most counts of single months are small and withheld [c]: there is no chart of them.")],
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
  const title = sourcesTitle(
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
    data: monthsAcross(
      context,
      `${context.section}-${zone}`,
      `${first.shortTitle}, and ${lowerFirst(second.shortTitle)}, by month`,
      [lineOf(upper), lineOf(lower)],
    ),
    notes: [],
  };
  return [block];
}

const breaksBoth = (words: readonly SubjectWords[], context: PresentContext, from: string, to: string) => {
  const marks = words.flatMap(({ indicator }) => breaksFor(context, indicator, from, to));
  return [...new Map(marks.map((mark) => [`${mark.date} ${mark.label}`, mark])).values()];
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
