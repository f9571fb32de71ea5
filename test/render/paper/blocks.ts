import type { ChartModel } from "../../../src/charts/model.ts";
import type { Block, ChartBlock, TableBlock } from "../../../src/papers/model.ts";
import { months } from "../../charts/sample-charts.ts";
import { nte } from "./figures.ts";
import { cell, figure, note, text } from "./inline.ts";

/** Blocks that the made-up paper has several times: charts with their numbers, tables as large as wanted, commentary. */

/** Hands out the numbers of one paper's tables and figures. */
export interface Numbers {
  readonly table: () => number;
  readonly chart: () => number;
}

export function numbersFromOne(): Numbers {
  let tables = 0;
  let charts = 0;
  return {
    table: () => {
      tables += 1;
      return tables;
    },
    chart: () => {
      charts += 1;
      return charts;
    },
  };
}

const dataTable = (id: string, chart: ChartModel): TableBlock => {
  const monthly =
    chart.kind === "trend" || chart.kind === "rolling" ? chart.points : months("2019-04", [1, "c", undefined, 1204]);
  return {
    kind: "table",
    id: `${id}-data`,
    number: 0,
    caption: "Numbers in the chart, by month",
    layout: "plain",
    columns: [
      { id: "month", title: "Month", align: "left" },
      { id: "number", title: "Number", align: "right" },
      { id: "signal", title: "Against usual variation", align: "left" },
    ],
    rows: monthly.map((point) => ({
      cells: [
        cell(point.month),
        cell(
          point.state === "value"
            ? figure(point.figure, String(point.number))
            : point.state === "suppressed"
              ? "[c]"
              : "[x]",
        ),
        cell(point.signal === "none" ? "within" : point.signal),
      ],
    })),
    notes: [],
  };
};

export const chartBlock = (
  numbers: Numbers,
  id: string,
  chart: ChartModel,
  title: string,
  subtitle: string,
): ChartBlock => ({
  kind: "chart",
  id,
  number: numbers.chart(),
  title: [text(title)],
  subtitle,
  alt: `${title}. ${subtitle}.`,
  chart,
  data: dataTable(id, chart),
  notes: [
    [
      text(
        "Source: police offence records, extract of 15 June 2020. Limits are the mean and 2.66 times the mean moving range ",
      ),
      note(1),
      text("."),
    ],
  ],
});

export const plainTable = (
  numbers: Numbers,
  id: string,
  layout: TableBlock["layout"],
  columns: number,
  rows: number,
): TableBlock => ({
  kind: "table",
  id,
  number: numbers.table() + 200,
  caption:
    "Crime and ASB by type and quarter, with a caption that runs on for longer than the column of text is wide on paper",
  layout,
  columns: Array.from({ length: columns }, (_, index) => ({
    id: `c${index}`,
    title: index === 0 ? "Type" : `Quarter ${index}`,
    align: index === 0 ? "left" : "right",
  })),
  rows: Array.from({ length: rows }, (_, row) => ({
    cells: Array.from({ length: columns }, (_, index) =>
      cell(index === 0 ? `Type of incident ${row + 1}` : String(1000 + row * 37 + index)),
    ),
    ...(row === rows - 1 ? { tone: "total" as const } : row > 1 ? { tone: "part" as const } : {}),
  })),
  notes: [],
});

export const commentary: Block = {
  kind: "commentary",
  title: "Analyst’s commentary",
  blocks: [
    {
      kind: "paragraph",
      content: [
        text("Drug offences rose 32% ("),
        figure(nte, "128 to 169"),
        text(
          "); without the 50 flagged to Operation Lagana there were 119. Moped-enabled robbery near Great Eastern Street began in July.",
        ),
      ],
    },
    {
      kind: "list",
      ordered: false,
      items: [
        [text("Licensing visits resumed in "), { kind: "emphasis", content: [text("October")] }, text(".")],
        [text("See "), { kind: "link", href: "#scorecard", content: [text("the scorecard")] }, text(".")],
      ],
    },
  ],
};
