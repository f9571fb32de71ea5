import type { ChangeFinding } from "../values/change-findings.ts";
import type { ShareFinding } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { evidenceWords, numberOf, percentInBrackets, unitAfter } from "./change.ts";
import { type Inline, runs } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";

/** "Of these 620 offences, 88 (14.2%) were committed a year or more before they were recorded." */
export function lagSentence({ part, whole, share }: ShareFinding, words: SubjectWords): Inline[] {
  if (!isNumber(share.value)) return [];
  return runs`Of these ${whole} ${unitAfter(whole, words)}, ${part} (${share}) were committed a year or more before they were recorded.`;
}

/** "Within a year of being committed, 532 were recorded, against 470 (+13%): still a clear rise." Those of no known date are in neither. */
export function withoutLateSentence(all: ChangeFinding, within: ChangeFinding): Inline[] {
  if (numberOf(within.to) === undefined || within.direction === "not-compared") return [];
  const counts = runs`Within a year of being committed ${within.to} were recorded, against ${within.from}${percentInBrackets(within)}`;
  return runs`${counts}${stillSo(all, within)}.`;
}

/** "For 2 the date of the offence is not known (3 in 2018/19), so they are in neither.": why the two do not add up to all. */
export function inNeitherSentence({ unknown, from }: ChangeFinding): Inline[] {
  const [now, then] = [unknown && numberOf(unknown.to), unknown && numberOf(unknown.from)];
  if (!unknown || now === undefined || then === undefined || now + then === 0) return [];
  return runs`For ${unknown.to} the date of the offence is not known (${unknown.from} in ${inPeriod(periodOf(from))}), so they are in neither.`;
}

function stillSo(all: ChangeFinding, within: ChangeFinding): string {
  const [before, after] = [all, within].map(({ evidence }) => evidence === "clear-95" || evidence === "clear-99");
  if (before && after && all.direction === within.direction)
    return all.direction === "more" ? ": still a clear rise" : ": still a clear fall";
  if (before && !after) return ": no clear change among these";
  return evidenceWords(within);
}
