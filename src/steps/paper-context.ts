import type { ReadResult } from "../extracts/reading.ts";
import type { Held } from "../indicators/held.ts";
import { type MeasureInput, measure } from "../indicators/measure.ts";
import { measureIn } from "../indicators/own-measure.ts";
import type { Action } from "../papers/action-log.ts";
import type { Commentary } from "../papers/commentary/parse.ts";
import { type PaperContext, type ReportedPaper, type Subject, subjectKey } from "../papers/context.ts";
import type { PaperDefinition } from "../papers/definition.ts";
import { planYear } from "../papers/paper-period.ts";
import { formerStage } from "../papers/revision-windows.ts";
import type { SignOff } from "../papers/sign-off.ts";
import { sourceEndsOf } from "../papers/source-ends.ts";
import { subjectsOf } from "../papers/subjects.ts";
import type { WrittenFile } from "../papers/written-file.ts";
import { lsoasNamed } from "../partnership/place-list.ts";
import type { PlanReading } from "../partnership/plan/read-plan.ts";
import type { Audience } from "../partnership/settings/editions.ts";
import type { Problem } from "../problems/problem.ts";
import type { RecordStore } from "../records/store.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { type IsoMonth, month, monthOf, monthsOf, type Period, yearToDate } from "../values/period.ts";
import { isNumber } from "../values/value.ts";
import { countedAreas } from "./counted-areas.ts";
import type { Partnership } from "./open-partnership.ts";
import { programVersion } from "./version.ts";

/** Counts through the indicators; the one place where the pipeline asks the records. LSOAs are areas too, when one is asked for. */
export function measureRequests(
  partnership: Partnership,
  reading: { readonly store: RecordStore; readonly result: ReadResult },
  requests: readonly CountRequest[],
  onHeld?: MeasureInput["onHeld"],
): Promise<{ figures: Figure[]; problems: Problem[] }> {
  const { settings, indicators } = partnership;
  const areas = countedAreas(settings);
  const known = new Set(areas.map(({ id }) => id));
  const others = new Set(requests.flatMap(({ area }) => (known.has(area) ? [] : [area])));
  return measure({
    store: reading.store,
    requests,
    indicators,
    areas: others.size === 0 ? areas : [...areas, ...lsoasNamed(settings, others)],
    partnershipArea: settings.area.id,
    reading: reading.result,
    operations: settings.operations,
    ...(onHeld ? { onHeld } : {}),
  });
}

/** What planning needs to know of one paper, with the first month that is held of each of its subjects. */
export async function paperContext(input: {
  readonly partnership: Partnership;
  readonly reading: { readonly store: RecordStore; readonly result: ReadResult };
  readonly definition: PaperDefinition;
  readonly quarter: Period;
  readonly audience: Audience;
  readonly commentary: ReadonlyMap<string, Commentary>;
  readonly signOff: SignOff;
  readonly actions: readonly Action[];
  readonly reported: readonly ReportedPaper[];
  readonly plan: PlanReading;
  readonly written: readonly WrittenFile[];
}): Promise<PaperContext> {
  const { partnership, reading, definition, quarter, audience, commentary, signOff, actions, reported, plan, written } =
    input;
  const ends = reading.result.sources.flatMap((source) => source.coverage.to ?? []).sort();
  const fallback = monthOf(yearToDate(quarter).start);
  const coming = planYear(definition, quarter);
  const context: PaperContext = {
    version: programVersion(),
    settings: partnership.settings,
    indicators: partnership.indicators,
    used: partnership.used,
    areas: new Map(countedAreas(partnership.settings).map((area) => [area.id, area])),
    reading: reading.result,
    audience,
    quarter,
    usual: definition.period === undefined || definition.period === "quarter" ? quarter : yearToDate(quarter),
    ...(coming ? { planYear: coming } : {}),
    toDate: yearToDate(quarter),
    dataTo: ends.at(-1) ?? quarter.end,
    sourceEnds: [],
    seriesStart: () => fallback,
    formerStage: () => undefined,
    commentary,
    signOff,
    actions,
    reported,
    ...(plan.plan ? { plan: plan.plan, planNotes: plan.problems } : {}),
    problems: reading.result.problems,
    written,
  };
  const { all, measured } = subjectsOf(definition, context);
  const held = new Map<string, Held>();
  const series = await seriesOf(partnership, reading, all, quarter, (id, one) => held.set(id, one));
  const levels = measured.flatMap((subject): CountRequest[] => {
    const indicator = partnership.indicators.get(subject.indicator);
    return indicator ? [{ ...subject, ...measureIn(indicator), period: quarter }] : [];
  });
  await measureRequests(partnership, reading, levels, (id, one) => held.set(id, one));
  return { ...context, ...series, sourceEnds: sourceEndsOf(held, quarter, reading.result) };
}

/** From which month each subject's series is held, and what earlier extracts said of its newest ones. */
export async function seriesOf(
  partnership: Partnership,
  reading: { readonly store: RecordStore; readonly result: ReadResult },
  subjects: readonly Subject[],
  quarter: Period,
  onHeld?: MeasureInput["onHeld"],
): Promise<Pick<PaperContext, "seriesStart" | "formerStage">> {
  const starts = reading.result.sources.flatMap((source) => source.coverage.from ?? []).sort();
  const fallback = monthOf(yearToDate(quarter).start);
  const held = await heldSeries(subjects, monthOf(starts[0] ?? quarter.start), quarter, (requests) =>
    measureRequests(partnership, reading, requests, onHeld).then(({ figures }) => figures),
  );
  const heldOf = (subject: Subject): HeldSeries | undefined => held.get(subjectKey(subject));
  return {
    seriesStart: (subject) => heldOf(subject)?.first ?? fallback,
    formerStage: (subject) => formerStage(reading.result, heldOf(subject)?.sources ?? new Set(), quarter),
  };
}

interface HeldSeries {
  readonly first: IsoMonth;
  /** Those that its months of the last two years were counted from. */
  readonly sources: ReadonlySet<string>;
}

const recentMonths = 24;

/** The first month with a number, for each subject, and the sources of the newest ones. */
async function heldSeries(
  subjects: readonly Subject[],
  from: IsoMonth,
  quarter: Period,
  count: (requests: readonly CountRequest[]) => Promise<readonly Figure[]>,
): Promise<ReadonlyMap<string, HeldSeries>> {
  const months = monthsOf({ start: `${from}-01`, end: quarter.end });
  const request = (subject: Subject, id: IsoMonth): CountRequest => ({ ...subject, period: month(id) });
  const figures = await count(subjects.flatMap((subject) => months.map((id) => request(subject, id))));
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  return new Map(
    subjects.flatMap((subject) => {
      const figureOf = (id: IsoMonth): Figure | undefined => byId.get(countId(request(subject, id)));
      const first = months.find((id) => {
        const figure = figureOf(id);
        return figure !== undefined && isNumber(figure.value);
      });
      const sources = new Set(months.slice(-recentMonths).flatMap((id) => figureOf(id)?.pedigree?.sources ?? []));
      return first ? [[subjectKey(subject), { first, sources }] as const] : [];
    }),
  );
}
