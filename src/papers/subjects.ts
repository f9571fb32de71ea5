import { type EventWindow, windowSince } from "../analysis/event-window.ts";
import type { Indicator } from "../indicators/indicator.ts";
import { ownMeasure } from "../indicators/own-measure.ts";
import { indicatorsOfPlan } from "../partnership/plan/plan.ts";
import type { PairSetting, Theme } from "../partnership/settings/themes.ts";
import { areasOf, isAreaGroup } from "./area-groups.ts";
import { type PaperContext, type Subject, subjectKey } from "./context.ts";
import type { PaperDefinition, SectionDefinition } from "./definition.ts";
import { indicatorsNamed } from "./theme/theme-indicators.ts";

/** A pair of series, with the window since an event that it is also compared over. */
export interface PlannedPair {
  readonly setting: PairSetting;
  readonly left: Indicator;
  readonly right: Indicator;
  readonly window: EventWindow | undefined;
}

/** What a paper is about. */
export interface PaperSubjects {
  /** Those of the scorecard, in its order, whatever their measure. */
  readonly scorecard: Subject[];
  /** Counted over periods, each once. */
  readonly all: Subject[];
  /** Shares, numbers at a date and surveys, each once. */
  readonly measured: Subject[];
}

type Known = Pick<PaperContext, "settings" | "indicators" | "used" | "plan">;

/** What is counted over periods has months, totals, targets and pairs; shares, numbers at a date and surveys have levels. */
const isCounted = (indicator: Indicator | undefined): indicator is Indicator =>
  indicator !== undefined && ownMeasure(indicator) === "count";

/** Indicators of this topic stand in the zones' own sections. */
const zoneTopic = "nte";

/**
 * What a paper is about: each of its indicators in the partnership's own area, the night-time indicators in each zone, both sides of
 * each of its pairs, and what its themes name.
 */
export function subjectsOf(definition: PaperDefinition, paper: Known): PaperSubjects {
  const own = paper.settings.area.id;
  const borough = indicatorsOf(definition, paper)
    .filter((indicator) => definition.about === "plan" || indicator.topic !== zoneTopic || !isCounted(indicator))
    .map((indicator) => ({ indicator: indicator.id, area: own }));
  const { totals, extras } = inZones(definition.sections, definition, paper);
  const sides = pairSettings(definition, paper).flatMap(({ left, right }) =>
    [right, left].map((indicator) => ({ indicator, area: own })),
  );
  const scorecard = named([...borough, ...totals]);
  const all = named([...scorecard, ...sides, ...extras, ...namedSubjects(definition.sections, paper)]);
  const counted = (subject: Subject): boolean => {
    const indicator = paper.indicators.get(subject.indicator);
    return indicator === undefined || isCounted(indicator);
  };
  return { scorecard, all: all.filter(counted), measured: all.filter((subject) => !counted(subject)) };
}

/** What some sections of a paper name by themselves or are given by what they are repeated for; not what the paper is about besides. */
export function subjectsNamedBy(
  sections: readonly SectionDefinition[],
  definition: PaperDefinition,
  paper: Known,
): Subject[] {
  const { totals, extras } = inZones(sections, definition, paper);
  const repeated = sections.some((section) => section.for === "each-indicator")
    ? eachIndicator(subjectsOf(definition, paper).scorecard, pairSettings(definition, paper), paper)
    : [];
  return named([...repeated, ...totals, ...extras, ...namedSubjects(sections, paper)]);
}

/** What a section repeated for each indicator is made of: pairs have sections of their own. */
export function eachIndicator(
  scorecard: readonly Subject[],
  pairs: readonly PairSetting[],
  { settings }: Pick<Known, "settings">,
): Subject[] {
  const paired = new Set(pairs.flatMap(({ left, right }) => [left, right]));
  return scorecard.filter(({ indicator, area }) => area === settings.area.id && !paired.has(indicator));
}

/** In each zone the total of its section, and what else the section counts. */
function inZones(sections: readonly SectionDefinition[], definition: PaperDefinition, paper: Known) {
  const zoneSections = sections.filter((section) => section.for === "each-zone");
  const zones = zonesOf(definition, paper).flatMap((zone) => zoneSections.map((section) => ({ section, zone })));
  return {
    totals: zones.map(({ section, zone }) => ({ indicator: parameter(section, "total"), area: zone })),
    extras: zones.flatMap(({ section, zone }) =>
      [parameter(section, "crime"), ...listed(section)].map((indicator) => ({ indicator, area: zone })),
    ),
  };
}

const parameter = (section: SectionDefinition, name: string): string => String(section.parameters[name] ?? "");

/** The indicators of a section that names several. */
function listed({ parameters }: SectionDefinition): string[] {
  const written = parameters["indicators"];
  return Array.isArray(written) ? written.map(String) : [];
}

/** What sections are about by their themes, the settings, the plan or their own parameters, whether or not the partnership uses it elsewhere. */
function namedSubjects(sections: readonly SectionDefinition[], paper: Known): Subject[] {
  const { settings } = paper;
  const themed = [...themesOf({ sections }, paper).flatMap(indicatorsNamed), ...fromSettings(sections, paper)];
  const once = sections
    .filter((section) => section.for === undefined)
    .flatMap((section) => {
      const one = parameter(section, "zone") || parameter(section, "area") || settings.area.id;
      const group = section.kind === "watch-list" ? "watched" : section.parameters["areas"];
      const areas = isAreaGroup(group) ? areasOf(settings, group).map(({ id }) => id) : [one];
      const indicators = [...shownParameters.flatMap((name) => namesIn(section.parameters[name])), ...listed(section)];
      return areas.flatMap((area) => indicators.map((indicator) => ({ indicator, area })));
    });
  return [...themed.map((indicator) => ({ indicator, area: settings.area.id })), ...once];
}

/** Parameters that name indicators of which a section shows all that is found. */
const shownParameters = ["indicator", "first", "total", "crime", "any", "strands", "within", "late", "clusters"];

const namesIn = (written: unknown): string[] =>
  (Array.isArray(written) ? written : [written]).flatMap((one: unknown) => (typeof one === "string" ? [one] : []));

/** Each once, without those whose indicator nobody named. */
function named(subjects: readonly Subject[]): Subject[] {
  const given = subjects.filter(({ indicator }) => indicator !== "");
  return [...new Map(given.map((subject) => [subjectKey(subject), subject])).values()];
}

/** The indicators that a paper is about, in its order; those that the partnership uses where it does not say. */
function indicatorsOf({ about }: PaperDefinition, { indicators, used, plan }: Known): Indicator[] {
  const shown = (ids: readonly string[]): Indicator[] => ids.flatMap((id) => indicators.get(id) ?? []);
  if (about === "plan") return shown(plan ? indicatorsOfPlan(plan) : used);
  if (!about) return shown(used);
  const named = about.flatMap((entry) =>
    typeof entry === "string" ? shown([entry]) : shown(used).filter(({ topic }) => topic === entry.topic),
  );
  return [...new Set(named)];
}

/** Zones with sections of their own, when the paper is about night-time indicators at all. Those that are only watched have none. */
export function zonesOf(definition: PaperDefinition, paper: Known): string[] {
  const night = indicatorsOf(definition, paper).some((indicator) => indicator.topic === zoneTopic);
  return night ? areasOf(paper.settings, "zones").map(({ id }) => id) : [];
}

/** The themes that have a chapter: all of them where it is repeated, else those that sections name. */
export function themesOf(
  { sections }: Pick<PaperDefinition, "sections">,
  { settings }: Pick<Known, "settings">,
): readonly Theme[] {
  if (sections.some((section) => section.for === "each-theme")) return settings.themes;
  const ids = new Set(sections.map((section) => parameter(section, "theme")));
  return settings.themes.filter(({ id }) => ids.has(id));
}

/** What sections are about that take their indicators from the settings, or from the plan. */
function fromSettings(sections: readonly SectionDefinition[], { settings, plan, indicators }: Known): string[] {
  const has = (kind: string): boolean => sections.some((section) => section.kind === kind);
  return [
    ...(has("priorities-matrix") ? settings.themes.map(({ lead }) => lead) : []),
    ...(has("serious-violence-duty") ? (settings.seriousViolence?.indicators ?? []) : []),
    ...(has("plan-progress") && plan ? indicatorsOfPlan(plan).filter((id) => indicators.has(id)) : []),
  ];
}

/** Every pair of the settings; of a paper that says what it is about, those of which it is about both sides. */
function pairSettings(definition: PaperDefinition, paper: Known): PairSetting[] {
  const about = new Set(indicatorsOf(definition, paper).map(({ id }) => id));
  return paper.settings.pairs.filter(({ left, right }) =>
    [left, right].every((id) => isCounted(paper.indicators.get(id)) && (!definition.about || about.has(id))),
  );
}

export const pairsOf = (definition: PaperDefinition, paper: PaperContext): PlannedPair[] =>
  pairSettings(definition, paper).flatMap((setting) => {
    const [left, right] = [paper.indicators.get(setting.left), paper.indicators.get(setting.right)];
    if (!left || !right) return [];
    const window = windowSince(paper.settings.events, right.topic, paper.toDate, paper.dataTo);
    return [{ setting, left, right, window }];
  });
