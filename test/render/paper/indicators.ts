import type { ChartModel } from "../../../src/charts/model.ts";
import type { Block, SectionModel } from "../../../src/papers/model.ts";
import { charts, trend } from "../../charts/sample-charts.ts";
import { chartBlock, commentary, type Numbers } from "./blocks.ts";
import { victims } from "./figures.ts";
import { figure, note, status, strong, text } from "./inline.ts";

/** Sections of one indicator each, with commentary and with a gap where it is wanted. */
export const indicatorSections = (numbers: Numbers): SectionModel[] => [
  {
    ...indicatorSection(numbers, "syv", "Serious youth violence victims", trend, [
      {
        kind: "facts",
        items: [
          { term: "Target", content: [text("236 or fewer")] },
          { term: "Status", content: [status("missed", "Missed by 17")] },
          { term: "Owner", content: [text("Head of Youth Justice")] },
        ],
      },
      commentary,
    ]),
    newPage: true,
  },
  {
    ...indicatorSection(numbers, "knife", "Knife injury victims under 25", charts["rolling"] ?? trend, [
      {
        kind: "commentary-gap",
        title: "Corrective action",
        text: "No commentary was written for this section. The target was missed: say what will be done, by whom and by when.",
      },
    ]),
    newPage: true,
  },
  {
    ...indicatorSection(numbers, "vwi", "Violence with injury", charts["years"] ?? trend, [commentary]),
    newPage: true,
  },
];

const indicatorSection = (
  numbers: Numbers,
  id: string,
  title: string,
  chart: ChartModel,
  extra: readonly Block[] = [],
): SectionModel => ({
  id,
  kind: "indicator",
  title,
  blocks: [
    {
      kind: "paragraph",
      tone: "lead",
      content: [
        strong(
          figure(victims, "253"),
          text(" victims in the year, "),
          figure(victims, "16"),
          text(" fewer than in 2018/19 (−5.9%)."),
        ),
        text(" That is within usual variation. The target of 236 or fewer was missed by 17 "),
        note(2),
        text("."),
      ],
    },
    chartBlock(
      numbers,
      `${id}-chart`,
      chart,
      `${title} stayed within its usual range until the last quarter of the year, and then ran above it`,
      "By month, Hackney, April 2017 to March 2020, with the limits of usual variation",
    ),
    ...extra,
  ],
});
