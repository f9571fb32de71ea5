import { addMonths } from "../values/period.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { dotsOf, drawGaps, gapKey, numberOf } from "./gaps.ts";
import type { KeyEntry } from "./key.ts";
import { drawLineEnds, type LineEnd, lineEndRoom } from "./line-ends.ts";
import type { EventMark, MonthPoint, YearsChart } from "./model.ts";
import { palette } from "./palette.ts";
import { type Dot, lineLayer, panelLayer, symbolLayer } from "./panel.ts";
import { zeroBasedScale } from "./scale.ts";
import { isCompact, type TimeFrameRequest, timeFrame } from "./time-frame.ts";
import { provisionalKey } from "./trend.ts";

const lastYearDash = [5, 3];

/** This year's months over last year's. Both lie on this year's axis, which names months only. */
export function drawYears(chart: YearsChart, options: DrawingOptions): Drawing {
  // Last year's months a year later, so that April lies over April even when a year is not whole.
  const before = chart.lastYear.points.map((point): MonthPoint => ({ ...point, month: addMonths(point.month, 12) }));
  const months = [...chart.thisYear.points, ...before].map((point) => point.month).sort();
  return drawBeside(
    { ...chart, lastYear: { ...chart.lastYear, points: before }, events: [] },
    { first: months[0] ?? "2000-01", last: months.at(-1) ?? "2000-01", monthsOnly: true },
    options,
  );
}

/** Two courses over one axis, the earlier one at the places of the later. */
export function drawBeside(
  chart: Omit<YearsChart, "kind"> & { readonly events: readonly EventMark[] },
  time: Pick<TimeFrameRequest, "first" | "last" | "monthsOnly" | "axis">,
  options: DrawingOptions,
): Drawing {
  const compact = isCompact(options);
  const now = chart.thisYear.points;
  const before = chart.lastYear.points;
  const all = [...now, ...before];
  const scale = zeroBasedScale(all.flatMap((point) => numberOf(point) ?? []));
  const dotsFor = (points: readonly MonthPoint[], middle: (month: string) => number | undefined): Dot[] =>
    points.flatMap((point) => {
      const unit = middle(point.month);
      return unit === undefined ? [] : [{ unit, number: numberOf(point) }];
    });
  const named = (label: string, weight: 400 | 600, dots: readonly Dot[] = []): LineEnd => ({
    text: label,
    weight,
    dots,
  });
  const rightRoom = compact
    ? 0
    : lineEndRoom([named(chart.thisYear.label, 600), named(chart.lastYear.label, 400)], options.metrics) - 12;

  const frame = timeFrame(
    {
      ...time,
      panels: [{ name: "years", scale, height: compact ? 180 : 195, valueTitle: chart.valueTitle }],
      events: chart.events,
      breaks: chart.breaks,
      key: yearsKey(chart, all),
      rightRoom,
    },
    options,
  );
  const panel = frame.panels[0];
  if (!panel) return frame.finish([]);
  const nowDots = dotsOf(now, frame.axis, frame.breakUnits);
  const beforeDots = dotsFor(before, frame.axis.middle);
  if (!compact)
    drawLineEnds(frame.scene, panel, [
      named(chart.thisYear.label, 600, nowDots),
      named(chart.lastYear.label, 400, beforeDots),
    ]);
  drawGaps(frame.scene, panel, frame.axis, now, options.metrics);
  // Last year's gaps where this year has none: one mark a month is what there is room for.
  const absentNow = new Set(now.filter((point) => numberOf(point) === null).map((point) => point.month));
  const onlyBefore = before.filter((point) => !absentNow.has(point.month));
  drawGaps(frame.scene, panel, frame.axis, onlyBefore, options.metrics, palette.orange);
  const provisional = dotsFor(
    now.filter((point) => point.provisional),
    frame.axis.middle,
  );
  return frame.finish([
    panelLayer(panel, [
      lineLayer(panel, beforeDots, { colour: palette.orange, width: 2, dash: lastYearDash }),
      symbolLayer(panel, beforeDots, { shape: "diamond", colour: palette.orange, size: 52 }),
      lineLayer(panel, nowDots, { colour: palette.darkBlue, width: 2.5 }),
      symbolLayer(panel, nowDots, { shape: "circle", colour: palette.darkBlue, size: 56 }),
      symbolLayer(panel, provisional, { shape: "circle", colour: palette.darkBlue, size: 56, hollow: true }),
    ]),
  ]);
}

function yearsKey(chart: Pick<YearsChart, "thisYear" | "lastYear">, all: readonly MonthPoint[]): KeyEntry[] {
  return [
    { text: chart.thisYear.label, sample: { kind: "line", colour: palette.darkBlue, symbol: "circle" } },
    {
      text: chart.lastYear.label,
      sample: { kind: "line", colour: palette.orange, dash: lastYearDash, symbol: "diamond" },
    },
    ...(chart.thisYear.points.some((point) => point.provisional) ? [provisionalKey] : []),
    ...gapKey(all),
  ];
}
