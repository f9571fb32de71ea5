import type { Drawing, DrawingOptions } from "./compose.ts";
import { dotsOf, drawGaps, gapKey, numberOf } from "./gaps.ts";
import type { KeyEntry } from "./key.ts";
import { drawLimits, type LimitLine, labelLimits, limitDash, limitLines, limitRoom } from "./limits.ts";
import type { MonthPoint, TrendChart } from "./model.ts";
import { palette } from "./palette.ts";
import { bottomOf, lineLayer, type Panel, panelLayer, type SymbolStyle, symbolLayer, xAt } from "./panel.ts";
import { zeroBasedScale } from "./scale.ts";
import type { Layer, Scene } from "./scene.ts";
import { isCompact, timeFrame } from "./time-frame.ts";
import { chartWords } from "./words.ts";

/** Shape and colour both say which rule a point breaks, so that either alone is enough. */
const signalStyles: Readonly<Record<MonthPoint["signal"], SymbolStyle>> = {
  none: { shape: "circle", colour: palette.darkBlue, size: 44 },
  shift: { shape: "square", colour: palette.orange, size: 56 },
  "outside-limits": { shape: "triangle-up", colour: palette.darkPink, size: 78 },
  "not-judged": { shape: "diamond", colour: palette.darkGrey, size: 60 },
};
const signals = ["none", "shift", "outside-limits", "not-judged"] as const;

const signalWords: Readonly<Record<MonthPoint["signal"], string>> = {
  none: chartWords.within,
  shift: chartWords.shift,
  "outside-limits": chartWords.outside,
  "not-judged": chartWords.notJudged,
};

/** A control chart: months, their mean, the limits, events, the months reported on. */
export function drawTrend(chart: TrendChart, options: DrawingOptions): Drawing {
  const compact = isCompact(options);
  const numbers = chart.points.flatMap((point) => numberOf(point) ?? []);
  const limits = chart.limits;
  const scale = zeroBasedScale([...numbers, ...(limits ? [limits.upper, limits.mean] : [])]);
  const lines = limits ? limitLines(limits) : [];

  const frame = timeFrame(
    {
      first: chart.points[0]?.month ?? chart.shaded.from,
      last: chart.points.at(-1)?.month ?? chart.shaded.to,
      panels: [{ name: "trend", scale, height: compact ? 190 : 176, valueTitle: chart.valueTitle }],
      events: chart.events,
      breaks: chart.breaks,
      key: trendKey(chart, compact, lines),
      rightRoom: compact ? 0 : limitRoom(lines, options.metrics),
    },
    options,
  );
  const panel = frame.panels[0];
  if (!panel) return frame.finish([]);

  shade(frame.scene, panel, frame.axis.middle(chart.shaded.from), frame.axis.middle(chart.shaded.to));
  drawLimits(frame.scene, panel, lines);
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
  return signals.flatMap((signal) =>
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

function shade(scene: Scene, panel: Panel, from: number | undefined, to: number | undefined): void {
  if (from === undefined && to === undefined) return;
  const [left, right] = [xAt(panel, (from ?? 0.5) - 0.5), xAt(panel, (to ?? panel.units - 0.5) + 0.5)];
  scene.boxes.push({ x: left, y: panel.top, x2: right, y2: bottomOf(panel), fill: palette.shade });
}

function trendKey(chart: TrendChart, compact: boolean, lines: readonly LimitLine[]): KeyEntry[] {
  const shown = chart.points.filter((point) => numberOf(point) !== null);
  const marked = signals.filter(
    (signal) => chart.limits !== undefined && shown.some((point) => point.signal === signal),
  );
  return [
    ...marked.map((signal): KeyEntry => {
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
