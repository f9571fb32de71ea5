import { type Reconciliation, reconcile, type SideFacts } from "../analysis/reconciliation.ts";
import { isPublished, type OpenDataFormat } from "../extracts/published-formats.ts";
import type { ReadResult, SourceReading } from "../extracts/reading.ts";
import { categoryProfile } from "../indicators/category-profile.ts";
import { discontinuity } from "../indicators/continuity.ts";
import { countId } from "../values/figure-book.ts";
import { type IsoDate, month, monthsOf } from "../values/period.ts";
import { absent } from "../values/value.ts";
import type { Partnership } from "./open-partnership.ts";
import { measureRequests } from "./paper-context.ts";
import type { Reading } from "./read-partnership.ts";

/** Counts each indicator in use from the partnership's own sources and from published ones, month by month. */
export async function reconcileWith(
  partnership: Partnership,
  reading: Reading,
  format: OpenDataFormat,
): Promise<Reconciliation[]> {
  const own = only(reading.result, (source) => !isPublished(source.format) && !source.extends);
  const published = only(reading.result, (source) => source.format === format);
  const spans = [own, published].map((side) => side.sources.flatMap(({ coverage }) => Object.keys(coverage.months)));
  const first = spans
    .map((months) => months.sort()[0] ?? "")
    .sort()
    .at(-1);
  const last = spans.map((months) => months.sort().at(-1) ?? "").sort()[0];
  if (!first || !last || first > last) return [];
  const area = partnership.settings.area.id;
  const months = monthsOf({ start: `${first}-01`, end: `${last}-01` });
  const requests = partnership.used.flatMap((indicator) =>
    months.map((id) => ({ indicator, area, period: month(id) })),
  );
  const [mine, theirs] = await Promise.all(
    [own, published].map(async (result) => {
      const { figures } = await measureRequests(partnership, { store: reading.store, result }, requests);
      return new Map(figures.map((figure) => [figure.id, figure]));
    }),
  );
  const facts = { own: await factsOf(reading, own.sources), published: await factsOf(reading, published.sources) };
  return partnership.used.map((indicator) =>
    reconcile(
      indicator,
      months.map((id) => {
        const key = countId({ indicator, area, period: month(id) });
        const none = { id: key, value: absent("missing"), unit: "records", method: "count", inputs: [] } as const;
        return { month: id, own: mine?.get(key) ?? none, published: theirs?.get(key) ?? none };
      }),
      { ...facts, ...movedBetween(indicator, partnership, own, published) },
    ),
  );
}

/** Why the lists by which the two sides class offences do not count the same under this indicator, where they do not. */
function movedBetween(
  id: string,
  { indicators }: Partnership,
  own: ReadResult,
  published: ReadResult,
): { readonly movedBetweenLists?: string } {
  const indicator = indicators.get(id);
  if (!indicator) return {};
  const profile = categoryProfile(indicator, indicators);
  const [mine, theirs] = [own, published].map(versionsOf);
  for (const first of mine ?? [])
    for (const second of theirs ?? []) {
      const reason = discontinuity(profile, first, second);
      if (reason !== undefined) return { movedBetweenLists: reason };
    }
  return {};
}

const versionsOf = ({ sources }: ReadResult): string[] => [
  ...new Set(sources.flatMap(({ classifications }) => classifications ?? []).map(({ version }) => version)),
];

const only = (result: ReadResult, which: (source: SourceReading) => boolean): ReadResult => ({
  ...result,
  sources: result.sources.filter(which),
});

async function factsOf(reading: Reading, sources: readonly SourceReading[]): Promise<SideFacts> {
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((total, count) => total + count, 0);
  const blank = await reading.store.query(
    `SELECT source, count(*)::DOUBLE AS count FROM ${reading.store.recordsOf({})} WHERE borough IS NULL AND kind = 'offence' GROUP BY source`,
  );
  // Where some count the whole area, those are compared; how far others reach explains nothing.
  const isPlacedOnly = ({ grain }: SourceReading): boolean => grain === "ward-month" || grain === "lsoa-month";
  const whole = sources.filter((source) => !isPlacedOnly(source));
  const asked = whole.length > 0 ? whole : sources;
  const ofOffences = asked.filter(({ kinds }) => kinds.includes("offence"));
  const knownTo = asked.flatMap(newestDay).sort().at(-1);
  return {
    ...(knownTo ? { knownTo } : {}),
    unmapped: ofOffences.reduce((total, { unmappedCategories }) => total + sum(unmappedCategories), 0),
    withoutBorough: blank
      .filter((row) => asked.some(({ source }) => source === row["source"]))
      .reduce((total, row) => total + Number(row["count"]), 0),
    placedOnly: whole.length === 0,
    setApart: ofOffences.reduce((total, { setApart }) => total + sum(setApart), 0),
  };
}

/** The date of the newest extract, else the last day that it covers. */
function newestDay({ files, coverage }: SourceReading): IsoDate[] {
  const dated = files
    .flatMap(({ extractDate }) => extractDate ?? [])
    .sort()
    .at(-1);
  return dated ? [dated] : coverage.to ? [coverage.to] : [];
}
