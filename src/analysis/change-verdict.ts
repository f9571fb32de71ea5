import type { ExposurePair, NotTestedBecause, UnknownFinding } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber } from "../values/value.ts";
import type { ChangeQuestion, SeriesBreak } from "./change-question.ts";
import { type EvidenceResult, evidenceOf } from "./evidence.ts";
import { rangeOf } from "./unknown-share.ts";

/** What bears on whether, and how, two counts can be tested. */
export interface VerdictGrounds {
  readonly exposure: ExposurePair;
  readonly seriesBreak: SeriesBreak | undefined;
  readonly unknown: UnknownFinding | undefined;
  readonly overdispersion: Figure;
}

/** The test's result, or why there is none: never both. */
export interface Verdict {
  readonly because?: NotTestedBecause;
  readonly tested?: EvidenceResult;
}

const countMethods: readonly Figure["method"][] = ["count", "sum", "remainder"];
const numberOf = (figure: Figure): number | undefined => (isNumber(figure.value) ? figure.value.number : undefined);

/** Whether a change is clear; no verdict where the two cannot be tested, or where what is not known could overturn it. */
export function verdictOf(question: ChangeQuestion, grounds: VerdictGrounds): Verdict {
  const { from, to, unknownMoved } = question;
  const { exposure, seriesBreak, unknown } = grounds;
  const [before, after, overdispersion] = [from, to, grounds.overdispersion].map(numberOf);
  if (before === undefined || after === undefined || overdispersion === undefined) return { because: "no-number" };
  if (seriesBreak) return { because: "series-break" };
  if (![from, to].every((figure) => countMethods.includes(figure.method))) return { because: "not-a-count" };
  if (before + after === 0 || exposure.from === 0 || exposure.to === 0) return { because: "nothing-counted" };
  if (unknownMoved) return { because: "unknown-share-moved" };
  const test = (earlier: number, later: number): EvidenceResult =>
    evidenceOf({ from: earlier, to: later, fromExposure: exposure.from, toExposure: exposure.to }, overdispersion);
  const tested = test(before, after);
  if (!unknown?.moved) return { tested };
  const worst = worstCase(before, after, unknown);
  if (worst && Math.sign(worst.after - worst.before) === Math.sign(after - before)) {
    const { evidence } = test(worst.before, worst.after);
    if (evidence !== "not-clear") return { tested: { ...tested, evidence } };
  }
  return { because: "unknown-share-moved" };
}

/** Every undecided record counted where it makes the change smaller, none where it makes it larger. */
function worstCase(before: number, after: number, unknown: UnknownFinding) {
  const [undecidedBefore, undecidedAfter] = [rangeOf(unknown.from), rangeOf(unknown.to)];
  if (!undecidedBefore || !undecidedAfter) return undefined;
  return after < before
    ? { before, after: after + undecidedAfter.most }
    : { before: before + undecidedBefore.most, after };
}
