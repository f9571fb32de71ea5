import { perExposureOf } from "../analysis/chart-points.ts";
import { exposureOf } from "../analysis/exposure.ts";
import type { Figure } from "../values/figure.ts";
import type { ChangeFinding, IndicatorFindings } from "../values/finding.ts";
import { numberOf } from "../wording/change.ts";
import { formatFinancialYear, quarterName } from "../wording/dates.ts";
import { partTitle } from "../wording/drivers.ts";
import { type Inline, runs } from "../wording/runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "../wording/subject.ts";
import { formatCell } from "../wording/values.ts";
import type { TableBlock, TableCell } from "./model.ts";
import type { PresentContext } from "./section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "./tables.ts";

/** A count for each Friday and Saturday night of its period. */
const perNight = (context: PresentContext, count: Figure): Figure =>
  context.keep(perExposureOf(count, periodOf(count), "nights"));

const nights = (count: Figure): string => String(exposureOf(periodOf(count), "nights"));

/** "For each of the 104 Friday and Saturday nights of 2019/20 there were 19.2 incidents, against 14.9 on each of 104 in 2018/19." */
export function perNightSentence(context: PresentContext, { year }: IndicatorFindings, unit: string): Inline[] {
  if (numberOf(year.to) === undefined || numberOf(year.from) === undefined) return [];
  const [now, before] = [perNight(context, year.to), perNight(context, year.from)];
  return runs`That is ${now} ${unit} on each of the ${nights(year.to)} Friday and Saturday nights in ${inPeriod(periodOf(year.to))}, against ${before} on each of ${nights(year.from)} in ${inPeriod(periodOf(year.from))}.`;
}

/** Nights counted and the count for each, by quarter: quarters differ by a night or two. */
export function perNightTable(context: PresentContext, findings: IndicatorFindings, words: SubjectWords): TableBlock {
  const cells = ({ from, to }: ChangeFinding): TableCell[] => [
    textCell(nights(from)),
    figureCell(perNight(context, from)),
    textCell(nights(to)),
    figureCell(perNight(context, to)),
  ];
  const [previous, current] = [findings.previousToDate, findings.yearToDate].map(({ start }) =>
    formatFinancialYear(start),
  );
  return {
    kind: "table",
    id: `${findings.indicator}-${findings.area}-per-night`,
    number: context.numbering.table(),
    caption: `${words.inPlace} per Friday or Saturday night`,
    layout: "plain",
    columns: [
      leftColumn("quarter", "Quarter"),
      rightColumn("nights-before", `Nights, ${previous}`),
      rightColumn("rate-before", `Per night, ${previous}`),
      rightColumn("nights", `Nights, ${current}`),
      rightColumn("rate", `Per night, ${current}`),
    ],
    rows: [
      ...findings.quarters.map((change) => row([textCell(quarterName(periodOf(change.to))), ...cells(change)])),
      row(
        [textCell(current && findings.yearToDate.kind === "year" ? "Year" : "Year to date"), ...cells(findings.year)],
        "total",
      ),
    ],
    notes: context.figureNotes([...findings.quarters, findings.year].flatMap(({ from, to }) => [from, to])),
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
