import type { AreaKind } from "../partnership/settings.ts";
import type { RecordStore } from "../records/store.ts";
import type { IsoDate } from "../values/period.ts";
import type { RecordKind } from "../values/record-kind.ts";
import { Binder } from "./binder.ts";
import type { RecordDimension } from "./catalogue-schema.ts";
import type { Breakdown, DateBasis, Predicate } from "./indicator.ts";
import { dateColumns } from "./needs.ts";
import { compilePredicate } from "./predicate.ts";
import { splitExpression } from "./split.ts";

/** Where to count. A comparator has `members`; it and each of them are counted from its sources only. A zone has `lsoas` or `wards`, by their ids; a ward's records bear its id. */
export interface CountedArea {
  readonly id: string;
  readonly kind: AreaKind;
  readonly lsoas?: readonly string[];
  readonly wards?: readonly string[];
  /** The zone is drawn: which records lie in it is told by their points. */
  readonly byPoint?: boolean;
  /** Ids of the boroughs that a comparator pools; of a single member, its own. */
  readonly members?: readonly string[];
  /** Ids of the only sources that are asked about a comparator. */
  readonly sources?: readonly string[];
  /** First and last day on which the area is drawn like this; always, when left out. */
  readonly validFrom?: IsoDate;
  readonly validTo?: IsoDate;
}

/** One query: which records, where, by which date, split how. */
export interface CubeQuery {
  readonly where: Predicate;
  readonly kind: RecordKind;
  readonly dateBasis: DateBasis;
  readonly sources: readonly string[];
  readonly area: CountedArea;
  readonly dimensions: readonly RecordDimension[];
  readonly breakdowns: readonly Breakdown[];
  /** The partnership's own area, where a source holds other boroughs too: those are counted for comparators only. */
  readonly own?: string;
  /** What to count from, as SQL: the records as they are now, or as they were. */
  readonly records: string;
}

/** Records of one day and file that agree in everything asked. */
export interface CubeRow {
  readonly day: IsoDate;
  readonly file: number;
  /** False: the predicate, the place or the date could not be decided. */
  readonly decided: boolean;
  /** In the order of the query's dimensions; null where not known. */
  readonly values: readonly (string | null)[];
  /** The sum of weights. */
  readonly number: number;
  readonly records: number;
}

/**
 * Counts by day, so that any period is a sum of rows. Records that fail are left out; those that cannot be decided are kept apart.
 * A record without the date that would place it is undecided, and stands on the day on which it was recorded.
 */
export async function queryCube(store: RecordStore, query: CubeQuery): Promise<CubeRow[]> {
  const binder = new Binder();
  const date = dateColumns[query.dateBasis];
  const conditions = [
    areaCondition(query.area, binder),
    ...conjuncts(query.where).map((part) => compilePredicate(part, query.kind, binder)),
  ];
  const dated = `(CASE WHEN ${date} IS NOT NULL THEN true END)`;
  // All of them together are false exactly when one of them is: told apart, the store drops most rows by the cheapest.
  const possible = conditions.map((condition) => `${condition} IS DISTINCT FROM false`);
  const splits = query.dimensions.map((dimension, index) => {
    const breakdown = query.breakdowns.find((candidate) => candidate.id === dimension);
    return `${splitExpression(dimension, breakdown, query.kind, binder)} AS split${index}`;
  });
  const columns = query.dimensions.map((_dimension, index) => `split${index}`);
  const rows = await store.query(
    `WITH matched AS (
       SELECT ${[`coalesce(${date}, recorded_date) AS day`, "file", "weight", `(${[...conditions, dated].join(" AND ")}) AS decided`, ...splits].join(", ")}
       FROM ${query.records}
       WHERE ${[`kind = ${binder.bind(query.kind)}`, `source IN (${binder.list(query.sources)})`, ...boroughs(query, binder), ...possible].join(" AND ")}
     ), counted AS (
       SELECT ${["day", "file", "decided", ...columns].join(", ")}, sum(weight) AS number, count(*) AS records
       FROM matched
       WHERE day IS NOT NULL
       GROUP BY ALL
     )
     SELECT ${["CAST(day AS VARCHAR) AS day", "file", "decided", ...columns].join(", ")},
       CAST(number AS DOUBLE) AS number, CAST(records AS DOUBLE) AS records
     FROM counted`,
    binder.parameters,
  );
  return rows.map((row) => ({
    day: String(row["day"]),
    file: Number(row["file"]),
    decided: row["decided"] === true,
    values: columns.map((column) => (typeof row[column] === "string" ? row[column] : null)),
    number: Number(row["number"]),
    records: Number(row["records"]),
  }));
}

/** Of which boroughs records are looked at: of a comparator's members, or of our own where there are others. */
function boroughs({ area, own }: CubeQuery, binder: Binder): string[] {
  const borough = own === undefined ? "borough" : `coalesce(borough, ${binder.bind(own)})`;
  if (area.members) return [`${borough} IN (${binder.list(area.members)})`];
  return own === undefined ? [] : [`${borough} = ${binder.bind(own)}`];
}

const conjuncts = (where: Predicate): readonly Predicate[] => ("all" in where ? where.all.flatMap(conjuncts) : [where]);

/**
 * Three-valued, like a predicate: a record without an LSOA may or may not lie in a zone. What was read without a borough is the
 * partnership's own, since reading sets other areas' rows apart.
 */
function areaCondition(area: CountedArea, binder: Binder): string {
  switch (area.kind) {
    case "command-unit":
    case "comparator":
    case "everywhere":
      return "true";
    case "borough":
      return `(borough IS NULL OR borough = ${binder.bind(area.id)})`;
    case "ward":
      return `(ward = ${binder.bind(area.id)})`;
    case "lsoa":
      return `(lsoa = ${binder.bind(area.id.toUpperCase())})`;
    case "zone": {
      if (area.byPoint) return `list_contains(zones, ${binder.bind(area.id)})`;
      if (area.wards) return `(ward IN (${binder.list(area.wards)}))`;
      const lsoas = (area.lsoas ?? []).map((lsoa) => lsoa.trim().toUpperCase());
      return lsoas.length === 0 ? "false" : `(lsoa IN (${binder.list(lsoas)}))`;
    }
  }
}
