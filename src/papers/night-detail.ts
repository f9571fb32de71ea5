import { perExposureOf } from "../analysis/chart-points.ts";
import { exposureOf } from "../analysis/exposure.ts";
import type { Figure } from "../values/figure.ts";
import type { IndicatorFindings } from "../values/indicator-findings.ts";
import { numberOf } from "../wording/change.ts";
import { formatFinancialYear } from "../wording/dates.ts";
import { partTitle } from "../wording/drivers.ts";
import { type Inline, label, listWords, runs } from "../wording/runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "../wording/subject.ts";
import { formatCell } from "../wording/values.ts";
import type { FurtherColumns } from "./kinds/indicator.ts";
import type { TableBlock, TableCell } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";

/** A count for each Friday and Saturday night of its period. */
const perNight = (context: PresentContext, count: Figure): Figure =>
  context.keep(perExposureOf(count, periodOf(count), "nights"));

const nights = (count: Figure): string => String(exposureOf(periodOf(count), "nights"));

/** "On average there were 19.2 incidents on each of the 104 Friday and Saturday nights in 2019/20, against 14.9 on each of 104 in 2018/19." */
export function perNightSentence(context: PresentContext, { year }: IndicatorFindings, unit: string): Inline[] {
  if (numberOf(year.to) === undefined || numberOf(year.from) === undefined) return [];
  const [now, before] = [perNight(context, year.to), perNight(context, year.from)];
  return runs`On average there were ${now} ${unit} on each of the ${nights(year.to)} Friday and Saturday nights in ${inPeriod(periodOf(year.to))}, against ${before} on each of ${nights(year.from)} in ${inPeriod(periodOf(year.from))}.`;
}

/** The count for each night, beside the counts by quarter; a note has the nights, since quarters differ by one or two. */
export function perNightColumns(context: PresentContext, findings: IndicatorFindings): FurtherColumns {
  const [previous, current] = [findings.previousToDate, findings.yearToDate].map(({ start }) =>
    formatFinancialYear(start),
  );
  const nightsOf = (side: "from" | "to"): string[] => findings.quarters.map((change) => nights(change[side]));
  const listed = (side: "from" | "to"): string => listWords(nightsOf(side));
  const [first, ...others] = new Set([...nightsOf("from"), ...nightsOf("to")]);
  const held =
    others.length === 0 && first !== undefined
      ? `There were ${first} of them in each quarter of both years.`
      : `By quarter there were ${listed("from")} of them in ${previous}, and ${listed("to")} in ${current}.`;
  return {
    columns: [rightColumn("rate-before", `Per night, ${previous}`), rightColumn("rate", `Per night, ${current}`)],
    cells: ({ from, to }) => [figureCell(perNight(context, from)), figureCell(perNight(context, to))],
    notes: [[label(`Per night: for each Friday and Saturday night. ${held}`)]],
  };
}

/** What each type added or took away in each quarter; the cells add up to the year's change. Nothing where a part is withheld. */
export function crossingTable(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): TableBlock[] {
  const { drivers } = findings;
  const breakdown = findings.parts[0]?.breakdown ?? "type";
  if (!drivers || drivers.byQuarter.length < 2 || drivers.byCategory.length === 0) return [];
  const quarters = drivers.byQuarter.filter(({ part }) => drivers.crossing[part]);
  if (quarters.length === 0) return [];
  const cell = (figure: Figure | undefined): TableCell =>
    figure ? figureCell(context.keep(figure), formatCell(figure.value, figure)) : textCell("–");
  const all = quarters.flatMap(({ part }) => drivers.crossing[part] ?? []);
  return [
    {
      kind: "table",
      id: `${findings.indicator}-${findings.area}-drivers`,
      number: context.numbering.table(),
      caption: `${words.inPlace}: what each type and quarter adds to the change on the year before`,
      layout: "plain",
      columns: [
        leftColumn("type", "Type"),
        ...quarters.map(({ part }) => rightColumn(part, `Quarter ${part.replace("q", "")}`)),
        rightColumn("year", "Year"),
      ],
      rows: [
        ...drivers.byCategory.map((category) =>
          row([
            textCell(partTitle(words.indicator, breakdown, category.part)),
            ...quarters.map(({ part }) =>
              cell(drivers.crossing[part]?.find((one) => one.part === category.part)?.contribution),
            ),
            cell(category.contribution),
          ]),
        ),
        row(
          [textCell("Total"), ...quarters.map(({ contribution }) => cell(contribution)), cell(drivers.difference)],
          "total",
        ),
      ],
      notes: context.figureNotes([...all, ...drivers.byCategory].map(({ contribution }) => contribution)),
    },
  ];
}
