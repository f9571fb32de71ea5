import { addDays, dayCount, type IsoDate } from "../values/period.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import type { MonthPoint, WeekPoint, WeeksChart } from "./model.ts";
import { lineHeight, textSize } from "./palette.ts";
import type { TextMetrics } from "./text-metrics.ts";
import type { TimeAxis } from "./time-axis.ts";
import { dayName } from "./words.ts";
import { drawBeside } from "./years.ts";

const tick = 5;

/** The weeks around an event over the same weeks a year before, with the event drawn where it falls. */
export function drawWeeks(chart: WeeksChart, options: DrawingOptions): Drawing {
  const weeks = chart.thisYear.points.map(({ week }) => week);
  const [first = "2000-01-03", last = first] = [weeks[0], weeks.at(-1)];
  const placed = ({ week, ...point }: WeekPoint): MonthPoint => ({ ...point, month: week, signal: "none" });
  return drawBeside(
    {
      thisYear: { label: chart.thisYear.label, points: chart.thisYear.points.map(placed) },
      lastYear: { label: chart.lastYear.label, points: chart.lastYear.points.map(placed) },
      valueTitle: chart.valueTitle,
      events: chart.events,
      breaks: chart.breaks,
    },
    { first, last, axis: (width) => weekAxis(weeks, width, options.metrics) },
    options,
  );
}

/** Weeks from left to right, one unit each, named by their first days; as many names as fit. */
function weekAxis(weeks: readonly IsoDate[], width: number, metrics: TextMetrics): TimeAxis {
  const index = new Map(weeks.map((week, position) => [week, position]));
  const [first, last] = [weeks[0], weeks.at(-1)];
  const perWeek = width / Math.max(1, weeks.length);
  const widest = Math.max(0, ...weeks.map((week) => metrics.width(dayName(week), textSize))) + 10;
  const step = Math.max(1, Math.ceil(widest / perWeek));
  return {
    months: weeks,
    middle: (week) => {
      const position = index.get(week);
      return position === undefined ? undefined : position + 0.5;
    },
    at: (date) =>
      first === undefined || last === undefined || date < first || date > addDays(last, 6)
        ? undefined
        : (dayCount({ start: first, end: date }) - 1) / 7,
    ticks: weeks.map((_week, unit) => ({ unit, length: tick })),
    labels: weeks.flatMap((week, unit) =>
      unit % step === 0 ? [{ unit: unit + 0.5, text: dayName(week), tier: 0 }] : [],
    ),
    depth: tick + 4 + lineHeight,
  };
}
