import type { BenchmarkFinding, ChangeVerdict, LevelVerdict, Ranking } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import { numberOf } from "./change.ts";
import { formatCount, formatDecimal } from "./numbers.ts";
import { figureRun, type Inline, label, runs, sentences, series, strong, text } from "./runs.ts";
import { inPeriod, type SubjectWords } from "./subject.ts";
import { formatValue, unitName } from "./values.ts";

/** How areas and comparators are named. An id that is nobody's names itself. */
export type AreaNames = ReadonlyMap<string, string>;

/** A comparator inside a sentence: "the Metropolitan Police", where its name ends in what takes an article. */
export const comparatorInText = ({ name, inText }: { readonly name: string; readonly inText?: string }): string =>
  inText ?? (takesArticle.test(name) ? `the ${name}` : name);

const takesArticle =
  /^(?!the\b).*\b(police|constabulary|service|force|boroughs|areas|districts|councils|group|family|region)$/i;

const nameOf = (names: AreaNames, id: string): string => names.get(id) ?? id;

/** Percentages that are compared need their tenths, whatever their size: 34.7% and 34.5% are not the same. */
export function comparedPercent({ value, unit, method }: Figure, isSigned = true): string {
  if (!isNumber(value) || unit !== "percent") return formatValue(value, { unit, method });
  const text = `${formatDecimal(isSigned ? value.number : Math.abs(value.number), 1)}%`;
  return isSigned && value.number > 0 && text !== "0.0%" ? `+${text}` : text;
}

const percentRun = (figure: Figure, isSigned = true): Inline => figureRun(figure, comparedPercent(figure, isSigned));

/** A verdict in a table. */
export const changeVerdictWords: Readonly<Record<ChangeVerdict, string>> = {
  "larger-fall": "larger fall",
  "smaller-fall": "smaller fall",
  "larger-rise": "larger rise",
  "smaller-rise": "smaller rise",
  "fall-against-rise": "a fall, where they did not fall",
  "rise-against-fall": "a rise, where they did not rise",
  similar: "similar",
  "not-compared": "not compared",
};

export const levelVerdictWords: Readonly<Record<LevelVerdict, string>> = {
  lower: "lower",
  similar: "similar",
  higher: "higher",
  "not-compared": "not compared",
};

/** Everything to say of a comparison: the change against theirs, the rank, what every member did, the level. */
export const benchmarkSentences = (finding: BenchmarkFinding, words: SubjectWords, names: AreaNames): Inline[] =>
  sentences(againstSentences(finding, words, names), sourcesSentence(finding));

/** The same without where the figures come from, which is said once of several comparisons. */
const againstSentences = (finding: BenchmarkFinding, words: SubjectWords, names: AreaNames): Inline[] =>
  sentences(changeAgainstSentence(finding, words, names), placeSentences(finding, names));

const placeSentences = (finding: BenchmarkFinding, names: AreaNames): Inline[] =>
  sentences(rankSentence(finding, names), everySentence(finding, names), levelSentence(finding, names));

/** The rank, what every member did, the level: after a sentence that has told the changes beside several comparators. */
export function besideSentences(finding: BenchmarkFinding, names: AreaNames): Inline[] {
  const said = placeSentences(finding, names);
  if (said.length === 0 || isOneArea(finding)) return said;
  const name = nameOf(names, finding.comparator);
  return runs`${strong(...runs`Beside ${name}.`)} ${said}`;
}

/** "All recorded crime fell 34.7% from 2002/03 to 2014/15: a larger fall than that of the Metropolitan Police (−13.4%)." */
export function changeAgainstSentence(finding: BenchmarkFinding, words: SubjectWords, names: AreaNames): Inline[] {
  const { change } = finding.own;
  const percent = numberOf(change.percent);
  if (percent === undefined || finding.verdict === "not-compared")
    return runs`${words.title} ${spanOf(finding)}: its change (${percentRun(change.percent)}) is not compared with ${theirs(finding, names)} (${percentRun(finding.comparatorChange)}).`;
  if (isUnclear(finding))
    return runs`${ownChange(finding, words, percent)}: ${noClearDifference} ${fromWhom(finding, names)} (${percentRun(finding.comparatorChange)}).`;
  return isOpposed(finding.verdict)
    ? runs`${ownChange(finding, words, percent)}; ${oppositePhrase(finding, names)}.`
    : runs`${ownChange(finding, words, percent)}, ${verdictPhrase(finding.verdict, percent)} ${theirs(finding, names)} (${percentRun(finding.comparatorChange)}).`;
}

/**
 * "All recorded crime fell 34.7% from 2002/03 to 2014/15: more than in the Metropolitan Police (−13.4%), about as much as in the most similar boroughs
 * (a mean of −34.5%).": one change beside several comparators is said once.
 */
export function changeAgainstAll(
  findings: readonly BenchmarkFinding[],
  words: SubjectWords,
  names: AreaNames,
): Inline[] {
  const [first] = findings;
  const percent = first && numberOf(first.own.change.percent);
  const isOne =
    first !== undefined &&
    percent !== undefined &&
    percent !== 0 &&
    findings.length > 1 &&
    findings.every(
      (one) =>
        one.verdict !== "not-compared" &&
        one.from.id === first.from.id &&
        one.to.id === first.to.id &&
        numberOf(one.own.change.percent) === percent,
    );
  if (!isOne) return sentences(...findings.map((finding) => changeAgainstSentence(finding, words, names)));
  const alike = findings.filter(({ verdict }) => !isOpposed(verdict));
  const phrases = [...new Set(alike.map(thanWords))].map((than) => {
    const places = alike.filter((one) => thanWords(one) === than).map((one) => placePhrase(one, names));
    return runs`${than} ${series(places)}`;
  });
  const beside = phrases.length > 0 ? runs`: ${series(phrases, ", ", ", ")}` : [];
  const other = findings.filter(({ verdict }) => isOpposed(verdict)).map((finding) => oppositePhrase(finding, names));
  return runs`${ownChange(first, words, percent)}${beside}${other.flatMap((one) => runs`; ${one}`)}.`;
}

const spanOf = ({ from, to }: BenchmarkFinding): string => `from ${inPeriod(from)} to ${inPeriod(to)}`;
const verbOf = (percent: number): string => (percent > 0 ? "rose" : percent < 0 ? "fell" : "did not change");
const isOpposed = (verdict: ChangeVerdict): boolean =>
  verdict === "fall-against-rise" || verdict === "rise-against-fall";

/** Too close to tell apart though one rose and the other did not: neither did "as much" as the other. In tenths, as they are printed. */
function isUnclear({ verdict, own, comparatorChange }: BenchmarkFinding): boolean {
  const [ours, theirs] = [own.change.percent, comparatorChange].map((one) =>
    Math.sign(Math.round(10 * (numberOf(one) ?? 0))),
  );
  return verdict === "similar" && ours !== theirs;
}

const noClearDifference = "no clear difference from";

/** "Burglary rose 10.1% from 2011/12 to 2015/16". */
function ownChange(finding: BenchmarkFinding, words: SubjectWords, percent: number): Inline[] {
  const size = percent === 0 ? [] : runs` ${percentRun(finding.own.change.percent, false)}`;
  return runs`${words.title} ${verbOf(percent)}${size} ${spanOf(finding)}`;
}

function thanWords(finding: BenchmarkFinding): string {
  const { verdict } = finding;
  if (isUnclear(finding)) return noClearDifference;
  if (verdict === "similar") return "about as much as";
  return verdict === "larger-fall" || verdict === "larger-rise" ? "more than" : "less than";
}

/** "in the Metropolitan Police (−13.4%)"; without the "in" behind "no clear difference from". */
const placePhrase = (finding: BenchmarkFinding, names: AreaNames): Inline[] =>
  runs`${isUnclear(finding) ? "" : "in "}${whereOf(finding, names)} (${meanOf(finding)}${percentRun(finding.comparatorChange)})`;

/** "in the Metropolitan Police it fell 8.8%", "in the most similar boroughs it fell 8.8% (a mean of their changes)". */
function oppositePhrase(finding: BenchmarkFinding, names: AreaNames): Inline[] {
  const percent = numberOf(finding.comparatorChange) ?? 0;
  const size = percent === 0 ? [] : runs` ${percentRun(finding.comparatorChange, false)}`;
  return runs`in ${whereOf(finding, names)} it ${verbOf(percent)}${size}${isMean(finding) ? " (the mean of their changes)" : ""}`;
}

const isMean = (finding: BenchmarkFinding): boolean => finding.compareBy === "mean" && !isOneArea(finding);
const meanOf = (finding: BenchmarkFinding): string => (isMean(finding) ? "a mean of " : "");

/** The comparator as a place: a total of several says so, and that the own area is in it. */
function whereOf(finding: BenchmarkFinding, names: AreaNames): string {
  const group = nameOf(names, finding.comparator);
  if (isOneArea(finding) || finding.compareBy === "mean") return group;
  return finding.includesOwn
    ? `${group} as a whole, ${nameOf(names, finding.own.area)} included`
    : `${group} as a whole`;
}

/** A chart's title: "Burglary since 2011/12: a larger rise than the mean of the changes in the most similar boroughs". */
export function courseTitle(finding: BenchmarkFinding, words: SubjectWords, names: AreaNames): Inline[] {
  const percent = numberOf(finding.own.change.percent);
  const since = `since ${inPeriod(finding.from)}`;
  if (isUnclear(finding)) return runs`${words.title} ${since}: ${noClearDifference} ${fromWhom(finding, names)}`;
  return percent === undefined || finding.verdict === "not-compared"
    ? runs`${words.title} ${since}, beside ${nameOf(names, finding.comparator)}`
    : isOpposed(finding.verdict)
      ? runs`${words.title} ${since}: a ${percent > 0 ? "rise" : "fall"}, unlike in ${whereOf(finding, names)}`
      : runs`${words.title} ${since}: ${verdictPhrase(finding.verdict, percent)} ${theirs(finding, names)}`;
}

/** A chart's title: "Burglary per 1,000 residents: higher than the mean of the most similar boroughs". */
export function levelTitle(
  { level, comparator, compareBy, to }: BenchmarkFinding,
  words: SubjectWords,
  names: AreaNames,
): Inline[] {
  const by = level.basis === "rate" ? ` ${unitName(level.own.unit)} residents` : "";
  const group = nameOf(names, comparator);
  const whom = compareBy === "mean" || level.basis === "count" ? `the mean of ${group}` : `${group} as a whole`;
  return level.verdict === "not-compared"
    ? runs`${words.title}${by} in ${inPeriod(to)}, beside ${group}`
    : runs`${words.title}${by} in ${inPeriod(to)}: ${level.verdict === "similar" ? "similar to" : `${level.verdict} than`} ${whom}`;
}

function verdictPhrase(verdict: ChangeVerdict, percent: number): string {
  switch (verdict) {
    case "similar":
      return `${percent > 0 ? "a rise" : percent < 0 ? "a fall" : "a change"} similar to`;
    default:
      return `a ${changeVerdictWords[verdict]} than`;
  }
}

/** What ours is compared with: the mean of their changes, or the change of their total. */
function theirs(finding: BenchmarkFinding, names: AreaNames): string {
  const { comparator, compareBy, includesOwn, own } = finding;
  const group = nameOf(names, comparator);
  if (isOneArea(finding)) return `that of ${group}`;
  if (compareBy === "mean") return `the mean of the changes in ${group}`;
  return includesOwn
    ? `the change in ${group} as a whole, ${nameOf(names, own.area)} included`
    : `the change in ${group} as a whole`;
}

/** Behind "no clear difference from": one area by its name. */
const fromWhom = (finding: BenchmarkFinding, names: AreaNames): string =>
  isOneArea(finding) ? nameOf(names, finding.comparator) : theirs(finding, names);

/** A comparator of one area, such as the whole of a force, which its source has as one. */
const isOneArea = ({ members, includesOwn }: BenchmarkFinding): boolean => members.length === 1 && !includesOwn;

/** "By change it is 2nd of the 5 areas with figures, the largest fall first, equal with Lambeth." */
function rankSentence(finding: BenchmarkFinding, names: AreaNames): Inline[] {
  if (isOneArea(finding)) return [];
  const { ranking, own } = finding;
  const entry = ranking.entries.find(({ area }) => area === own.area);
  const percent = numberOf(own.change.percent);
  const rank = entry ? numberOf(entry.rank) : undefined;
  if (!entry || rank === undefined || percent === undefined || ranking.entries.length < 2) return [];
  const anyFell = ranking.entries.some(({ figure }) => (numberOf(figure) ?? 0) < 0);
  return runs`By change it is ${rankWords(entry.rank, rank)} of the ${String(ranking.entries.length)} areas with figures, the ${anyFell ? "largest fall" : "smallest rise"} first${tiedWords(ranking, own.area, names)}.`;
}

const rankWords = (figure: Figure, rank: number): Inline => figureRun(figure, ordinal(rank));

/** ", equal with Lambeth and Newham". */
export function tiedWords(ranking: Ranking, area: string, names: AreaNames): string {
  const tied = ranking.entries.find((entry) => entry.area === area)?.tiedWith ?? [];
  return tied.length === 0 ? "" : `, equal with ${inSeries(tied.map((one) => nameOf(names, one)))}`;
}

/** "1st", "2nd", "3rd", "11th". */
export function ordinal(number: number): string {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${formatCount(number)}${ending}`;
}

function everySentence(finding: BenchmarkFinding, names: AreaNames): Inline[] {
  const { every, comparator } = finding;
  if (every.claim === "none" || isOneArea(finding)) return [];
  const did = every.claim === "every-rose" ? "rose" : "fell";
  const whose = every.unknown.length === 0 ? "Every other area" : "Every other area with figures";
  const lacking =
    every.unknown.length === 0 ? "" : `; of ${inSeries(every.unknown.map((one) => nameOf(names, one)))} none are known`;
  return [label(`${whose} of ${nameOf(names, comparator)} ${did}${lacking}.`)];
}

/** "At 95.5 per 1,000 residents the rate in 2014/15 is lower than theirs (mean: 113.2)." */
function levelSentence(finding: BenchmarkFinding, names: AreaNames): Inline[] {
  const { level, to, compareBy, comparator } = finding;
  if (level.verdict === "not-compared") return [];
  const than = level.verdict === "similar" ? "similar to" : `${level.verdict} than`;
  const by = isOneArea(finding)
    ? `that of ${nameOf(names, comparator)}`
    : compareBy === "mean" || level.basis === "count"
      ? "their mean"
      : "theirs as a whole";
  if (level.basis === "count")
    return runs`By number, the ${level.own} in ${inPeriod(to)} is ${than} ${by} (${level.comparator}); no rate can be given.`;
  const [rate] = level.rates;
  const people = rate ? unitName(rate.denominator.unit) : "residents";
  const projected = level.rates.some((one) => one.projected) ? ", some by projected populations" : "";
  const tied = tiedWords(level.ranking, rate?.area ?? "", names);
  return runs`At ${level.own} ${unitName(level.own.unit)} ${people}${projected}, the rate in ${inPeriod(to)} is ${than} ${by} (${level.comparator})${tied}.`;
}

export const sourcesSentence = ({ sourcesDiffer }: BenchmarkFinding): Inline[] =>
  sourcesDiffer ? [text("The area’s own figures and those that it is compared with come from different sources.")] : [];

/**
 * "How much counts vary by themselves (overdispersion): Hackney 4.9, from 156 months; Lambeth 3.0, the catalogue's." Where counts vary more,
 * two changes must lie further apart to differ.
 */
export function variationSentence(finding: BenchmarkFinding, names: AreaNames): Inline[] {
  const { own, members, compareBy, comparator, pooledOverdispersion } = finding;
  const others =
    compareBy === "mean"
      ? members
      : [{ area: comparator, ...(pooledOverdispersion ? { overdispersion: pooledOverdispersion } : {}) }];
  const each = [own, ...others].flatMap(({ area, overdispersion }) =>
    overdispersion
      ? [
          runs`${nameOf(names, area)} ${overdispersion.figure}, ${overdispersion.source === "series" ? `from ${formatCount(overdispersion.months)} months` : "the catalogue’s"}`,
        ]
      : [],
  );
  if (each.length === 0) return [];
  const listed = each.flatMap((one, index) => (index === 0 ? one : [text("; "), ...one]));
  return [text("How much counts vary by themselves (overdispersion): "), ...listed, text(".")];
}

function inSeries(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
