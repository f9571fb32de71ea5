import { type IsoMonth, monthsOf, parsePeriod } from "../values/period.ts";
import { csvLine, type SampleFile, sampleFile } from "./csv.ts";
import { type Random, Weighted } from "./random.ts";
import type { Counts, PublishedFile } from "./scenario.ts";
import type { Workshop } from "./workshop.ts";

type MonthCounts = ReadonlyMap<IsoMonth, number>;

/**
 * Monthly counts as somebody publishes them: those that the scenario gives for years before the records begin or for other
 * areas, and, where the records know the indicator, months with the records' own counts, so that the two can be checked against
 * each other where they overlap.
 */
export function publishedFile(shop: Workshop, file: PublishedFile): SampleFile {
  const lines = Object.entries(file.areas).flatMap(([area, rows]) => {
    const isOwn = area === shop.scenario.borough;
    const series = new Map(
      Object.entries(rows).map(([id, cells]) => [id, seriesOf(shop, { file, id, cells, ...(isOwn ? {} : { area }) })]),
    );
    for (const [id, parts] of Object.entries(file.sums)) addUp(series, id, parts);
    return [...series].flatMap(([id, months]) =>
      [...months].map(([month, count]) => csvLine([month, id, area, String(count)])),
    );
  });
  return sampleFile({
    path: file.file,
    header: "Period,Indicator,Area,Count",
    lines,
    newline: "\n",
    encoding: "utf-8",
  });
}

interface Series {
  readonly file: PublishedFile;
  readonly id: string;
  readonly cells: Counts;
  /** Set for areas that are not ours. */
  readonly area?: string;
}

function seriesOf(shop: Workshop, { file, id, cells, area }: Series): MonthCounts {
  const name = `history of ${area === undefined ? "" : `${area}: `}${id}`;
  const random = shop.random.fork(name);
  const months = new Map<IsoMonth, number>();
  const put = (month: IsoMonth, count: number, span: string): void => {
    if (months.has(month)) shop.wrong.invalidSpan(name, span, `${month} has a count already`);
    months.set(month, count);
  };
  for (const [span, count] of Object.entries(cells)) {
    const parsed = parsePeriod(span);
    if (!parsed.ok) shop.wrong.invalidSpan(name, span, parsed.reason);
    else
      for (const [month, part] of overMonths(count, monthsOf(parsed.period), variationOf(shop, id), random))
        put(month, part, span);
  }
  if (area === undefined)
    for (const [month, count] of fromRecords(shop, file, id)) put(month, count, "the months from the records");
  return months;
}

const variationOf = ({ scenario }: Workshop, id: string): number =>
  scenario.variation[id] ?? scenario.variation["other"] ?? 1;

/** A year's count of this many a month is spread in proportion, for the most part: one by one would take long. */
const large = 10_000;

/** Spreads a count over months, with the series' variation. */
function overMonths(
  count: number,
  months: readonly IsoMonth[],
  variation: number,
  random: Random,
): [IsoMonth, number][] {
  const mean = count / months.length;
  const sigma = Math.sqrt(Math.max(0, variation - 1) / Math.max(1, mean));
  const weights = months.map((month) => [month, Math.exp(sigma * random.normal())] as const);
  const choice = new Weighted(weights);
  const inProportion = mean > large ? 0.95 * count : 0;
  const counted = new Map(
    weights.map(([month, weight]) => [month, Math.floor((weight / choice.total) * inProportion)]),
  );
  let left = count - [...counted.values()].reduce((sum, part) => sum + part, 0);
  for (; left > 0; left -= 1) {
    const month = choice.pick(random);
    counted.set(month, (counted.get(month) ?? 0) + 1);
  }
  return [...counted];
}

function fromRecords({ calendar, ledger }: Workshop, file: PublishedFile, id: string): [IsoMonth, number][] {
  if (!file.fromRecords) return [];
  return monthsOf(file.fromRecords).flatMap((month) => {
    const span = calendar.span(month);
    const count = typeof span === "string" ? undefined : ledger.indicatorIn(id, span);
    return count === undefined ? [] : [[month, count] as [IsoMonth, number]];
  });
}

/** Fills the months that a whole lacks and that all of its parts have. */
function addUp(series: Map<string, MonthCounts>, id: string, parts: readonly string[]): void {
  const whole = new Map(series.get(id));
  const [first, ...others] = parts.map((part) => series.get(part) ?? new Map<IsoMonth, number>());
  for (const [month, count] of first ?? []) {
    if (whole.has(month) || others.some((part) => !part.has(month))) continue;
    whole.set(
      month,
      others.reduce((sum, part) => sum + (part.get(month) ?? 0), count),
    );
  }
  series.set(id, new Map([...whole].sort(([one], [other]) => (one < other ? -1 : 1))));
}
