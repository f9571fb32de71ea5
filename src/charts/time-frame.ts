import type { Drawing, DrawingOptions } from "./compose.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import { mergeNear, placeInLanes, ruleGap } from "./lanes.ts";
import type { EventMark } from "./model.ts";
import { formatNumber } from "./numbers.ts";
import { compactBelow, lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, type Panel } from "./panel.ts";
import type { ValueScale } from "./scale.ts";
import { emptyScene, type Layer, type Scene } from "./scene.ts";
import { type TimeAxis, timeAxis } from "./time-axis.ts";

/** A panel of a time chart, as asked for. */
export interface PanelRequest {
  readonly name: string;
  readonly scale: ValueScale;
  readonly height: number;
  /** Named above the panel, in the words of the model. */
  readonly valueTitle: string;
  readonly title?: string;
}

export interface TimeFrameRequest {
  readonly first: string;
  readonly last: string;
  readonly panels: readonly PanelRequest[];
  readonly events: readonly EventMark[];
  readonly breaks: readonly EventMark[];
  readonly key: readonly KeyEntry[];
  /** Room that labels at the right end of lines need, in pixels. */
  readonly rightRoom: number;
  /** The years of the axis are not named, since more than one year lies over it. */
  readonly monthsOnly?: true;
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
  const axis = timeAxis(request.first, request.last, width, metrics, request.monthsOnly === true);
  const units = axis.months.length;

  const marks = [
    ...request.events.map((mark) => ({ mark, dash: undefined })),
    ...request.breaks.map((mark) => ({ mark, dash: [5, 3] })),
  ]
    .flatMap(({ mark, dash }) => {
      const unit = axis.at(mark.date);
      return unit === undefined ? [] : [{ label: mark.label, dash, unit }];
    })
    .sort((a, b) => a.unit - b.unit);
  const frame = { left: -left + edge, right: width + right - edge };
  const xs = mergeNear(marks.map((mark) => (mark.unit / units) * width));
  // Whichever side of its rule has more room holds the label: at least half the frame.
  const room = (x: number): number => Math.max(frame.right - x, x - frame.left) - ruleGap;
  const labels = marks.map((mark, index) => metrics.wrap(mark.label, Math.min(300, room(xs[index] ?? 0)), textSize));
  const places = placeInLanes(
    labels.map((lines, index) => ({
      x: xs[index] ?? 0,
      width: Math.max(...lines.map((line) => metrics.width(line, textSize))),
    })),
    frame,
  );
  const lanes = Math.max(0, ...places.map((place) => place.lane + 1));
  const laneHeight = lineHeight * Math.max(1, ...labels.map((lines) => lines.length));
  const lanesHeight = lanes * laneHeight + (lanes > 0 ? 4 : 0);

  const key = layOutKey(request.key, frame.right - frame.left, metrics);
  const titleHeight = (panel: PanelRequest): number => (panel.title === undefined ? 1 : 2) * lineHeight + 5;
  const first = request.panels[0];
  const above = key.height + (key.height > 0 ? 6 : 0) + lanesHeight + (first ? titleHeight(first) : 0) + edge;
  drawKey(scene, key, { x: frame.left, y: -above + edge }, metrics);

  let top = 0;
  const panels = request.panels.map((wanted, index): Panel => {
    if (index > 0) top += betweenPanels + titleHeight(wanted);
    const panel: Panel = { name: wanted.name, top, width, height: wanted.height, units, scale: wanted.scale };
    const titleTop = index === 0 ? top - lanesHeight - titleHeight(wanted) : top - titleHeight(wanted);
    if (wanted.title !== undefined)
      scene.texts.push({ text: wanted.title, x: frame.left, y: titleTop + lineHeight / 2, weight: 600 });
    scene.texts.push({
      text: wanted.valueTitle,
      x: frame.left,
      y: titleTop + titleHeight(wanted) - 5 - lineHeight / 2,
      colour: palette.soft,
    });
    scene.rules.push({ x: 0, y: bottomOf(panel), x2: width, y2: bottomOf(panel), colour: palette.axis });
    top += wanted.height;
    return panel;
  });

  places.forEach((place, index) => {
    const { dash } = marks[index] ?? {};
    const x = xs[index] ?? 0;
    const laneTop = -4 - (place.lane + 1) * laneHeight;
    const lines = labels[index] ?? [];
    lines.forEach((text, line) => {
      const y = laneTop + laneHeight - (lines.length - line - 0.5) * lineHeight;
      scene.texts.push({
        text,
        x: place.side === "right" ? place.from : place.to,
        y,
        align: place.side === "right" ? "left" : "right",
      });
    });
    panels.forEach((panel, position) => {
      const y = position === 0 ? laneTop + laneHeight - lines.length * lineHeight + 3 : panel.top;
      scene.rules.push({
        x,
        y,
        x2: x,
        y2: bottomOf(panel),
        colour: palette.darkGrey,
        width: 1.25,
        ...(dash ? { dash } : {}),
      });
    });
  });

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
    breakUnits: marks.filter((mark) => mark.dash !== undefined).map((mark) => mark.unit),
    ruleXs: xs,
    finish: (layers) => ({
      width,
      height: top,
      padding: { left, right, top: above, bottom: axis.depth + edge },
      scene,
      panels: layers,
    }),
  };
}
