import type { Figure } from "../values/figure.ts";
import type { TargetFinding } from "../values/target-findings.ts";
import { numberOf, sizeOf } from "./change.ts";
import { formatDate } from "./dates.ts";
import { formatCount, formatDecimal, formatPercent, formatSignedPercent } from "./numbers.ts";
import { figureRun, type Inline, label, runs, type StatusMark, sentences, text } from "./runs.ts";
import { inPeriod, periodOf } from "./subject.ts";

/** The mark and word of a target's status: shape and word, never colour alone. */
export function targetStatus(target: TargetFinding | undefined): { mark: StatusMark; words: string } {
  if (!target) return { mark: "not-set", words: "Not set" };
  switch (target.status) {
    case "met":
      return { mark: "met", words: target.open ? "Met so far" : "Met" };
    case "missed":
      if (target.open) return { mark: "missed", words: "Missed so far" };
      return target.nearMiss ? { mark: "near-miss", words: "Near miss" } : { mark: "missed", words: "Missed" };
    case "on-course":
      return { mark: "on-course", words: "On course" };
    case "not-on-course":
      return { mark: "not-on-course", words: "Not on course" };
    case "too-close":
      return { mark: "too-close", words: "Too close to call" };
    case "not-available":
      return { mark: "not-available", words: "Not available" };
    case "to-be-confirmed":
      return { mark: "not-set", words: "To be confirmed" };
    case "see-elsewhere":
      return { mark: "not-set", words: "Set elsewhere" };
    case "not-set":
      return { mark: "not-set", words: "Not set" };
  }
}

/** "at most 236", "at least 80": the limit as a whole count. */
export function limitWords(target: TargetFinding): Inline[] {
  if (!target.limit) return [];
  return runs`${target.bound === "at-least" ? "at least" : "at most"} ${target.limit}`;
}

/**
 * Everything to say about a target: verdict, limit, how it was set, what the baseline now shows; that not where the same count of
 * then, `said`, has already been set beside that of now.
 */
export function targetSentence(target: TargetFinding | undefined, said?: Figure): Inline[] {
  if (!target) return [];
  switch (target.status) {
    case "to-be-confirmed":
      return [label(`The target for ${inPeriod(target.year)} is to be confirmed.`)];
    case "not-set":
      return [label(`No target has been set for ${inPeriod(target.year)}.`)];
    case "see-elsewhere":
      return [
        label(`The target for ${inPeriod(target.year)} is held elsewhere${target.where ? `: ${target.where}` : ""}.`),
      ];
    case "not-available":
      if (target.notAvailableBecause === "not-started" && target.limit && numberOf(target.limit) !== undefined)
        return sentences(runs`The target for ${inPeriod(target.year)} is ${limitWords(target)}.`, agreement(target));
      return sentences(
        [text("Whether the target was met cannot be said: ")].concat(
          text(
            target.notAvailableBecause === "baseline"
              ? "the baseline is not available."
              : target.notAvailableBecause === "not-started"
                ? "the year has not begun."
                : target.notAvailableBecause === "series-break"
                  ? "the series breaks after the period that it was set on, and the two are not comparable."
                  : target.actual?.value.state === "missing"
                    ? "the actual is not available."
                    : "the year’s figure is not complete.",
          ),
        ),
        target.notAvailableBecause === "actual" && target.limit && numberOf(target.limit) !== undefined
          ? runs`The target is ${limitWords(target)}.`
          : [],
        agreement(target),
      );
    case "met":
    case "missed":
      return sentences(verdict(target), agreement(target), revision(target, said));
    default:
      return sentences(progress(target), agreement(target), revision(target, said));
  }
}

function verdict(target: TargetFinding): Inline[] {
  const gap = target.gap ? numberOf(target.gap) : undefined;
  if (target.status === "missed" && target.gap && gap !== undefined)
    return sentences(
      runs`The target of ${limitWords(target)} was missed${soFar(target)} by ${sizeOf(target.gap)}.`,
      stillOpen(target, "met"),
    );
  return sentences(runs`The target of ${limitWords(target)} was met${soFar(target)}.`, stillOpen(target, "missed"));
}

const soFar = ({ open }: TargetFinding): string => (open ? " by what is counted so far" : "");

/** "Late records have raised the count of 2018/19 from 66 to 72; by as much again the target would be missed." */
const stillOpen = ({ open }: TargetFinding, otherwise: "met" | "missed"): Inline[] =>
  open
    ? runs`Late records have raised the count of ${inPeriod(periodOf(open.now))} from ${open.former} to ${open.now}; by as much again the target would be ${otherwise}.`
    : [];

function progress(target: TargetFinding): Inline[] {
  const verdicts = {
    "on-course": "is on course",
    "not-on-course": "is not on course",
    "too-close": "is too close to call",
  };
  const words = verdicts[target.status as keyof typeof verdicts];
  const opening = runs`The year’s target of ${limitWords(target)} ${words}`;
  if (!target.progress) return runs`${opening}.`;
  const { projected, lower, upper } = target.progress;
  return runs`${opening}: at this pace the year would end at about ${whole(projected)} (${whole(lower)} to ${whole(upper)}).`;
}

/** A projection in whole records: about is exact enough. */
export const whole = (figure: Parameters<typeof numberOf>[0]): Inline => {
  const number = numberOf(figure);
  return number === undefined ? figureRun(figure) : figureRun(figure, formatCount(number));
};

/** How the target was agreed: "It was agreed as 12% below the 269 of 2018/19." */
function agreement(target: TargetFinding): Inline[] {
  const percent = target.statedPercent ? numberOf(target.statedPercent) : undefined;
  if (target.statedPercent && percent !== undefined) {
    const base = target.baselineAgreed ?? target.baselineNow;
    const on = target.agreedOn ? ` on ${formatDate(target.agreedOn)}` : "";
    const size = figureRun(
      target.statedPercent,
      Number.isInteger(percent) ? `${Math.abs(percent)}%` : formatPercent(percent),
    );
    const side = percent < 0 ? "below" : "above";
    const opening = base
      ? runs`It was agreed${on} as ${size} ${side} the ${base} of ${inPeriod(target.baselinePeriod ?? periodOf(base))}.`
      : runs`It was agreed${on} as ${size} ${side} the base.`;
    return sentences(opening, reexpressed(target));
  }
  return target.agreedOn ? [label(`It was agreed on ${formatDate(target.agreedOn)}.`)] : [];
}

/**
 * "That is 20.8, or +73% on last year’s 12; rounded down, at most 20, which is 8 more than last year." The percentage is of what was agreed, the
 * difference of the whole records that meet it.
 */
function reexpressed(target: TargetFinding): Inline[] {
  const { limit, target: unrounded } = target;
  if (!target.onPreviousYear || !limit || !unrounded) return [];
  const { previous, percent, difference, rises } = target.onPreviousYear;
  const [change, size, exact] = [percent, difference, unrounded].map(numberOf);
  if (change === undefined || size === undefined || exact === undefined) return [];
  const onLast = runs`${figureRun(percent, formatSignedPercent(change))} on last year’s ${previous}`;
  const more =
    size === 0
      ? [text("as many as last year")]
      : runs`${sizeOf(difference)} ${size > 0 ? "more" : "fewer"} than last year`;
  // Rounded down, a target above last year's number can be no more than it, which asks for no explanation.
  const why =
    rises && size > 0 ? ": the target is a reduction on its baseline year, but last year was lower still." : ".";
  const most = numberOf(limit);
  // 26 x 1.5 must stay 39 however the computer holds it.
  return most !== undefined && Math.abs(exact - most) < 1e-9
    ? runs`That is ${onLast}, or ${more}${why}`
    : runs`That is ${figureRun(unrounded, formatDecimal(exact))}, or ${onLast}; rounded ${target.bound === "at-least" ? "up" : "down"}, ${limitWords(target)}, which is ${more}${why}`;
}

/** Frozen baselines: what was agreed stays, and what the system now shows stands beside it. */
function revision(target: TargetFinding, said: Figure | undefined): Inline[] {
  if (said && target.baselineAgreed && numberOf(said) === numberOf(target.baselineAgreed)) return [];
  if (!target.baselineRevised || !target.baselineNow || !target.baselineAgreed) return [];
  return runs`That count is now ${target.baselineNow}; the target stays as agreed.`;
}
