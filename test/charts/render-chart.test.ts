import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { IndexedChart } from "../../src/charts/comparison-models.ts";
import type { ChartModel, TrendChart } from "../../src/charts/model.ts";
import { renderChart } from "../../src/charts/render-chart.ts";
import { addDays, addMonths } from "../../src/values/period.ts";
import { point } from "./points.ts";
import { outside, overlaps, readSvg } from "./read-svg.ts";
import {
  charts,
  contributions,
  cumulative,
  grid,
  months,
  rolling,
  sparkline,
  trend,
  trendWithGaps,
  years,
} from "./sample-charts.ts";

const render = (chart: ChartModel, width?: number) =>
  renderChart(chart, { idPrefix: "a", alt: "made up", ...(width === undefined ? {} : { width }) });

describe.each(Object.entries(charts))("%s", (name, chart) => {
  const widths = name === "sparkline" ? [92] : [680, 340];

  it.each(widths)("keeps its words apart and inside the frame at %i px, none under 12 px", async (width) => {
    const drawing = await readSvg(await render(chart, width));
    expect(drawing.width).toBe(width);
    expect(drawing.texts.length).toBeGreaterThan(name === "sparkline" ? -1 : 6);
    expect(overlaps(drawing.texts)).toEqual([]);
    expect(outside(drawing)).toEqual([]);
    expect(drawing.texts.every((item) => item.size >= 12)).toBe(true);
  });

  it("is one labelled image without anything of its own to read, run or fetch", async () => {
    const svg = await renderChart(chart, { idPrefix: "p", alt: `Up <b>"4"</b> & 'more'` });
    expect(svg.match(/role=/g)).toHaveLength(1);
    expect(svg.match(/aria-[a-z]+=/g)).toHaveLength(1);
    expect(svg).toContain('role="img" aria-label="Up &lt;b&gt;&quot;4&quot;&lt;/b&gt; &amp; &#39;more&#39;"');
    expect(svg).not.toMatch(/<script|<style|<image|<title|href=|\son\w+=|NaN|undefined|url\((?!#p-)/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toContain("://");
    for (const [, id] of svg.matchAll(/\sid="([^"]+)"/g)) expect(id).toMatch(/^p-\d+$/);
  });

  it("is the same twice, and alters nothing of the model", async () => {
    const before = JSON.stringify(chart);
    const first = await render(chart);
    await render(trend);
    expect(await render(chart)).toBe(first);
    expect(JSON.stringify(chart)).toBe(before);
  });
});

describe("words", () => {
  const wordsOf = async (chart: ChartModel, width?: number) =>
    (await readSvg(await render(chart, width))).texts.map((item) => item.text);

  it("names the mean and the limits beside their lines, or in the key of a narrow chart", async () => {
    for (const width of [680, 340])
      expect(await wordsOf(trend, width)).toEqual(
        expect.arrayContaining(["Mean 15.0", "Upper limit 19.0", "Lower limit 11.1"]),
      );
  });

  it("names below a course nothing shorter than its numbers are of", async () => {
    const course = (months: number): IndexedChart => ({
      kind: "indexed",
      series: [
        {
          label: "Hackney",
          points: Array.from({ length: 24 / months }, (_, index) => ({
            ...point(`p${index}`, 100 + index),
            from: addMonths("2014-04", index * months),
            to: addMonths("2014-04", (index + 1) * months - 1),
          })),
        },
      ],
      baseTitle: "2014/15 = 100",
      events: [],
      breaks: [],
    });
    const below = async (months: number) =>
      (await wordsOf(course(months))).filter((word) => /^(Q\d|[A-Z][a-z]{2}|20.*\/\d\d)$/.test(word));
    expect(await below(12)).toEqual(["2014/15", "2015/16"]);
    expect(await below(3)).toEqual(["Q1", "Q2", "Q3", "Q4", "Q1", "Q2", "Q3", "Q4", "2014/15", "2015/16"]);
    expect((await below(1))[0]).not.toBe("2014/15");
  });

  it("writes thousands with commas, and signs with a plus or a true minus", async () => {
    expect(await wordsOf(cumulative)).toEqual(expect.arrayContaining(["1,101", "2,000"]));
    expect(await wordsOf(contributions)).toEqual(expect.arrayContaining(["+265", "−12"]));
  });

  it("says what is withheld and what is not available, and never draws either as 0", async () => {
    const words = await wordsOf(trendWithGaps);
    expect(words.filter((word) => word === "[c]")).toHaveLength(3);
    expect(words.filter((word) => word === "[x]")).toHaveLength(3);
    expect(words).toContain("withheld to protect people");
    expect(await wordsOf(contributions)).toContain("[c]");
    expect(await wordsOf(cumulative)).toContain("[x]");
    expect(await wordsOf(grid)).toContain("[c]");
    expect(await wordsOf(years)).toEqual(expect.arrayContaining(["[c]", "[x]"]));
  });

  it("names the points that the text names", async () => {
    expect(await wordsOf(rolling)).toContain("40 in the 12 months to May 2014");
  });
});

describe("gaps", () => {
  it("break the line: as many pieces as there are runs of two months or more", async () => {
    const svg = await render({
      ...trendWithGaps,
      points: months("2019-04", [5, 6, "c", 7, 8, undefined, 9, 9, 9, 9, 9, 9]),
    });
    const line = /<path d="([^"]*)" stroke="#12436D"/i.exec(svg)?.[1] ?? "";
    expect(line.match(/M/g)).toHaveLength(3);
  });

  it("leave a lonely month visible, and a missing last month without a mark", async () => {
    const lonely = await render({
      kind: "sparkline",
      points: [3, undefined, 4, undefined].map((n, i) => point(`f${i}`, n)),
    });
    expect(lonely).not.toContain("#F46A25");
    expect(lonely.match(/fill="#12436D"/g)).toHaveLength(2);
    expect(await render(sparkline)).toContain("#F46A25");
  });

  it("show the shape of a sparkline over its own range, however far from zero", async () => {
    const svg = await render({
      kind: "sparkline",
      points: [1000, 1010, 990, 1005].map((n, index) => point(`f${index}`, n)),
    });
    const line = /<path d="([^"]*)" stroke="#12436D"/i.exec(svg)?.[1] ?? "";
    const heights = [...line.matchAll(/[ML][\d.]+,([\d.]+)/g)].map((match) => Number(match[1]));
    expect(heights).toHaveLength(4);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(15);
  });

  it("name a line at its end only when it ends where the chart does", async () => {
    const short = { ...years, thisYear: { ...years.thisYear, points: years.thisYear.points.slice(0, 6) } };
    const named = async (chart: ChartModel, label: string): Promise<number> =>
      (await readSvg(await render(chart))).texts.filter(({ text }) => text === label).length;
    expect([await named(years, "2019/20"), await named(years, "2018/19")]).toEqual([2, 2]);
    expect([await named(short, "2019/20"), await named(short, "2018/19")]).toEqual([1, 2]);
  });

  it.each(["trend", "years", "rolling", "pair", "cumulative", "contributions", "grid", "sparkline"])(
    "may be all there is: %s",
    async (kind) => {
      const svg = await render(withoutNumbers(charts[kind] ?? trend));
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      const drawing = await readSvg(svg);
      expect(overlaps(drawing.texts)).toEqual([]);
      expect(outside(drawing)).toEqual([]);
    },
  );
});

describe("events", () => {
  it("two in one month keep their labels apart, at the right edge and in the middle", async () => {
    for (const [first, second] of [
      ["2020-03-20", "2020-03-23"],
      ["2018-09-29", "2018-10-01"],
      ["2017-04-01", "2017-04-02"],
    ] as const) {
      const drawing = await readSvg(
        await render({
          ...trend,
          events: [
            { date: first, label: "Venues closed by law" },
            { date: second, label: "First national lockdown begins" },
          ],
        }),
      );
      expect(overlaps(drawing.texts)).toEqual([]);
      expect(drawing.texts.map((item) => item.text)).toEqual(
        expect.arrayContaining(["Venues closed by law", "First national lockdown begins"]),
      );
    }
  });

  it("outside the months shown are left out", async () => {
    const drawing = await readSvg(
      await render({ ...trend, events: [{ date: "2021-01-05", label: "Third lockdown" }] }),
    );
    expect(drawing.texts.map((item) => item.text)).not.toContain("Third lockdown");
  });

  it("any four, with any words, never meet and never leave the frame", async () => {
    const mark = fc.record({
      date: fc.integer({ min: 0, max: 1095 }).map((days) => addDays("2017-04-01", days)),
      label: fc
        .array(
          fc.constantFrom("Lockdown", "Venues closed", "New recording system", "23 March 2020", "Žižkov & <others>"),
          { minLength: 1, maxLength: 5 },
        )
        .map((words) => words.join(" ")),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(mark, { maxLength: 4 }), fc.constantFrom(680, 340), async (events, width) => {
        const chart: TrendChart = { ...trend, events, breaks: [] };
        const drawing = await readSvg(await render(chart, width));
        expect(overlaps(drawing.texts)).toEqual([]);
        expect(outside(drawing)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

function withoutNumbers(chart: ChartModel): ChartModel {
  return JSON.parse(
    JSON.stringify(chart).replace(/"state":"value","number":-?[\d.]+/g, '"state":"suppressed"'),
  ) as ChartModel;
}
