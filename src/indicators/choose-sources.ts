import type { ReadResult, RecordField, SourceReading } from "../extracts/reading.ts";
import type { RecordStore } from "../records/store.ts";
import { type RecordKind, recordKinds } from "../values/record-kind.ts";

/** Which sources answer a question, and what is lacking when none does. */
export interface ChosenSources {
  /** Added together. Empty: nobody can answer from records. */
  readonly primary: readonly SourceReading[];
  /** Carry a longer history of a primary source; used for months that it does not cover at all. */
  readonly extensions: readonly SourceReading[];
  /** Fields that no source of this kind of record has together; empty when there is no such source at all. */
  readonly lacking: readonly RecordField[];
  /** There are such sources, all of them by month, and the question needs a time of day. */
  readonly needsTime: boolean;
}

/** The kinds of record that each source holds: by its own account, and by what is in the store. */
export async function kindsBySource(
  store: RecordStore,
  reading: ReadResult,
): Promise<ReadonlyMap<string, ReadonlySet<RecordKind>>> {
  const kinds = new Map<string, Set<RecordKind>>();
  for (const source of reading.sources) {
    const declared = recordKinds.filter((kind) => Object.hasOwn(source.records, kind));
    kinds.set(source.source, new Set(declared));
  }
  for (const row of await store.query("SELECT DISTINCT source, kind FROM records")) {
    const kind = recordKinds.find((candidate) => candidate === row["kind"]);
    if (kind) kinds.get(String(row["source"]))?.add(kind);
  }
  return kinds;
}

/**
 * Sources that know every field needed of this kind of record. Records are preferred to monthly counts, since they can be read
 * by day; sources of equal rank hold different records of one kind and are added.
 */
export function chooseSources(
  sources: readonly SourceReading[],
  kinds: ReadonlyMap<string, ReadonlySet<RecordKind>>,
  question: {
    readonly kind: RecordKind;
    readonly needed: ReadonlySet<RecordField>;
    readonly only?: readonly string[];
  },
): ChosenSources {
  const ofKind = sources.filter(
    (source) =>
      kinds.get(source.source)?.has(question.kind) && (!question.only || question.only.includes(source.source)),
  );
  const lacks = (source: SourceReading): RecordField[] =>
    [...question.needed].filter((field) => !source.provides.includes(field));
  const able = ofKind.filter((source) => lacks(source).length === 0);
  const extendsAnother = (source: SourceReading): boolean => able.some((other) => other.source === source.extends);
  const independent = able.filter((source) => !extendsAnother(source));
  const byRecord = independent.filter((source) => source.precision === "record");
  const primary = byRecord.length > 0 ? byRecord : independent;
  const best = ofKind.toSorted((a, b) => lacks(a).length - lacks(b).length)[0];
  return {
    primary,
    extensions: able.filter((source) => primary.some((base) => base.source === source.extends)),
    lacking: primary.length === 0 && best ? lacks(best) : [],
    needsTime:
      primary.length === 0 &&
      ofKind.length > 0 &&
      ofKind.every((source) => source.precision === "month") &&
      question.needed.has("committed-time"),
  };
}
