import type { Evidence } from "../values/change-findings.ts";
import type { ShareFinding } from "../values/comparison-findings.ts";
import { isNumber } from "../values/value.ts";
import { proportionsEvidence } from "./measured-change.ts";

/** Whether a share is another than an earlier one of other cases; nothing is told of shares without a number. */
export function shareEvidence(then: ShareFinding, now: ShareFinding): Evidence {
  const [before, after] = [then, now].map(({ part, whole, share }) =>
    isNumber(part.value) && isNumber(whole.value) && isNumber(share.value)
      ? { part: part.value.number, whole: whole.value.number }
      : undefined,
  );
  return before && after ? proportionsEvidence(before, after) : "not-tested";
}
