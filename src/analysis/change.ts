import type { Polarity } from "../indicators/indicator.ts";
import type { Appraisal, ChangeFinding, Direction, Evidence, NotKnown, PercentUse } from "../values/change-findings.ts";
import type { Figure } from "../values/figure.ts";
import { isNumber, type Value } from "../values/value.ts";
import { breakWithin } from "./breaks.ts";
import { differenceOf, percentOf, ratioFigures } from "./change-figures.ts";
import type { ChangeQuestion, ChangeRules, SeriesBreak } from "./change-question.ts";
import { verdictOf } from "./change-verdict.ts";
import { periodOf } from "./derive.ts";
import { exposurePair } from "./exposure.ts";
import { lateRecords } from "./late-records.ts";
import { unknownBetween } from "./unknown-share.ts";

/** From one count to another: how many more or fewer, in percent, and whether that is more than usual variation. */
export function changeBetween(question: ChangeQuestion, rules: ChangeRules): ChangeFinding {
  const { from, to, comparison } = question;
  const exposure = question.exposure ?? exposurePair(periodOf(from), periodOf(to), rules.exposure);
  const seriesBreak = breakBetween(from, to, rules.breaks);
  const difference = differenceOf(question, seriesBreak);
  const percent = percentOf(question, rules.smallNumbers, seriesBreak);
  const unknown =
    question.unknown &&
    unknownBetween({ count: from, unknown: question.unknown.from }, { count: to, unknown: question.unknown.to });
  const direction = directionOf(difference.value);
  const unmappedMoved = rules.unmappedMoved?.(periodOf(from), periodOf(to)) ?? false;
  const asked = unmappedMoved ? { ...question, unknownMoved: true } : question;
  const verdictFrom = (earlier: Figure) =>
    verdictOf({ ...asked, from: earlier }, { exposure, seriesBreak, unknown, overdispersion: rules.overdispersion });
  const { verdict, finding: late } = lateRecords(asked, rules, verdictFrom(from), verdictFrom);
  const { because, tested } = verdict;
  const evidence: Evidence = tested?.evidence ?? "not-tested";
  return {
    kind: "change",
    comparison,
    from,
    to,
    difference,
    percent,
    percentUse: percentUseOf(percent.value),
    direction,
    evidence,
    ...(because ? { notTestedBecause: because } : {}),
    ...(because === "unknown-share-moved"
      ? { notKnown: notKnownIn(question, rules, { unmappedMoved, ownMoved: unknown?.moved ?? false }) }
      : {}),
    appraisal: appraise(direction, evidence, rules.polarity),
    exposure: { ...exposure, equal: exposure.from === exposure.to },
    ...(tested
      ? { rateRatio: ratioFigures(question, tested, { exposure, overdispersion: rules.overdispersion }) }
      : {}),
    ...(unknown ? { unknown } : {}),
    ...(late ? { late } : {}),
    ...(seriesBreak ? { seriesBreak } : {}),
  };
}

/** For want of what the records are undecided whose share moved: a part has it from its whole. */
function notKnownIn(
  { unknownMoved, notKnown }: ChangeQuestion,
  { leftOutFor = [] }: ChangeRules,
  { unmappedMoved, ownMoved }: { readonly unmappedMoved: boolean; readonly ownMoved: boolean },
): NotKnown[] {
  const ofRecords = unknownMoved && notKnown ? notKnown : unknownMoved || ownMoved ? leftOutFor : [];
  return [...new Set([...ofRecords, ...(unmappedMoved ? (["category"] as const) : [])])];
}

/** The share of undecided records moved too far, here or in the whole that this is a part of. */
const isDoubtful = (change: ChangeFinding): boolean =>
  change.unknown?.moved === true || change.notTestedBecause === "unknown-share-moved";

/** For what is compared as a part of this: what is not known of the whole is not known of the part. */
export const unknownDoubtOf = (change: ChangeFinding): Pick<ChangeQuestion, "unknownMoved" | "notKnown"> => ({
  unknownMoved: isDoubtful(change),
  ...(change.notKnown ? { notKnown: change.notKnown } : {}),
});

/** For what is compared as a part of this: late records may have come into the earlier count of the part just as into the whole's. */
export const lateFactorOf = ({ late }: ChangeFinding): Pick<ChangeQuestion, "lateFactor"> =>
  late ? { lateFactor: late.factor } : {};

/** A break between the windows, or inside either of them: the two do not count the same thing. */
export function breakBetween(from: Figure, to: Figure, breaks: readonly SeriesBreak[]): SeriesBreak | undefined {
  return breakWithin(breaks, periodOf(from).start, periodOf(to).end);
}

function percentUseOf(percent: Value): PercentUse {
  if (!isNumber(percent)) return "withhold";
  return percent.smallBase ? "caution" : "print";
}

export function directionOf(difference: Value): Direction {
  if (!isNumber(difference)) return "not-compared";
  return difference.number > 0 ? "more" : difference.number < 0 ? "fewer" : "same";
}

/** A judgement needs a clear change and an indicator that has a better side. */
export function appraise(direction: Direction, evidence: Evidence, polarity: Polarity): Appraisal {
  if (polarity === "neutral" || (evidence !== "clear-95" && evidence !== "clear-99")) return "neither";
  return (direction === "fewer") === (polarity === "lower") ? "better" : "worse";
}
