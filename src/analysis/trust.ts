import type { Gap, RestsOn } from "../indicators/held.ts";
import { financialYearStart, monthOf, type Period, parsePeriod } from "../values/period.ts";
import type { Sign } from "../values/sign.ts";
import type { TrustCause, TrustFinding } from "../values/trust.ts";
import { isNumber } from "../values/value.ts";
import { breakBetween } from "./change.ts";
import type { SeriesBreak } from "./change-question.ts";
import { type CountWithUnknown, unknownBetween } from "./unknown-share.ts";

/** A figure with what is known of where it comes from. */
export interface TrustQuestion {
  readonly indicator: string;
  readonly area: string;
  readonly period: Period;
  readonly now: CountWithUnknown;
  /** The same a year before. */
  readonly before: CountWithUnknown;
  /** Sources that were asked, and the months that they lack. */
  readonly sources: readonly string[];
  readonly gaps: readonly Gap[];
  readonly rests: RestsOn;
  readonly breaks: readonly SeriesBreak[];
  readonly signs: readonly Sign[];
}

/** Everything that keeps a figure, or its comparison with the year before, from being taken at its word. Empty: nothing known. */
export function trustIn(question: TrustQuestion): TrustFinding[] {
  const { indicator, area, period, now, before } = question;
  const finding = (state: TrustFinding["state"], cause: TrustCause): TrustFinding => ({
    indicator,
    area,
    period,
    state,
    cause,
  });
  const { value } = now.count;
  if (!isNumber(value)) {
    const gaps = question.gaps.map((gap) => finding(value.state, { kind: "gap", ...gap }));
    return gaps.length > 0 ? gaps : [finding(value.state, { kind: "unserved", because: value.because ?? "" })];
  }
  const broken = breakBetween(before.count, now.count, question.breaks);
  const moved = isNumber(before.count.value) && unknownBetween(before, now)?.moved === true;
  return [
    ...(broken ? [finding("not-comparable", { kind: "break", from: broken.from, note: broken.note })] : []),
    ...question.signs
      .filter((sign) => touches(sign, question))
      .map((sign) => finding("uncertain", { kind: "sign", sign })),
    ...(moved && !broken ? [finding("uncertain", { kind: "unknown-moved", source: question.sources.join(", ") })] : []),
  ];
}

/** Whether a sign is about records that the figure counts. */
function touches(sign: Sign, { indicator, period, sources, rests }: TrustQuestion): boolean {
  if (!sources.includes(sign.source)) return false;
  switch (sign.kind) {
    case "month-unusual": {
      const inside = sign.month >= monthOf(period.start) && sign.month <= monthOf(period.end);
      return inside && (sign.subject === undefined || sign.subject === indicator || rests.categories.has(sign.subject));
    }
    case "series-stops":
      // A category may have gone on under another name: from its end on, figures of it are in doubt.
      return (
        (sign.of === "category" || sign.of === "indicator") &&
        monthOf(period.end) > sign.month &&
        sign.subjects.some((subject) => rests.categories.has(subject))
      );
    case "series-starts":
      return (
        sign.of === "category" &&
        monthOf(period.start) < sign.month &&
        sign.subjects.some((subject) => rests.categories.has(subject))
      );
    case "times-heaped":
      return rests.fields.has("committed-time") && sign.years.includes(financialYearStart(period.start));
    case "unknown-shift": {
      const to = parsePeriod(sign.to);
      // Ages, times and places that are not known are counted apart for each figure; a category is not.
      const inside = to.ok && period.start >= to.period.start && period.end <= to.period.end;
      return sign.field === "category" && inside && rests.categories.size > 0;
    }
    case "area-scarce":
      return true;
    case "parts-apart":
      return sign.subject === indicator && monthOf(period.start) <= sign.month && sign.month <= monthOf(period.end);
    case "rows-repeated":
      // The rows are counted once: no figure is wrong for it.
      return false;
  }
}
