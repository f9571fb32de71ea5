import { addMonths, type IsoMonth, monthOf, monthsOf, parsePeriod } from "../values/period.ts";
import { type SampleFile, sampleFile } from "./csv.ts";
import { Weighted } from "./random.ts";
import { type Counts, type HistorySeries, historySeries } from "./scenario.ts";
import type { Workshop } from "./workshop.ts";

/** How many months of the records the published counts go on for, so that the two can be checked against each other. */
const overlapMonths = 12;

/** Monthly counts from before the records begin, going on into the records' first year with the records' own counts. */
export function historyExtract(shop: Workshop): SampleFile {
  const { scenario } = shop;
  const rows = historySeries.flatMap((series) =>
    [...before(shop, series, scenario.history[series]), ...overlap(shop, series)].map(
      ([month, count]) => `${month},${series},${scenario.borough},${count}`,
    ),
  );
  return sampleFile({
    path: scenario.historyExtract,
    header: "Period,Indicator,Area,Count",
    lines: rows,
    newline: "\n",
    encoding: "utf-8",
  });
}

/** Spans of several months are spread over them, with the series' variation. */
function before(shop: Workshop, series: HistorySeries, cells: Counts): [IsoMonth, number][] {
  const random = shop.random.fork(`history of ${series}`);
  return Object.entries(cells).flatMap(([key, count]) => {
    const parsed = parsePeriod(key);
    if (!parsed.ok || monthOf(parsed.period.end) >= monthOf(shop.scenario.covers.start)) {
      const reason = parsed.ok ? "it does not end before the records begin" : parsed.reason;
      shop.wrong.invalidSpan(`history of ${series}`, key, reason);
      return [];
    }
    const months = monthsOf(parsed.period);
    const sigma = Math.sqrt(
      Math.max(0, (shop.scenario.variation[series] ?? 1) - 1) / Math.max(1, count / months.length),
    );
    const choice = new Weighted(months.map((month) => [month, Math.exp(sigma * random.normal())] as const));
    const counted = new Map(months.map((month) => [month, 0]));
    for (let unit = 0; unit < count; unit += 1) {
      const month = choice.pick(random);
      counted.set(month, (counted.get(month) ?? 0) + 1);
    }
    return [...counted];
  });
}

function overlap(shop: Workshop, series: HistorySeries): [IsoMonth, number][] {
  const { calendar, ledger } = shop;
  const first = monthOf(shop.scenario.covers.start);
  return Array.from({ length: overlapMonths }, (_, index) => addMonths(first, index)).flatMap((month) => {
    const span = calendar.span(month);
    if (typeof span === "string") return [];
    const count = series === "all-crime" ? ledger.recordedIn("all-crime", span) : ledger.knifeInjuryUnder25In(span);
    return [[month, count] as [IsoMonth, number]];
  });
}
