import { shareOfHarm } from "../analysis/harm.ts";
import { type PriorityMatrix, priorityMatrix, type ThemeScores } from "../analysis/priorities/matrix.ts";
import {
  comparisonScore,
  concernScore,
  controllabilityScore,
  harmScore,
  type Scored,
  trendScore,
  volumeScore,
} from "../analysis/priorities/scores.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { ownMeasure } from "../indicators/own-measure.ts";
import type { ConsultationSetting } from "../partnership/settings/community.ts";
import type { PriorityJudgement } from "../partnership/settings/priorities.ts";
import type { Theme } from "../partnership/settings/themes.ts";
import type { BenchmarkFinding } from "../values/comparison-findings.ts";
import type { Figure } from "../values/figure.ts";
import type { CountRequest } from "../values/figure-book.ts";
import { dayCount, type Period } from "../values/period.ts";
import { shareOfAnswers } from "./answers.ts";
import { benchmarkNeeds, benchmarksOf } from "./compared/benchmarks.ts";
import { groupsWith } from "./compared/compared-groups.ts";
import { harmIn, needsOfHarm } from "./harm.ts";
import { keepAll } from "./keep-all.ts";
import type { PlanContext, PresentContext } from "./section-kind.ts";

/** Themes led by something that is counted: a share or a number at a date has no volume. */
const scoredThemes = ({ paper }: Pick<PlanContext, "paper">): readonly Theme[] =>
  paper.settings.themes.filter(({ lead }) => {
    const indicator = paper.indicators.get(lead);
    return indicator !== undefined && ownMeasure(indicator) === "count";
  });

/** What {@link prioritiesOf} looks up beside the findings of the themes' leading indicators. */
export function prioritiesNeeds(context: PlanContext): CountRequest[] {
  const { settings } = context.paper;
  const themes = scoredThemes(context);
  const leads = [...new Set(themes.map(({ lead }) => lead))];
  return [
    ...needsOfHarm(context, [...new Set([settings.priorities.harmOf, ...leads])], [context.paper.toDate]),
    ...leads.flatMap((lead) => comparisonNeeds(context, lead)),
    ...settings.priorities.judgements.flatMap((judgement) => concernRequests(context, judgement)),
  ];
}

/** The comparators' counts of this year and the one before, and what is needed to know how much they vary. */
function comparisonNeeds(context: PlanContext, lead: string): CountRequest[] {
  const indicator = context.paper.indicators.get(lead);
  if (!indicator) return [];
  const areas = groupsWith(indicator, context.paper).flatMap(({ id, members }) => [
    id,
    ...members.map((one) => one.id),
  ]);
  return [
    ...benchmarkNeeds(indicator, context),
    ...[context.previous, context.paper.toDate].flatMap((period) =>
      [context.paper.settings.area.id, ...areas].map((area) => ({ indicator: lead, area, period })),
    ),
  ];
}

/** Against the comparator that the settings name for this, or else the last of those that count it. */
function comparisonOf(context: PresentContext, indicator: Indicator): BenchmarkFinding | undefined {
  const { comparator } = context.paper.settings.priorities;
  const found = benchmarksOf(indicator, context, context.previous, context.paper.toDate);
  return comparator === undefined ? found.at(-1) : found.find((one) => one.comparator === comparator);
}

/** The matrix, with what a table of reasons prints beside it. */
export interface Priorities {
  readonly matrix: PriorityMatrix;
  readonly themes: ReadonlyMap<string, Theme>;
  readonly benchmarks: ReadonlyMap<string, BenchmarkFinding>;
  /** When public concern was asked for, by theme. */
  readonly asked: ReadonlyMap<string, Period>;
}

export function prioritiesOf(context: PresentContext): Priorities {
  const { settings, toDate } = context.paper;
  const { priorities } = settings;
  const without = settings.harmWeights ? "no-weights" : "no-table";
  const allHarm = harmIn(context, priorities.harmOf, toDate);
  const benchmarks = new Map<string, BenchmarkFinding>();
  const asked = new Map<string, Period>();
  const themes = scoredThemes(context).flatMap((theme): ThemeScores[] => {
    const of: Scored = { theme: theme.id, area: settings.area.id, period: toDate };
    const indicator = context.paper.indicators.get(theme.lead);
    if (!indicator) return [];
    const { year } = context.findingsOf({ indicator: theme.lead, area: settings.area.id });
    const judgement = priorities.judgements.find((one) => one.theme === theme.id);
    const ownHarm = harmIn(context, theme.lead, toDate);
    const benchmark = comparisonOf(context, indicator);
    if (benchmark) benchmarks.set(theme.id, benchmark);
    const concern = judgement && concernOf(context, judgement);
    if (concern) asked.set(theme.id, concern.period);
    return [
      {
        of,
        ...(judgement ? { judgement } : {}),
        scores: [
          volumeScore(of, year.to, dayCount(toDate)),
          trendScore(of, year, indicator.polarity),
          harmScore(of, ownHarm && allHarm ? shareOfHarm(ownHarm, allHarm) : without),
          comparisonScore(of, benchmark, indicator.polarity),
          concernScore(of, concern?.percent),
          controllabilityScore(of, judgement?.controllability),
        ],
      },
    ];
  });
  return {
    matrix: keepAll(context, priorityMatrix(themes, priorities.weights)),
    themes: new Map(settings.themes.map((theme) => [theme.id, theme])),
    benchmarks,
    asked,
  };
}

const consultationOf = ({ paper }: Pick<PlanContext, "paper">, indicator: string): ConsultationSetting | undefined =>
  paper.settings.community.consultations.find((one) => one.indicator === indicator);

/** A survey's percentage of the year, or how many named the matter and how many took part. */
function concernRequests(context: Pick<PlanContext, "paper">, { concern }: PriorityJudgement): CountRequest[] {
  if (!concern) return [];
  const area = context.paper.settings.area.id;
  const indicator = context.paper.indicators.get(concern.indicator);
  if (indicator?.aggregation.kind === "survey")
    return (["share", "base"] as const).map((measure) => ({
      indicator: concern.indicator,
      area,
      period: context.paper.toDate,
      measure,
    }));
  const held = consultationOf(context, concern.indicator);
  if (!held || concern.type === undefined) return [];
  return [
    { indicator: held.indicator, area, period: held.held, dims: { type: concern.type } },
    { indicator: held.answered, area, period: held.held },
  ];
}

function concernOf(
  context: PresentContext,
  judgement: PriorityJudgement,
): { readonly percent: Figure; readonly period: Period } | undefined {
  const requests = concernRequests(context, judgement);
  const [first, second] = requests;
  if (!first || !second) return undefined;
  const [some, all] = [context.book.count(first), context.book.count(second)];
  return { percent: first.measure === "share" ? some : shareOfAnswers(context, some, all), period: first.period };
}
