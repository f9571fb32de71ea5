import type { Drawing, DrawingOptions } from "./compose.ts";
import { dotsOf, drawGaps, gapKey, lonely, numberOf } from "./gaps.ts";
import { drawLineEnds, type LineEnd, lineEndRoom } from "./line-ends.ts";
import type { RollingChart } from "./model.ts";
import { decimalsFor, formatNumber } from "./numbers.ts";
import { palette, textSize } from "./palette.ts";
import { lineLayer, type Panel, panelLayer, symbolLayer, xAt, yAt } from "./panel.ts";
import { type Box, leaderTo, placeBeside } from "./place.ts";
import { zeroBasedScale } from "./scale.ts";
import { drawTarget, targetKey, targetLevels } from "./target.ts";
import { isCompact, type TimeFrame, timeFrame } from "./time-frame.ts";
import { provisionalKey } from "./trend.ts";

/** 12-month totals as a line, with the points that the text names labelled, and the latest value at the line's end. */
export function drawRolling(chart: RollingChart, options: DrawingOptions): Drawing {
  const numbers = chart.points.flatMap((point) => numberOf(point) ?? []);
  const scale = zeroBasedScale([...numbers, ...targetLevels(chart.target)]);
  const latest = numbers.at(-1);
  const namedLast = chart.named.some((name) => name.month === chart.points.at(-1)?.month);
  const ends = (dots: LineEnd["dots"]): LineEnd[] =>
    latest === undefined || namedLast ? [] : [{ dots, text: formatNumber(latest, decimalsFor(numbers)), weight: 600 }];
  const frame = timeFrame(
    {
      first: chart.points[0]?.month ?? "2000-01",
      last: chart.points.at(-1)?.month ?? "2000-01",
      panels: [{ name: "rolling", scale, height: isCompact(options) ? 180 : 165, valueTitle: chart.valueTitle }],
      events: chart.events,
      breaks: chart.breaks,
      key: [
        ...(chart.points.some((point) => point.provisional) ? [provisionalKey] : []),
        ...targetKey(chart.target),
        ...gapKey(chart.points),
      ],
      rightRoom: lineEndRoom(ends([]), options.metrics),
    },
    options,
  );
  const panel = frame.panels[0];
  if (!panel) return frame.finish([]);
  for (const level of targetLevels(chart.target)) drawTarget(frame.scene, yAt(panel, level), panel.width);
  const dots = dotsOf(chart.points, frame.axis, frame.breakUnits);
  drawGaps(frame.scene, panel, frame.axis, chart.points, options.metrics);
  drawLineEnds(frame.scene, panel, ends(dots));
  nameColumns(chart, frame, panel, options);
  const provisional = dotsOf(
    chart.points.filter((point) => point.provisional),
    frame.axis,
  );
  const last = dots.filter((dot) => dot.number !== null).slice(-1);
  return frame.finish([
    panelLayer(panel, [
      lineLayer(panel, dots, { colour: palette.darkBlue, width: 2.25 }),
      symbolLayer(panel, [...lonely(dots), ...last], { shape: "circle", colour: palette.darkBlue, size: 50 }),
      symbolLayer(panel, provisional, { shape: "circle", colour: palette.darkBlue, size: 50, hollow: true }),
    ]),
  ]);
}

function nameColumns(chart: RollingChart, frame: TimeFrame, panel: Panel, options: DrawingOptions): void {
  const course = dotsOf(chart.points, frame.axis).flatMap((dot) =>
    dot.number === null ? [] : [{ x: xAt(panel, dot.unit), y: yAt(panel, dot.number) }],
  );
  const rules = frame.ruleXs.flatMap((x) =>
    Array.from({ length: Math.ceil(panel.height / 8) }, (_, step) => ({ x, y: panel.top + step * 8 })),
  );
  const target = targetLevels(chart.target).flatMap((level) => acrossAt(yAt(panel, level), panel.width));
  const taken: Box[] = [];
  const bounds = { left: 2, right: panel.width - 2, top: panel.top + 2, bottom: panel.top + panel.height - 3 };
  for (const name of chart.named) {
    const point = chart.points.find((candidate) => candidate.month === name.month);
    const unit = frame.axis.middle(name.month);
    const number = point ? numberOf(point) : null;
    if (unit === undefined || number === null) continue;
    const at = { x: xAt(panel, unit), y: yAt(panel, number) };
    const lines = options.metrics.fold(name.label, Math.min(240, panel.width * 0.6), textSize, 600);
    const wide = Math.max(...lines.map((line) => options.metrics.width(line, textSize, 600)));
    const box = placeBeside(at, { width: wide, height: lines.length * 16 }, bounds, {
      course,
      spots: [...rules, ...target],
      taken,
    });
    taken.push(box);
    frame.scene.symbols.push({ ...at, shape: "diamond", colour: palette.darkPink, size: 95 });
    const leader = leaderTo(at, box);
    if (leader) frame.scene.rules.push({ ...leader, colour: palette.axis });
    lines.forEach((text, line) => {
      frame.scene.texts.push({
        text,
        x: box.left + wide / 2,
        y: box.top + (line + 0.5) * 16,
        align: "center",
        weight: 600,
        colour: palette.darkPink,
      });
    });
  }
}

/** A line across the plot, as places that a label keeps clear of. */
const acrossAt = (y: number, width: number) =>
  Array.from({ length: Math.ceil(width / 8) }, (_, step) => ({ x: step * 8, y }));
