import { z } from "zod";
import { type OnDay, stockMove } from "../../analysis/at-dates.ts";
import { smallestComposition } from "../../analysis/disproportionality.ts";
import { stockScore } from "../../analysis/stands-out.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { expectations } from "../../partnership/schema-values.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { addDays, type IsoDate, quarterNumber, quartersOf, range, yearOf, yearsEarlier } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { noCompositionSentence, noVerdictAtDates, stockSentence } from "../../wording/at-dates.ts";
import { formatDate } from "../../wording/dates.ts";
import { notHeldSentence } from "../../wording/not-held.ts";
import { label, strong } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import { indicatorsFor } from "../parameters.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

const parameters = z.strictObject({
  stocks: indicatorsFor("Indicators that are a number at the end of a day."),
  people: z
    .boolean()
    .default(true)
    .register(expectations, { expected: "true or false" })
    .meta({ description: "Whether they are people, so that of few no make-up may be given." }),
});
type Parameters = z.infer<typeof parameters>;

/** Numbers at the ends of quarters and on the newest day held: cases that wait, people under an order. */
export const atDates: SectionKind<Parameters> = {
  id: "at-dates",
  shows: "Numbers at a date, such as open cases: at the ends of quarters and on the newest day held.",
  takesCommentary: true,
  parameters,
  nameOf: ({ stocks: [first = ""] }) => first,
  needs: (asked, context) =>
    indicatorsOf(asked, context).flatMap(({ id }) => datesOf(context).map((day) => stockOf(context, id, day))),
  present(asked, context) {
    const all = indicatorsOf(asked, context).map((indicator) => ({
      indicator,
      days: datesOf(context)
        .map((day) => ({ day, figure: context.book.count(stockOf(context, indicator.id, day)) }))
        .filter(({ figure }) => figure.value.state !== "missing"),
    }));
    const held = all.filter(({ days }) => days.length > 0);
    const missing = all.filter(({ days }) => days.length === 0);
    const blocks: Block[] = [
      ...held.map(({ indicator, days }, index): Block => {
        const sentence = sentenceOf(context, { indicator, days });
        return { kind: "paragraph", content: index === 0 ? [strong(...sentence)] : sentence };
      }),
      ...(held.length > 0 ? [datesTable(context, held)] : []),
      ...(asked.people && held.some(({ days }) => days.some(({ figure }) => mayTell(figure)))
        ? [{ kind: "paragraph", content: [label(noCompositionSentence(smallestComposition))] } as const]
        : []),
      ...missing.map(
        ({ indicator }): Block => ({
          kind: "paragraph",
          tone: "gap",
          content: [label(notHeldSentence(indicator, context.paper.indicators))],
        }),
      ),
      ...context.commentary(),
    ];
    return {
      title: all[0]?.indicator.title ?? "Numbers at a date",
      blocks,
      standsOut: held.flatMap((one) => headlineOf(context, one)),
    };
  },
};

interface Held {
  readonly indicator: Indicator;
  readonly days: readonly OnDay[];
}

const indicatorsOf = ({ stocks }: Parameters, { paper }: PlanContext): Indicator[] =>
  stocks.flatMap((id) => paper.indicators.get(id) ?? []);

/** The newest number against the earlier days that it is told against. */
function sentenceOf(context: PresentContext, held: Held, against = toldAgainst(context, held)) {
  const newest = held.days.at(-1);
  if (!newest) return [];
  const moves = against.map((one) => stockMove(newest.figure, one));
  for (const { difference } of moves) context.keep(difference);
  return stockSentence(held.indicator, newest, moves);
}

/** The end of the quarter, and the same date a year before or, where that is not held, the day before the year. */
function toldAgainst(context: PresentContext, { days }: Held): OnDay[] {
  const newest = days.at(-1);
  if (!newest) return [];
  const on = (wanted: IsoDate) => days.find(({ day }) => day === wanted);
  const before = [on(context.paper.quarter.end), on(yearBefore(newest.day)) ?? on(dayBefore(context))];
  return [...new Set(before)].flatMap((one) => (one && one.day !== newest.day ? [one] : []));
}

/**
 * A number that is far from one that it is told against, or from what it was before the year began, which is told then too: the sentence is the
 * headline, so that it has to show what is far.
 */
function headlineOf(context: PresentContext, held: Held) {
  const newest = held.days.at(-1);
  if (!newest) return [];
  const told = toldAgainst(context, held);
  const first = held.days.filter((one) => one.day === dayBefore(context) && !told.includes(one));
  for (const against of [told, [...told, ...first]]) {
    const [score] = against.flatMap(({ figure }) => stockScore(newest.figure, figure) ?? []);
    if (score !== undefined)
      return [{ score, lead: sentenceOf(context, held, against), rest: [label(noVerdictAtDates)] }];
  }
  return [];
}

/** The last day before the year. */
const dayBefore = ({ paper }: PlanContext): IsoDate => addDays(yearOf(paper.quarter).start, -1);
const yearBefore = (day: IsoDate): IsoDate => yearsEarlier(range(day, day)).end;

/** The last day before the year, of each quarter of it so far, the newest day that is held, and the same date a year before. */
function datesOf(context: PlanContext): IsoDate[] {
  const { quarter, dataTo } = context.paper;
  const ends = quartersOf(yearOf(quarter))
    .slice(0, quarterNumber(quarter.start))
    .map(({ end }) => end);
  const newest = [dataTo, quarter.end].sort().at(-1) ?? quarter.end;
  return [...new Set([dayBefore(context), ...ends, newest, yearBefore(newest)])].sort();
}

const stockOf = ({ paper }: PlanContext, indicator: string, day: IsoDate): CountRequest => ({
  indicator,
  area: paper.settings.area.id,
  period: range(day, day),
  measure: "stock",
});

/** So few that what they have in common would tell of each of them, or withheld because they may be. */
const mayTell = ({ value }: Figure): boolean =>
  isNumber(value) ? value.number < smallestComposition : value.state === "suppressed";

function datesTable(context: PresentContext, held: readonly Held[]): TableBlock {
  const days = [...new Set(held.flatMap((one) => one.days.map(({ day }) => day)))].sort();
  const figures = held.flatMap((one) => one.days.map(({ figure }) => figure));
  return {
    kind: "table",
    id: `${held[0]?.indicator.id ?? ""}-dates`,
    number: context.numbering.table(),
    caption: "Numbers at the end of the day",
    layout: "plain",
    columns: [leftColumn("day", "Day"), ...held.map(({ indicator }) => rightColumn(indicator.id, indicator.title))],
    rows: days.map((day) =>
      row([
        textCell(formatDate(day)),
        ...held.map((one) => {
          const found = one.days.find((other) => other.day === day);
          return found ? figureCell(context.keep(found.figure)) : textCell("–");
        }),
      ]),
    ),
    notes: context.figureNotes(figures),
  };
}
