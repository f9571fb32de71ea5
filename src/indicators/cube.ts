import { columnsIn } from "../records/record-parts.ts";
import type { RecordsFrom } from "../records/schema.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoDate } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";
import { Binder } from "./binder.ts";
import type { RecordDimension } from "./catalogue-schema.ts";
import { areaCondition, boroughCondition, type CountedArea } from "./counted-area.ts";
import type { Breakdown, DateBasis, Predicate } from "./indicator.ts";
import { dateColumns } from "./needs.ts";
import { compilePredicate } from "./predicate.ts";
import { splitExpression } from "./split.ts";
import { recordsUnder, type TimeRule } from "./time-rule.ts";

/** What counts have in common that one pass over the records can yield together: which records, where, by which date, split how. */
export interface CubeFrame {
  readonly kind: RecordKind;
  readonly dateBasis: DateBasis;
  readonly sources: readonly string[];
  readonly area: CountedArea;
  /** Every ward or every LSOA at once, told apart by a last value of each row. `area` is then everywhere. */
  readonly places?: "ward" | "lsoa";
  /** A thirtieth of the rows, where nobody asks for a part of a month. */
  readonly by: "day" | "month";
  readonly dimensions: readonly RecordDimension[];
  readonly breakdowns: readonly Breakdown[];
  /** How offences between two times are placed, where the time of day is asked for and the rule is not the usual one. */
  readonly times?: TimeRule;
  /** The partnership's own area, where a source holds other boroughs too: those are counted for comparators only. */
  readonly own?: string;
}

/** Records of one day, or one month, and file that agree in everything asked. */
export interface CubeRow {
  /** Of a month the first. */
  readonly day: IsoDate;
  readonly file: number;
  /** False: the predicate, the place or the date could not be decided. */
  readonly decided: boolean;
  /** In the order of the frame's dimensions, with the place last where places are told apart; null where not known. */
  readonly values: readonly (string | null)[];
  /** The sum of weights. */
  readonly number: number;
  readonly records: number;
}

/** Each takes two bits of a number of 32. */
export const mostPredicates = 15;

/**
 * Counts by day or month, so that any period is a sum of rows; the rows of each predicate in turn. Records that fail are left out; those
 * that cannot be decided are kept apart. A record without the date that would place it is undecided, and stands on the day on which it
 * was recorded.
 *
 * All predicates are counted in one pass: records are grouped by the outcomes of the single conditions and by category first, and only
 * those groups, few beside the records, are judged by each predicate.
 */
export async function queryCubes(
  { store, records }: { readonly store: RecordStore; readonly records: RecordsFrom },
  frame: CubeFrame,
  predicates: readonly Predicate[],
): Promise<CubeRow[][]> {
  const binder = new Binder();
  const date = dateColumns[frame.dateBasis];
  const lists = predicates.map(conjuncts);
  const isShared = (part: Predicate): boolean => lists.every((list) => list.some((other) => isSame(part, other)));
  const shared = [
    areaCondition(frame.area, binder),
    ...(lists[0] ?? []).filter(isShared).map((part) => compilePredicate(part, frame.kind, binder)),
  ];
  const conditions = new Map<string, string>();
  const named = (sql: string): string => {
    const name = conditions.get(sql) ?? `condition${conditions.size}`;
    conditions.set(sql, name);
    return name;
  };
  const judged = lists.map((list, index) => {
    const own = list.filter((part) => !isShared(part));
    const decided = ["sure", ...own.map((part) => compilePredicate(part, frame.kind, binder, named))].join(" AND ");
    return `(coalesce((${decided})::INTEGER, ${outcomes.undecided}) << ${2 * index})`;
  });
  const splits = [
    ...frame.dimensions.map((dimension) => {
      const breakdown = frame.breakdowns.find((candidate) => candidate.id === dimension);
      return splitExpression(dimension, breakdown, frame.kind, binder);
    }),
    ...(frame.places ? [frame.places] : []),
  ];
  const splitColumns = splits.map((_split, index) => `split${index}`);
  const byCategory = lists.some((list) => list.some((part) => !isShared(part) && asksForCategory(part)));
  const grouped = ["file", "sure", ...(byCategory ? ["category"] : []), ...conditions.values(), ...splitColumns];
  // What fails every predicate is left out after the sum: before it, the outcome would be worked out twice.
  const question = (from: string): string => `WITH matched AS (
       SELECT ${[
         `${spans[frame.by].of(`coalesce(${date}, recorded_date)`)} AS span`,
         `(${[...shared, `(CASE WHEN ${date} IS NOT NULL THEN true END)`].join(" AND ")}) AS sure`,
         ...["file", "weight", ...(frame.times === "aoristic" ? ["part"] : []), ...(byCategory ? ["category"] : [])],
         ...[...conditions].map(([sql, name]) => `${sql} AS ${name}`),
         ...splits.map((sql, index) => `${sql} AS split${index}`),
       ].join(", ")}
       FROM ${recordsUnder(frame.times, from)}
       WHERE ${[
         `kind = ${binder.bind(frame.kind)}`,
         `source IN (${binder.list(frame.sources)})`,
         ...boroughCondition(frame, binder),
         // All of them together are false exactly when one of them is: told apart, the store drops most rows by the cheapest.
         ...shared.map((condition) => `${condition} IS DISTINCT FROM false`),
       ].join(" AND ")}
     ), counted AS (
       SELECT ${["span", ...grouped].join(", ")}, sum(weight) AS number, ${frame.times === "aoristic" ? "sum(part)" : "count(*)"} AS records
       FROM matched
       WHERE span IS NOT NULL
       GROUP BY ALL
     ), judged AS (
       SELECT ${["span", "file", ...splitColumns].join(", ")}, number, records, (${judged.join(" | ")})::INTEGER AS outcome
       FROM counted
     )
     SELECT ${["CAST(span AS VARCHAR) AS span", "file", "outcome", ...splitColumns].join(", ")},
       CAST(sum(number) AS DOUBLE) AS number, CAST(sum(records) AS DOUBLE) AS records
     FROM judged
     GROUP BY ${["judged.span", "file", "outcome", ...splitColumns].join(", ")}
     HAVING max(outcome) <> 0`;
  const columns = columnsIn(question(""));
  const rows = await store.ask(question(records({ ...frame, columns })), binder.parameters);
  const cubes = predicates.map((): CubeRow[] => []);
  for (const row of rows) {
    const all = {
      day: spans[frame.by].day(String(row["span"])),
      file: Number(row["file"]),
      values: splitColumns.map((column) => (typeof row[column] === "string" ? row[column] : null)),
      number: Number(row["number"]),
      records: Number(row["records"]),
    };
    const outcome = Number(row["outcome"]);
    cubes.forEach((cube, index) => {
      const own = (outcome >> (2 * index)) & 3;
      if (own !== 0) cube.push({ ...all, decided: own === outcomes.counted });
    });
  }
  return cubes;
}

/** What a predicate says of a record, as a truth turned into a number: 0 when it fails. */
const outcomes = { counted: 1, undecided: 2 } as const;

/** As a number, a month is worked out and grouped in a fraction of the time that a date or a text takes. */
const spans: Readonly<Record<CubeFrame["by"], { of(date: string): string; day(span: string): IsoDate }>> = {
  day: { of: (date) => date, day: (span) => span },
  month: {
    of: (date) => `year(${date}) * 100 + month(${date})`,
    day: (span) => `${span.slice(0, -2).padStart(4, "0")}-${span.slice(-2)}-01`,
  },
};

const isSame = (one: Predicate, other: Predicate): boolean => JSON.stringify(one) === JSON.stringify(other);

function asksForCategory(predicate: Predicate): boolean {
  if ("all" in predicate) return predicate.all.some(asksForCategory);
  if ("any" in predicate) return predicate.any.some(asksForCategory);
  if ("not" in predicate) return asksForCategory(predicate.not);
  return "category" in predicate;
}

const conjuncts = (where: Predicate): readonly Predicate[] => ("all" in where ? where.all.flatMap(conjuncts) : [where]);
