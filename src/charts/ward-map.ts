import polylabel from "polylabel";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { hatchLines } from "./hatch.ts";
import { drawKey, layOutKey } from "./key.ts";
import { areaShade, classKey, nameList } from "./map-classes.ts";
import type { WardMapChart } from "./map-models.ts";
import { boxInside, type PixelPolygons, projectShapes } from "./map-shapes.ts";
import { palette } from "./palette.ts";
import { backLayers, emptyScene, type Layer, type Scene } from "./scene.ts";
import { isCompact } from "./time-frame.ts";
import { layOutTitle } from "./titles.ts";

const edge = 4;
const nameSize = 12;
const nameLine = 14;

/** Wards in their shapes, shaded by class. A ward too small for its name bears a number, which the list below explains. */
export function drawWardMap(chart: WardMapChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const width = options.width - 2 * edge;
  const shapes = chart.areas.map(({ polygons }) => polygons);
  const { pixels, height } = projectShapes(shapes, width, isCompact(options) ? 360 : 520);

  const key = layOutKey(classKey(chart.areas, chart.classes), width, metrics);
  const title = layOutTitle(chart.valueTitle, width, metrics);
  const above = edge + title.height + key.height + 8;
  title.draw(scene, { x: 0, y: edge - above });
  drawKey(scene, key, { x: 0, y: edge - above + title.height }, metrics);

  const numbered: [mark: string, name: string][] = [];
  chart.areas.forEach((area, index) => {
    const shade = areaShade(area, chart.classes);
    const own = pixels[index] ?? [];
    const named = nameInside(scene, area.label, own, shade.words, metrics);
    if (named) return;
    const number = String(numbered.length + 1);
    numbered.push([number, area.label]);
    nameAtPole(scene, number, own, shade.words);
  });
  const list = nameList(numbered, width, metrics);
  drawKey(scene, list.key, { x: 0, y: height + 10 }, metrics);
  return {
    width,
    height,
    padding: { left: edge, right: edge, top: above, bottom: list.room + edge },
    scene,
    panels: chart.areas.flatMap((area, index) => {
      const [own, shade] = [pixels[index] ?? [], areaShade(area, chart.classes)];
      // Over the shape, which would hide what is drawn before it.
      const hatched = { ...emptyScene(), rules: shade.hatch ? hatchLines(own, shade.hatch) : [] };
      return [shapeLayer(own, shade.fill), ...backLayers(hatched)];
    }),
  };
}

/** Drawn in pixels: the shapes are projected already. */
function shapeLayer(polygons: PixelPolygons, fill: string): Layer {
  return {
    data: { values: [{ type: "Feature", geometry: { type: "MultiPolygon", coordinates: polygons } }] },
    projection: { type: "identity", scale: 1, translate: [0, 0] },
    mark: { type: "geoshape", fill, stroke: palette.axis, strokeWidth: 1, strokeJoin: "round" },
  };
}

/** The place in the largest part of a ward that is furthest from its boundary. */
function poleOf(polygons: PixelPolygons): { x: number; y: number; distance: number } {
  const poles = polygons.map((rings) => {
    const pole = polylabel(rings, 0.5);
    return { x: pole[0] ?? 0, y: pole[1] ?? 0, distance: pole.distance };
  });
  return poles.reduce((best, pole) => (pole.distance > best.distance ? pole : best), { x: 0, y: 0, distance: 0 });
}

function nameInside(
  scene: Scene,
  name: string,
  polygons: PixelPolygons,
  colour: string,
  metrics: DrawingOptions["metrics"],
): boolean {
  const pole = poleOf(polygons);
  for (const most of [400, 100, 70, 50]) {
    const lines = metrics.wrap(name, most, nameSize);
    const width = Math.max(0, ...lines.map((line) => metrics.width(line, nameSize)));
    const height = lines.length * nameLine;
    const box = { left: pole.x - width / 2 - 2, top: pole.y - height / 2, width: width + 4, height };
    if (!boxInside(box, polygons)) continue;
    lines.forEach((text, line) => {
      const y = box.top + (line + 0.5) * nameLine;
      scene.texts.push({ text, x: pole.x, y, align: "center", size: nameSize, colour });
    });
    return true;
  }
  return false;
}

function nameAtPole(scene: Scene, number: string, polygons: PixelPolygons, colour: string): void {
  const { x, y } = poleOf(polygons);
  scene.texts.push({ text: number, x, y, align: "center", size: nameSize, weight: 600, colour });
}
