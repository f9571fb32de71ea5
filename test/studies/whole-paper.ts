import { analyse } from "../../src/analysis/analyse.ts";
import { needsOf } from "../../src/analysis/indicator.ts";
import { pairNeeds } from "../../src/analysis/pair-findings.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import type { Subject } from "../../src/papers/context.ts";
import { analysisSubject } from "../../src/papers/plan.ts";
import { subjectsOf } from "../../src/papers/subjects.ts";
import { countedAreas } from "../../src/steps/counted-areas.ts";
import type { Partnership } from "../../src/steps/open-partnership.ts";
import type { ChangeFinding } from "../../src/values/change-findings.ts";
import type { Figure } from "../../src/values/figure.ts";
import { type CountRequest, countId, FigureBook } from "../../src/values/figure-book.ts";
import type { ExceptionFinding } from "../../src/values/indicator-findings.ts";
import { financialQuarter } from "../../src/values/period.ts";
import { numberValue } from "../../src/values/value.ts";
import { allMonths, stableDays, sumOfDays, type World } from "./stable-world.ts";

/** Records a month, by and large, as a borough has them. Others: as many as a night-time zone has. */
const usualMeans: Readonly<Record<string, number>> = {
  "all-crime": 2800,
  "violence-with-injury": 245,
  robbery: 170,
  burglary: 235,
  "drug-offences": 125,
  "weapons-possession": 28,
  "syv-victims": 22,
  "knife-injury-under-25": 5,
  "da-police-reports": 240,
  "da-referrals": 105,
  "police-asb": 500,
};
const zoneMean = 130;

const years = { from: "2015-04", to: "2020-03" };
const quarter = financialQuarter(2019, 4);

/** What one paper, written about a world in which nothing changes, says has changed. */
export interface FalseAlarms {
  /** Comparisons of two counts that a test was made of. */
  readonly tested: number;
  readonly clear: number;
  readonly clearAt99: number;
  /** Subjects on the first page for a change, and for a signal of their control chart. */
  readonly headlines: number;
  readonly signals: number;
}

/** The whole quarterly paper of the sample's settings at the end of a year: every area, type, quarter and window, without targets. */
export function paperOfNothing(partnership: Partnership, world: Omit<World, "months">): FalseAlarms {
  const definition = partnership.papers.get("quarterly");
  if (!definition) throw new Error("there is no quarterly paper");
  const settings = { ...partnership.settings, targets: [] };
  const own = settings.area.id;
  const paper = { settings, indicators: partnership.indicators, used: partnership.used, quarter } as const;
  const areas = new Map(countedAreas(settings).map((area) => [area.id, area]));
  const context = { ...paper, areas, seriesStart: () => years.from, formerStage: () => undefined };
  const { scorecard, all } = subjectsOf(definition, paper);
  const subjects = all.map((subject) => analysisSubject(context, subject));
  const pairs = settings.pairs.flatMap((setting) => {
    const [left, right] = [partnership.indicators.get(setting.left), partnership.indicators.get(setting.right)];
    return left && right ? [{ setting, left, right, window: undefined }] : [];
  });
  const requests = [
    ...subjects.flatMap(needsOf),
    ...pairs.flatMap(({ left, right }) => pairNeeds(left, right, own, undefined)),
  ];
  const leaves = new Leaves({ ...world, months: allMonths(years.from, years.to) }, partnership.indicators);
  const figures = new Map(requests.map((request) => [countId(request), leaves.figure(request)]));
  const findings = analyse(new FigureBook(figures.values()), {
    subjects,
    pairs,
    settings,
    mayHeadline: new Set(scorecard.map(({ indicator, area }) => `${indicator}/${area}`)),
  });
  const tested = [...changesIn([...findings.subjects.values()])].filter(({ evidence }) => evidence !== "not-tested");
  const because = (reason: ExceptionFinding["reasons"][number]): number =>
    findings.exceptions.filter(({ reasons }) => reasons.includes(reason)).length;
  return {
    tested: tested.length,
    clear: tested.filter(({ evidence }) => evidence !== "not-clear").length,
    clearAt99: tested.filter(({ evidence }) => evidence === "clear-99").length,
    headlines: because("clear-change"),
    signals: because("recent-signal"),
  };
}

/** Days of each part of each subject, so that parts add up to their whole. */
class Leaves {
  readonly #world: World;
  readonly #indicators: ReadonlyMap<string, Indicator>;
  readonly #days = new Map<string, ReadonlyMap<string, number>>();

  constructor(world: World, indicators: ReadonlyMap<string, Indicator>) {
    this.#world = world;
    this.#indicators = indicators;
  }

  figure(request: CountRequest): Figure {
    const nothing = request.measure === "unknown" || request.dims?.["operation"] !== undefined;
    const number = nothing ? 0 : this.#partsOf(request).reduce((sum, part) => sum + this.#count(request, part), 0);
    return { id: countId(request), value: numberValue(number), unit: "records", method: "count", inputs: [] };
  }

  #split({ indicator }: Subject): { dimension: string; values: readonly string[] } | undefined {
    const breakdown = this.#indicators.get(indicator)?.breakdowns.find(({ id }) => id === "type" || id === "source");
    return breakdown && { dimension: breakdown.id, values: breakdown.values.map(({ id }) => id) };
  }

  #partsOf(request: CountRequest): readonly string[] {
    const split = this.#split(request);
    const named = split && request.dims?.[split.dimension];
    return named === undefined ? (split?.values ?? ["all"]) : [named];
  }

  #count(request: CountRequest, part: string): number {
    const key = `${request.indicator}/${request.area}/${part}`;
    const days = this.#days.get(key) ?? this.#draw(request);
    this.#days.set(key, days);
    return sumOfDays(days, request.period);
  }

  #draw(subject: Subject): ReadonlyMap<string, number> {
    const parts = this.#split(subject)?.values.length ?? 1;
    const mean = (usualMeans[subject.indicator] ?? zoneMean) / parts;
    const overdispersion = this.#indicators.get(subject.indicator)?.defaultOverdispersion ?? 1;
    return stableDays(mean, overdispersion, this.#world);
  }
}

/** Every change that is found anywhere below. */
function* changesIn(found: unknown): Generator<ChangeFinding> {
  if (found instanceof Map) yield* changesIn([...found.values()]);
  else if (Array.isArray(found)) for (const one of found) yield* changesIn(one);
  else if (typeof found === "object" && found !== null) {
    if ("kind" in found && found.kind === "change") yield found as ChangeFinding;
    else for (const one of Object.values(found)) yield* changesIn(one);
  }
}
