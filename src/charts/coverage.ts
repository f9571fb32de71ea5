import { addMonths, financialYearStart, monthStart, monthsOf } from "../values/period.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import type { CoverageChart, CoverageState } from "./model.ts";
import { drawMonthCell } from "./month-cell.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { emptyScene } from "./scene.ts";

const edge = 4;
const laneHeight = 10;
/** Room for the mark of an unusual month above its lane. */
const markRoom = 9;
const betweenLanes = 2;

const stateWords: readonly (readonly [CoverageState, string])[] = [
  ["whole", "Whole month"],
  ["part", "Part of the month"],
  ["missing", "No data held"],
];

/** Sources by month: a lane for each, its name above it, all on one axis of financial years. */
export function drawCoverage(chart: CoverageChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const width = options.width - 2 * edge;
  const all = chart.lanes.flatMap(({ months }) => months.map(({ month }) => month)).sort();
  const [first, last] = [all[0] ?? "2000-04", all.at(-1) ?? "2000-04"];
  const start = `${financialYearStart(monthStart(first))}-04`;
  // To the end of the last financial year, so that a year of a few months has room for its name.
  const months = monthsOf({ start: monthStart(start), end: `${financialYearStart(monthStart(last)) + 1}-03-01` });
  const position = new Map(months.map((month, index) => [month, index]));
  const cell = width / months.length;
  const gap = cell >= 5 ? 1 : 0;

  const key = layOutKey(keyOf(chart), width, metrics);
  let y = 0;
  for (const lane of chart.lanes) {
    const lines = metrics.fold(lane.label, width, textSize, 600);
    lines.forEach((text, index) => {
      scene.texts.push({ text, x: 0, y: y + (index + 0.5) * lineHeight, weight: 600 });
    });
    const room = lane.months.some(({ unusual }) => unusual) ? markRoom : 0;
    const top = y + lines.length * lineHeight + room;
    for (const { month, state, unusual } of lane.months) {
      const index = position.get(month);
      if (index === undefined) continue;
      const place = { x: index * cell + gap / 2, x2: (index + 1) * cell - gap / 2, y: top, y2: top + laneHeight };
      drawMonthCell(scene, place, state);
      if (unusual)
        scene.symbols.push({
          x: (index + 0.5) * cell,
          y: top - markRoom / 2,
          shape: "diamond",
          colour: palette.darkPink,
          size: 34,
        });
    }
    y = top + laneHeight + betweenLanes;
  }
  drawYearsBelow(scene, { first: start, months: months.length, cell, y, width }, metrics);
  return {
    width,
    height: y,
    padding: { left: edge, right: edge, top: edge + key.height + 4, bottom: lineHeight + 6 },
    scene: withKey(scene, key, metrics),
    panels: [],
  };
}

function withKey(
  scene: ReturnType<typeof emptyScene>,
  key: ReturnType<typeof layOutKey>,
  metrics: DrawingOptions["metrics"],
) {
  drawKey(scene, key, { x: 0, y: -key.height - 4 }, metrics);
  return scene;
}

/** Only what occurs is explained; what a whole month looks like always is. */
function keyOf({ lanes }: CoverageChart): KeyEntry[] {
  const months = lanes.flatMap((lane) => lane.months);
  return [
    ...stateWords
      .filter(([state]) => state === "whole" || months.some((month) => month.state === state))
      .map(([state, text]): KeyEntry => ({ text, sample: { kind: "month", state } })),
    ...(months.some(({ unusual }) => unusual)
      ? [
          {
            text: "Unusual: check with the provider",
            sample: { kind: "symbol", shape: "diamond", colour: palette.darkPink },
          } as const,
        ]
      : []),
  ];
}

/** A rule where each financial year begins, and its name under its months; the last and every second before it where they are too close. */
function drawYearsBelow(
  scene: ReturnType<typeof emptyScene>,
  axis: { first: string; months: number; cell: number; y: number; width: number },
  metrics: DrawingOptions["metrics"],
): void {
  const { first, months, cell, y } = axis;
  const years = months / 12;
  const named = Array.from({ length: years }, (_, index) => {
    const start = Number(addMonths(first, 12 * index).slice(0, 4));
    const text = `${start}/${String((start + 1) % 100).padStart(2, "0")}`;
    const from = index * 12 * cell;
    return { text, from, size: metrics.width(text, 12) };
  });
  const widest = Math.max(...named.map(({ size }) => size));
  const every = Math.max(1, Math.ceil((widest + 8) / (12 * cell)));
  named.forEach(({ text, from, size }, index) => {
    scene.rules.push({ x: from, y: 0, x2: from, y2: y + 4, colour: palette.grid });
    if ((named.length - 1 - index) % every !== 0) return;
    const x = Math.min(Math.max(from + 6 * cell, size / 2), axis.width - size / 2);
    scene.texts.push({ text, x, y: y + 4 + lineHeight / 2, align: "center", size: 12, colour: palette.soft });
  });
}
