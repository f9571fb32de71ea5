import type { ChangeFinding } from "../values/change-findings.ts";
import { evidenceWords, moved, numberOf, percentInBrackets, sizeOf } from "./change.ts";
import { formatSpan } from "./dates.ts";
import { spanName } from "./event-spells.ts";
import type { HeadlineWords } from "./headline.ts";
import { type Inline, label, runs } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords, unitOf } from "./subject.ts";

/** "23 March to 14 June 2020 (12 weeks)": the days since an event, as a table's caption has them. */
export const windowName = (change: ChangeFinding): string => spanName(periodOf(change.to));

/** "From 23 March to 14 June 2020 there were 126 offences, 13 fewer than the 139 on the same dates a year before (−9.4%), ...". */
export function windowSentence(change: ChangeFinding, words: SubjectWords): Inline[] {
  const { start, end } = periodOf(change.to);
  const count = numberOf(change.to);
  const span = `From ${formatSpan(start, end)}`;
  if (count === undefined || change.direction === "not-compared")
    return [label(`${span} the numbers cannot be compared with the same dates a year before.`)];
  return runs`${span} there ${count === 1 ? "was" : "were"} ${change.to} ${unitOf(words, count)}, ${onSameDates(change)}.`;
}

/** "13 fewer than the 139 on the same dates a year before (−9.4%), within usual variation": of two counts that are compared. */
function onSameDates(change: ChangeFinding, percent = percentInBrackets(change)): Inline[] {
  if (change.direction === "same") return runs`as many as on the same dates a year before`;
  const than = runs`${sizeOf(change.difference)} ${change.direction} than the ${change.from} on the same dates a year before`;
  return runs`${than}${percent}${evidenceWords(change)}`;
}

/** The same where numbers are so low that nothing but the counts may be given. */
export function windowCounts(change: ChangeFinding, words: SubjectWords): Inline[] {
  const { start, end } = periodOf(change.to);
  const count = numberOf(change.to);
  if (count === undefined) return [];
  return runs`From ${formatSpan(start, end)} there ${count === 1 ? "was" : "were"} ${change.to} ${unitOf(words, count)}, against ${change.from} on the same dates a year before.`;
}

/** A clear change since an event, for page 1: "Racist hate crime fell 45% on the year before, from 23 March to 14 June 2020. There were 56 offences, ...". */
export function sinceHeadline(change: ChangeFinding, words: SubjectWords, title = words.title): HeadlineWords {
  const { start, end } = periodOf(change.to);
  const count = numberOf(change.to);
  const opening = runs`There ${count === 1 ? "was" : "were"} ${change.to} ${unitOf(words, count)}`;
  return {
    lead: runs`${title} ${moved(change)} on the year before, from ${formatSpan(start, end)}.`,
    // The percentage is in the lead; that it rests on a low number is not.
    rest: runs`${opening}, ${onSameDates(change, change.percentUse === "caution" ? percentInBrackets(change) : [])}.`,
  };
}

/** "Victims of …: 17 from 23 March to 14 June 2020, against 6 on the same dates a year before." or "29 in 2019/20, against 19 in 2018/19." */
export function countsAgainst({ from, to }: ChangeFinding, words: SubjectWords): Inline[] {
  const [now, then] = [periodOf(to), periodOf(from)];
  if (now.kind !== "range")
    return runs`${words.title}: ${to} in ${inPeriod(now)}, against ${from} in ${inPeriod(then)}.`;
  return runs`${words.title}: ${to} from ${formatSpan(now.start, now.end)}, against ${from} on the same dates a year before.`;
}
