import type { Indicator } from "../indicators/indicator.ts";
import type { DisproportionalityFinding, GroupRatio } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import type { HeadlineWords } from "./headline.ts";
import { lowerFirst } from "./letters.ts";
import { type Inline, label, listWords, runs, sentences } from "./runs.ts";
import { formatValue } from "./values.ts";

export const ratioVerdictWords: Readonly<Record<GroupRatio["verdict"], string>> = {
  higher: "higher",
  lower: "lower",
  "no-clear-difference": "no clear difference",
  reference: "reference group",
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
      ? [`For ${formatValue(unknown.value, unknown)} more the group is not known, and no rate counts them.`]
      : [];
  return [
    `Each ratio is to the rate of ${theGroup(reference)}.`,
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

const groupTitles: Readonly<Record<string, string>> = {
  white: "White",
  mixed: "Mixed",
  asian: "Asian",
  black: "Black",
  other: "Other ethnic group",
  female: "Female",
  male: "Male",
};

/** A group as the census names it, in short. */
export const groupTitle = (group: string): string => groupTitles[group] ?? group;

/** "the Black group", "the Other ethnic group". */
export const theGroup = (group: string): string => {
  const title = groupTitle(group);
  return title.endsWith("group") ? `the ${title}` : `the ${title} group`;
};

/** "Arrests of 10- to 17-year-olds"; "Victims of violence with injury", where offences are counted by whom they concern. */
export const countedTitle = ({ title }: Indicator, whom: "victims" | "suspects" | undefined): string =>
  whom ? `${whom === "victims" ? "Victims of" : "Suspects in cases of"} ${lowerFirst(title)}` : title;

/** "Arrests of 10- to 17-year-olds: the rate of the Black group was 3.00 times that of the White group (95% interval 1.85 to 4.87)." */
export function ratioSentence(one: GroupRatio, base: GroupRatio, title: string): Inline[] {
  const { ratio, lower, upper } = one;
  if (!ratio || !lower || !upper) return [];
  return sentences(
    runs`${title}: the rate of ${theGroup(one.group)} was ${ratio} times that of ${theGroup(base.group)} (${"95% interval"} ${lower} to ${upper}).`,
    runs`There were ${one.count} among ${one.denominator} residents in ${theGroup(one.group)}, and ${base.count} among ${base.denominator} in ${theGroup(base.group)}.`,
  );
}

/** "Arrests of 10- to 17-year-olds: the rate of the Black group was 3.00 times that of the White group.", and the counts behind it, for page 1. */
export function ratioHeadline(one: GroupRatio, base: GroupRatio, title: string): HeadlineWords {
  if (!one.ratio) return { lead: [], rest: [] };
  const { count, denominator } = one;
  return {
    lead: runs`${title}: the rate of ${theGroup(one.group)} was ${one.ratio} times that of ${theGroup(base.group)}.`,
    rest: runs`There were ${count} among ${denominator} residents in ${theGroup(one.group)}, and ${base.count} among ${base.denominator} in ${theGroup(base.group)}. A ratio does not say why.`,
  };
}

/** "Black: 3.00 times the rate of the White group": a chart's title. */
export const ratioTitle = (one: Pick<GroupRatio, "group"> & { readonly ratio: Figure }, reference: string): Inline[] =>
  runs`${groupTitle(one.group)}: ${one.ratio} times the rate of ${theGroup(reference)}`;

/** Where no group's rate is clearly higher: the same, without a number that chance may have made. */
export const noRatioTitle = (reference: string): Inline[] => [
  label(`No group has a rate clearly higher than ${theGroup(reference)}`),
];

/** What a paper says of ratios before anybody reads something into them, a paragraph each. */
export function disproportionNotes(
  { groups, reference }: DisproportionalityFinding,
  unknown: Figure,
  residents: string,
): Inline[][] {
  const without = groups
    .filter(({ denominator }) => !isNumber(denominator.value))
    .map(({ group }) => groupTitle(group));
  const low = groups.filter(({ lowNumbers, ratio }) => lowNumbers && ratio && isNumber(ratio.value));
  return [
    [
      label(
        `Each ratio is to the rate of ${theGroup(reference)}. Rates are of ${residents.replace(/ \(.*?\)/, "")}, group by group.`,
      ),
    ],
    ...(without.length > 0
      ? [[label(`No number of residents is held for these groups, and so they have no rate: ${without.join(", ")}.`)]]
      : []),
    ...(isNumber(unknown.value) && unknown.value.number > 0
      ? [runs`For ${unknown} more the group is not known, and no rate counts them.`]
      : []),
    ...(low.length > 0
      ? [
          [
            label(
              `Few were counted of ${listWords(low.map(({ group }) => groupTitle(group)))}, so these ratios may owe much to chance.`,
            ),
          ],
        ]
      : []),
    [label("A ratio does not say why. It shows where the partnership has to ask.")],
  ];
}
