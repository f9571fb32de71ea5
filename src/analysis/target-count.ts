import type { Polarity } from "../indicators/indicator.ts";
import type { TargetForm, TargetSetting } from "../partnership/settings/targets.ts";
import type { Figure, Unit } from "../values/figure.ts";
import { formatFigureId, siblingId } from "../values/figure-id.ts";
import type { TargetFinding } from "../values/target-findings.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive, givenFigure } from "./derive.ts";

export interface TargetSubject {
  readonly indicator: string;
  readonly area: string;
  readonly unit: Unit;
  readonly polarity: Polarity;
}

/** What the system now shows for the periods that a target can rest on. */
export interface TargetBases {
  readonly previous: Figure;
  /** The baseline year, for a change on a baseline. */
  readonly baseline?: Figure;
}

export type NumericForm = Exclude<TargetForm, { readonly kind: "state" }>;

/** A target as counts, with what it was worked out from. */
export interface TargetCount {
  readonly bound: "at-most" | "at-least";
  readonly target: Figure;
  readonly limit: Figure;
  readonly statedPercent?: Figure;
  /** The base that the target is worked out from: the frozen one, where one was agreed. */
  readonly base?: Figure;
  readonly baselineAgreed?: Figure;
  readonly baselineNow?: Figure;
  readonly baselineRevised: boolean;
  readonly onPreviousYear?: NonNullable<TargetFinding["onPreviousYear"]>;
}

// 25 x 0.88 must stay 22 however the computer holds 0.88.
const rounding = 1e-9;

/** The count is kept unrounded; the limit is the last whole count that meets it. */
export function targetCountOf(
  setting: TargetSetting,
  form: NumericForm,
  subject: TargetSubject,
  bases: TargetBases,
): TargetCount {
  const idOf = (measure: string, comparison?: string): string =>
    formatFigureId({
      indicator: subject.indicator,
      dims: {},
      area: subject.area,
      period: setting.year.id,
      measure,
      ...(comparison ? { comparison } : {}),
    });
  const { unit } = subject;
  const bound = boundOf(form, subject.polarity);
  const limitOf = (target: Figure): Figure =>
    derive({ id: idOf("target-limit"), unit, method: "target-limit", inputs: [target] }, (number) =>
      bound === "at-most" ? Math.floor(number + rounding) : Math.ceil(number - rounding),
    );
  if (form.kind === "at-most" || form.kind === "at-least") {
    const target = givenFigure(idOf("target"), unit, "target", form.count);
    return { bound, target, limit: limitOf(target), baselineRevised: false };
  }
  const now = form.kind === "change-on-baseline" ? bases.baseline : bases.previous;
  const agreed =
    form.baselineCount === undefined || !now
      ? undefined
      : givenFigure(siblingId(now.id, "agreed-baseline"), unit, "target", form.baselineCount);
  const base = agreed ?? now;
  const stated = givenFigure(idOf("target-percent"), "percent", "target", form.percent);
  const target = base
    ? derive(
        { id: idOf("target"), unit, method: "target", inputs: [base, stated] },
        (number, percent) => (number * (100 + percent)) / 100,
      )
    : { id: idOf("target"), unit, method: "target" as const, inputs: [], value: absent("missing", "baseline") };
  const limit = limitOf(target);
  return {
    bound,
    target,
    limit,
    statedPercent: stated,
    ...(base ? { base } : {}),
    ...(agreed ? { baselineAgreed: agreed } : {}),
    ...(now ? { baselineNow: now } : {}),
    baselineRevised:
      agreed !== undefined && now !== undefined && isNumber(now.value) && now.value.number !== form.baselineCount,
    ...(form.kind === "change-on-baseline"
      ? { onPreviousYear: onPreviousYear(target, limit, bases.previous, form.percent, idOf) }
      : {}),
  };
}

/** Percentages go by polarity: 20% below a baseline is a ceiling even where that is more than last year. */
function boundOf(form: NumericForm, polarity: Polarity): "at-most" | "at-least" {
  if (form.kind === "at-most" || form.kind === "at-least") return form.kind;
  if (polarity === "neutral") return form.percent > 0 ? "at-least" : "at-most";
  return polarity === "lower" ? "at-most" : "at-least";
}

function onPreviousYear(
  target: Figure,
  limit: Figure,
  previous: Figure,
  statedPercent: number,
  idOf: (measure: string, comparison?: string) => string,
): NonNullable<TargetFinding["onPreviousYear"]> {
  const percent = derive(
    {
      id: idOf("target-percent-change", "previous-year"),
      unit: "percent",
      method: "percent-change",
      inputs: [previous, target],
    },
    (before, count) => (before === 0 ? absent("undefined", "base-0") : (count / before - 1) * 100),
  );
  const difference = derive(
    {
      id: idOf("target-difference", "previous-year"),
      unit: limit.unit,
      method: "difference",
      inputs: [previous, limit],
    },
    (before, count) => count - before,
  );
  const rises = statedPercent < 0 && isNumber(percent.value) && percent.value.number > 0;
  return { previous, percent, difference, rises };
}
