import { classificationVersions } from "../extracts/data/classifications.ts";
import { listDifferences, residentialSplit, ruleChanges } from "../extracts/data/crosswalk.ts";
import type { ClassificationSpan, ReadResult, SourceReading } from "../extracts/reading.ts";
import { offenceCategories } from "../records/schema.ts";
import type { Figure } from "../values/figure.ts";
import { addMonths, type IsoMonth, monthOf, monthStart, monthsOf } from "../values/period.ts";
import { type CategoryProfile, categoryProfile, countsNothing } from "./category-profile.ts";
import { discontinuity } from "./continuity.ts";
import type { Indicator } from "./indicator.ts";

type SeriesBreak = Indicator["breaks"][number];
type Indicators = ReadonlyMap<string, Indicator>;

/** A version with fewer than this share of the records, always beside another, is a stray label and no splice. */
const strayShare = 0.01;
/** With fewer records of one kind the absence of the other says nothing. */
const fewestOfOneKind = 20;

/**
 * Each indicator with the breaks that lie in the records really counted: where the sources behind its figures pass from one
 * version of the classification to another, and the crosswalk does not say that the series goes on. Decided from the sources'
 * spans, once for each indicator and not for each figure.
 */
export function withSpliceBreaks(indicators: Indicators, figures: readonly Figure[], reading: ReadResult): Indicators {
  const found = new Map<string, Indicator>();
  for (const [id, sources] of sourcesByIndicator(figures)) {
    const indicator = indicators.get(id);
    if (!indicator) continue;
    const breaks = spliceBreaks(indicator, indicators, reading, sources);
    const added = breaks.filter(({ from }) => !indicator.breaks.some((declared) => declared.from === from));
    if (added.length > 0) found.set(id, { ...indicator, breaks: [...indicator.breaks, ...added] });
  }
  return found.size === 0 ? indicators : new Map([...indicators, ...found]);
}

/** The sources behind the figures of each indicator; a part of a sum stands for itself. */
export function sourcesByIndicator(figures: readonly Figure[]): ReadonlyMap<string, ReadonlySet<string>> {
  const sources = new Map<string, Set<string>>();
  for (const { pedigree } of figures) {
    if (!pedigree) continue;
    const known = sources.get(pedigree.indicator) ?? new Set<string>();
    for (const source of pedigree.sources) known.add(source);
    sources.set(pedigree.indicator, known);
  }
  return sources;
}

function spliceBreaks(
  indicator: Indicator,
  indicators: Indicators,
  reading: ReadResult,
  ids: ReadonlySet<string>,
): SeriesBreak[] {
  const profile = categoryProfile(indicator, indicators);
  const used = reading.sources.filter(({ source }) => ids.has(source));
  const extending = (source: SourceReading) => used.filter((other) => other.extends === source.source);
  const primary = used.filter((source) => !used.some((other) => other.source === source.extends));
  return primary.flatMap((source) => {
    const spans = [source, ...extending(source)].flatMap((one) => spansCounted(one, source, profile));
    return [...transitions(spans, profile), ...rulesInside(spans, profile), ...halfOfResidential(source, profile)];
  });
}

/** The spans of a source that the indicator counts; of an extension only months of which the primary source holds no day. */
function spansCounted(
  source: SourceReading,
  primary: SourceReading,
  profile: CategoryProfile,
): (ClassificationSpan & { readonly months: readonly IsoMonth[] })[] {
  const speaks = (month: IsoMonth): boolean =>
    source === primary || (primary.coverage.months[month] ?? "missing") === "missing";
  return (source.classifications ?? [])
    .filter(({ category }) => profile(category) !== countsNothing)
    .map((span) => ({
      ...span,
      months: monthsOf({ start: monthStart(span.from), end: monthStart(span.to) }).filter(speaks),
    }));
}

/** Months whose versions are not those of the month before, where that makes a difference. */
function transitions(spans: ReturnType<typeof spansCounted>, profile: CategoryProfile): SeriesBreak[] {
  const byMonth = new Map<IsoMonth, Set<string>>();
  const records = new Map<string, number>();
  for (const { version, months, records: count } of spans) {
    records.set(version, (records.get(version) ?? 0) + count);
    for (const month of months) byMonth.set(month, (byMonth.get(month) ?? new Set<string>()).add(version));
  }
  const all = [...records.values()].reduce((sum, count) => sum + count, 0);
  const strays = [...records].flatMap(([version, count]) =>
    count < strayShare * all && [...byMonth.values()].every((here) => !here.has(version) || here.size > 1)
      ? [version]
      : [],
  );
  const breaks: SeriesBreak[] = [];
  let before: readonly string[] = [];
  for (const [month, here] of [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const versions = [...here].filter((version) => !strays.includes(version));
    const reason = firstDiscontinuity(before, versions, profile);
    if (reason) breaks.push({ from: monthStart(month), ...reason });
    before = versions;
  }
  return breaks;
}

function firstDiscontinuity(
  before: readonly string[],
  after: readonly string[],
  profile: CategoryProfile,
): Pick<SeriesBreak, "note" | "label"> | undefined {
  if (before.length === after.length && before.every((version) => after.includes(version))) return undefined;
  for (const earlier of before)
    for (const later of after) {
      const reason = discontinuity(profile, earlier, later);
      if (reason)
        return {
          note: `Offences are classed by ${nounOf(later)}, before by ${nounOf(earlier)}; ${reason}.`,
          label: "Offences classed otherwise",
        };
    }
  return undefined;
}

const nounOf = (version: string): string =>
  classificationVersions.find(({ id }) => id === version)?.noun ??
  (version === "own" ? "labels of the partnership’s own mapping" : "labels of a list that is not known");

/**
 * Changes of scope in a category that a list holds inside another: an indicator of the other breaks too, as long as the source is on that
 * list when the rules change.
 */
function rulesInside(spans: ReturnType<typeof spansCounted>, profile: CategoryProfile): SeriesBreak[] {
  const counted = offenceCategories.filter((category) => profile(category) !== countsNothing);
  return ruleChanges
    .filter(({ how, categories }) => how === "scope" && !categories.some((category) => counted.includes(category)))
    .filter(({ from, categories }) => {
      const months = [addMonths(monthOf(from), -1), monthOf(from)];
      return listDifferences.some(
        (list) =>
          list.how === "moved" &&
          categories.every((category) => list.categories.includes(category)) &&
          counted.every((category) => list.categories.includes(category)) &&
          months.every((month) =>
            spans.some((span) => list.versions.includes(span.version) && span.months.includes(month)),
          ),
      );
    })
    .map(({ from, note, label }) => ({ from, note, label }));
}

/** A source that has one of the two kinds of residential burglary only has lost the other. */
function halfOfResidential(source: SourceReading, profile: CategoryProfile): SeriesBreak[] {
  if (profile(residentialSplit.category) === countsNothing) return [];
  const split = (source.classifications ?? []).filter(
    ({ category, detail }) => category === residentialSplit.category && detail !== undefined,
  );
  const kinds = new Set(split.map(({ detail }) => detail));
  const records = split.reduce((sum, span) => sum + span.records, 0);
  const first = split.map(({ from }) => from).sort()[0];
  if (kinds.size !== 1 || records < fewestOfOneKind || first === undefined) return [];
  return [{ from: monthStart(first), note: residentialSplit.note, label: residentialSplit.label }];
}
