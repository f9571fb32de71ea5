import type { ControlChartFinding, ControlPoint } from "../values/chart-findings.ts";
import type { Figure } from "../values/figure.ts";
import { numberOf } from "./change.ts";
import { formatMonth } from "./dates.ts";
import { formatDecimal } from "./numbers.ts";
import { figureRun, type Inline, label, runs } from "./runs.ts";
import { rateDigits } from "./values.ts";

/** "January 2020", "May and June 2019", "April 2019 to January 2020": months that follow each other become a span. */
export function monthsPhrase(months: readonly string[]): string {
  const spans: [string, string][] = [];
  for (const month of [...months].sort()) {
    const last = spans.at(-1);
    if (last && follows(last[1], month)) last[1] = month;
    else spans.push([month, month]);
  }
  const words = spans.map(([from, to]) =>
    from === to
      ? formatMonth(from)
      : from.slice(0, 4) === to.slice(0, 4)
        ? `${formatMonth(from).split(" ")[0]} ${spans.length === 1 && follows(from, to) ? "and" : "to"} ${formatMonth(to)}`
        : `${formatMonth(from)} to ${formatMonth(to)}`,
  );
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "in May 2019", "from April to June 2019". */
const inMonths = (months: readonly string[]): string => {
  const phrase = monthsPhrase(months);
  return / to /.test(phrase) && !/ and |,/.test(phrase) ? `from ${phrase}` : `in ${phrase}`;
};

function follows(earlier: string, later: string): boolean {
  const [year, month] = earlier.split("-").map(Number) as [number, number];
  return later === (month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`);
}

const outside = (point: ControlPoint, side: "above" | "below"): boolean =>
  point.side === side && point.signal !== "none";

const spanOf = (months: number, last: string): string =>
  months === 12 ? "all year" : `${months === 1 ? "in" : "up to"} ${formatMonth(last)}`;

/**
 * The headline of a trend chart: what the months of the reported year did against usual variation. `what` is the chart's
 * subject, e.g. "Robbery".
 */
export function trendTitle(chart: ControlChartFinding, what: string, from: string, to: string): Inline[] {
  if (chart.chart !== "limits") return [label(`${what} by month`)];
  const shown = chart.points.filter((point) => point.month >= from && point.month <= to);
  const months = shown.filter((point) => !point.apart);
  const above = months.filter((point) => outside(point, "above")).map((point) => point.month);
  const below = months.filter((point) => outside(point, "below")).map((point) => point.month);
  const held = months.filter((point) => numberOf(point.figure) !== undefined);
  const last = held.at(-1);
  if (!last) return [label(`${what} by month`)];
  if (above.length === 0 && below.length === 0) {
    const span = held.length < months.indexOf(last) + 1 ? "in the months shown" : spanOf(held.length, last.month);
    return [label(`${what}: within usual variation ${span}`)];
  }
  const parts = [
    ...(above.length > 0 ? [`above ${usualLevel} ${inMonths(above)}`] : []),
    ...(below.length > 0 ? [`below ${above.length > 0 ? "it" : usualLevel} ${inMonths(below)}`] : []),
  ];
  return [label(`${what}: ${parts.join(", ")}`)];
}

const usualLevel = "the usual level";

/** "above the usual level from June 2019 to February 2020": the months outside on one side, as the chart's title names them. */
export function signalPhrase(
  { points }: ControlChartFinding,
  side: "above" | "below",
  [from, to]: readonly [string, string],
  newest: string,
): string {
  const months = points
    .filter((point) => point.month >= from && point.month <= to && !point.apart && outside(point, side))
    .map(({ month }) => month);
  return `${side} ${usualLevel} ${inMonths(months.length > 0 ? months : [newest])}`;
}

/** The shape of a series in words, for alt texts: where it begins, ends, and its highest and lowest months. */
export function seriesShape(points: readonly ControlPoint[], decimals: number): string {
  const held = points.filter((point) => numberOf(point.figure) !== undefined);
  const first = held[0];
  const last = held.at(-1);
  if (!first || !last) return "No months with a figure.";
  const value = (point: ControlPoint): string => formatDecimal(numberOf(point.figure) ?? 0, decimals);
  const highest = held.reduce((best, point) =>
    (numberOf(point.figure) ?? 0) > (numberOf(best.figure) ?? 0) ? point : best,
  );
  const lowest = held.reduce((best, point) =>
    (numberOf(point.figure) ?? 0) < (numberOf(best.figure) ?? 0) ? point : best,
  );
  const gaps = points.length - held.length;
  // With a month withheld or missing, nobody knows which month was the lowest.
  const extremes = `highest in ${formatMonth(highest.month)} (${value(highest)}), lowest in ${formatMonth(lowest.month)} (${value(lowest)})`;
  return [
    `From ${value(first)} in ${formatMonth(first.month)} to ${value(last)} in ${formatMonth(last.month)}`,
    ...(gaps === 0 ? [extremes] : []),
    ...(gaps > 0 ? [`${gaps} ${gaps === 1 ? "month has" : "months have"} no figure`] : []),
  ]
    .join("; ")
    .concat(".");
}

/** Why a chart has no limits. */
const withoutLimits: Readonly<Record<ControlChartFinding["because"], string>> = {
  "under-36-months": "Too few months are held for limits of usual variation",
  "withheld-months": "Some months are withheld [c], so that there are no limits of usual variation",
  "no-limits": "No limits of usual variation could be worked out",
  "under-5-a-month": "Single months are too few for limits of usual variation",
  "enough-months": "There are no limits of usual variation",
};

/** How the limits were made, for the note under a chart. */
export function limitsNote(chart: ControlChartFinding): Inline[] {
  switch (chart.chart) {
    case "two-years":
      return [label(`${withoutLimits[chart.because]}: this year is shown beside last year.`)];
    case "rolling":
      return [label("With fewer than five a month, each point is the total of 12 months.")];
    case "limits": {
      const phase = chart.phases.at(-1);
      if (!phase) return [];
      const adjusted = chart.adjusted ? " Months are adjusted for season and length." : "";
      const trial = phase.trial ? " Limits rest on fewer than 12 months and will move." : "";
      const phraseOf = (points: readonly ControlPoint[]): string =>
        capital(monthsPhrase(points.map(({ month }) => month)));
      const apart = chart.points.filter((point) => point.apart);
      const leftOut = chart.points.filter((point) => point.leftOut && !point.apart);
      const events = leftOut.length > 0 ? ` ${phraseOf(leftOut)} left out of the limits.` : "";
      const broken = apart.length > 0 ? ` ${phraseOf(apart)} not judged: what is counted changed.` : "";
      const rebased =
        chart.phases.length > 1 && phase.reason
          ? ` Limits were set anew from ${formatMonth(phase.from)}: ${phase.reason}.`
          : "";
      // The three stand together, on the chart too, so the largest decides for all.
      const digits = rateDigits(numberOf(phase.upper) ?? 0);
      return runs`Mean ${decimal(phase.mean, digits)}; months usually lie between ${decimal(phase.lower, digits)} and ${decimal(phase.upper, digits)}.${adjusted}${events}${broken}${trial}${rebased}`;
    }
  }
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const decimal = (figure: Figure, digits: number): Inline => {
  const number = numberOf(figure);
  return number === undefined ? figureRun(figure) : figureRun(figure, formatDecimal(number, digits));
};
