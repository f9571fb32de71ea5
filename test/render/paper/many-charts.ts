import type { SectionModel } from "../../../src/papers/model.ts";
import { charts, trend } from "../../charts/sample-charts.ts";
import { chartBlock, commentary, type Numbers, plainTable } from "./blocks.ts";
import { nte } from "./figures.ts";
import { figure, strong, text } from "./inline.ts";

/** Sections of many charts and of tables long and wide: a zone at night, and two series side by side. */
export const sectionsOfManyCharts = (numbers: Numbers): SectionModel[] => [
  {
    id: "shoreditch",
    kind: "night-time-economy",
    title: "Night-time economy: Shoreditch",
    newPage: true,
    blocks: [
      {
        kind: "paragraph",
        tone: "lead",
        content: [
          strong(figure(nte, "2,000"), text(" incidents in the year, 450 more than in 2018/19 (+29%).")),
          text(" The first three quarters were each well above the same quarter a year before."),
        ],
      },
      chartBlock(
        numbers,
        "shoreditch-cumulative",
        charts["cumulative"] ?? trend,
        "The rise built up over the first three quarters",
        "Incidents since 1 April, by quarter, 2018/19 and 2019/20",
      ),
      plainTable(numbers, "shoreditch-table", "plain", 6, 8),
      chartBlock(
        numbers,
        "shoreditch-types",
        charts["contributions"] ?? trend,
        "Theft accounts for most of the rise, robbery for a fifth",
        "Change in incidents by type, 2019/20 on 2018/19; the bars add up to +450",
      ),
      chartBlock(
        numbers,
        "shoreditch-grid",
        charts["grid"] ?? trend,
        "Friday and Saturday nights between 22:00 and 03:00 are the busiest hours of the week",
        "Incidents by night and hour, Shoreditch zone, 2019/20",
      ),
      { kind: "heading", level: 3, text: "Without Operation Lagana" },
      {
        kind: "paragraph",
        content: [text("Without offences flagged to the operation there were 119 against 128.")],
      },
      { kind: "heading", level: 4, text: "How this was counted" },
      {
        kind: "list",
        ordered: true,
        items: [[text("Offences flagged to the operation were set aside.")], [text("The rest were counted again.")]],
      },
      commentary,
    ],
  },
  {
    id: "da",
    kind: "pair",
    title: "Domestic abuse: referrals and police reports",
    newPage: true,
    blocks: [
      chartBlock(
        numbers,
        "da-pair",
        charts["pair"] ?? trend,
        "Referrals and police reports part ways after lockdown",
        "Referrals and offences by month, Hackney, April 2018 to May 2020",
      ),
      {
        kind: "commentary-gap",
        title: "Narrative",
        text: "The group asked for a narrative on these two series. None was written.",
      },
      chartBlock(
        numbers,
        "da-gaps",
        charts["trend-with-gaps"] ?? trend,
        "Months with fewer than five are withheld",
        "Victims by month",
      ),
      plainTable(numbers, "da-wide", "wide", 14, 9),
    ],
  },
];
