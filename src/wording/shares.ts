import type { Indicator } from "../indicators/indicator.ts";
import type { ShareFinding } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { absenceSentence } from "./change.ts";
import { type Inline, runs } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** "Share of MARAC cases that are repeats: 28.3% (150 of 530) in 2019/20, against 25.5% (124 of 486) in 2018/19." */
export function shareSentence(share: ShareFinding, indicator: Indicator, earlier: ShareFinding | undefined): Inline[] {
  const period = inPeriod(periodOf(share.whole));
  if (!isNumber(share.share.value)) return absenceSentence(share.share, period);
  const now = runs`${indicator.title}: ${share.share} (${share.part} of ${share.whole}) in ${period}`;
  if (!earlier || !isNumber(earlier.share.value)) return runs`${now}.`;
  return runs`${now}, against ${earlier.share} (${earlier.part} of ${earlier.whole}) in ${inPeriod(periodOf(earlier.whole))}${sameOrNot(share, earlier)}.`;
}

/** Only where the two intervals lie apart is more said than the two shares; where they overlap, chance may be all of it. */
function sameOrNot(now: ShareFinding, then: ShareFinding): string {
  const [low, high, lowThen, highThen] = [now.lower, now.upper, then.lower, then.upper].map(({ value }) =>
    isNumber(value) ? value.number : undefined,
  );
  if (low === undefined || high === undefined || lowThen === undefined || highThen === undefined) return "";
  if (low > highThen) return ", a higher share";
  return high < lowThen ? ", a lower share" : "; the difference may be chance";
}
