import type { Drawing, DrawingOptions } from "./compose.ts";
import { dotsOf, drawGaps, gapKey, numberOf } from "./gaps.ts";
import type { KeyEntry } from "./key.ts";
import type { ControlLimits, MonthPoint, TrendChart } from "./model.ts";
import { decimalsFor, formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, lineLayer, type Panel, panelLayer, type SymbolStyle, symbolLayer, xAt, yAt } from "./panel.ts";
import { zeroBasedScale } from "./scale.ts";
import type { Layer, Scene } from "./scene.ts";
import { spread } from "./spread.ts";
import { isCompact, timeFrame } from "./time-frame.ts";
import { chartWords } from "./words.ts";

/** Shape and colour both say which rule a point breaks, so that either alone is enough. */
export const signalStyles: Readonly<Record<MonthPoint["signal"], SymbolStyle>> = {
  none: { shape: "circle", colour: palette.darkBlue, size: 44 },
  shift: { shape: "square", colour: palette.orange, size: 56 },
  "outside-limits": { shape: "triangle-up", colour: palette.darkPink, size: 78 },
};

const signalWords: Readonly<Record<MonthPoint["signal"], string>> = {
  none: chartWords.within,
  shift: chartWords.shift,
  "outside-limits": chartWords.outside,
};

const limitDash = [6, 4];

/** A control chart: months, their mean, the limits of usual variation, events, the months reported on. */
export function drawTrend(chart: TrendChart, options: DrawingOptions): Drawing {
  const compact = isCompact(options);
  const numbers = chart.points.flatMap((point) => numberOf(point) ?? []);
  const limits = chart.limits;
  const scale = zeroBasedScale([...numbers, ...(limits ? [limits.upper, limits.mean] : [])]);
  const lines = limits ? limitLines(limits, numbers) : [];
  const rightRoom = compact
    ? 0
    : Math.max(0, ...lines.map((line) => options.metrics.width(line.text, textSize, line.weight) + 8));

  const frame = timeFrame(
    {
      first: chart.points[0]?.month ?? chart.shaded.from,
      last: chart.points.at(-1)?.month ?? chart.shaded.to,
      panels: [{ name: "trend", scale, height: compact ? 190 : 200, valueTitle: chart.valueTitle }],
      events: chart.events,
      breaks: chart.breaks,
      key: trendKey(chart, compact, lines),
      rightRoom,
    },
    options,
  );
  const panel = frame.panels[0];
  if (!panel) return frame.finish([]);

  shade(frame.scene, panel, frame.axis.middle(chart.shaded.from), frame.axis.middle(chart.shaded.to));
  for (const line of lines) drawLimit(frame.scene, panel, line);
  if (!compact) labelLimits(frame.scene, panel, lines);
  drawGaps(frame.scene, panel, frame.axis, chart.points, options.metrics);
  const dots = dotsOf(chart.points, frame.axis, frame.breakUnits);
  return frame.finish([
    panelLayer(panel, [
      lineLayer(panel, dots, { colour: palette.darkBlue, width: 1.75 }),
      ...pointLayers(chart, panel, frame.axis.middle),
    ]),
  ]);
}

function pointLayers(chart: TrendChart, panel: Panel, middle: (month: string) => number | undefined): Layer[] {
  return (["none", "shift", "outside-limits"] as const).flatMap((signal) =>
    [false, true].flatMap((hollow) => {
      const dots = chart.points
        .filter((point) => point.signal === signal && (point.provisional === true) === hollow)
        .flatMap((point) => {
          const unit = middle(point.month);
          return unit === undefined ? [] : [{ unit, number: numberOf(point) }];
        });
      return dots.length > 0 ? [symbolLayer(panel, dots, { ...signalStyles[signal], hollow })] : [];
    }),
  );
}

interface LimitLine {
  readonly number: number;
  readonly text: string;
  readonly weight: 400 | 600;
  readonly dash?: readonly number[];
}

function limitLines(limits: ControlLimits, numbers: readonly number[]): LimitLine[] {
  const decimals = decimalsFor([...numbers, limits.mean, limits.upper, limits.lower]);
  const named = (word: string, number: number): string => `${word} ${formatNumber(number, decimals)}`;
  return [
    { number: limits.upper, text: named(chartWords.upperLimit, limits.upper), weight: 400, dash: limitDash },
    { number: limits.mean, text: named(chartWords.mean, limits.mean), weight: 600 },
    { number: limits.lower, text: named(chartWords.lowerLimit, limits.lower), weight: 400, dash: limitDash },
  ];
}

function drawLimit(scene: Scene, panel: Panel, line: LimitLine): void {
  const y = yAt(panel, line.number);
  scene.rules.push({
    x: 0,
    y,
    x2: panel.width,
    y2: y,
    colour: palette.darkGrey,
    width: 1.25,
    ...(line.dash ? { dash: line.dash } : {}),
  });
}

function labelLimits(scene: Scene, panel: Panel, lines: readonly LimitLine[]): void {
  const places = spread(
    lines.map((line) => yAt(panel, line.number)),
    lineHeight,
    panel.top,
    bottomOf(panel),
  );
  lines.forEach((line, index) => {
    scene.texts.push({
      text: line.text,
      x: panel.width + 8,
      y: places[index] ?? 0,
      weight: line.weight,
      colour: palette.soft,
    });
  });
}

function shade(scene: Scene, panel: Panel, from: number | undefined, to: number | undefined): void {
  if (from === undefined && to === undefined) return;
  const [left, right] = [xAt(panel, (from ?? 0.5) - 0.5), xAt(panel, (to ?? panel.units - 0.5) + 0.5)];
  scene.boxes.push({ x: left, y: panel.top, x2: right, y2: bottomOf(panel), fill: palette.shade });
}

function trendKey(chart: TrendChart, compact: boolean, lines: readonly LimitLine[]): KeyEntry[] {
  const shown = chart.points.filter((point) => numberOf(point) !== null);
  const signals = (["none", "shift", "outside-limits"] as const).filter(
    (signal) => chart.limits !== undefined && shown.some((point) => point.signal === signal),
  );
  return [
    ...signals.map((signal): KeyEntry => {
      const { shape, colour } = signalStyles[signal];
      return { text: signalWords[signal], sample: { kind: "symbol", shape, colour } };
    }),
    ...(compact
      ? lines.map(
          (line): KeyEntry => ({
            text: line.text,
            sample: { kind: "line", colour: palette.darkGrey, ...(line.dash ? { dash: line.dash } : {}) },
          }),
        )
      : []),
    ...(shown.some((point) => point.provisional) ? [provisionalKey] : []),
    { text: chart.shaded.label, sample: { kind: "box", colour: palette.shade, stroke: palette.quiet } },
    ...gapKey(chart.points),
    ...(chart.limits?.trial
      ? [{ text: chartWords.trialLimits, sample: { kind: "line", colour: palette.darkGrey, dash: limitDash } } as const]
      : []),
  ];
}

export const provisionalKey: KeyEntry = {
  text: chartWords.provisional,
  sample: { kind: "symbol", shape: "circle", colour: palette.darkBlue, hollow: true },
};
