import type { FunnelChart } from "./comparison-models.ts";
import type { Drawing, DrawingOptions } from "./compose.ts";
import { gapKey, numberOf } from "./gaps.ts";
import { drawKey, type KeyEntry, layOutKey } from "./key.ts";
import { limitDash } from "./limits.ts";
import { formatNumber } from "./numbers.ts";
import { lineHeight, palette, textSize } from "./palette.ts";
import { bottomOf, type Dot, lineLayer, type Panel, panelLayer, xAt, yAt } from "./panel.ts";
import { type Box, leaderTo, overlap, placeBeside, type Spot } from "./place.ts";
import { zeroBasedScale } from "./scale.ts";
import { emptyScene, type Scene, type SceneSymbol } from "./scene.ts";
import { isCompact } from "./time-frame.ts";
import { layOutTitle } from "./titles.ts";

const edge = 4;
const outerDash = [2, 3];

type Area = FunnelChart["areas"][number];

/** Each area at its size and rate between limits that narrow with size; areas outside them, and the one in focus, are named. */
export function drawFunnel(chart: FunnelChart, options: DrawingOptions): Drawing {
  const { metrics } = options;
  const scene = emptyScene();
  const drawn = chart.areas.flatMap((area) => {
    const [size, rate] = [numberOf(area.size), numberOf(area.rate)];
    return size === null || rate === null ? [] : [{ area, size, rate }];
  });
  const centre = numberOf(chart.centre);
  const scale = zeroBasedScale([
    ...drawn.map(({ rate }) => rate),
    ...chart.limits.map(({ outer }) => outer[1]).slice(-Math.ceil(chart.limits.length * 0.8)),
    ...(centre === null ? [] : [centre]),
  ]);
  const sizes = zeroBasedScale([...drawn.map(({ size }) => size), ...chart.limits.map(({ size }) => size)], 4);
  const ticks = scale.ticks.map((tick) => metrics.width(formatNumber(tick, scale.decimals), textSize));
  const left = Math.ceil(Math.max(0, ...ticks)) + 10 + edge;
  const right = Math.ceil(metrics.width(formatNumber(sizes.max, sizes.decimals), textSize) / 2) + edge;
  const width = options.width - left - right;
  const height = isCompact(options) ? 210 : 250;
  const panel: Panel = { name: "funnel", top: 0, width, height, units: sizes.max, scale };

  const key = layOutKey(funnelKey(chart), options.width - 2 * edge, metrics);
  const title = layOutTitle(chart.valueTitle, options.width - 2 * edge, metrics);
  const above = edge + key.height + 6 + title.height + 4;
  drawKey(scene, key, { x: edge - left, y: edge - above }, metrics);
  title.draw(scene, { x: edge - left, y: -title.height - 4 });
  drawSizes(scene, panel, sizes);
  const sizeTitle = layOutTitle(chart.sizeTitle, options.width - 2 * edge, metrics);
  sizeTitle.draw(scene, { x: edge - left, y: height + 7 + lineHeight });
  if (centre !== null) {
    const y = yAt(panel, centre);
    scene.rules.push({ x: 0, y, x2: width, y2: y, colour: palette.darkGrey, width: 1.25 });
  }
  const symbols = drawn.map(({ area, size, rate }) => ({
    area,
    symbol: { x: xAt(panel, size), y: yAt(panel, rate), ...symbolOf(area) },
  }));
  scene.symbols.push(...symbols.map(({ symbol }) => symbol));
  nameOutside(scene, panel, symbols, courseOf(chart, panel), metrics);
  return {
    width,
    height,
    padding: { left, right, top: above, bottom: 7 + lineHeight + sizeTitle.height + edge },
    scene,
    panels: [panelLayer(panel, limitLayers(chart, panel))],
  };
}

/** Above the top of the axis, where small sizes send it, a limit is not drawn. */
const curveOf = (chart: FunnelChart, panel: Panel, limit: "inner" | "outer", side: 0 | 1): Dot[] =>
  chart.limits.map((at) => {
    const number = at[limit][side];
    return { unit: at.size, number: number > panel.scale.max ? null : Math.max(0, number) };
  });

/** Where the limits run, for labels to keep clear of. */
const courseOf = (chart: FunnelChart, panel: Panel): Spot[] =>
  (["inner", "outer"] as const)
    .flatMap((limit) => ([0, 1] as const).flatMap((side) => curveOf(chart, panel, limit, side)))
    .flatMap(({ unit, number }) => (number === null ? [] : [{ x: xAt(panel, unit), y: yAt(panel, number) }]));

function limitLayers(chart: FunnelChart, panel: Panel) {
  const style = (dash: readonly number[]) => ({ colour: palette.darkGrey, width: 1.25, dash });
  return ([0, 1] as const).flatMap((side) => [
    lineLayer(panel, curveOf(chart, panel, "inner", side), style(limitDash)),
    lineLayer(panel, curveOf(chart, panel, "outer", side), style(outerDash)),
  ]);
}

function drawSizes(scene: Scene, panel: Panel, sizes: ReturnType<typeof zeroBasedScale>): void {
  const bottom = bottomOf(panel);
  scene.rules.push({ x: 0, y: bottom, x2: panel.width, y2: bottom, colour: palette.axis });
  for (const tick of sizes.ticks) {
    const x = xAt(panel, tick);
    scene.rules.push({ x, y: bottom, x2: x, y2: bottom + 5, colour: palette.axis });
    const text = formatNumber(tick, sizes.decimals);
    scene.texts.push({ text, x, y: bottom + 7 + lineHeight / 2, align: "center", colour: palette.soft });
  }
}

function symbolOf(area: Area): Omit<SceneSymbol, "x" | "y"> {
  const size = area.focus ? 130 : 60;
  if (area.place === "outside-outer") return { shape: "square", colour: palette.darkPink, size };
  if (area.place === "outside-inner") return { shape: "triangle-up", colour: palette.orange, size };
  return { shape: "circle", colour: area.focus ? palette.darkBlue : palette.axis, size };
}

/** Names stand clear of symbols and of each other; what finds no room of its own is left to the table. */
function nameOutside(
  scene: Scene,
  panel: Panel,
  symbols: readonly { readonly area: Area; readonly symbol: SceneSymbol }[],
  curves: readonly Spot[],
  metrics: DrawingOptions["metrics"],
): void {
  const bounds = { left: 2, right: panel.width - 2, top: 2, bottom: bottomOf(panel) - 2 };
  const spots = symbols.map(({ symbol }) => ({ x: symbol.x, y: symbol.y }));
  const taken: Box[] = [];
  const wanted = symbols.filter(({ area }) => area.focus || area.place !== "within");
  wanted.sort((a, b) => Number(b.area.focus === true) - Number(a.area.focus === true));
  for (const { area, symbol } of wanted) {
    const weight = area.focus ? 600 : 400;
    const width = metrics.width(area.label, textSize, weight);
    if (width > panel.width - 4) continue;
    const others = spots.filter((spot) => spot.x !== symbol.x || spot.y !== symbol.y);
    const box = placeBeside(symbol, { width, height: 16 }, bounds, {
      course: [],
      spots: [...others, ...curves],
      taken,
    });
    if (taken.some((other) => overlap(other, box))) continue;
    taken.push(box);
    const leader = leaderTo(symbol, box);
    if (leader) scene.rules.push({ ...leader, colour: palette.axis });
    scene.texts.push({ text: area.label, x: box.left, y: box.top + 8, weight });
  }
}

function funnelKey(chart: FunnelChart): KeyEntry[] {
  const dashed = (text: string, dash: readonly number[]): KeyEntry => ({
    text,
    sample: { kind: "line", colour: palette.darkGrey, dash },
  });
  return [
    ...(numberOf(chart.centre) === null
      ? []
      : [{ text: chart.centre.label, sample: { kind: "line", colour: palette.darkGrey } } as const]),
    dashed(chart.innerTitle, limitDash),
    dashed(chart.outerTitle, outerDash),
    ...gapKey(chart.areas.flatMap(({ size, rate }) => [size, rate])),
  ];
}
