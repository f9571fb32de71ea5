import type { Segment } from "../values/series-findings.ts";
import { sizeOf } from "./change.ts";
import { lowerFirst } from "./letters.ts";
import { type Inline, runs } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** "From 2002/03 to 2014/15 that is 13,672 offences fewer in a year." */
export const coursesSize = ({ change, direction }: Segment, words: SubjectWords): Inline[] =>
  direction === "level"
    ? []
    : runs`In ${inPeriod(periodOf(change.to))} there were ${sizeOf(change.difference)} ${direction === "fall" ? "fewer" : "more"} ${unitOf(words)} than in ${inPeriod(periodOf(change.from))}.`;

/** Where no comparator's source holds counts of an indicator. */
export const notCompared = (title: string): string =>
  `Whether other areas went the same way is not known: no comparator’s source holds counts of ${lowerFirst(title)}. To show it, name comparators with a source under “comparators:”.`;
