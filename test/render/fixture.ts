import type { EditionModel } from "../../src/papers/model.ts";
import { annexes } from "./paper/annexes.ts";
import { numbersFromOne } from "./paper/blocks.ts";
import { figures } from "./paper/figures.ts";
import { front } from "./paper/front.ts";
import { indicatorSections } from "./paper/indicators.ts";
import { text } from "./paper/inline.ts";
import { sectionsOfManyCharts } from "./paper/many-charts.ts";
import { scorecard } from "./paper/scorecard.ts";

/** A made-up paper with every kind of block and chart in it, and the texts and gaps that make a page hard to set. */
export function fixture(): EditionModel {
  const numbers = numbersFromOne();
  return {
    paper: "quarterly",
    title: "Quarterly performance paper",
    subtitle: "2019/20 Quarter 4 (January to March 2020), and the year to 31 March 2020",
    partnership: "Hackney Community Safety Partnership",
    audience: "internal",
    marking: "OFFICIAL-SENSITIVE",
    handling: "For members of the Statutory Officer Group. Do not forward.",
    status: "draft",
    period: { id: "fy2019-20-q4", label: "2019/20 Quarter 4" },
    language: "en-GB",
    date: "2020-06-25",
    figures,
    notes: [
      {
        number: 1,
        content: [
          text(
            "Limits are the mean and 2.66 times the mean moving range; a change is clear where its 95% interval excludes no change.",
          ),
        ],
      },
      { number: 2, content: [text("Agreed on 14 May 2019 against a baseline of 269; the system now shows 271.")] },
    ],
    sections: [
      ...front,
      { id: "scorecard", kind: "scorecard", title: "Scorecard", newPage: true, blocks: [scorecard] },
      ...indicatorSections(numbers),
      ...sectionsOfManyCharts(numbers),
      ...annexes(numbers),
    ],
  };
}
