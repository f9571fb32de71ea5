import { clearPoints } from "../../analysis/measured-change.ts";
import { fewestInBase } from "../../analysis/measured-level.ts";
import type { Audience } from "../../partnership/settings/editions.ts";
import type { OverdispersionFinding } from "../../values/change-findings.ts";
import { spellSmall } from "../../wording/numbers.ts";
import { label } from "../../wording/runs.ts";
import type { Block, TableBlock } from "../model.ts";
import type { SectionKind } from "../section-kind.ts";
import { figureCell, leftColumn, rightColumn, row, textCell } from "../tables.ts";

/** What is withheld in an edition that leaves the house, and how far that protects. */
const protection =
  "Further counts are withheld with them, and marked in the same way, wherever one could be worked out from totals, other periods, parts or places. The whole edition was then checked from the outside: for every small count there is another table, the same in all that is shown, in which it is a different number.";
const withholding: Readonly<Record<Audience, readonly string[]>> = {
  internal: [],
  partnership: [`Counts of 1 to 4 about people are withheld [c]. Zeros are shown. ${protection}`],
  public: [
    `Counts of 1 to 9 about people, and of 1 to 4 offences in places within the area, are withheld [c]. Zeros are shown, and so is what is published elsewhere. ${protection}`,
  ],
};

/** How figures were compared, in words for a reader who was not there, and the overdispersion that each test used. */
export const methods: SectionKind<Record<string, never>> = {
  id: "methods",
  shows: "How changes are compared, and what the words for them mean.",
  needs: () => [],
  present(_parameters, context) {
    const { smallNumbers, rag } = context.paper.settings;
    const policy =
      rag.policy === "within-5-percent"
        ? "A target that is missed by no more than 5% of its count is a near miss; beyond that it is missed."
        : rag.policy === "ten-percent-and-not-improved"
          ? "A target counts as missed, not as a near miss, only when it is off by more than 10% and the quarter has not improved on the same quarter last year."
          : `A target that is missed by no more than ${rag.policy.amberWithinPercent}% of its count is a near miss.`;
    const items = [
      `Financial years run from 1 April to 31 March. Each quarter is compared with the same quarter a year before, since crime has seasons.`,
      `A change is called clear when the 95% interval of the ratio of the two rates leaves out 1, and the change is at least 2% and at least 10 records. A headline needs 99%, because a paper makes many comparisons. Crime counts vary more than chance alone would have them, so intervals are widened by the overdispersion in the table below.`,
      `Last year’s count has had a year longer than this year’s for records that come late. Where an earlier extract shows how it stood, this year’s is compared with that too; what has come since is said where it is at least 2% and moves the change by at least one percentage point, and no verdict is given that only one of the two comparisons supports.`,
      `No percentage is given on a base under ${smallNumbers.noPercentBelow}; one on a base under ${smallNumbers.cautionBelow} is marked as resting on a low number: with [u] in tables, in words elsewhere.`,
      `Targets are judged on counts. The base of a target stays as it was agreed, whatever the system shows now. ${policy} No near miss is given on targets under 20.`,
      `The limits of a chart by month are its mean ± 2.66 times the average moving range (XmR). With 36 months or more, months are first adjusted for the time of year and their length; with fewer, this year is shown beside last year without limits. What stands out is a month outside the limits, unless it is as near the mean as chance alone would put it, and eight months or more in a row above the mean, or below it. Months touched by an event have no part in mean and limits. The charts ask about single months; whether a year or a quarter has changed is tested as a whole, so that one can have changed clearly though none of its months is outside the limits.`,
      `Records such as “lowest since” are about complete totals of 12 months and never reach across a break in the series.`,
      `Records flagged to a police operation are counted with and without; that says what was counted, not what the operation caused.`,
      ...measuredItems(context.measured.length > 0),
      `An age, an ethnic group, a date, a time or a place that is not known leaves a record out of the figures that need it, in both years. If the share of such records moves by more than 2 points, a verdict is given only where it holds however those records would have fallen.`,
      `Night-time figures are counts in places where few people live: they are shown per night, never per resident.`,
      ...withholding[context.paper.audience],
    ];
    const blocks: Block[] = [
      { kind: "list", ordered: false, items: items.map((item) => [label(item)]) },
      overdispersionTable(context),
    ];
    return { title: "Methods", blocks, annex: true, newPage: true };
  },
};

/** How percentages and numbers at a date are compared, in papers that have any. */
const measuredItems = (has: boolean): readonly string[] =>
  has
    ? [
        `A share is given with what it is a share of and Wilson’s 95% interval; none is given of fewer than ${fewestInBase}. Two shares are compared by the test of two proportions, Fisher’s where few are expected: one is called higher or lower at 95%, and where they lie at least ${clearPoints} percentage point apart. A survey is treated as if those asked had been drawn by lot. No verdict is given on shares of offences that have an outcome by now, since the year before has had a year longer for it, nor on numbers at a date, since whoever is counted on one day may still be counted on the other.`,
      ]
    : [];

const catalogueBecause: Readonly<Record<NonNullable<OverdispersionFinding["because"]>, string>> = {
  "under-36-months": "fewer than 36 months are held",
  "withheld-months": "counts of single months are withheld in this edition",
  "no-model": "too few of its months can be used",
};

function overdispersionTable(context: Parameters<typeof methods.present>[1]): TableBlock {
  return {
    kind: "table",
    id: "overdispersion",
    number: context.numbering.table(),
    caption: "How much more each series varies than chance alone (variance over mean)",
    layout: "plain",
    columns: [
      leftColumn("indicator", "Indicator"),
      rightColumn("ratio", "Overdispersion"),
      leftColumn("source", "Taken from"),
    ],
    rows: context.subjects.map((subject) => {
      const { overdispersion } = context.findingsOf(subject);
      return row([
        textCell(context.words(subject).title),
        figureCell(context.keep(overdispersion.figure)),
        textCell(
          overdispersion.source === "series"
            ? `${spellSmall(overdispersion.months)} months of the series`
            : `the catalogue, since ${catalogueBecause[overdispersion.because ?? "no-model"]}`,
        ),
      ]);
    }),
    notes: [[label("1 is the variation of chance alone; it is also the least that is used.")]],
  };
}
