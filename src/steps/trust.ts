import { breaksOf } from "../analysis/breaks.ts";
import { trustIn } from "../analysis/trust.ts";
import type { ReadResult } from "../extracts/reading.ts";
import { type Held, restsOn } from "../indicators/held.ts";
import { withSpliceBreaks } from "../indicators/splices.ts";
import type { PaperContext, Subject } from "../papers/context.ts";
import { subjectsOf } from "../papers/plan.ts";
import type { Figure } from "../values/figure.ts";
import { type CountRequest, countId } from "../values/figure-book.ts";
import { financialQuarter, financialYearStart, type Period, quarterNumber, yearsEarlier } from "../values/period.ts";
import type { TrustFinding } from "../values/trust.ts";
import { type TrustGroup, trustGroups } from "../wording/trust.ts";
import { countedAreas } from "./counted-areas.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** Quarters that are looked at: the newest that any source reaches, and the two years that its comparisons rest on. */
const quartersLookedAt = 8;

/** For each figure of the papers, quarter by quarter, what keeps it from being taken at its word. */
export async function trustInFigures(
  partnership: Partnership,
  reading: Reading,
): Promise<{
  readonly quarters: readonly Period[];
  readonly findings: readonly TrustFinding[];
  /** The same by reason, in words. */
  readonly groups: readonly TrustGroup[];
}> {
  const quarters = newestQuarters(reading.result);
  const subjects = subjectsOfPapers(partnership);
  const spans = [...quarters, ...quarters.map((quarter) => yearsEarlier(quarter))];
  const requests = subjects.flatMap((subject) =>
    spans.flatMap((period): CountRequest[] =>
      (["count", "unknown"] as const).map((measure) => ({ ...subject, period, measure })),
    ),
  );
  const held = new Map<string, Held>();
  const { figures } = await measureRequests(partnership, reading, requests, (id, one) => held.set(id, one));
  // With the breaks that lie in the records behind the figures.
  const known = withSpliceBreaks(partnership.indicators, figures, reading.result);
  const byId = new Map(figures.map((figure) => [figure.id, figure]));
  const areas = new Map(countedAreas(partnership.settings).map((area) => [area.id, area]));
  const signs = reading.result.sources.flatMap((source) => source.signs);
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
    return quarters.flatMap((period) => {
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
  });
  const { settings, indicators } = partnership;
  const names = {
    indicators,
    areas: new Map([...areas].flatMap(([id, { name }]) => (id === settings.area.id ? [] : [[id, name] as const]))),
    sources: new Map(reading.result.sources.map(({ source, name }) => [source, name])),
  };
  return { quarters, findings, groups: trustGroups(findings, names) };
}

function newestQuarters({ sources }: ReadResult): Period[] {
  const last = sources
    .flatMap(({ coverage }) => coverage.to ?? [])
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const newest = 4 * financialYearStart(last) + quarterNumber(last) - 1;
  return Array.from({ length: quartersLookedAt }, (_, index) => {
    const number = newest - quartersLookedAt + 1 + index;
    return financialQuarter(Math.floor(number / 4), (number % 4) + 1);
  });
}

/** What the partnership's papers are about; where it names none, its indicators in its own area. */
function subjectsOfPapers({ settings, indicators, used, papers }: Partnership): Subject[] {
  const paper: Pick<PaperContext, "settings" | "indicators" | "used"> = { settings, indicators, used };
  const named = settings.papers.flatMap((id) => {
    const definition = papers.get(id);
    return definition ? subjectsOf(definition, paper).all : [];
  });
  const own = used.map((indicator) => ({ indicator, area: settings.area.id }));
  const all = named.length > 0 ? named : own;
  return [...new Map(all.map((subject) => [`${subject.indicator}/${subject.area}`, subject])).values()];
}
