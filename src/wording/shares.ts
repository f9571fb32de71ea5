import type { Indicator } from "../indicators/indicator.ts";
import type { Evidence } from "../values/change-findings.ts";
import type { ShareFinding } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { absenceSentence } from "./change.ts";
import type { HeadlineWords } from "./headline.ts";
import { type Inline, runs } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** "Share of MARAC cases that are repeats: 28.3% (150 of 530) in 2019/20, against 25.5% (124 of 486) in 2018/19." */
export function shareSentence(
  share: ShareFinding,
  indicator: Indicator,
  earlier: ShareFinding | undefined,
  evidence: Evidence,
): Inline[] {
  const period = inPeriod(periodOf(share.whole));
  if (!isNumber(share.share.value)) return absenceSentence(share.share, period);
  const now = runs`${indicator.title}: ${share.share} (${share.part} of ${share.whole}) in ${period}`;
  if (!earlier || !isNumber(earlier.share.value)) return runs`${now}.`;
  return runs`${now}, against ${earlier.share} (${earlier.part} of ${earlier.whole}) in ${inPeriod(periodOf(earlier.whole))}${verdict(share, earlier, evidence)}.`;
}

/** For page 1: "Youth reoffending rose from 43% to 55%. In 2017/18 it was 110 of 201 ...". */
export const shareHeadline = (now: ShareFinding, then: ShareFinding, indicator: Indicator): HeadlineWords => ({
  lead: runs`${indicator.title} ${isHigher(now, then) ? "rose" : "fell"} from ${then.share} to ${now.share}.`,
  rest: runs`In ${inPeriod(periodOf(now.whole))} it was ${now.part} of ${now.whole}, and in ${inPeriod(periodOf(then.whole))} ${then.part} of ${then.whole}.`,
});

/** What the test of the two shares says; nothing where there was none. */
function verdict(now: ShareFinding, then: ShareFinding, evidence: Evidence): string {
  if (evidence === "not-tested") return "";
  if (evidence === "not-clear") return "; the difference may be chance";
  return isHigher(now, then) ? ", a clear rise" : ", a clear fall";
}

const isHigher = (now: ShareFinding, then: ShareFinding): boolean =>
  isNumber(now.share.value) && isNumber(then.share.value) && now.share.value.number > then.share.value.number;
