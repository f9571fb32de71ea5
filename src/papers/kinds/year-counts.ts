import type { CountRequest } from "../../values/figure-book.ts";
import type { Period } from "../../values/period.ts";
import { isNumber } from "../../values/value.ts";
import { formatPeriod, quarterName } from "../../wording/dates.ts";
import { label } from "../../wording/runs.ts";
import { periodOf } from "../../wording/subject.ts";
import { unitName } from "../../wording/values.ts";
import { yearsHeld } from "../compared/years-held.ts";
import type { Subject } from "../context.ts";
import type { TableBlock } from "../model.ts";
import type { PlanContext, PresentContext, SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** Columns of years that a page holds beside an indicator's name. */
const mostYears = 7;

/** Every counted indicator by year, as far back as it is held, and by quarter: the numbers behind the paper. */
export const yearCounts: SectionKind<Record<string, never>> = {
  id: "year-counts",
  shows:
    "Every counted indicator of the paper by financial year, as far back as it is held, and by quarter of the last two years.",
  needs: (_parameters, context) => context.subjects.flatMap((subject) => requestsOf(subject, context)),
  present(_parameters, context) {
    const subjects = context.scorecard.filter((subject) => !context.measuredOf(subject));
    const years = [
      ...new Map(
        subjects.flatMap((subject) => requestsOf(subject, context)).map(({ period }) => [period.id, period]),
      ).values(),
    ].toSorted((one, other) => (one.start < other.start ? -1 : 1));
    // The newest page is whole; what is left over stands on the first.
    const first = years.length % mostYears || mostYears;
    const pages = [years.slice(0, first), ...chunks(years.slice(first))].filter((page) => page.length > 0);
    return {
      title: "Data tables",
      annex: true,
      blocks: [...pages.map((page) => yearsTable(context, subjects, page)), quartersTable(context, subjects)],
    };
  },
};

const chunks = (years: readonly Period[]): Period[][] =>
  Array.from({ length: Math.ceil(years.length / mostYears) }, (_unused, index) =>
    years.slice(index * mostYears, (index + 1) * mostYears),
  );

const requestsOf = (subject: Subject, { paper }: PlanContext): CountRequest[] =>
  yearsHeld(subject, paper).map((period) => ({ ...subject, period }));

function yearsTable(context: PresentContext, subjects: readonly Subject[], years: readonly Period[]): TableBlock {
  const rows = subjects.flatMap((subject) => {
    const held = new Map(
      requestsOf(subject, context).map((request) => [request.period.id, context.book.count(request)] as const),
    );
    const figures = years.map(({ id }) => held.get(id));
    return figures.some((figure) => figure && (isNumber(figure.value) || figure.value.state === "suppressed"))
      ? [{ subject, figures }]
      : [];
  });
  const [from, to] = [years[0], years.at(-1)];
  return {
    kind: "table",
    id: `year-counts-${from?.id ?? ""}`,
    number: context.numbering.table(),
    caption: `Counts by financial year, ${from ? formatPeriod(from) : ""} to ${to ? formatPeriod(to) : ""}`,
    layout: "plain",
    columns: [
      leftColumn("indicator", "Indicator"),
      leftColumn("unit", "Unit"),
      ...years.map((year) => rightColumn(year.id, formatPeriod(year))),
    ],
    rows: rows.map(({ subject, figures }) => {
      const words = context.words(subject);
      return row([
        textCell(words.shortTitle),
        textCell(unitName(words.indicator.unit)),
        ...figures.map((figure) => (figure ? figureCell(context.keep(figure)) : textCell("–"))),
      ]);
    }),
    notes: [
      [
        label(
          "A dash: the series begins later. Days from which something else is counted are under “Breaks in the series”.",
        ),
      ],
      ...context.figureNotes(rows.flatMap(({ figures }) => figures.flatMap((figure) => figure ?? []))),
    ],
  };
}

function quartersTable(context: PresentContext, subjects: readonly Subject[]): TableBlock {
  const held = subjects.filter((subject) => {
    const { year } = context.findingsOf(subject);
    return [year.from, year.to].some(({ value }) => isNumber(value) || value.state === "suppressed");
  });
  const sample = held[0] ? context.findingsOf(held[0]).quarters : [];
  return {
    kind: "table",
    id: "year-counts-quarters",
    number: context.numbering.table(),
    caption: `Counts by quarter, ${context.previousLabel} and ${context.toDateLabel}`,
    layout: "plain",
    columns: [
      leftColumn("indicator", "Indicator"),
      leftColumn("unit", "Unit"),
      ...sample.map(({ from }) =>
        rightColumn(
          periodOf(from).id,
          `${formatPeriod(periodOf(from)).slice(0, 7)} ${quarterName(periodOf(from)).replace("Quarter ", "Q")}`,
        ),
      ),
      ...sample.map(({ to }) =>
        rightColumn(
          periodOf(to).id,
          `${formatPeriod(periodOf(to)).slice(0, 7)} ${quarterName(periodOf(to)).replace("Quarter ", "Q")}`,
        ),
      ),
    ],
    rows: held.map((subject) => {
      const words = context.words(subject);
      const { quarters } = context.findingsOf(subject);
      return row([
        textCell(words.shortTitle),
        textCell(unitName(words.indicator.unit)),
        ...[...quarters.map(({ from }) => from), ...quarters.map(({ to }) => to)].map((figure) =>
          figureCell(context.keep(figure)),
        ),
      ]);
    }),
    notes: context.figureNotes(
      held.flatMap((subject) => context.findingsOf(subject).quarters.flatMap(({ from, to }) => [from, to])),
    ),
  };
}
