import { z } from "zod";
import { smallestComposition } from "../../analysis/disproportionality.ts";
import { stockScore } from "../../analysis/stands-out.ts";
import type { Indicator } from "../../indicators/indicator.ts";
import { expectations } from "../../partnership/schema-values.ts";
import type { Figure } from "../../values/figure.ts";
import type { CountRequest } from "../../values/figure-book.ts";
import { addDays, type IsoDate, quarterNumber, quartersOf, range, yearOf } from "../../values/period.ts";
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
        const [newest, yearEnd, first] = [
          days.at(-1),
          days.find(({ day }) => day === context.paper.quarter.end),
          days[0],
        ];
        const sentence = newest ? stockSentence(indicator, newest, yearEnd, first) : [];
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
    return { title: all[0]?.indicator.title ?? "Numbers at a date", blocks, standsOut: held.flatMap(headlineOf) };
  },
};

interface Held {
  readonly indicator: Indicator;
  readonly days: readonly { readonly day: IsoDate; readonly figure: Figure }[];
}

const indicatorsOf = ({ stocks }: Parameters, { paper }: PlanContext): Indicator[] =>
  stocks.flatMap((id) => paper.indicators.get(id) ?? []);

/** A number that is far from what it was before the year began. */
function headlineOf({ indicator, days }: Held) {
  const [first, newest] = [days[0], days.at(-1)];
  const score = first && newest && stockScore(newest.figure, first.figure);
  if (!newest || score === undefined) return [];
  return [{ score, lead: stockSentence(indicator, newest, first), rest: [label(noVerdictAtDates)] }];
}

/** The last day before the year, of each quarter of it so far, and the newest day that is held. */
function datesOf({ paper: { quarter, dataTo } }: PlanContext): IsoDate[] {
  const ends = quartersOf(yearOf(quarter))
    .slice(0, quarterNumber(quarter.start))
    .map(({ end }) => end);
  return [addDays(yearOf(quarter).start, -1), ...ends, ...(dataTo > quarter.end ? [dataTo] : [])];
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
