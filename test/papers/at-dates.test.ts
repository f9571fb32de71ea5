import { expect, it } from "vitest";
import { atDates } from "../../src/papers/kinds/at-dates.ts";
import type { PresentContext } from "../../src/papers/section-kind.ts";
import type { Figure } from "../../src/values/figure.ts";
import type { CountRequest } from "../../src/values/figure-book.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { absent } from "../../src/values/value.ts";
import { plain } from "../../src/wording/runs.ts";
import { count, subject } from "../analysis/fixtures.ts";

/** What the section finds for page 1 where these days are held. */
function headlines(held: Readonly<Record<string, number>>): string[] {
  const indicator = { ...subject().indicator, title: "Open cases" };
  const countOn = ({ period: { end } }: CountRequest): Figure =>
    count(`${end}..${end}`, held[end] ?? absent("missing", "not-held"), "cases");
  const context = {
    paper: {
      quarter: financialQuarter(2019, 4),
      dataTo: "2020-06-14",
      indicators: new Map([["open", indicator]]),
      settings: { area: { id: "hackney" } },
    },
    book: { count: countOn },
    keep: (figure: Figure) => figure,
    numbering: { table: () => 1 },
    figureNotes: () => [],
    commentary: () => [],
  } as unknown as PresentContext;
  return (atDates.present({ stocks: ["open"], people: false }, context).standsOut ?? []).map(({ lead }) => plain(lead));
}

it("makes a headline of a number that is far from one that the sentence tells", () => {
  expect(headlines({ "2019-03-31": 88, "2019-06-14": 40, "2020-03-31": 85, "2020-06-14": 90 })).toEqual([
    "Open cases: 90 on 14 June 2020, 5 more than on 31 March 2020 (85) and 50 more than on 14 June 2019 (40).",
  ]);
});

it("tells the day before the year too where it is what the number is far from", () => {
  expect(headlines({ "2019-03-31": 40, "2019-06-14": 88, "2020-03-31": 85, "2020-06-14": 90 })).toEqual([
    "Open cases: 90 on 14 June 2020, 5 more than on 31 March 2020 (85), 2 more than on 14 June 2019 (88) and 50 more than on 31 March 2019 (40).",
  ]);
});

it("makes none of one that is near to all of them", () => {
  expect(headlines({ "2019-03-31": 80, "2019-06-14": 88, "2020-03-31": 85, "2020-06-14": 90 })).toEqual([]);
});

it("holds it against the day before the year where the same date a year before is not held", () => {
  expect(headlines({ "2019-03-31": 40, "2020-03-31": 85, "2020-06-14": 90 })).toEqual([
    "Open cases: 90 on 14 June 2020, 5 more than on 31 March 2020 (85) and 50 more than on 31 March 2019 (40).",
  ]);
});
