import type { AgainstBaseline } from "../analysis/against-baseline.ts";
import { evidenceWords, numberOf, percentInBrackets, sizeOf } from "./change.ts";
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

function though(direction: AgainstBaseline["change"]["direction"], against: AgainstBaseline["against"]): Inline[] {
  if (against.length === 0) return [];
  const verb = direction === "fewer" ? "rose" : "fell";
  return runs`, though it ${verb} in ${series(against.map(({ to }) => [label(inPeriod(periodOf(to)))]))}`;
}

/** "Every one of them is below its baseline." Only where it is true of each. */
export const everyOneSentence = (all: "fewer" | "more" | undefined, some: number): Inline[] =>
  all
    ? runs`Every one of them is ${all === "fewer" ? "below" : "above"} its baseline.`
    : some > 0
      ? [label("They have not all gone the same way.")]
      : [];

export const noBaseline =
  "The settings have no target of it on a baseline year, and the paper names none: there is nothing to compare with.";
