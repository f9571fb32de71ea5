import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import type { CumulativeChart, Point } from "./model.ts";
import { decimalsFor, formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { zeroBasedScale } from "./scale.ts";
import { emptyScene } from "./scene.ts";
import { drawTarget, targetKey, targetLevels } from "./target.ts";
import { layOutTitle } from "./titles.ts";
import { gapWord } from "./words.ts";

const edge = 4;
const barGap = 3;

/** Pairs of bars from zero, last year beside this year, each with its number on top. */
export function drawCumulative(chart: CumulativeChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const width = options.width - 2 * edge;
  const height = options.width < 480 ? 165 : 185;
  const all: Point[] = [...chart.thisYear.points, ...chart.lastYear.points];
  const scale = zeroBasedScale([...all.flatMap((point) => numberOf(point) ?? []), ...targetLevels(chart.target)]);
  // Shares are no whole numbers.
  const decimals = decimalsFor(all.flatMap((point) => numberOf(point) ?? []));
  const groups = Math.max(chart.thisYear.points.length, chart.lastYear.points.length, 1);
  const scene = emptyScene();
  const key = layOutKey(cumulativeKey(chart, all), width, metrics);
  const title = layOutTitle(chart.valueTitle, width, metrics);
  const above = edge + key.height + title.height + 8 + lineHeight;
  drawKey(scene, key, { x: 0, y: edge - above }, metrics);
  title.draw(scene, { x: 0, y: edge - above + key.height + 3 });

  const group = width / groups;
  const bar = Math.min(70, (group * 0.78 - barGap) / 2);
  const series = [
    { points: chart.lastYear.points, colour: palette.quiet, offset: -bar - barGap / 2, weight: 400 },
    { points: chart.thisYear.points, colour: palette.darkBlue, offset: barGap / 2, weight: 600 },
  ] as const;
  for (const { points, colour, offset, weight } of series) {
    points.forEach((point, index) => {
      const x = (index + 0.5) * group + offset;
      const number = numberOf(point);
      const y = number === null ? height : height * (1 - number / scale.max);
      const provisional = number !== null && point.provisional === true;
      if (number !== null && number > 0)
        scene.boxes.push({
          x,
          y,
          x2: x + bar,
          y2: height,
          fill: provisional ? palette.paper : colour,
          ...(provisional ? { stroke: palette.darkBlue } : {}),
        });
      const text = number === null ? gapWord(point.state).mark : formatNumber(number, decimals);
      scene.texts.push({ text, x: x + bar / 2, y: y - 10, align: "center", weight });
    });
  }
  for (const level of targetLevels(chart.target)) drawTarget(scene, height * (1 - level / scale.max), width);
  scene.rules.push({ x: 0, y: height, x2: width, y2: height, colour: palette.axis });
  const labels = (
    chart.thisYear.points.length >= chart.lastYear.points.length ? chart.thisYear : chart.lastYear
  ).points.map((point) => metrics.fold(point.label, group - 8, textSize));
  labels.forEach((lines, index) => {
    lines.forEach((text, line) => {
      scene.texts.push({
        text,
        x: (index + 0.5) * group,
        y: height + 6 + (line + 0.5) * lineHeight,
        align: "center",
        colour: palette.soft,
      });
    });
  });
  const deepest = Math.max(1, ...labels.map((lines) => lines.length));
  return {
    width,
    height,
    padding: { left: edge, right: edge, top: above, bottom: 8 + deepest * lineHeight },
    scene,
    panels: [],
  };
}

function cumulativeKey(chart: CumulativeChart, all: readonly Point[]): KeyEntry[] {
  return [
    { text: chart.lastYear.label, sample: { kind: "box", colour: palette.quiet } },
    { text: chart.thisYear.label, sample: { kind: "box", colour: palette.darkBlue } },
    ...targetKey(chart.target),
    ...gapKey(all),
  ];
}
