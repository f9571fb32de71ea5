import { type LanePlace, mergeNear, placeInLanes, ruleGap } from "./lanes.ts";
import type { EventMark } from "./model.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, type Panel } from "./panel.ts";
import type { Scene } from "./scene.ts";
import type { TextMetrics } from "./text-metrics.ts";
import type { TimeAxis } from "./time-axis.ts";

/** A vertical rule at a date, and its label in a lane above the plot. */
interface EventRule {
  /** Where the date is on the axis. */
  readonly unit: number;
  /** Where the rule is drawn: rules too near to tell apart are drawn as one. */
  readonly x: number;
  /** Breaks in a series are dashed, events are not. */
  readonly dash?: readonly number[];
  readonly lines: readonly string[];
  readonly place: LanePlace;
}

interface EventRules {
  readonly rules: readonly EventRule[];
  /** How far the bottom of each lane is above the lowest one's. */
  readonly laneBottoms: readonly number[];
  /** Of all lanes together. */
  readonly height: number;
}

const breakDash = [5, 3];
const aboveLanes = 4;
const widestLabel = 300;

/** Marks whose date lies outside the months shown are left out. */
export function layOutRules(
  marks: { readonly events: readonly EventMark[]; readonly breaks: readonly EventMark[] },
  axis: TimeAxis,
  frame: { readonly left: number; readonly right: number; readonly width: number },
  metrics: TextMetrics,
): EventRules {
  const known = [
    ...marks.events.map((mark) => ({ ...mark, dash: undefined })),
    ...marks.breaks.map((mark) => ({ ...mark, dash: breakDash })),
  ]
    .flatMap((mark) => {
      const unit = axis.at(mark.date);
      return unit === undefined ? [] : [{ ...mark, unit }];
    })
    .sort((a, b) => a.unit - b.unit);
  const xs = mergeNear(known.map(({ unit }) => (unit / axis.months.length) * frame.width));
  // Whichever side of its rule has more room holds the label: at least half the frame.
  const room = (x: number): number => Math.max(frame.right - x, x - frame.left) - ruleGap;
  const labels = known.map(({ label }, index) =>
    metrics.fold(label, Math.min(widestLabel, room(xs[index] ?? 0)), textSize),
  );
  const widths = labels.map((lines) => Math.max(0, ...lines.map((line) => metrics.width(line, textSize))));
  const places = placeInLanes(
    widths.map((width, index) => ({ x: xs[index] ?? 0, width })),
    frame,
  );
  const rules = known.flatMap(({ unit, dash }, index): EventRule[] => {
    const [x, lines, place] = [xs[index], labels[index], places[index]];
    if (x === undefined || lines === undefined || place === undefined) return [];
    return [{ unit, x, lines, place, ...(dash ? { dash } : {}) }];
  });
  const lanes = Math.max(0, ...places.map((place) => place.lane + 1));
  const laneBottoms = [0];
  for (let lane = 0; lane < lanes; lane += 1) {
    const lines = rules.filter(({ place }) => place.lane === lane).map((rule) => rule.lines.length);
    laneBottoms.push((laneBottoms[lane] ?? 0) + lineHeight * Math.max(1, ...lines));
  }
  return { rules, laneBottoms, height: lanes === 0 ? 0 : (laneBottoms[lanes] ?? 0) + aboveLanes };
}

/** Rules run through every panel; in the first they rise to their label. */
export function drawRules(scene: Scene, { rules, laneBottoms }: EventRules, panels: readonly Panel[]): void {
  for (const { x, dash, lines, place } of rules) {
    const bottom = -aboveLanes - (laneBottoms[place.lane] ?? 0);
    const align = place.side === "right" ? "left" : "right";
    lines.forEach((text, line) => {
      const y = bottom - (lines.length - line - 0.5) * lineHeight;
      scene.texts.push({ text, x: place.side === "right" ? place.from : place.to, y, align });
    });
    panels.forEach((panel, position) => {
      const y = position === 0 ? bottom - lines.length * lineHeight + 3 : panel.top;
      const course = { x, y, x2: x, y2: bottomOf(panel) };
      scene.rules.push({ ...course, colour: palette.darkGrey, width: 1.25, ...(dash ? { dash } : {}) });
    });
  }
}
