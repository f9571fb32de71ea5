import { needsOf } from "../analysis/indicator.ts";
import { type MeasuredSubject, measuredNeeds } from "../analysis/measured.ts";
import { pairNeeds } from "../analysis/pair-findings.ts";
import type { AnalysisSubject } from "../analysis/plan.ts";
import { isByNow } from "../indicators/by-now.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { madeOf } from "../indicators/own-measure.ts";
import { partOfType } from "../indicators/question.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import { unmappedShares } from "../indicators/unmapped.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { yearsEarlier } from "../values/period.ts";
import { tokenRequests } from "./commentary/tokens.ts";
import type { PaperContext, Subject } from "./context.ts";
import type { PaperDefinition, SectionDefinition } from "./definition.ts";
import { leftOutOf } from "./left-out-of.ts";
import type { BoundKind, PlanContext, RegisteredKind } from "./section-kind.ts";
import { eachIndicator, type PlannedPair, pairsOf, subjectsOf, zonesOf } from "./subjects.ts";

/** A section to be made: its kind with parameters, under an id of its own. */
export interface PlannedSection {
  readonly id: string;
  /** In place of the kind's own. */
  readonly title?: string;
  readonly bound: BoundKind;
  /** The area that it is about; the partnership's own where it names none. */
  readonly area: string;
}

/** A paper before anything is counted: its sections, what it is about, and every count that it can rest on. */
export interface PaperPlan extends PlanContext {
  readonly definition: PaperDefinition;
  readonly sections: readonly PlannedSection[];
  readonly pairs: readonly PlannedPair[];
  /** Subjects of the scorecard, in its order. */
  readonly scorecard: readonly Subject[];
  readonly requests: readonly CountRequest[];
}

/** The plan once it is known from which records the indicators were really counted: the breaks, and what was unmapped. */
export function asCounted(plan: PaperPlan, figures: readonly Figure[]): PaperPlan {
  const { reading } = plan.paper;
  const indicators = withSpliceBreaks(plan.paper.indicators, figures, reading);
  const unmappedShare = unmappedShares(indicators, figures, reading);
  const now = (indicator: Indicator): Indicator => indicators.get(indicator.id) ?? indicator;
  return {
    ...plan,
    paper: { ...plan.paper, indicators, unmappedShare },
    pairs: plan.pairs.map((pair) => ({ ...pair, left: now(pair.left), right: now(pair.right) })),
  };
}

/** What {@link needsOf} and `analyseIndicator` are asked for a subject. */
export function analysisSubject(
  paper: Pick<
    PaperContext,
    "areas" | "indicators" | "quarter" | "seriesStart" | "formerStage" | "settings" | "unmappedShare"
  >,
  subject: Subject,
): AnalysisSubject {
  const indicator = paper.indicators.get(subject.indicator);
  if (!indicator) throw new Error(`planned an indicator that does not exist: ${subject.indicator}`);
  const { unmappedShare } = paper;
  const formerStage = paper.formerStage(subject);
  const parts = indicator.breakdowns
    .find(({ id }) => id === "type")
    ?.values.flatMap(({ id }) => {
      const part = partOfType(indicator, id, paper.indicators);
      return part ? [[id, part] as const] : [];
    });
  return {
    indicator,
    ...(parts ? { parts: new Map(parts) } : {}),
    leftOutFor: leftOutOf(paper, subject),
    area: subject.area,
    ...(unmappedShare ? { unmappedShare: (period) => unmappedShare(indicator.id, period) } : {}),
    quarter: paper.quarter,
    seriesStart: paper.seriesStart(subject),
    ...(formerStage ? { formerStage } : {}),
    settings: paper.settings,
  };
}

/** What {@link measuredNeeds} and `analyseMeasured` are asked for a share, a number at a date or a survey. */
export function measuredSubject(
  {
    indicators,
    quarter,
    settings,
    unmappedShare,
  }: Pick<PaperContext, "indicators" | "quarter" | "settings" | "unmappedShare">,
  subject: Subject,
): MeasuredSubject {
  const indicator = indicators.get(subject.indicator);
  if (!indicator) throw new Error(`planned an indicator that does not exist: ${subject.indicator}`);
  const sides = madeOf(indicator).flatMap((id) => indicators.get(id) ?? []);
  return {
    indicator,
    sides,
    area: subject.area,
    byNow: isByNow(indicator, indicators),
    ...(unmappedShare
      ? { unmappedShare: (period) => Math.max(0, ...sides.map(({ id }) => unmappedShare(id, period))) }
      : {}),
    quarter,
    settings,
  };
}

/** Turns a paper's definition into sections and counts. */
export function planPaper(
  definition: PaperDefinition,
  paper: PaperContext,
  kinds: readonly RegisteredKind[],
): PaperPlan {
  const { scorecard, all: subjects, measured } = subjectsOf(definition, paper);
  const pairs = pairsOf(definition, paper);
  const all = definition.sections.map((section) => expand(section, definition, paper, scorecard, pairs, kinds));
  // What the paper lists by itself is not repeated.
  const named = new Set(
    all.flatMap((planned, index) => (isRepeated(definition, index) ? [] : planned.map(({ id }) => id))),
  );
  const sections = all.flatMap((planned, index) =>
    isRepeated(definition, index) ? planned.filter(({ id }) => !named.has(id)) : planned,
  );
  const areas = new Map(sections.map(({ id, area }) => [id, area]));
  const known: PaperContext = { ...paper, areaOfSection: (id) => areas.get(id) ?? paper.settings.area.id };
  const context: PlanContext = { paper: known, subjects, measured, previous: yearsEarlier(paper.toDate) };
  const requests = [
    ...subjects.flatMap((subject) => needsOf(analysisSubject(paper, subject))),
    ...measured.flatMap((subject) => measuredNeeds(measuredSubject(paper, subject))),
    ...pairs.flatMap(({ left, right, window }) => pairNeeds(left, right, paper.settings.area.id, window)),
    ...sections.flatMap((section) => section.bound.needs(context)),
    ...[...paper.commentary.values()].flatMap((commentary) => tokenRequests(commentary, known)),
  ];
  return {
    ...context,
    definition,
    sections,
    pairs,
    scorecard,
    requests: [...new Map(requests.map((request) => [countId(request), request])).values()],
  };
}

const isRepeated = ({ sections }: PaperDefinition, index: number): boolean => sections[index]?.for !== undefined;

/** One planned section, or one for each indicator, zone, pair, theme or priority of the plan. */
function expand(
  section: SectionDefinition,
  definition: PaperDefinition,
  paper: PaperContext,
  scorecard: readonly Subject[],
  pairs: readonly PlannedPair[],
  kinds: readonly RegisteredKind[],
): PlannedSection[] {
  const kind = kinds.find((candidate) => candidate.id === section.kind);
  if (!kind) throw new Error(`paper ${section.kind}: there is no such section kind`);
  const own = paper.settings.area.id;
  const one = (given: Readonly<Record<string, string>> = {}): PlannedSection => {
    const parameters: Readonly<Record<string, unknown>> = { ...section.parameters, ...given };
    const bound = kind.bind(parameters);
    const area = parameters["zone"] ?? parameters["area"];
    return {
      id: section.id ?? bound.name,
      ...(section.title ? { title: section.title } : {}),
      bound,
      area: typeof area === "string" ? area : own,
    };
  };
  switch (section.for) {
    case "each-indicator": {
      const settings = pairs.map(({ setting }) => setting);
      return eachIndicator(scorecard, settings, paper).map(({ indicator, area }) => one({ indicator, area }));
    }
    case "each-zone":
      return zonesOf(definition, paper).map((zone) => one({ zone }));
    case "each-pair":
      return pairs.map(({ setting }) => one({ pair: setting.id }));
    case "each-priority":
      return (paper.plan?.priorities ?? []).map(({ number }) => one({ priority: String(number) }));
    case "each-theme":
      return paper.settings.themes.map(({ id }) => one({ theme: id }));
    default:
      return [one()];
  }
}
