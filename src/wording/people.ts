import type { Indicator } from "../indicators/indicator.ts";
import type { ShareFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { AgeMatrixFinding, AttributeFinding, PeopleBy, PeopleFinding } from "../values/profile-findings.ts";
import { isNumber } from "../values/value.ts";
import { numberOf } from "./change.ts";
import { groupTitle } from "./disproportion.ts";
import { type Inline, label, runs, series, text } from "./runs.ts";
import { unitName } from "./values.ts";

/** "under 10", "10 to 17", "65 and over": as ids have it, in words. */
export function ageWords(band: string): string {
  const [from = "", to] = band.replace(/^from-/, "").split("-");
  if (to === undefined) return `${from} and over`;
  return from === "0" ? `under ${Number(to) + 1}` : from === to ? from : `${from} to ${to}`;
}

/** A row of a table: "Aged 10 to 17", "Female", "Asian". */
export function groupRow(by: PeopleBy, group: string): string {
  if (by === "age") return `Aged ${ageWords(group)}`;
  return by === "sex" && group === "other" ? "Another sex" : groupTitle(group);
}

/** In the order in which they are told. */
export const peopleAttributes: readonly PeopleBy[] = ["age", "sex", "ethnicity"];

export const unknownRow: Readonly<Record<PeopleBy, string>> = {
  age: "Age not known",
  sex: "Sex not known",
  ethnicity: "Ethnic group not known",
};
export const attributeNames: Readonly<Record<PeopleBy, string>> = {
  age: "age",
  sex: "sex",
  ethnicity: "ethnic group",
};

const one: Readonly<Record<PeopleFinding["of"], string>> = {
  victims: "victim",
  suspects: "suspect",
  people: "person",
};

/** What stands out of each attribute, a sentence each; nothing where nothing does. */
export function peopleSentences({ of, attributes }: PeopleFinding): Inline[][] {
  return attributes.flatMap((attribute) => [...largestSentence(of, attribute), ...highestSentence(of, attribute)]);
}

/** Of ethnic groups the largest is told by the census before it is told by crime: of those only rates say anything. */
function largestSentence(of: PeopleFinding["of"], { by, largest, known }: AttributeFinding): Inline[][] {
  if (!largest || by === "ethnicity") return [];
  const { group, count, share } = largest;
  const most = isNumber(share.share.value) && share.share.value.number > 50;
  const lead = { age: `were aged ${ageWords(group)}`, sex: `were ${groupRow(by, group).toLowerCase()}` }[by];
  const than = { age: "than in any other age group", sex: "than of any other sex" }[by];
  const whose = runs`${count} of the ${known} whose ${attributeNames[by]} is known (${share.share})`;
  return [most ? runs`Most ${of} ${lead}: ${whose}.` : runs`More ${of} ${lead} ${than}: ${whose}.`];
}

/** There are about as many residents of either sex, so that the rates of both say no more than the numbers. */
function highestSentence(of: PeopleFinding["of"], { by, highest }: AttributeFinding): Inline[][] {
  const rate = highest?.rate;
  if (!highest || !rate || by === "sex") return [];
  const whose = by === "age" ? `residents aged ${ageWords(highest.group)}` : `${groupTitle(highest.group)} residents`;
  return [
    runs`The rate is highest among ${whose}: ${rate.rate} ${of} for every ${perWords(rate.per)} of them (${"95% interval"} ${rate.lower} to ${rate.upper}).`,
  ];
}

export const perWords = (per: number): string => new Intl.NumberFormat("en-GB").format(per);

/** "Not known: the age of 63 (7.0%), the sex of 12 and the ethnic group of 300 (33%)." Nothing where all is known. */
export function unknownSentence({ attributes }: PeopleFinding): Inline[] {
  const parts = attributes.flatMap(({ by, unknown, unknownShare }) => {
    if (!isNumber(unknown.value) || unknown.value.number === 0) return [];
    const share = isNumber(unknownShare.share.value) ? runs` (${unknownShare.share})` : [];
    return [[...runs`the ${attributeNames[by]} of ${unknown}`, ...share]];
  });
  return parts.length === 0 ? [] : runs`Not known: ${series(parts)}.`;
}

/** What a share of few suspects can tell, before anything else is said of them. */
export function suspectShareSentence({ part, whole, share }: ShareFinding, followed: boolean): Inline[] {
  const percent = isNumber(share.value) ? runs` (${share})` : [];
  const caution = followed ? " What follows is about those suspects, and says nothing of the rest." : "";
  return runs`A suspect is known ${whole.unit === "victims" ? "for" : "in"} ${part} of the ${whole} ${countedWords(whole)}${percent}.${caution}`;
}

export function noSuspectsSentence({ part, whole }: ShareFinding): Inline[] {
  return isNumber(part.value) && part.value.number === 0
    ? runs`No suspect is known in any of the ${whole} ${countedWords(whole)}.`
    : [];
}

const countedWords = (figure: Figure): string =>
  unitName(figure.unit, isNumber(figure.value) ? figure.value.number : undefined);

export const tooFewSentence = (total: Figure): Inline[] =>
  isNumber(total.value) && total.value.number === 0
    ? [label(`The records name no ${unitName(total.unit)}.`)]
    : runs`There are ${total} ${countedWords(total)}: too few to describe by group.`;

/** @param rated whether the table has rates at all */
export const peopleNote = (of: readonly PeopleFinding["of"][], rated: boolean): Inline[] => [
  label(
    `Each ${of.map((whom) => one[whom]).join(" or ")} counts once in each offence. Shares are of those of whom it is known.${
      rated
        ? ` Rates are of residents; ${of.join(" and ")} need not live here, and where the number of residents of a group is not held there is no rate.`
        : ""
    }`,
  ),
];

export const peopleCaption = (of: readonly PeopleFinding["of"][], indicator: Indicator, period: string): string =>
  `${indicator.title}: ${of.join(" and ")} by age, sex and ethnic group, ${period}`;

/** "Robbery: of 120 pairs with a victim under 18, 90 have a suspect aged 18 or over (75%)". */
export function matrixTitle({ adultSuspects }: AgeMatrixFinding, { title }: Pick<Indicator, "title">): Inline[] {
  if (!adultSuspects || !isNumber(adultSuspects.share.value))
    return [label(`${title}: victims and suspects by the ages of both`)];
  const { part, whole, share } = adultSuspects;
  return runs`${title}: of ${whole} pairs with a victim ${"under 18"}, ${part} have a suspect ${"aged 18 or over"} (${share})`;
}

export function matrixNote(finding: AgeMatrixFinding): Inline[] {
  return runs`A pair is a victim of an offence with a suspect of the same offence, so that an offence with two of each makes four. ${unknownPairs(finding)}`;
}

/** Pairs without both ages are in no cell, but those with one of them are in the total of its row or column. */
function unknownPairs({ unknown, total }: AgeMatrixFinding): Inline[] {
  if (numberOf(unknown) === 0) return runs`Both ages are known in all ${total} pairs.`;
  const margins =
    "The total of a row or column takes in those of which the other age is not known, and can be more than its cells add up to.";
  return numberOf(unknown) === undefined || numberOf(total) === undefined
    ? [text(`Pairs of which an age is not known are in no cell; how many is not shown. ${margins}`)]
    : runs`In ${unknown} of the ${total} pairs an age is not known; they are in no cell. ${margins}`;
}

export const noPeopleGap = (name: string): string => `Who was harmed: the records of ${name} do not say.`;
export const peopleNotHeldGap = (of: PeopleFinding["of"], name: string): string =>
  `Who the ${of} of ${name} are: no source held records it.`;
export const lackingGap = (of: PeopleFinding["of"], lacking: readonly PeopleBy[], name: string): string =>
  `The ${lacking.map((by) => attributeNames[by]).join(" or the ")} of the ${of} (${name}): no source held records it.`;
