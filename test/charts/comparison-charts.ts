import type {
  AgeMatrixChart,
  FunnelChart,
  IndexedChart,
  RankedChart,
  SpanPoint,
} from "../../src/charts/comparison-models.ts";
import { addMonths } from "../../src/values/period.ts";
import { point, wander } from "./points.ts";

/** Financial years from 2007/08. */
const yearly = (numbers: readonly (number | undefined)[]): SpanPoint[] =>
  numbers.map((number, index) => ({
    ...point(`y${index}`, number),
    from: addMonths("2007-04", index * 12),
    to: addMonths("2008-03", index * 12),
  }));

export const indexed: IndexedChart = {
  kind: "indexed",
  series: [
    { label: "Hackney", focus: true, points: yearly([100, 94, 88, 85.2, 84.9, 80.1, 73.4, 76.6, 81.2]) },
    { label: "Metropolitan Police", points: yearly([100, 97.9, 95.1, 94.6, 93.7, 88.5, 80.2, 81.9, 86.1]) },
    { label: "Most similar group", points: yearly([100, 96, 93, 94.5, undefined, 88.6, 80.3, 81.8, 86.0]) },
  ],
  baseTitle: "Index, 2007/08 = 100",
  events: [{ date: "2011-08-06", label: "Disorder of August 2011" }],
  breaks: [{ date: "2014-04-01", label: "Recording reviewed" }],
};

export const ranked: RankedChart = {
  kind: "ranked",
  rows: [
    ...wander(9, 110, 20).map((number, index) => ({
      ...point(`r${index}`, Math.round((150 - index * 9 + number / 50) * 10) / 10),
      lower: point(`l${index}`, 143 - index * 9),
      upper: point(`u${index}`, 158 - index * 9),
      label:
        ["Westminster", "Camden", "Islington", "Hackney", "Tower Hamlets", "Kensington and Chelsea", "Lambeth"][
          index
        ] ?? `Hammersmith and Fulham without the ${index} town centres`,
      ...(index === 3 ? { focus: true as const } : {}),
    })),
    { figure: "c", state: "suppressed", label: "City of London" },
  ],
  reference: { ...point("mean", 112.4), label: "Mean of the most similar group, 112.4" },
  valueTitle: "Offences per 1,000 residents, 2015/16",
  intervalTitle: "95% interval",
  decimals: 1,
};

const sizes = Array.from({ length: 60 }, (_, index) => 400 + index * 320);
export const funnel: FunnelChart = {
  kind: "funnel",
  areas: Array.from({ length: 20 }, (_, index) => {
    const size = 900 + ((index * 7919) % 17000);
    const rate = 60 + 400 * (index % 5 === 0 ? 1.5 : 0.3) * Math.sin(index * 2.1) ** 2 * Math.sqrt(900 / size);
    return {
      label: index === 4 ? "Hoxton West and Shoreditch" : `Ward ${index + 1}`,
      size: point(`s${index}`, size),
      rate: index === 7 ? { figure: "r7", state: "suppressed" as const } : point(`f${index}`, rate),
      place:
        index % 5 === 0
          ? ("outside-outer" as const)
          : index % 7 === 3
            ? ("outside-inner" as const)
            : ("within" as const),
      ...(index === 4 ? { focus: true as const } : {}),
    };
  }),
  centre: { ...point("centre", 78), label: "All wards, 78.0" },
  limits: sizes.map((size) => ({
    size,
    inner: [78 - 2 * Math.sqrt((78 * 1000) / size) * 2.2, 78 + 2 * Math.sqrt((78 * 1000) / size) * 2.2],
    outer: [78 - 3.1 * Math.sqrt((78 * 1000) / size) * 2.2, 78 + 3.1 * Math.sqrt((78 * 1000) / size) * 2.2],
  })),
  innerTitle: "95% limits",
  outerTitle: "99.8% limits",
  sizeTitle: "Residents",
  valueTitle: "Offences per 1,000 residents",
};

const ages = ["0 to 9", "10 to 17", "18 to 24", "25 to 34", "35 to 44", "45 to 64", "65 or over", "Not known"];
export const ageMatrix: AgeMatrixChart = {
  kind: "age-matrix",
  rows: ages.map((label, index) => ({ id: label, label, total: point(`v${index}`, 1200 - index * 110) })),
  columns: ages.map((label, index) => ({ id: label, label, total: point(`t${index}`, 1100 - index * 90) })),
  cells: ages.flatMap((row, down) =>
    ages.map((column, across) => ({
      row,
      column,
      ...(down === 6 && across === 1
        ? { figure: "c", state: "suppressed" as const }
        : point("m", Math.round(240 * Math.exp(-((down - across) ** 2) / 3)))),
    })),
  ),
  rowTitle: "Age of the victim, top to bottom",
  columnTitle: "Age of the suspect, left to right",
  totalTitle: "All",
};
