import { type AgainstBaseline, isClear } from "../analysis/against-baseline.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import { evidenceWords, numberOf, percentInBrackets, sizeOf } from "./change.ts";
import { capital, lowerFirst } from "./letters.ts";
import { spellSmall } from "./numbers.ts";
import { type Inline, label, runs, series, strong } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** "Criminal damage: 1,890 in 2015/16, 210 below the 2,100 of 2011/12 (−10%), a clear fall, though it rose clearly in 2014/15." */
export function baselineSentence(title: string, { change, against }: AgainstBaseline): Inline[] {
  const lead = strong(...runs`${title}:`);
  const [from, to] = [inPeriod(periodOf(change.from)), inPeriod(periodOf(change.to))];
  const size = numberOf(change.difference);
  if (numberOf(change.to) === undefined) return runs`${lead} not available for ${to}.`;
  if (size === undefined) return runs`${lead} ${change.to} in ${to}, not compared with ${from}.`;
  const stands =
    size === 0
      ? runs`as many as in ${from}`
      : runs`${sizeOf(change.difference)} ${size > 0 ? "above" : "below"} the ${change.from} of ${from}`;
  return runs`${lead} ${change.to} in ${to}, ${stands}${percentInBrackets(change)}${evidenceWords(change)}${though(change.direction, against)}.`;
}

/** ", though it rose in 2012/13 and 2014/15 and, within usual variation, in 2015/16": the newest step is told whether it is clear or not. */
function though(direction: AgainstBaseline["change"]["direction"], against: AgainstBaseline["against"]): Inline[] {
  if (against.length === 0) return [];
  const verb = direction === "fewer" ? "rose" : "fell";
  const year = ({ to }: ChangeFinding): Inline[] => [label(inPeriod(periodOf(to)))];
  const clear = against.filter(isClear);
  const newest = against.find((step) => !isClear(step));
  if (!newest) return runs`, though it ${verb} in ${series(clear.map(year))}`;
  const caution = newest.evidence === "not-clear" ? ", within usual variation," : "";
  return clear.length === 0
    ? runs`, though it ${verb}${caution} in ${year(newest)}`
    : runs`, though it ${verb} in ${series(clear.map(year))} and${caution} in ${year(newest)}`;
}

export interface BesideBaseline {
  readonly title: string;
  readonly change: ChangeFinding;
}

/** "Five of the seven parts are below 2011/12; violence with injury and burglary are above it." Each part is in one of the groups. */
export function partsAgainstSentence(parts: readonly BesideBaseline[], baseline: string): Inline[] {
  if (parts.length < 2) return [];
  const those = (...directions: readonly ChangeFinding["direction"][]) =>
    parts.filter(({ change }) => directions.includes(change.direction));
  const [below, above] = [those("fewer"), those("more")];
  const isBelow = below.length >= above.length;
  const [most, fewest] = isBelow ? [below, above] : [above, below];
  const [side, other] = isBelow ? ["below", "above"] : ["above", "below"];
  if (most.length === parts.length)
    return runs`${parts.length === 2 ? "Both" : `All ${spellSmall(parts.length)}`} parts are ${side} ${baseline}.`;
  const rest = [
    [fewest, `${other} it`],
    [those("same"), "where it was"],
    [those("not-compared"), "not compared"],
  ] as const;
  const items = rest.flatMap(([found, where]) =>
    found.length === 0 ? [] : [runs`${named(found)} ${found.length > 1 ? "are" : "is"} ${where}`],
  );
  return most.length === 0
    ? runs`Of the ${spellSmall(parts.length)} parts, ${series(items, "; ", "; ")}.`
    : runs`${capital(spellSmall(most.length))} of the ${spellSmall(parts.length)} parts ${most.length > 1 ? "are" : "is"} ${side} ${baseline}; ${series(items, "; ", "; ")}.`;
}

const named = (parts: readonly BesideBaseline[]): Inline[] =>
  series(parts.map(({ title }) => [label(lowerFirst(title))]));

export const noBaseline =
  "The settings have no target of it on a baseline year, and the paper names none: there is nothing to compare with.";
