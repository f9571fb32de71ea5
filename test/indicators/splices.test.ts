import { beforeAll, describe, expect, it } from "vitest";
import type { ClassificationSpan, ReadResult, SourceReading } from "../../src/extracts/reading.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { withSpliceBreaks } from "../../src/indicators/splices.ts";
import type { Figure } from "../../src/values/figure.ts";
import { type IsoMonth, monthsOf } from "../../src/values/period.ts";

let catalogue: ReadonlyMap<string, Indicator>;
beforeAll(async () => {
  catalogue = (await loadCatalogue()).indicators;
});

const span = (category: string, version: string, from: IsoMonth, to: IsoMonth, records = 1000): ClassificationSpan => ({
  category,
  version,
  from,
  to,
  records,
});

function source(
  id: string,
  classifications: readonly ClassificationSpan[],
  more: Partial<SourceReading> = {},
): SourceReading {
  const months = classifications.flatMap(({ from, to }) => monthsOf({ start: `${from}-01`, end: `${to}-01` }));
  return {
    source: id,
    name: id,
    provider: "Police",
    format: "offence-records",
    grain: "offence",
    precision: "record",
    kinds: ["offence"],
    provides: ["category", "recorded-date"],
    files: [],
    coverage: { basis: "inferred", months: Object.fromEntries(months.map((month) => [month, "whole" as const])) },
    records: {},
    unmappedCategories: {},
    setApart: {},
    signs: [],
    classifications,
    ...more,
  };
}

/** Days of the breaks in an indicator that was counted from the sources. */
function breaksIn(indicator: Indicator, sources: readonly SourceReading[]): string[] {
  const figure: Figure = {
    id: `${indicator.id}/hackney/fy2019-20/count`,
    value: { state: "value", number: 1 },
    unit: "offences",
    method: "count",
    inputs: [],
    pedigree: { indicator: indicator.id, sources: sources.map((one) => one.source), files: [], records: 1 },
  };
  const reading: ReadResult = { sources, rejects: [], problems: [] };
  const indicators = new Map([...catalogue, [indicator.id, indicator]]);
  const found = withSpliceBreaks(indicators, [figure], reading).get(indicator.id)?.breaks ?? [];
  return found.map(({ from }) => from);
}

const violence = (): Indicator => {
  const like = catalogue.get("violence-with-injury") as Indicator;
  const where = { category: ["violence-without-injury"] };
  return { ...like, id: "own-violence", aggregation: { kind: "records", of: "offence", where }, breaks: [] };
};
const category = "violence-without-injury";

describe("breaks in the records", () => {
  it("are where the list changes and offences moved, and nowhere else", () => {
    const lists = [span(category, "mps-2019", "2018-05", "2024-02"), span(category, "mps-2024", "2024-03", "2024-12")];
    expect(breaksIn(violence(), [source("a", lists)])).toEqual([]);
    expect(breaksIn(violence(), [source("a", [...lists, span(category, "mps-2025", "2025-01", "2025-06")])])).toEqual([
      "2025-01-01",
    ]);
  });

  it("set a month apart that holds both lists", () => {
    const lists = [span(category, "mps-2024", "2024-03", "2025-01"), span(category, "mps-2025", "2025-01", "2025-06")];
    expect(breaksIn(violence(), [source("a", lists)])).toEqual(["2025-01-01", "2025-02-01"]);
  });

  it("do not come from stray labels", () => {
    const lists = [
      span(category, "mps-2024", "2024-03", "2025-06"),
      span(category, "mps-2025", "2024-05", "2024-05", 5),
    ];
    expect(breaksIn(violence(), [source("a", lists)])).toEqual([]);
  });

  it("are those of the sources counted: a history speaks only for months that its source does not hold", () => {
    const history = source("history", [span(category, "mps-2019", "2019-04", "2025-06")], { extends: "now" });
    const now = source("now", [span(category, "home-office", "2024-04", "2025-06")]);
    expect(breaksIn(violence(), [now, history])).toEqual(["2024-04-01"]);
    expect(breaksIn(violence(), [now])).toEqual([]);
    // Sources that are added each have their own.
    const other = source("other", [span(category, "mps-2025", "2019-04", "2025-06")]);
    expect(breaksIn(violence(), [now, other])).toEqual([]);
  });

  it("do not touch what tells no categories apart", () => {
    const lists = [span(category, "mps-2008", "2018-04", "2019-03"), span(category, "own", "2019-04", "2020-03")];
    expect(breaksIn(catalogue.get("all-crime") as Indicator, [source("a", lists)])).toEqual([]);
    expect(breaksIn(violence(), [source("a", lists)])).toEqual(["2019-04-01"]);
  });

  it("come with a change of the rules in what the list holds inside", () => {
    // Harassment, inside this list's violence without injury, is also recorded since April 2018.
    expect(breaksIn(violence(), [source("a", [span(category, "mps-2019", "2017-04", "2020-03")])])).toEqual([
      "2018-04-01",
    ]);
    expect(breaksIn(violence(), [source("a", [span(category, "home-office", "2017-04", "2020-03")])])).toEqual([]);
    expect(breaksIn(violence(), [source("a", [span(category, "mps-2019", "2018-05", "2020-03")])])).toEqual([]);
  });
});
