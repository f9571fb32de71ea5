import type { ReadResult, RecordField, SourceReading } from "../extracts/reading.ts";
import type { AreaKind } from "../partnership/settings.ts";
import { isDecided } from "../records/coarse-categories.ts";
import type { RecordStore } from "../records/store.ts";
import { type RecordKind, recordKinds } from "../values/record-kind.ts";
import type { Predicate } from "./indicator.ts";
import { categoryLists } from "./needs.ts";
import type { RecordsIndicator } from "./own-measure.ts";
import { isListOfCounts } from "./ready-made.ts";
import { type Withheld, withheldOf } from "./withheld.ts";

/** What a source may lack: a field, categories that tell apart what the question tells apart, or any record of its categories. */
export type Lacking = RecordField | "fine-category" | "held-category";

/** What a question asks of a source. */
interface Asked {
  readonly needed: ReadonlySet<RecordField>;
  /** What is counted; left out where only fields are asked for. */
  readonly counted?: { readonly kind: RecordKind; readonly where: Predicate };
  readonly areaKind?: AreaKind;
  /** Its id. */
  readonly area?: string;
}

/** Which sources answer a question, and what is lacking when none does. */
export interface ChosenSources {
  /** Added together. Empty: nobody can answer from records. */
  readonly primary: readonly SourceReading[];
  /** Carry a longer history of a primary source; used for months that it does not cover at all. */
  readonly extensions: readonly SourceReading[];
  /** Publish the same things as the primary source, and are not added to it. */
  readonly aside: readonly SourceReading[];
  /** Sources that keep back some of what is asked for, with what: those that answer, or all where none does. */
  readonly withholding: readonly { readonly source: SourceReading; readonly withheld: Withheld }[];
  /** Fields that no source of this kind of record has together; empty when there is no such source at all. */
  readonly lacking: readonly Lacking[];
  /** There are such sources, all of them by month, and the question needs a time of day. */
  readonly needsTime: boolean;
}

/**
 * The kinds of record that each source holds: what is in the store, and of a source of records also what it could hold, since
 * no record of a kind is a true zero; that none of a category need not be one, `withheld.ts` sees to. Lists of counts are series by name, see `ready-made.ts`.
 */
export async function kindsBySource(
  store: RecordStore,
  reading: ReadResult,
): Promise<ReadonlyMap<string, ReadonlySet<RecordKind>>> {
  const sources = reading.sources.filter((source) => !isListOfCounts(source));
  const kinds = new Map(
    sources.map(({ source, precision, kinds: possible }) => [
      source,
      new Set<RecordKind>(precision === "record" ? possible : []),
    ]),
  );
  for (const row of await store.ask(
    `SELECT DISTINCT source, kind FROM ${store.recordsOf({ columns: new Set(["source", "kind"]) })}`,
  )) {
    const kind = recordKinds.find((candidate) => candidate === row["kind"]);
    if (kind) kinds.get(String(row["source"]))?.add(kind);
  }
  return kinds;
}

/**
 * What a source lacks. Counts by ward or LSOA do not add up to the borough, because not every crime can be placed in one: such a
 * source does not know the borough as a whole. A source with a coarse category of which the question takes only a part cannot
 * answer it: its count would be anything from too low to 0. Nor can one that keeps back what is asked for. A source with LSOAs of another census than a zone's list does not have the
 * LSOAs that are asked for.
 */
function lacks(source: SourceReading, { needed, counted, areaKind, area }: Asked): Lacking[] {
  const absent = [...needed].filter((field) => !source.provides.includes(field));
  const placedOnly = source.grain === "ward-month" || source.grain === "lsoa-month";
  const whole = areaKind === "borough" || areaKind === "command-unit" || areaKind === "comparator";
  const otherLsoas = area !== undefined && (source.zonesNotHeld?.includes(area) ?? false);
  const categories = counted ? categoryLists(counted.where) : [];
  const undecided = source.coarse?.some((coarse) => categories.some((list) => !isDecided(coarse, list))) ?? false;
  const withheld = counted !== undefined && withheldOf(source, counted).isUnanswerable;
  return [
    ...absent,
    ...(placedOnly && whole ? (["borough"] as const) : []),
    ...(otherLsoas ? (["lsoa"] as const) : []),
    ...(undecided ? (["fine-category"] as const) : []),
    ...(withheld ? (["held-category"] as const) : []),
  ];
}

/**
 * Sources that know every field needed of this kind of record. Records are preferred to monthly counts, since they can be read
 * by day; sources of records hold different ones of one kind and are added. Published counts are each of the same whole, and never
 * added unless the indicator names them. A split is answered by the same sources as the
 * whole, or by none, so that its parts always add up to the whole.
 */
export function chooseSources(
  sources: readonly SourceReading[],
  kinds: ReadonlyMap<string, ReadonlySet<RecordKind>>,
  question: {
    readonly kind: RecordKind;
    readonly areaKind: AreaKind;
    readonly area: string;
    readonly needed: ReadonlySet<RecordField>;
    readonly where: Predicate;
    /** Needed besides, to split the count. */
    readonly split: ReadonlySet<RecordField>;
    readonly only?: readonly string[];
  },
): ChosenSources {
  const ofKind = sources.filter(
    (source) =>
      kinds.get(source.source)?.has(question.kind) && (!question.only || question.only.includes(source.source)),
  );
  const asked: Asked = { ...question, counted: question };
  const able = ofKind.filter((source) => lacks(source, asked).length === 0);
  const extendsAnother = (source: SourceReading): boolean => able.some((other) => other.source === source.extends);
  const independent = able.filter((source) => !extendsAnother(source));
  const byRecord = independent.filter((source) => source.precision === "record");
  const published = question.only ? independent : onePublication(independent);
  const chosen = byRecord.length > 0 ? byRecord : published;
  const all: Asked = { ...asked, needed: new Set([...question.needed, ...question.split]) };
  const primary = chosen.every((source) => lacks(source, all).length === 0) ? chosen : [];
  // What to say when nobody can answer: what those lack that come nearest to it.
  const nearest = chosen.length > 0 ? chosen : ofKind;
  const fewest = nearest.map((source) => lacks(source, all)).toSorted((a, b) => a.length - b.length);
  return {
    primary,
    extensions: able.filter(
      (source) => extendsOnly(source, primary) && lacks(source, { needed: question.split }).length === 0,
    ),
    withholding: (primary.length > 0 ? primary : ofKind)
      .map((source) => ({ source, withheld: withheldOf(source, question) }))
      .filter(({ withheld }) => withheld.categories.length > 0),
    aside: primary === published ? independent.filter((source) => !published.includes(source)) : [],
    lacking: primary.length > 0 ? [] : (fewest.find((fields) => fields.length > 0) ?? []),
    needsTime:
      primary.length === 0 &&
      ofKind.length > 0 &&
      ofKind.every((source) => source.precision === "month") &&
      all.needed.has("committed-time"),
  };
}

/** The only sources that may answer for an indicator; undefined where all may. */
export function sourcesNamed(
  { of, service, sources: named }: RecordsIndicator["aggregation"],
  sources: readonly SourceReading[],
): readonly string[] | undefined {
  if (of !== "referral" || service === undefined) return named;
  const serving = sources.filter((source) => (source.service ?? "domestic-abuse") === service);
  return serving.map(({ source }) => source).filter((id) => !named || named.includes(id));
}

/** Of publications of one thing the first, those with categories as fine as ours before the others. */
function onePublication(sources: readonly SourceReading[]): SourceReading[] {
  const first = sources.find(({ coarse }) => coarse === undefined) ?? sources[0];
  return first ? [first] : [];
}

/** A history of one source is not the history of several added together: over its months it would be a low number. */
export const extendsOnly = (source: SourceReading, primary: readonly SourceReading[]): boolean =>
  primary.length === 1 && primary[0]?.source === source.extends;
