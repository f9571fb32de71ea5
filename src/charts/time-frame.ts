import type { Drawing, DrawingOptions } from "./compose.ts";
import { drawRules, layOutRules } from "./event-rules.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import type { EventMark } from "./model.ts";
import { formatNumber } from "./numbers.ts";
import { compactBelow, lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, type Panel } from "./panel.ts";
import type { ValueScale } from "./scale.ts";
import { emptyScene, type Layer, type Scene } from "./scene.ts";
import { type TimeAxis, type TimeAxisOptions, timeAxis } from "./time-axis.ts";

/** A panel of a time chart, as asked for. */
export interface PanelRequest {
  readonly name: string;
  readonly scale: ValueScale;
  readonly height: number;
  /** Named above the panel, in the words of the model. */
  readonly valueTitle: string;
  readonly title?: string;
}

export interface TimeFrameRequest extends TimeAxisOptions {
  readonly first: string;
  readonly last: string;
  readonly panels: readonly PanelRequest[];
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
  readonly key: readonly KeyEntry[];
  /** Room that labels at the right end of lines need, in pixels. */
  readonly rightRoom: number;
  /** In place of the axis of months from first to last. */
  readonly axis?: (width: number) => TimeAxis;
}

/** The furniture of a chart over months: key, value titles, panels, event lanes, time axis. */
export interface TimeFrame {
  readonly axis: TimeAxis;
  readonly panels: readonly Panel[];
  readonly scene: Scene;
  readonly breakUnits: readonly number[];
  /** Where the rules of events and breaks stand, in pixels. */
  readonly ruleXs: readonly number[];
  finish(layers: readonly Layer[]): Drawing;
}

const edge = 4;
const betweenPanels = 20;

export const isCompact = (options: DrawingOptions): boolean => options.width < compactBelow;

export function timeFrame(request: TimeFrameRequest, options: DrawingOptions): TimeFrame {
  const { metrics } = options;
  const tickWidths = request.panels.flatMap(({ scale }) =>
    scale.ticks.map((tick) => metrics.width(formatNumber(tick, scale.decimals), textSize)),
  );
  const left = Math.ceil(Math.max(...tickWidths)) + 10 + edge;
  const right = Math.max(edge, Math.ceil(request.rightRoom) + edge);
  const width = options.width - left - right;
  const scene = emptyScene();
  const axis = request.axis?.(width) ?? timeAxis(request.first, request.last, width, metrics, request);
  const units = axis.months.length;

  const frame = { left: -left + edge, right: width + right - edge };
  const fold = (text: string, weight: 400 | 600) =>
    metrics.fold(text, frame.right - frame.left, textSize, weight).map((line) => ({ line, weight }));
  const lanes = layOutRules(request, axis, { ...frame, width }, metrics);

  const key = layOutKey(request.key, frame.right - frame.left, metrics);
  const titlesOf = (panel: PanelRequest) => [
    ...(panel.title === undefined ? [] : fold(panel.title, 600)),
    ...fold(panel.valueTitle, 400),
  ];
  const titleHeight = (panel: PanelRequest): number => titlesOf(panel).length * lineHeight + 5;
  const first = request.panels[0];
  const above = key.height + (key.height > 0 ? 6 : 0) + lanes.height + (first ? titleHeight(first) : 0) + edge;
  drawKey(scene, key, { x: frame.left, y: -above + edge }, metrics);

  let top = 0;
  const panels = request.panels.map((wanted, index): Panel => {
    if (index > 0) top += betweenPanels + titleHeight(wanted);
    const panel: Panel = { name: wanted.name, top, width, height: wanted.height, units, scale: wanted.scale };
    const titleTop = index === 0 ? top - lanes.height - titleHeight(wanted) : top - titleHeight(wanted);
    titlesOf(wanted).forEach(({ line: text, weight }, index) => {
      const y = titleTop + (index + 0.5) * lineHeight;
      scene.texts.push({ text, x: frame.left, y, weight, colour: weight === 600 ? palette.ink : palette.soft });
    });
    scene.rules.push({ x: 0, y: bottomOf(panel), x2: width, y2: bottomOf(panel), colour: palette.axis });
    top += wanted.height;
    return panel;
  });

  drawRules(scene, lanes, panels);
  for (const tick of axis.ticks) {
    const x = (tick.unit / units) * width;
    scene.rules.push({ x, y: top, x2: x, y2: top + tick.length, colour: palette.axis });
  }
  for (const label of axis.labels) {
    const x = (label.unit / units) * width;
    const half = metrics.width(label.text, textSize) / 2;
    const inside = Math.min(Math.max(x, frame.left + half), frame.right - half);
    scene.texts.push({
      text: label.text,
      x: inside,
      y: top + 7 + (label.tier + 0.5) * lineHeight,
      align: "center",
      colour: palette.soft,
    });
  }

  return {
    axis,
    panels,
    scene,
    breakUnits: lanes.rules.filter((rule) => rule.dash !== undefined).map((rule) => rule.unit),
    ruleXs: lanes.rules.map((rule) => rule.x),
    finish: (layers) => ({
      width,
      height: top,
      padding: { left, right, top: above, bottom: axis.depth + edge },
      scene,
      panels: layers,
    }),
  };
}
