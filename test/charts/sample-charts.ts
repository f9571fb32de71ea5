import type {
  ChartModel,
  ContributionChart,
  CoverageChart,
  CumulativeChart,
  GridChart,
  MonthPoint,
  PairChart,
  RollingChart,
  SparklineChart,
  TrendChart,
  WeeksChart,
  YearsChart,
} from "../../src/charts/model.ts";
import { addDays, addMonths } from "../../src/values/period.ts";
import { ageMatrix, funnel, indexed, ranked } from "./comparison-charts.ts";
import { tileMap, wardMap } from "./map-charts.ts";
import { point, wander } from "./points.ts";

/** Made-up charts of every kind, with the things that make charts hard: gaps, near events, long words. */

/** Months from `first`; `undefined` is a missing month, `"c"` a withheld one. */
export function months(first: string, numbers: readonly (number | undefined | "c")[], name = "made-up"): MonthPoint[] {
  return numbers.map((number, index): MonthPoint => {
    const month = addMonths(first, index);
    const figure = `${name}/hackney/${month}/count`;
    if (number === "c") return { figure, month, state: "suppressed", signal: "none" };
    return { ...point(figure, number), month, signal: "none" };
  });
}

const perNight = wander(36, 15, 1.6).map((number, index) =>
  index >= 24 && index < 32 ? Number((number + 5.4).toFixed(1)) : number,
);

export const trend: TrendChart = {
  kind: "trend",
  points: months("2017-04", perNight, "nte-crime-and-asb").map((item, index) => ({
    ...item,
    signal: index >= 24 && index < 32 ? ((item.number ?? 0) > 20 ? "outside-limits" : "shift") : "none",
    ...(index === 35 ? { provisional: true } : {}),
  })),
  limits: { mean: 15.04, lower: 11.1, upper: 19.04, decimals: 1, trial: false },
  events: [
    { date: "2020-03-20", label: "Venues closed, 20 March 2020" },
    { date: "2020-03-23", label: "First national lockdown, 23 March 2020" },
  ],
  breaks: [{ date: "2018-04-01", label: "Recording of ASB changed" }],
  shaded: { from: "2020-01", to: "2020-03", label: "2019/20 Quarter 4" },
  valueTitle: "Incidents per Friday or Saturday night",
};

export const trendWithGaps: TrendChart = {
  kind: "trend",
  points: months("2019-01", [12, 14, "c", "c", 11, undefined, undefined, 13, 12, "c", 15, undefined, 14, 13, 12]),
  events: [],
  breaks: [],
  shaded: { from: "2020-01", to: "2020-03", label: "2019/20 Quarter 4" },
  valueTitle: "Victims a month",
};

export const years: YearsChart = {
  kind: "years",
  breaks: [],
  thisYear: { label: "2019/20", points: months("2019-04", [22, 25, 31, 28, 30, "c", 27, 33, 29, 35, undefined, 31]) },
  lastYear: { label: "2018/19", points: months("2018-04", [20, 24, 26, 29, 27, 25, 28, 26, 30, 31, 28, 30]) },
  valueTitle: "Incidents a month",
};

const weekStarts = Array.from({ length: 24 }, (_unused, week) => addDays("2019-12-30", 7 * week));
const weekly = (numbers: readonly number[], back: number) =>
  weekStarts.map((week, index) => ({
    ...(index === 20
      ? { figure: "made-up/withheld", state: "suppressed" as const }
      : point(`made-up/${back}/${week}`, numbers[index])),
    week,
  }));

export const weeks: WeeksChart = {
  kind: "weeks",
  thisYear: {
    label: "2019 to 2020",
    points: weekly(
      wander(24, 30, 5).map((number, index) => Math.round(index < 12 ? number : number / 2)),
      0,
    ),
  },
  lastYear: { label: "2018 to 2019", points: weekly(wander(24, 30, 4).map(Math.round), 1) },
  events: [{ date: "2020-03-23", label: "First national lockdown, 23 March 2020" }],
  breaks: [],
  valueTitle: "Offences",
};

export const rolling: RollingChart = {
  kind: "rolling",
  points: months(
    "2014-03",
    Array.from({ length: 73 }, (_, index) =>
      Math.round(
        58 + 14 * Math.sin(index / 9) - (index > 60 ? (index - 60) * 1.1 : 0) - (index < 4 ? 22 - index * 3 : 0),
      ),
    ),
    "knife-injury-under-25",
  ),
  named: [
    { month: "2020-03", label: "41 in the 12 months to March 2020" },
    { month: "2014-05", label: "40 in the 12 months to May 2014" },
  ],
  target: { ...point("target", 35), label: "Target: 35 or fewer in the year to March 2020" },
  events: [{ date: "2020-03-23", label: "First national lockdown" }],
  breaks: [],
  valueTitle: "Victims in the 12 months to each month",
};

export const contributions: ContributionChart = {
  kind: "contributions",
  bars: [
    { ...point("a", 265), label: "Theft" },
    { ...point("b", 100), label: "Robbery" },
    { ...point("c", 41), label: "Drugs" },
    { ...point("d", 29), label: "Antisocial behaviour" },
    { ...point("e", 18), label: "Other recorded offences, including criminal damage and public order" },
    { figure: "f", state: "suppressed", label: "Sexual offences" },
    { ...point("g", -12), label: "Violence with and without injury" },
  ],
};

const nights = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const hours = Array.from({ length: 24 }, (_, index) => String((index + 6) % 24).padStart(2, "0"));

export const grid: GridChart = {
  kind: "grid",
  rows: nights.map((label) => ({ id: label.toLowerCase(), label })),
  columns: hours.map((id) => ({ id, label: id })),
  cells: nights.flatMap((night, row) =>
    hours.map((hour, column) => {
      const late = Math.exp(-((column - 18.5) ** 2) / 9);
      const number = Math.round(6 + late * (row === 4 || row === 5 ? 124 : 40) + ((row * 7 + column * 3) % 5));
      const cell = { row: night.toLowerCase(), column: hour };
      if (row === 0 && column === 3) return { ...cell, figure: "x", state: "suppressed" as const };
      return { ...cell, ...point("y", row === 6 && column < 2 ? 0 : number) };
    }),
  ),
  columnTitle: "Hour starting; each night runs on past midnight",
  rowTitle: "Night",
};

export const sparkline: SparklineChart = {
  kind: "sparkline",
  points: [...wander(10, 60, 20), undefined, 55, undefined, ...wander(11, 70, 12)].map((number, index) =>
    point(`s${index}`, number),
  ),
};

export const pair: PairChart = {
  kind: "pair",
  upper: {
    title: "Referrals to the domestic abuse service",
    points: months("2018-04", [...wander(24, 105, 12), 150, 168].map(Math.round), "da-referrals"),
    valueTitle: "Referrals a month",
  },
  lower: {
    title: "Police-recorded domestic abuse offences",
    points: months(
      "2018-04",
      [...wander(24, 240, 22), 205, "c"].map((n) => (n === "c" ? "c" : Math.round(Number(n)))),
      "da-police-reports",
    ),
    valueTitle: "Offences a month",
  },
  events: [{ date: "2020-03-23", label: "First national lockdown" }],
  breaks: [],
};

export const cumulative: CumulativeChart = {
  kind: "cumulative",
  thisYear: {
    label: "2019/20",
    points: [548, 1101, 1638, 2000].map((n, i) => ({
      ...point(`t${i}`, n),
      label: i === 0 ? "Quarter 1" : `Quarters 1 to ${i + 1}`,
    })),
  },
  lastYear: {
    label: "2018/19",
    points: [400, 798, 1190, undefined].map((n, i) => ({
      ...point(`l${i}`, n),
      label: i === 0 ? "Quarter 1" : `Quarters 1 to ${i + 1}`,
    })),
  },
  valueTitle: "Incidents since 1 April",
};

const heldFrom = (first: string, states: string): CoverageChart["lanes"][number]["months"] =>
  [...states].map((sign, index) => ({
    month: addMonths(first, index),
    state: sign === "p" ? "part" : sign === "-" ? "missing" : "whole",
    ...(sign === "!" ? { unusual: true as const } : {}),
  }));

export const coverage: CoverageChart = {
  kind: "coverage",
  lanes: [
    { label: "Police crime records", months: heldFrom("2012-04", `${"w".repeat(90)}-ww!!wwp`) },
    {
      label: "Domestic Abuse Intervention Service, referrals as exported",
      months: heldFrom("2016-09", "pwwwww--wwwww"),
    },
  ],
};

export const charts: Readonly<Record<string, ChartModel>> = {
  trend,
  "trend-with-gaps": trendWithGaps,
  years,
  weeks,
  rolling,
  contributions,
  grid,
  sparkline,
  pair,
  cumulative,
  coverage,
  indexed,
  ranked,
  funnel,
  "age-matrix": ageMatrix,
  "ward-map": wardMap,
  "tile-map": tileMap,
};
