import type { Indicator } from "../indicators/indicator.ts";
import type {
  Contribution,
  DriversFinding,
  EventExcludedFinding,
  OperationFinding,
} from "../values/driver-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { IsoDate } from "../values/period.ts";
import { evidenceWords, numberOf, percentInBrackets, sizeOf } from "./change.ts";
import { formatSpan } from "./dates.ts";
import { lowerFirst } from "./letters.ts";
import { figureRun, type Inline, label, runs, sentences, series, text } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** The title of a part of an indicator: "Robbery" for `type=robbery`. The rest is "All other". */
export function partTitle(indicator: Indicator, breakdown: string, part: string): string {
  if (part === "all-other") return "All other";
  const values = indicator.breakdowns.find((candidate) => candidate.id === breakdown)?.values;
  return values?.find((value) => value.id === part)?.title ?? part;
}

const quarterTitle = (part: string): string => `Quarter ${part.replace("q", "")}`;

/** "Quarter 3 accounted for 58 of the rise of 79; within it, ASB accounted for 37." Contributions in counts, shares only when sensible. */
export function driversSentence(drivers: DriversFinding, categoryTitle: (part: string) => string): Inline[] {
  const difference = numberOf(drivers.difference);
  if (difference === undefined || difference === 0) return [];
  const direction = difference > 0 ? "more" : "fewer";
  return sentences(quarterPart(drivers, direction, categoryTitle), categoryPart(drivers, direction, categoryTitle));
}

function quarterPart(drivers: DriversFinding, direction: string, categoryTitle: (part: string) => string): Inline[] {
  const quarter = drivers.largestQuarter;
  if (!quarter || drivers.byQuarter.length < 2 || !stands(quarter, drivers)) return [];
  const opening = runs`${quarterTitle(quarter.part)} accounted for ${sizeOf(quarter.contribution)} of the ${direction === "more" ? "rise" : "fall"} of ${sizeOf(drivers.difference)}`;
  const within = drivers.largestCategoryInQuarter;
  if (!within) return runs`${opening}.`;
  return runs`${opening}; within it, ${lowerFirst(categoryTitle(within.part))} accounted for ${sizeOf(within.contribution)}.`;
}

/** Falls elsewhere can leave a part above the whole: "15 of the rise of 5" is nothing that can be said. */
export const isPartOf = (
  { contribution }: Pick<Contribution, "contribution">,
  { difference }: Pick<DriversFinding, "difference">,
): boolean => {
  const [size, whole] = [numberOf(contribution) ?? 0, numberOf(difference) ?? 0];
  return size * whole > 0 && Math.abs(size) <= Math.abs(whole);
};

/** A quarter is worth naming when it gives well more than its even part of the difference: two fifths where there are four. */
function stands(quarter: Contribution, drivers: DriversFinding): boolean {
  const whole = Math.abs(numberOf(drivers.difference) ?? 0);
  const even = whole / drivers.byQuarter.length;
  const size = Math.abs(numberOf(quarter.contribution) ?? 0);
  return isPartOf(quarter, drivers) && size >= 1.6 * even;
}

/** A type is one of the largest parts when it gives at least a fifth of the difference. */
const largePart = 0.2;

function categoryPart(drivers: DriversFinding, direction: string, categoryTitle: (part: string) => string): Inline[] {
  const whole = Math.abs(numberOf(drivers.difference) ?? 0);
  const up = [...drivers.byCategory]
    .filter((part) => sameDirection(part, direction))
    .sort((a, b) => Math.abs(numberOf(b.contribution) ?? 0) - Math.abs(numberOf(a.contribution) ?? 0))
    .slice(0, 2)
    .filter((part) => Math.abs(numberOf(part.contribution) ?? 0) >= largePart * whole);
  if (up.length === 0) return [];
  const changed = drivers.byCategory.filter((part) => numberOf(part.contribution) !== 0);
  if (up.length === changed.length) return wholeParts(up, direction, categoryTitle);
  const items = up.map((part) => runs`${lowerFirst(categoryTitle(part.part))} (${figureRun(part.contribution)})`);
  const step = direction === "more" ? "rise" : "fall";
  return runs`The largest part${up.length > 1 ? "s" : ""} of the ${step} ${up.length > 1 ? "are" : "is"} ${series(items)}.`;
}

/** "Rape and other sexual offences each rose by 66.", "Rape rose by 66 and other sexual offences by 34.": where they are all that changed. */
function wholeParts(
  parts: readonly Contribution[],
  direction: string,
  categoryTitle: (part: string) => string,
): Inline[] {
  const verb = direction === "more" ? "rose" : "fell";
  const titles = parts.map(({ part }, index) => {
    const title = categoryTitle(part);
    return [label(index === 0 ? title : lowerFirst(title))];
  });
  const sizes = parts.map(({ contribution }) => sizeOf(contribution));
  const [size] = sizes;
  if (!size) return [];
  if (parts.length > 1 && new Set(parts.map(({ contribution }) => numberOf(contribution))).size === 1)
    return runs`${series(titles)} each ${verb} by ${size}.`;
  return runs`${series(titles.flatMap((title, index) => [[...title, text(index === 0 ? ` ${verb} by ` : " by "), ...sizes.slice(index, index + 1)]]))}${parts.length === 1 ? ", which is the whole of it" : ""}.`;
}

const sameDirection = (part: Contribution, direction: string): boolean => {
  const number = numberOf(part.contribution) ?? 0;
  return direction === "more" ? number > 0 : number < 0;
};

/** An operation is worth a sentence when its records are at least 2% of either year's count. */
export function isMaterial(finding: OperationFinding): boolean {
  const share = (flagged: Figure, all: Figure): number => (numberOf(flagged) ?? 0) / Math.max(1, numberOf(all) ?? 0);
  return share(finding.flaggedTo, finding.all.to) >= 0.02 || share(finding.flaggedFrom, finding.all.from) >= 0.02;
}

/**
 * "Without the 50 flagged to Operation Lagana there were 119, against 128 in 2018/19 (−7.0%)." Counting, never cause. `part`
 * names the part of the whole that is meant: "..., drugs came to 119".
 */
export function operationSentence(finding: OperationFinding, operationName: string, part?: string): Inline[] {
  const { without } = finding;
  if (numberOf(finding.flaggedTo) === undefined || numberOf(without.to) === undefined) return [];
  const before = periodOf(without.from);
  const then = before.kind === "year" ? "that year" : "then";
  const how =
    finding.flaggedIn === "both"
      ? runs`; ${finding.flaggedFrom} were flagged to it ${then}`
      : finding.flaggedIn === "current-only"
        ? runs`; none was flagged to it ${then}`
        : [];
  const opening = runs`Without the ${finding.flaggedTo} flagged to ${operationName}${part ? `, ${part} came to` : " there were"}`;
  return runs`${opening} ${without.to}, against ${without.from} in ${inPeriod(before)}${percentInBrackets(without)}${how}.`;
}

/** "Leaving 23 to 31 March out of both years (first national lockdown), there were 265 against 270 (−1.9%), ...". */
export function eventExcludedSentence(finding: EventExcludedFinding, eventName: string): Inline[] {
  const { change, droppedTo } = finding;
  if (numberOf(change.to) === undefined || numberOf(change.from) === undefined) return [];
  return runs`Leaving ${droppedDays(droppedTo)} out of both years (${lowerFirst(eventName)}), there were ${change.to} against ${change.from}${percentInBrackets(change)}${evidenceWords(change)}.`;
}

/** "The same holds without 20 to 31 March (venues closed).": of another event whose days leave the conclusion as it is. */
export function alsoExcludedSentence({ change, droppedTo }: EventExcludedFinding, eventName: string): Inline[] {
  if (numberOf(change.to) === undefined || numberOf(change.from) === undefined) return [];
  return [label(`The same holds without ${droppedDays(droppedTo)} (${lowerFirst(eventName)}).`)];
}

/** "23 to 31 March": days that are left out of two years, so without a year. */
export const droppedDays = (dropped: { readonly start: IsoDate; readonly end: IsoDate }): string =>
  formatSpan(dropped.start, dropped.end).replace(/ \d{4}$/, "");
