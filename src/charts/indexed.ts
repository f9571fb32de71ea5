import { monthEnd, monthStart, monthsOf } from "../values/period.ts";
import type { IndexedChart, SpanPoint } from "./comparison-models.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, lonely, numberOf } from "./gaps.ts";
import type { KeyEntry } from "./key.ts";
import { drawLineEnds, type LineEnd, lineEndRoom } from "./line-ends.ts";
import { palette } from "./palette.ts";
import { type Dot, type LineStyle, lineLayer, panelLayer, symbolLayer, yAt } from "./panel.ts";
import { scaleAround, zeroBasedScale } from "./scale.ts";
import type { Shape } from "./scene.ts";
import type { TimeAxis } from "./time-axis.ts";
import { isCompact, timeFrame } from "./time-frame.ts";

const base = 100;
/** Points of a series beyond which symbols would hide the line. */
const mostMarked = 24;
const focusStyle: SeriesStyle = { colour: palette.darkBlue, width: 2.75, shape: "circle" };
/** Told apart by colour, dash and symbol, so that none of the three is needed alone. */
const otherStyles: readonly SeriesStyle[] = [
  { colour: palette.orange, dash: [6, 3], shape: "diamond" },
  { colour: palette.turquoise, dash: [2, 3], shape: "square" },
  { colour: palette.darkPink, dash: [8, 3, 2, 3], shape: "triangle-up" },
  { colour: palette.darkGrey, dash: [4, 4], shape: "circle" },
];

interface SeriesStyle extends LineStyle {
  readonly shape: Shape;
}

/**
 * Courses from a base of 100, with the base drawn through. The value axis does not begin at zero: nothing there is an amount. Numbers as they
 * are begin at zero.
 */
export function drawIndexed(chart: IndexedChart, options: DrawingOptions): Drawing {
  const points = chart.series.flatMap((series) => series.points);
  const months = points.flatMap(({ from, to }) => [from, to]).sort();
  const numbers = points.flatMap((point) => numberOf(point) ?? []);
  const styles = stylesOf(chart);
  const key: KeyEntry[] = [
    ...chart.series.map((series, index): KeyEntry => {
      const { colour, dash, shape } = styles[index] ?? focusStyle;
      return { text: series.label, sample: { kind: "line", colour, symbol: shape, ...(dash ? { dash } : {}) } };
    }),
    ...gapKey(points),
  ];
  const ends = (dots: readonly Dot[][]): LineEnd[] =>
    chart.series.map(({ label, focus }, index) => ({
      text: label,
      weight: focus ? 600 : 400,
      dots: dots[index] ?? [],
    }));
  const room = lineEndRoom(ends([]), options.metrics);
  // Long names would take the plot's room: they stand in the key alone.
  const named = !isCompact(options) && room <= options.width * 0.3;
  const frame = timeFrame(
    {
      first: months[0] ?? "2000-04",
      last: months.at(-1) ?? "2001-03",
      panels: [
        {
          name: "indexed",
          scale: chart.counts ? zeroBasedScale(numbers) : scaleAround(numbers, base),
          height: isCompact(options) ? 190 : chart.counts ? 160 : 180,
          valueTitle: chart.baseTitle,
        },
      ],
      events: chart.events,
      breaks: chart.breaks,
      key,
      rightRoom: named ? room : 0,
      monthsOfPoint: Math.min(...points.map(monthsOfPoint)),
    },
    options,
  );
  const panel = frame.panels[0];
  if (!panel) return frame.finish([]);
  const y = yAt(panel, chart.counts ? 0 : base);
  frame.scene.rules.push({ x: 0, y, x2: panel.width, y2: y, colour: palette.axis, width: 1.25 });
  const dots = chart.series.map((series) => spanDots(series.points, frame.axis, frame.breakUnits));
  if (named) drawLineEnds(frame.scene, panel, ends(dots));
  const drawn = chart.series.map(({ focus }, index) => {
    const style = styles[index] ?? focusStyle;
    const own = dots[index] ?? [];
    const marked = own.length <= mostMarked ? own : lonely(own);
    return { focus, marks: [lineLayer(panel, own, style), symbolLayer(panel, marked, { ...style, size: 40 })] };
  });
  // The one that the text is about lies on top.
  drawn.sort((a, b) => Number(a.focus === true) - Number(b.focus === true));
  return frame.finish([
    panelLayer(
      panel,
      drawn.flatMap(({ marks }) => marks),
    ),
  ]);
}

const monthsOfPoint = ({ from, to }: SpanPoint): number =>
  monthsOf({ start: monthStart(from), end: monthEnd(to) }).length;

function stylesOf(chart: IndexedChart): SeriesStyle[] {
  let others = 0;
  return chart.series.map((series) => {
    if (series.focus) return focusStyle;
    others += 1;
    return otherStyles[(others - 1) % otherStyles.length] ?? focusStyle;
  });
}

/** Each number in the middle of its months, and a gap in the line at every break. */
function spanDots(points: readonly SpanPoint[], axis: TimeAxis, breaks: readonly number[]): Dot[] {
  const dots = points.flatMap((point): Dot[] => {
    const [from, to] = [axis.middle(point.from), axis.middle(point.to)];
    return from === undefined || to === undefined ? [] : [{ unit: (from + to) / 2, number: numberOf(point) }];
  });
  return [...dots, ...breaks.map((unit): Dot => ({ unit, number: null }))].sort((a, b) => a.unit - b.unit);
}
