import type { SmallNumbers } from "../partnership/settings/limits.ts";
import type { RagSettings, TargetSetting } from "../partnership/settings/targets.ts";
import type { Figure } from "../values/figure.ts";
import { siblingId } from "../values/figure-id.ts";
import type { TargetFinding, TargetProgress, TargetStatus } from "../values/target-findings.ts";
import { absent, isNumber } from "../values/value.ts";
import { derive } from "./derive.ts";
import { ragOf } from "./rag.ts";
import { type TargetBases, type TargetCount, type TargetSubject, targetCountOf } from "./target-count.ts";

export interface TargetQuestion {
  readonly setting: TargetSetting;
  readonly subject: TargetSubject;
  readonly bases: TargetBases;
  /** The series breaks between the period that the target is worked out from and the end of the counted one. */
  readonly seriesBreak?: boolean;
  /** The year's count; absent before the year is out. */
  readonly actual?: Figure;
  /** Last year's count as an extract of the same age had it, and as it is now: what late records can do. */
  readonly late?: { readonly former: Figure; readonly now: Figure };
  /** Asked for while the year is unfinished, once the limit is known. */
  readonly progress?: (limit: Figure) => TargetProgress;
  /** The reported quarter went the better way against the same quarter last year. */
  readonly improved: boolean;
  readonly rag: RagSettings;
  readonly smallNumbers: SmallNumbers;
}

type Judgement = Pick<TargetFinding, "status" | "notAvailableBecause"> & { readonly offPercent?: number };

/** A target beside what was counted: judged on counts and on which side is better, never on the sign of a percentage. */
export function judgeTarget(question: TargetQuestion): TargetFinding {
  const { setting, subject } = question;
  const { form } = setting;
  const common = {
    kind: "target" as const,
    indicator: subject.indicator,
    area: subject.area,
    year: setting.year,
    form: form.kind,
    ...(setting.agreedOn ? { agreedOn: setting.agreedOn } : {}),
    ...(setting.note ? { note: setting.note } : {}),
    ...(question.actual ? { actual: question.actual } : {}),
  };
  const mode = question.actual ? "year-end" : question.progress ? "in-year" : "not-started";
  if (form.kind === "state") {
    return {
      ...common,
      mode,
      status: form.state,
      rag: "grey",
      needsAction: false,
      nearMiss: false,
      baselineRevised: false,
      lowNumbers: false,
      ...(form.where ? { where: form.where } : {}),
    };
  }
  const { base, ...count } = targetCountOf(setting, form, subject, question.bases);
  const progress = question.actual ? undefined : question.progress?.(count.limit);
  const judgement: Judgement = question.seriesBreak
    ? { status: "not-available", notAvailableBecause: "series-break" }
    : judge(count, question.actual, progress);
  const { offPercent, ...status } = judgement;
  const rag = ragOf(
    {
      status: judgement.status,
      target: numberOf(count.target),
      offPercent,
      improved: question.improved,
      judged: subject.polarity !== "neutral",
    },
    question.rag.policy,
  );
  return {
    ...common,
    ...count,
    ...status,
    mode,
    rag,
    needsAction: rag === "red" && question.rag.redNeeds === "corrective-action",
    nearMiss: rag === "amber" && judgement.status === "missed",
    ...(question.actual && !question.seriesBreak ? { gap: gapOf(count, question.actual) } : {}),
    ...(question.actual && base && !question.seriesBreak ? { actualPercent: percentOn(base, question.actual) } : {}),
    ...(question.late && isOpen(count, judgement, question) ? { open: question.late } : {}),
    ...(progress ? { progress } : {}),
    ...(form.kind === "change-on-baseline" ? { baselinePeriod: form.baseline } : {}),
    lowNumbers: [count.target, base].some((figure) => {
      const number = figure && numberOf(figure);
      return number !== undefined && number < question.smallNumbers.cautionBelow;
    }),
  };
}

const numberOf = (figure: Figure): number | undefined => (isNumber(figure.value) ? figure.value.number : undefined);

function judge(count: TargetCount, actual: Figure | undefined, progress: TargetProgress | undefined): Judgement {
  const target = numberOf(count.target);
  const limit = numberOf(count.limit);
  if (target === undefined || limit === undefined) return { status: "not-available", notAvailableBecause: "baseline" };
  const atMost = count.bound === "at-most";
  const offPercent = (number: number): number => ((atMost ? number - target : target - number) / target) * 100;
  if (actual) {
    const counted = numberOf(actual);
    // An incomplete year has no number here, so it can never pass for a target that was met.
    if (counted === undefined) return { status: "not-available", notAvailableBecause: "actual" };
    const met = atMost ? counted <= limit : counted >= limit;
    return { status: met ? "met" : "missed", offPercent: offPercent(counted) };
  }
  if (!progress) return { status: "not-available", notAvailableBecause: "not-started" };
  const [toDate, projected, lower, upper] = [progress.toDate, progress.projected, progress.lower, progress.upper].map(
    numberOf,
  );
  if (toDate === undefined || projected === undefined || lower === undefined || upper === undefined) {
    return { status: "not-available", notAvailableBecause: "actual" };
  }
  const status = ((): TargetStatus => {
    // What has already been counted cannot be undone by the rest of the year.
    if (atMost && toDate > limit) return "missed";
    if (!atMost && toDate >= limit) return "met";
    if (atMost ? upper <= target : lower >= target) return "on-course";
    return (atMost ? lower > target : upper < target) ? "not-on-course" : "too-close";
  })();
  return { status, offPercent: offPercent(projected) };
}

/** Whether the count would come to lie on the other side of the limit, if it grew as last year's has. */
function isOpen({ limit, bound }: TargetCount, { status }: Judgement, { actual, late }: TargetQuestion): boolean {
  const [counted, most] = [actual, limit].map((figure) => figure && numberOf(figure));
  const [former, now] = [late?.former, late?.now].map((figure) => figure && numberOf(figure));
  if (counted === undefined || most === undefined || !former || now === undefined) return false;
  const grown = counted * (now / former);
  return bound === "at-most" ? status === "met" && grown > most : status === "missed" && grown >= most;
}

function gapOf(count: TargetCount, actual: Figure): Figure {
  return derive(
    {
      id: siblingId(count.target.id, "gap-to-target"),
      unit: actual.unit,
      method: "gap-to-target",
      // The first less the second: more than a ceiling, or less than a floor.
      inputs: count.bound === "at-most" ? [actual, count.limit] : [count.limit, actual],
    },
    (first, second) => first - second,
  );
}

/** On the base of the target itself, so that the two percentages can stand side by side. */
function percentOn(base: Figure, actual: Figure): Figure {
  return derive(
    {
      id: siblingId(actual.id, "percent-change", "target-base"),
      unit: "percent",
      method: "percent-change",
      inputs: [base, actual],
    },
    (before, counted) => (before === 0 ? absent("undefined", "base-0") : (counted / before - 1) * 100),
  );
}
