import type { RankedChart } from "./comparison-models.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import { formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { namedRows } from "./rows.ts";
import { zeroBasedScale } from "./scale.ts";
import { emptyScene } from "./scene.ts";
import { layOutTitle } from "./titles.ts";
import { gapWord } from "./words.ts";

const edge = 4;
const valueGap = 12;
const referenceDash = [6, 4];

/** A dot for each area with the interval through it, in the order given; its number stands at the right. */
export function drawRanked(chart: RankedChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const width = options.width - 2 * edge;
  const names = chart.rows.map(({ label, focus }) => ({ text: label, strong: focus === true }));
  const rows = namedRows(names, options.width * 0.36, 22, metrics);
  const texts = chart.rows.map((row) => {
    const number = numberOf(row);
    return number === null ? gapWord(row.state).mark : formatNumber(number, chart.decimals);
  });
  const valueRoom = Math.ceil(Math.max(0, ...texts.map((text) => metrics.width(text, textSize, 600)))) + valueGap;
  const left = rows.room;
  const room = width - left - valueRoom;

  const reference = chart.reference ? numberOf(chart.reference) : null;
  const reached = chart.rows.flatMap((row) =>
    [row, row.lower, row.upper].flatMap((one) => (one && numberOf(one)) ?? []),
  );
  const scale = zeroBasedScale([...reached, ...(reference === null ? [] : [reference])], room < 240 ? 3 : 5);
  const xOf = (number: number): number => left + (number / scale.max) * room;

  const key = layOutKey(rankedKey(chart), width, metrics);
  const title = layOutTitle(chart.valueTitle, width, metrics);
  const above = edge + key.height + title.height + 4;
  drawKey(scene, key, { x: 0, y: edge - above }, metrics);
  title.draw(scene, { x: 0, y: -title.height - 2 });

  rows.draw(scene);
  for (const tick of scale.ticks) {
    const x = xOf(tick);
    scene.rules.push({ x, y: 0, x2: x, y2: rows.height, colour: tick === 0 ? palette.axis : palette.grid });
    const text = formatNumber(tick, scale.decimals);
    scene.texts.push({ text, x, y: rows.height + 5 + lineHeight / 2, align: "center", colour: palette.soft });
  }
  if (reference !== null) {
    const x = xOf(reference);
    scene.rules.push({ x, y: 0, x2: x, y2: rows.height, colour: palette.darkGrey, width: 1.5, dash: referenceDash });
  }
  chart.rows.forEach((row, index) => {
    const y = rows.rows[index]?.middle ?? 0;
    const number = numberOf(row);
    const [lower, upper] = [row.lower, row.upper].map((one) => (one ? numberOf(one) : null));
    const colour = row.focus ? palette.darkBlue : palette.axis;
    if (number !== null && lower !== null && lower !== undefined && upper !== null && upper !== undefined)
      scene.rules.push({ x: xOf(lower), y, x2: xOf(upper), y2: y, colour, width: row.focus ? 3 : 2 });
    if (number !== null)
      scene.symbols.push({
        x: xOf(number),
        y,
        shape: row.focus ? "diamond" : "circle",
        colour,
        size: row.focus ? 110 : 64,
      });
    scene.texts.push({ text: texts[index] ?? "", x: width, y, align: "right", weight: row.focus ? 600 : 400 });
  });
  return {
    width,
    height: rows.height,
    padding: { left: edge, right: edge, top: above, bottom: 5 + lineHeight + edge },
    scene,
    panels: [],
  };
}

function rankedKey(chart: RankedChart): KeyEntry[] {
  const { reference, intervalTitle } = chart;
  const line = (text: string, colour: string, dash?: readonly number[]): KeyEntry => ({
    text,
    sample: { kind: "line", colour, ...(dash ? { dash } : { symbol: "circle" }) },
  });
  return [
    ...(intervalTitle === undefined ? [] : [line(intervalTitle, palette.axis)]),
    ...(reference && numberOf(reference) !== null ? [line(reference.label, palette.darkGrey, referenceDash)] : []),
    ...gapKey(chart.rows),
  ];
}
