import type { ControlChartFinding, ControlPhase, ControlPoint } from "../values/chart-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoMonth } from "../values/period.ts";
import { numberOf } from "./change.ts";
import { formatMonth, formatMonthSpan } from "./dates.ts";
import { monthsPhrase } from "./months.ts";
import { formatDecimal } from "./numbers.ts";
import { figureRun, type Inline, label, runs, sentences } from "./runs.ts";
import { rateDigits } from "./values.ts";

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

/** Decimals that the drawn numbers of a chart have, in its table, its sentences and on its lines. */
const mostDecimals = 6;

/**
 * As many for all numbers of a chart: two where the mean is under 2, else one, and more where a month that is called above, below or
 * outside would be written as the mean, or the limit, that it is held against.
 */
export function decimalsOf(chart: ControlChartFinding, shown: readonly ControlPoint[]): number {
  if (chart.unit !== "per-day" && chart.unit !== "per-night") return 0;
  const numbers = shown.flatMap(({ figure }) => numberOf(figure) ?? []);
  const level = numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
  const mean = chart.phases.at(-1)?.mean;
  const against = shown.flatMap((point) => heldAgainst(chart, point));
  let digits = rateDigits((mean && numberOf(mean)) ?? level);
  while (digits < mostDecimals && against.some(([one, other]) => isSameIn(digits, one, other))) digits++;
  return digits;
}

const isSameIn = (digits: number, one: number, other: number): boolean =>
  formatDecimal(one, digits) === formatDecimal(other, digits);

/** A month's number beside the mean or the limit that it is called on one side of. */
function heldAgainst({ phases, runs }: ControlChartFinding, point: ControlPoint): [number, number][] {
  const { month, side, signal, apart } = point;
  const phase = phases.find(({ from, to }) => month >= from && month <= to);
  const number = numberOf(point.figure);
  if (!phase || apart || number === undefined) return [];
  const isInRun = runs.some(({ from, to }) => month >= from && month <= to);
  return [
    ...(isInRun ? [phase.mean] : []),
    ...(signal === "outside-limits" ? [side === "below" ? phase.lower : phase.upper] : []),
  ].flatMap((figure): [number, number][] => {
    const other = numberOf(figure);
    return other === undefined ? [] : [[number, other]];
  });
}

/** Why a chart has no mean and limits. */
const withoutLimits: Readonly<Record<ControlChartFinding["because"], string>> = {
  "under-36-months": "Too few months are held for a mean and limits",
  "withheld-months": "Some months are withheld [c], so that there are no mean and limits",
  "no-limits": "No mean and limits could be worked out",
  "under-5-a-month": "Too few are counted in a month for a mean and limits",
  "under-5-a-month-by-now": "Too few are counted in a month by now for a mean and limits",
  "enough-months": "There are no mean and limits",
};

/** What the note under a chart needs to know besides. */
export interface NoteContext {
  /** The months drawn; limits may rest on earlier ones. */
  readonly shown: readonly ControlPoint[];
  readonly eventName: (event: string) => string;
}

/** Of which months mean and limits are, what they leave out and why, for the note under a chart. */
export function limitsNote(chart: ControlChartFinding, { shown, eventName }: NoteContext): Inline[] {
  switch (chart.chart) {
    case "two-years":
      return [label(`${withoutLimits[chart.because]}: this year is shown beside last year.`)];
    case "rolling": {
      const byNow = chart.because === "under-5-a-month-by-now" ? " by now" : "";
      return [label(`Few are counted in a month${byNow}, so each point is a total of 12 months.`)];
    }
    case "limits": {
      const phase = chart.phases.at(-1);
      if (!phase) return [];
      const digits = decimalsOf(chart, shown);
      const used = chart.points.filter(
        ({ month, leftOut, figure }) =>
          month >= phase.from && month <= phase.to && !leftOut && numberOf(figure) !== undefined,
      );
      const span = formatMonthSpan(used[0]?.month ?? phase.from, used.at(-1)?.month ?? phase.to);
      return sentences(
        runs`The mean (${decimal(phase.mean, digits)}) and the limits (${decimal(phase.lower, digits)} and ${decimal(phase.upper, digits)}) are of ${span}.`,
        ...leftOutSentences(chart, phase, eventName),
        phase.trial ? [label("They rest on fewer than 12 months and will move.")] : [],
        chart.adjusted ? [label("Months are adjusted for season and length.")] : [],
        apartSentence(chart),
        chart.phases.length > 1 && phase.reason
          ? [label(`The mean and the limits were set anew from ${formatMonth(phase.from)}: ${phase.reason}.`)]
          : [],
        runIntoSentence(chart, shown),
      );
    }
  }
}

/** "March 2020 is left out because of an event (First national lockdown).": months together that the same events touch. */
function leftOutSentences(
  { events }: ControlChartFinding,
  { from, to }: ControlPhase,
  eventName: (event: string) => string,
): Inline[][] {
  const groups = new Map<string, { readonly names: readonly string[]; readonly months: IsoMonth[] }>();
  const months = [...new Set(events.flatMap((one) => one.months))].filter((month) => month >= from && month <= to);
  for (const month of months.sort()) {
    const names = events.filter((one) => one.months.includes(month)).map(({ event }) => eventName(event));
    const group = groups.get(names.join("\n")) ?? { names, months: [] };
    groups.set(names.join("\n"), group);
    group.months.push(month);
  }
  return [...groups.values()].map(({ names, months: left }) => [
    label(
      `${monthsPhrase(left)} ${left.length === 1 ? "is" : "are"} left out because of ${names.length === 1 ? "an event" : "events"} (${names.join("; ")}).`,
    ),
  ]);
}

function apartSentence({ points }: ControlChartFinding): Inline[] {
  const apart = points.filter((point) => point.apart).map(({ month }) => month);
  if (apart.length === 0) return [];
  return [
    label(`${monthsPhrase(apart)} ${apart.length === 1 ? "is" : "are"} not judged, since what is counted changed.`),
  ];
}

/** Of a run that is older than the months drawn, when it began. */
function runIntoSentence({ runs: all }: ControlChartFinding, shown: readonly ControlPoint[]): Inline[] {
  const first = shown[0]?.month;
  const into = first === undefined ? undefined : all.find(({ from, to }) => from < first && to >= first);
  if (!into) return [];
  return [
    label(
      `The chart begins within a run of months ${into.side} the mean, which began in ${formatMonth(into.from)}${into.open ? " or before" : ""}.`,
    ),
  ];
}

const decimal = (figure: Figure, digits: number): Inline => {
  const number = numberOf(figure);
  return number === undefined ? figureRun(figure) : figureRun(figure, formatDecimal(number, digits));
};
