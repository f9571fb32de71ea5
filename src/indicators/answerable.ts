import type { ReadResult } from "../extracts/reading.ts";
import type { RecordStore } from "../records/store.ts";
import { chooseSources, kindsBySource, type Lacking, sourcesNamed } from "./choose-sources.ts";
import type { CountedArea } from "./counted-area.ts";
import type { Indicator } from "./indicator.ts";
import { fieldsOf } from "./needs.ts";
import { isOfRecords, madeOf } from "./own-measure.ts";
import { categorySeries, type ReadyMadeSeries, readReadyMade } from "./ready-made.ts";
import { termsIn } from "./school-calendar.ts";

/** Whether the extracts can answer for an indicator at all, whatever the period. */
export interface Answerable {
  /** Ids of the sources that answer; empty when nobody can. */
  readonly sources: readonly string[];
  /** Ids of the indicators that it is made of and that nobody can answer. */
  readonly parts: readonly string[];
  /** What the nearest sources lack. */
  readonly lacking: readonly Lacking[];
  /** The settings do not list the school terms that it needs. */
  readonly needsTerms: boolean;
}

/** For each indicator, which sources can answer for it in an area, and what is lacking where none can. */
export async function answerable(
  store: RecordStore,
  reading: ReadResult,
  indicators: ReadonlyMap<string, Indicator>,
  area: CountedArea,
): Promise<ReadonlyMap<string, Answerable>> {
  const kinds = await kindsBySource(store, reading);
  const series = (await readReadyMade(store, reading)).filter(
    (one) => one.dims === "" && (one.area === area.id || one.area === ""),
  );
  const found = new Map<string, Answerable>();
  const answer = (indicator: Indicator): Answerable => {
    const known = found.get(indicator.id);
    if (known) return known;
    const published = publishedBy(indicator, series);
    const judged = judge(indicator, published);
    found.set(indicator.id, judged);
    return judged;
  };
  const judge = (indicator: Indicator, published: readonly string[]): Answerable => {
    const none = { sources: published, parts: [], lacking: [], needsTerms: false };
    if (!isOfRecords(indicator)) {
      const parts = madeOf(indicator).flatMap((id) => indicators.get(id) ?? []);
      const answers = parts.map((part) => ({ id: part.id, ...answer(part) }));
      const missing = answers.filter(({ sources }) => sources.length === 0);
      if (parts.length === 0 || published.length > 0) return none;
      return {
        ...none,
        sources: missing.length > 0 ? [] : [...new Set(answers.flatMap(({ sources }) => sources))],
        parts: missing.map(({ id }) => id),
      };
    }
    const { of: kind, where } = indicator.aggregation;
    const only = sourcesNamed(indicator.aggregation, reading.sources);
    const chosen = chooseSources(
      reading.sources.filter(({ areaCoverage }) => areaCoverage === undefined || Object.hasOwn(areaCoverage, area.id)),
      kinds,
      {
        kind,
        areaKind: area.kind,
        area: area.id,
        needed: fieldsOf(indicator, area),
        where,
        split: new Set(),
        ...(only ? { only } : {}),
      },
    );
    const needsTerms = termsIn(where)?.length === 0;
    const sources = chosen.primary.map(({ source }) => source);
    if (needsTerms || (sources.length === 0 && published.length === 0))
      return { ...none, sources: [], lacking: chosen.lacking, needsTerms };
    return { ...none, sources: sources.length > 0 ? sources : published };
  };
  for (const indicator of indicators.values()) answer(indicator);
  return found;
}

/** Sources that have a series of the indicator, or of each of the categories that it is the sum of. */
function publishedBy({ id, aggregation }: Indicator, series: readonly ReadyMadeSeries[]): string[] {
  const categories =
    aggregation.kind === "records" && "category" in aggregation.where ? aggregation.where.category : [];
  const ids = [...new Set(series.map(({ source }) => source))];
  return ids.filter((source) => {
    const names = new Set(series.flatMap((one) => (one.source === source ? [one.indicator] : [])));
    return names.has(id) || (categories.length > 0 && categories.every((one) => names.has(categorySeries(one))));
  });
}
