import type { DisproportionalityFinding, GroupRatio } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { formatValue } from "./values.ts";

export const ratioVerdictWords: Readonly<Record<GroupRatio["verdict"], string>> = {
  higher: "higher",
  lower: "lower",
  "no-clear-difference": "no clear difference",
  reference: "group of reference",
  "not-compared": "not compared",
};

/** What has to be known before anything is said of a ratio. */
export function disproportionSentences(
  { groups, reference }: DisproportionalityFinding,
  unknown: Figure | undefined,
): string[] {
  const without = groups.filter(({ denominator }) => !isNumber(denominator.value)).map(({ group }) => group);
  const low = groups.filter(({ lowNumbers, ratio }) => lowNumbers && ratio && isNumber(ratio.value));
  const notKnown =
    unknown && isNumber(unknown.value) && unknown.value.number > 0
      ? [`Of ${formatValue(unknown.value, unknown)} more the group is not known; they are in no rate.`]
      : [];
  return [
    `Each ratio is to the rate of the group ${reference}.`,
    ...(without.length > 0
      ? [`No number of residents is held for these groups, and so they have no rate: ${without.join(", ")}.`]
      : []),
    ...notKnown,
    ...(low.length > 0
      ? [
          `Few were counted; these ratios may owe much to chance: ${low.map(({ group }) => group).join(", ")}. For internal use.`,
        ]
      : []),
    "A ratio says nothing of why: residents are not all who could have been counted here.",
  ];
}
