import { isOffenceKind } from "../values/record-kind.ts";
import type { CatalogueBreakdowns, IndicatorEntry } from "./catalogue-schema.ts";
import type { Aggregation, Breakdown, Indicator, Term } from "./indicator.ts";
import { type ReportMistake, readPredicate } from "./predicate-reader.ts";
import type { RateBasis } from "./rate-basis.ts";
import { timeRuleNotes } from "./time-rule.ts";

/**
 * An indicator from its entry, or undefined when its predicate has mistakes, which are reported below the entry.
 *
 * @param terms the school terms of the settings
 */
export function buildIndicator(
  entry: IndicatorEntry,
  breakdowns: CatalogueBreakdowns,
  report: ReportMistake,
  terms: readonly Term[] = [],
): Indicator | undefined {
  const aggregation = buildAggregation(entry, report, terms);
  if (!aggregation) return undefined;
  if (entry.times !== "within-12-hours" && !(aggregation.kind === "records" && isOffenceKind(aggregation.of)))
    report(["times"], "is for records of offences, their victims and suspects. All else has one moment.");
  return {
    id: entry.id,
    title: entry.title,
    shortTitle: entry.short_title,
    noun: entry.noun,
    topic: entry.topic,
    unit: entry.unit,
    polarity: entry.polarity,
    dateBasis: entry.date_basis,
    exposure: entry.exposure,
    ...(entry.times === "within-12-hours" ? {} : { times: entry.times }),
    aggregation,
    breakdowns: buildBreakdowns(entry, breakdowns, report),
    defaultOverdispersion: entry.default_overdispersion,
    sensitivity: entry.sensitivity,
    ...(entry.rate ? { rate: rateOf(entry.rate) } : {}),
    definition: entry.definition,
    source: entry.source,
    notes: entry.times === "within-12-hours" ? entry.notes : [...entry.notes, timeRuleNotes[entry.times]],
    breaks: entry.breaks,
  };
}

function rateOf({ per, of, ages }: NonNullable<IndicatorEntry["rate"]>): RateBasis {
  const { from, to } = ages ?? {};
  return {
    per,
    denominator: of,
    ...(ages ? { ages: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } } : {}),
  };
}

function buildAggregation(
  entry: IndicatorEntry,
  report: ReportMistake,
  terms: readonly Term[],
): Aggregation | undefined {
  const written = entry.aggregation;
  if (written.kind === "records" || written.kind === "stock" || written.kind === "repeats") {
    const where = readPredicate(
      written.where,
      written.of,
      (path, message) => report(["aggregation", "where", ...path], message),
      terms,
    );
    if (!where) return undefined;
    const records = {
      of: written.of,
      where,
      ...(written.service ? { service: written.service } : {}),
      ...(written.sources ? { sources: written.sources } : {}),
    };
    if (written.kind === "stock") return { kind: "stock", ...records, ...(written.each ? { each: written.each } : {}) };
    return written.kind === "records"
      ? { kind: "records", ...records }
      : { kind: "repeats", ...records, by: written.by, withinDays: written.within_days };
  }
  if (written.kind === "published") return { kind: "published", ...(written.level ? { level: written.level } : {}) };
  if (written.kind !== "sum") return written;
  const types = Object.fromEntries(written.of.flatMap(({ indicator, type }) => (type ? [[indicator, type]] : [])));
  return {
    kind: "sum",
    of: written.of.map((part) => part.indicator),
    ...(Object.keys(types).length > 0 ? { types } : {}),
  };
}

/** The parts of a sum are its breakdown by type, and so are the types that are published; the others are declared once for the whole catalogue. */
function buildBreakdowns(entry: IndicatorEntry, known: CatalogueBreakdowns, report: ReportMistake): Breakdown[] {
  const built: Breakdown[] = [];
  if (entry.aggregation.kind === "sum") {
    const values = entry.aggregation.of.flatMap((part) =>
      part.type ? [{ id: part.type, title: part.title ?? part.type }] : [],
    );
    if (values.length > 0) built.push({ id: "type", title: "Type", values });
  }
  if (entry.aggregation.kind === "published" && entry.aggregation.types)
    built.push({ id: "type", title: "Type", values: entry.aggregation.types });
  for (const [index, id] of entry.breakdowns.entries()) {
    const found = known[id];
    if (found) built.push({ id, ...found });
    else report(["breakdowns", index], `names "${id}", which the catalogue does not declare.`);
  }
  return built;
}
