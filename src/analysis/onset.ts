import type { ChangeFinding } from "../values/change-findings.ts";
import type { OnsetFinding } from "../values/history-findings.ts";
import { isNumber } from "../values/value.ts";

/**
 * The smallest quarter with more than the same quarter last year, every later one also having more. `quarters` are those of
 * the year so far, Quarter 1 first. None while the newest quarter is not up, or when a later one is not known.
 */
export function onsetOf(quarters: readonly ChangeFinding[]): OnsetFinding | undefined {
  let start = quarters.length;
  while (start > 0 && isRise(quarters[start - 1])) start--;
  const changes = quarters.slice(start);
  return changes.length === 0 ? undefined : { kind: "onset", quarter: (start + 1) as 1 | 2 | 3 | 4, changes };
}

const isRise = (change: ChangeFinding | undefined): boolean =>
  change !== undefined && isNumber(change.difference.value) && change.difference.value.number > 0;
