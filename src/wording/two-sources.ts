import type { ChangeFinding } from "../values/change-findings.ts";
import { lowerFirst } from "./letters.ts";
import { type Inline, runs } from "./runs.ts";
import { inPeriod, periodOf, type SubjectWords } from "./subject.ts";

interface Side {
  readonly words: SubjectWords;
  readonly change: ChangeFinding;
}

/** Whether the two sources tell the same: "Both sources in Shoreditch show a clear rise in 2019/20". */
export function sourcesTitle(one: Side, other: Side): Inline[] {
  const when = inPeriod(periodOf(one.change.to));
  const [first, second] = [stepOf(one.change), stepOf(other.change)];
  const place = one.words.place === other.words.place ? one.words.place : "";
  if (first === undefined || second === undefined)
    return runs`The two sources${place} by month, up to the end of ${when}`;
  if (first === "no clear change" && second === first)
    return runs`Neither source${place} shows a clear change in ${when}`;
  if (first === second) return runs`Both sources${place} show a clear ${first} in ${when}`;
  return stepsTitle(one, other);
}

/** What each did, of two that count different things: "MOPAC 7: clear rise; deliberate fires: no clear change". */
export function stepsTitle(one: Side, other: Side): Inline[] {
  const [first, second] = [stepOf(one.change), stepOf(other.change)].map((step) => step ?? "not compared");
  return runs`${one.words.indicator.shortTitle}: ${first ?? ""}; ${lowerFirst(other.words.indicator.shortTitle)}: ${second ?? ""}`;
}

function stepOf(change: ChangeFinding): "rise" | "fall" | "no clear change" | undefined {
  if (change.evidence === "not-tested" || change.direction === "not-compared") return undefined;
  if (change.evidence === "not-clear" || change.direction === "same") return "no clear change";
  return change.direction === "more" ? "rise" : "fall";
}
