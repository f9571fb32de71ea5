import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import type { Held } from "../indicators/held.ts";
import { parseFigureId } from "../values/figure-id.ts";
import { type IsoDate, monthOf, type Period, parsePeriod } from "../values/period.ts";

/** The last day of a source that a paper's figures at the end of the reported period were asked of. */
export interface SourceEnd {
  readonly source: string;
  readonly name: string;
  readonly to: IsoDate;
  /** Indicators that have no whole figure, because the source ends before the period does. */
  readonly lacking: readonly string[];
}

/**
 * Where each source of the reported period ends, the earliest first: those that counts of a period which ends with the paper's were asked of. A
 * list of counts may end on another day for each of its indicators, and then stands here once for each day.
 */
export function sourceEndsOf(held: ReadonlyMap<string, Held>, quarter: Period, reading: ReadResult): SourceEnd[] {
  const sources = new Map(reading.sources.map((one) => [one.source, one]));
  const lastMonth = monthOf(quarter.end);
  const ends = new Map<string, { readonly end: Omit<SourceEnd, "lacking">; readonly lacking: Set<string> }>();
  for (const [id, { sources: asked, gaps }] of held) {
    const figure = parseFigureId(id);
    if (!figure || figure.measure === "unknown" || !endsWith(figure.period, quarter)) continue;
    for (const name of asked) {
      const source = sources.get(name);
      const to = source && lastDayOf(source, figure.indicator);
      if (!source || to === undefined) continue;
      const key = `${to} ${source.source}`;
      const known = ends.get(key) ?? { end: { source: source.source, name: source.name, to }, lacking: new Set() };
      ends.set(key, known);
      const isShort = to < quarter.end && gaps.some((gap) => gap.source === source.source && gap.month === lastMonth);
      if (isShort) known.lacking.add(figure.indicator);
    }
  }
  return [...ends.entries()]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([, { end, lacking }]) => ({ ...end, lacking: [...lacking] }));
}

const endsWith = (period: string, quarter: Period): boolean => {
  const parsed = parsePeriod(period);
  return parsed.ok && parsed.period.end === quarter.end;
};

const lastDayOf = ({ coverage, indicatorCoverage }: SourceReading, indicator: string): IsoDate | undefined =>
  (indicatorCoverage?.[indicator] ?? coverage).to;
