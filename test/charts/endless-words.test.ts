import { describe, expect, it } from "vitest";
import type { ChartModel } from "../../src/charts/model.ts";
import { renderChart } from "../../src/charts/render-chart.ts";
import { outside, overlaps, readSvg } from "./read-svg.ts";
import { charts } from "./sample-charts.ts";

const endless = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".repeat(5);

/** Every label and title one word of 290 letters. Names of years, hours and ages, and what is said of a low or a high, are ours, and ids are no words. */
const withEndlessWords = (chart: ChartModel): ChartModel =>
  JSON.parse(
    JSON.stringify(chart, (key, value: unknown) =>
      typeof value === "string" && (key === "label" || /Title$/.test(key)) && !isOurs(chart, key) ? endless : value,
    ),
  ) as ChartModel;

const isOurs = (chart: ChartModel, key: string): boolean =>
  key === "totalTitle" ||
  (key === "label" && ["years", "weeks", "rolling", "cumulative", "grid", "age-matrix"].includes(chart.kind));

describe.each(Object.entries(charts).filter(([name]) => name !== "sparkline"))("%s", (_name, chart) => {
  it.each([680, 340])("keeps a word of 290 letters inside the frame and off its neighbours at %i px", async (width) => {
    const drawing = await readSvg(await renderChart(withEndlessWords(chart), { idPrefix: "e", alt: "long", width }));
    expect(outside(drawing)).toEqual([]);
    expect(overlaps(drawing.texts)).toEqual([]);
  });
});
