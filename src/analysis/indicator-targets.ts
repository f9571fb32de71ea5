import type { TargetForm } from "../partnership/settings/targets.ts";
import type { ChangeFinding } from "../values/change-findings.ts";
import type { FigureBook } from "../values/figure-book.ts";
import { type Period, yearOf, yearsEarlier, yearToDate } from "../values/period.ts";
import type { TargetFinding } from "../values/target-findings.ts";
import { breakWithin } from "./breaks.ts";
import type { ChangeRules } from "./change-question.ts";
import type { MonthFigure } from "./monthly-series.ts";
import type { AnalysisSubject, IndicatorPlan } from "./plan.ts";
import { progressOf } from "./progress.ts";
import { judgeTarget } from "./target.ts";

/** What has been found before the target is judged. */
export interface TargetEvidence {
  readonly year: ChangeFinding;
  readonly quarterChange: ChangeFinding;
  readonly rules: ChangeRules;
  readonly series: readonly MonthFigure[];
}

/** This year's target and, once the year is out, next year's. */
export function targetsOf(
  book: FigureBook,
  subject: AnalysisSubject,
  plan: IndicatorPlan,
  { year, quarterChange, rules, series }: TargetEvidence,
): { target?: TargetFinding; nextTarget?: TargetFinding } {
  const { indicator, area, quarter, settings } = subject;
  const window = yearToDate(quarter);
  const whole = window.id === yearOf(quarter).id;
  const countFor = (period: Period) => {
    const request = plan.wholeYears.get(period.id);
    return request && book.count(request);
  };
  const previous = countFor(yearsEarlier(yearOf(quarter)));
  const better = indicator.polarity === "higher" ? "more" : "fewer";
  const common = {
    subject: { indicator: indicator.id, area, unit: indicator.unit, polarity: indicator.polarity },
    improved: quarterChange.direction === better,
    rag: settings.rag,
    smallNumbers: settings.smallNumbers,
  };
  const basesOf = (form: NonNullable<IndicatorPlan["target"]>["form"]) => {
    const baseline = form.kind === "change-on-baseline" ? countFor(form.baseline) : undefined;
    return baseline ? { baseline } : {};
  };
  const { target, nextTarget } = plan;
  const breaksFrom = (base: Period | undefined, counted: Period): boolean =>
    base !== undefined && breakWithin(rules.breaks, base.start, counted.end) !== undefined;
  return {
    ...(target && previous
      ? {
          target: judgeTarget({
            ...common,
            setting: target,
            bases: { previous, ...basesOf(target.form) },
            seriesBreak: breaksFrom(basePeriod(target.form, yearsEarlier(yearOf(quarter))), window),
            ...(whole
              ? { actual: year.to, ...lateIn(book, plan, year) }
              : { progress: (limit) => progressOf(year.to, window, limit, rules.overdispersion, series) }),
          }),
        }
      : {}),
    // Next year's target rests on this year's count, so it can be worked out only when the year is out.
    ...(nextTarget && whole
      ? {
          nextTarget: judgeTarget({
            ...common,
            setting: nextTarget,
            bases: { previous: year.to, ...basesOf(nextTarget.form) },
            seriesBreak: breaksFrom(basePeriod(nextTarget.form, yearOf(quarter)), window),
          }),
        }
      : {}),
  };
}

/** Where an extract as old as this year's is now shows last year's count as it stood; an older one had more of the late records. */
function lateIn(book: FigureBook, { former }: IndicatorPlan, { from }: ChangeFinding) {
  return former && former.stage.stage !== "older" ? { late: { former: book.count(former.year), now: from } } : {};
}

/** The period that a target is worked out from; none for a number of its own. */
function basePeriod(form: TargetForm, previous: Period): Period | undefined {
  if (form.kind === "change-on-baseline") return form.baseline;
  return form.kind === "change-on-previous-year" ? previous : undefined;
}
