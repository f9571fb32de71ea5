import { breaksOf } from "../analysis/breaks.ts";
import { trustIn } from "../analysis/trust.ts";
import type { SourceReading } from "../extracts/reading.ts";
import { type Held, restsOn } from "../indicators/held.ts";
import { ownMeasure } from "../indicators/own-measure.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import type { PaperContext, Subject } from "../papers/context.ts";
import { subjectsOf } from "../papers/subjects.ts";
import type { Problem } from "../problems/problem.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import {
  financialQuarter,
  financialYearStart,
  type IsoDate,
  type Period,
  quarterNumber,
  yearsEarlier,
} from "../values/period.ts";
import type { TrustFinding } from "../values/trust.ts";
import { type TrustGroup, trustGroups } from "../wording/trust.ts";
import { countedAreas } from "./counted-areas.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** Quarters that are looked at: the newest that a figure's own sources reach, and the two years that its comparisons rest on. */
const quartersLookedAt = 8;

/**
 * For each figure of the papers, quarter by quarter, what keeps it from being taken at its word. Each is judged over the last
 * quarters that its own sources reach; where these end before the newest source does, that is said.
 */
export async function trustInFigures(
  partnership: Partnership,
  reading: Reading,
): Promise<{
  /** The newest that any source of these figures reaches. */
  readonly quarters: readonly Period[];
  readonly findings: readonly TrustFinding[];
  /** The same by reason, in words. */
  readonly groups: readonly TrustGroup[];
  /** What sources keep back of these figures: nothing else says why they are not counted. */
  readonly problems: readonly Problem[];
}> {
  const { sources: read } = reading.result;
  const ends = [...new Set(read.flatMap(endsOf))].sort();
  const subjects = subjectsOfPapers(partnership);
  // Which sources a figure is asked of is known once it was asked: it is asked for the quarters of all.
  const all = [...new Map(ends.flatMap((end) => quartersTo(end)).map((quarter) => [quarter.id, quarter])).values()];
  const withYearBefore = [...all, ...all.map((quarter) => yearsEarlier(quarter))];
  const spans = [...new Map(withYearBefore.map((quarter) => [quarter.id, quarter])).values()];
  const requests = subjects.flatMap((subject) =>
    spans.flatMap((period): CountRequest[] =>
      (["count", "unknown"] as const).map((measure) => ({ ...subject, period, measure })),
    ),
  );
  const held = new Map<string, Held>();
  const { figures, problems } = await measureRequests(partnership, reading, requests, (id, one) => held.set(id, one));
  // With the breaks that lie in the records behind the figures.
  const known = withSpliceBreaks(partnership.indicators, figures, reading.result);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const areas = new Map(countedAreas(partnership.settings).map((area) => [area.id, area]));
  const signs = read.flatMap((source) => source.signs);
  const lasts = new Map(
    subjects.map((subject) => {
      const asked = new Set(all.flatMap((period) => held.get(countId({ ...subject, period }))?.sources ?? []));
      const own = read.filter(({ source }) => asked.has(source));
      return [subject, lastOf(own, subject.indicator)] as const;
    }),
  );
  // A source that is read for others to compare with says nothing of how far ours reach.
  const newest =
    [...lasts.values()]
      .flatMap((last) => last?.to ?? [])
      .sort()
      .at(-1) ?? ends.at(-1);
  const quarters = newest === undefined ? [] : quartersTo(newest);
  const findings = subjects.flatMap((subject) => {
    const [indicator, area] = [known.get(subject.indicator), areas.get(subject.area)];
    if (!indicator || !area) return [];
    const rests = restsOn(indicator, area, partnership.indicators);
    const at = (period: Period, measure: "count" | "unknown"): Figure => {
      const found = byId.get(countId({ ...subject, period, measure }));
      if (!found) throw new Error(`figure was not measured: ${countId({ ...subject, period, measure })}`);
      return found;
    };
    const pair = (period: Period) => ({ count: at(period, "count"), unknown: at(period, "unknown") });
    const own = lasts.get(subject);
    const judged = own ? quartersTo(own.to) : quarters;
    const after = own && newest ? quartersTo(newest, quarterOf(newest) - quarterOf(own.to)) : [];
    const endings = after.map((period): TrustFinding => {
      const cause = { kind: "ended", source: own?.source ?? "", to: own?.to ?? period.start } as const;
      return { ...subject, period, state: "missing", cause };
    });
    const found = judged.flatMap((period) => {
      const { sources, gaps } = held.get(countId({ ...subject, period })) ?? { sources: [], gaps: [] };
      return trustIn({
        ...subject,
        period,
        now: pair(period),
        before: pair(yearsEarlier(period)),
        sources,
        gaps,
        rests,
        breaks: breaksOf(indicator, partnership.settings.breaks),
        signs,
      });
    });
    return [...found, ...endings];
  });
  const { settings, indicators } = partnership;
  const names = {
    indicators,
    areas: new Map([...areas].flatMap(([id, { name }]) => (id === settings.area.id ? [] : [[id, name] as const]))),
    sources: new Map(reading.result.sources.map(({ source, name }) => [source, name])),
  };
  const withheld = problems.filter(({ code }) => code === "category-never");
  return { quarters, findings, groups: trustGroups(findings, names), problems: withheld };
}

/** The last day of a source, and of each indicator of a list of counts. */
const endsOf = ({ coverage, indicatorCoverage = {} }: SourceReading): IsoDate[] =>
  [coverage, ...Object.values(indicatorCoverage)].flatMap(({ to }) => to ?? []);

/** Of the sources of a figure the one that reaches furthest. */
function lastOf(
  sources: readonly SourceReading[],
  indicator: string,
): { readonly source: string; readonly to: IsoDate } | undefined {
  return sources
    .flatMap(({ source, coverage, indicatorCoverage }) => {
      const { to } = indicatorCoverage?.[indicator] ?? coverage;
      return to === undefined ? [] : [{ source, to }];
    })
    .sort((first, second) => (first.to < second.to ? -1 : 1))
    .at(-1);
}

/** Quarters numbered through the years. */
const quarterOf = (day: IsoDate): number => 4 * financialYearStart(day) + quarterNumber(day) - 1;

/** The quarter that a day is in, and those before it: as many as are looked at unless told. */
function quartersTo(day: IsoDate, many: number = quartersLookedAt): Period[] {
  const first = quarterOf(day) - many + 1;
  return Array.from({ length: many }, (_, index) =>
    financialQuarter(Math.floor((first + index) / 4), ((first + index) % 4) + 1),
  );
}

/** What the partnership's papers are about; where it names none, its indicators in its own area. */
function subjectsOfPapers({ settings, indicators, used, papers }: Partnership): Subject[] {
  const paper: Pick<PaperContext, "settings" | "indicators" | "used"> = { settings, indicators, used };
  const named = settings.papers.flatMap((id) => {
    const definition = papers.get(id);
    return definition ? subjectsOf(definition, paper).all : [];
  });
  const own = used
    .filter((id) => ownMeasure(indicators.get(id) ?? { aggregation: { kind: "published" } }) === "count")
    .map((indicator) => ({ indicator, area: settings.area.id }));
  const all = named.length > 0 ? named : own;
  return [...new Map(all.map((subject) => [`${subject.indicator}/${subject.area}`, subject])).values()];
}
