import type { Drawing, DrawingOptions } from "./compose.ts";
import { numberOf } from "./gaps.ts";
import { hatchBox } from "./hatch.ts";
import { drawKey, layOutKey } from "./key.ts";
import { areaShade, classKey, nameList } from "./map-classes.ts";
import type { TileMapChart } from "./map-models.ts";
import { formatNumber } from "./numbers.ts";
import { palette, textSize } from "./palette.ts";
import { emptyScene } from "./scene.ts";
import { layOutTitle } from "./titles.ts";
import { gapWord } from "./words.ts";

const edge = 4;
const nameSize = 12;
const nameLine = 13;
const widestTile = 134;

/** Equal tiles, since a ward's area says nothing of how many live there: name and number on a shade of its class. */
export function drawTileMap(chart: TileMapChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const whole = options.width - 2 * edge;
  const columns = Math.max(1, ...chart.areas.map(({ column }) => column + 1));
  const rows = Math.max(1, ...chart.areas.map(({ row }) => row + 1));
  const tile = Math.min(widestTile, whole / columns);
  const left = (whole - tile * columns) / 2;
  // All names in full or all short: a mixture would look like a mark of its own.
  const full = chart.areas.map(({ label }) => metrics.wrap(label, tile - 6, nameSize));
  const fits = full.flat().every((line) => metrics.width(line, nameSize) <= tile - 6);
  const tall = (fits ? Math.max(...full.map((lines) => lines.length)) + 1 : 2) * nameLine + 8;

  const key = layOutKey(classKey(chart.areas, chart.classes), whole, metrics);
  const title = layOutTitle(chart.valueTitle, whole, metrics);
  const above = edge + title.height + key.height + 8;
  title.draw(scene, { x: 0, y: edge - above });
  drawKey(scene, key, { x: 0, y: edge - above + title.height }, metrics);
  chart.areas.forEach((area, index) => {
    const shade = areaShade(area, chart.classes);
    const [x, y] = [left + area.column * tile, area.row * tall];
    const box = { x: x + 1, x2: x + tile - 1, y: y + 1, y2: y + tall - 1 };
    scene.boxes.push({ ...box, fill: shade.fill, stroke: palette.axis });
    if (shade.hatch) scene.rules.push(...hatchBox(box, shade.hatch));
    const number = numberOf(area);
    const lines = fits ? (full[index] ?? []) : [area.short];
    const value = number === null ? gapWord(area.state).mark : formatNumber(number, chart.decimals);
    const block = (lines.length + 1) * nameLine;
    const middle = x + tile / 2;
    [...lines, value].forEach((text, line) => {
      scene.texts.push({
        text,
        x: middle,
        y: y + (tall - block) / 2 + (line + 0.5) * nameLine,
        align: "center",
        size: line === lines.length ? textSize : nameSize,
        weight: line === lines.length ? 600 : 400,
        colour: shade.words,
      });
    });
  });
  const height = rows * tall;
  const list = nameList(fits ? [] : chart.areas.map(({ short, label }) => [short, label]), whole, metrics);
  drawKey(scene, list.key, { x: 0, y: height + 10 }, metrics);
  return {
    width: whole,
    height,
    padding: { left: edge, right: edge, top: above, bottom: list.room + edge },
    scene,
    panels: [],
  };
}
