import { nearest } from "../../problems/nearest.ts";
import { recordTables } from "../../records/record-parts.ts";
import type { RecordStore } from "../../records/store.ts";
import type { IsoDate } from "../../values/period.ts";
import { peopleKinds } from "../../values/record-kind.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import type { PlaceReading } from "../reading.ts";
import { literal, literals } from "../sql.ts";
import { fromNationalGrid } from "./national-grid.ts";
import type { PlaceGiven, Placement, Places } from "./places.ts";
import { pointOf } from "./point-column.ts";

/** The days between two changes of the tables; a place means the same throughout. */
interface Era {
  readonly number: number;
  /** One of its days. */
  readonly day: IsoDate;
}

/** One way of giving a place in one era, with how many records give it. */
interface Combination {
  readonly id: number;
  readonly era: Era;
  readonly given: PlaceGiven;
  /** Victims and suspects included. */
  readonly rows: number;
  /** Records that are counted as placed or not: without victims and suspects. */
  readonly records: number;
}

/** Names of very few records may be anything that was typed into the wrong column. */
const fewestToName = 3;
/**
 * Where so great a share of an era's names are names of another version only, all of them are: those that both versions have
 * stand for other places then.
 */
const otherVersionShare = 0.05;

/**
 * Places the records of a source that have just been read: what they give of their place becomes the id of a ward, or NULL
 * with a reason that is counted. An LSOA that the lookup does not know becomes NULL, since whether it lies in a zone is then
 * not known. Each distinct way of giving a place is decided once.
 *
 * @param only the borough whose records are placed, where the source holds others too: their wards may bear the names of ours
 */
export async function placeRecords(
  store: RecordStore,
  places: Places,
  source: string,
  only?: string,
): Promise<PlaceReading | undefined> {
  const ours = only === undefined ? "true" : `(borough IS NULL OR borough = ${literal(only)})`;
  const read = `source = ${literal(source)} AND kind <> 'indicator' AND ${ours}`;
  if (places.wards.length === 0 || !(await saysPlaces(store, source, read))) return undefined;
  const eras = erasOf(places);
  const parts = recordTables.flatMap((among) =>
    store.partsOf(among, source).map((part) => ({
      table: part.table,
      // What earlier extracts had said is placed too, and counted nowhere.
      rows: `
        SELECT record, weight, ward, ward_code, lsoa, ${among === "records"} AND kind NOT IN (${literals(peopleKinds)}) AS own,
          ${eraOf(places)} AS era, ${pointOf}
        FROM ${part.rows} WHERE ${read}`,
      isPlaced: part.isPlaced,
    })),
  );
  const all = `(${parts.map(({ rows }) => rows).join(" UNION ALL ")})`;
  const hasPoints = await placePoints(store, places, eras, all);
  const located = (rows: string): string =>
    hasPoints
      ? `(SELECT r.*, p.point FROM ${rows} r LEFT JOIN place_points p ON p.x = r.x AND p.y = r.y AND p.grid = r.grid AND p.era = r.era)`
      : `(SELECT *, NULL::VARCHAR AS point FROM ${rows})`;
  await store.query(`
    CREATE TEMP TABLE place_ways AS
    SELECT row_number() OVER () AS id, * FROM (
      SELECT ward, ward_code, lsoa, era, point, count(*) AS rows, coalesce(sum(weight) FILTER (own), 0) AS records
      FROM ${located(all)} GROUP BY ALL)`);
  const placements = decide(places, await readWays(store, eras));
  await makeLookup(
    store,
    "place_decisions",
    { id: "BIGINT", ward: "VARCHAR", lsoa: "VARCHAR" },
    placements.map(({ way, placement }): LookupValue[] => [
      way.id,
      placement.ward?.id ?? null,
      way.given.lsoa !== null && places.knowsLsoa(way.given.lsoa, way.era.day) === false ? null : way.given.lsoa,
    ]),
  );
  for (const { table, rows, isPlaced } of parts)
    if (isPlaced)
      await store.query(`
      UPDATE ${table} SET ward = d.ward, lsoa = d.lsoa
      FROM ${located(`(${rows})`)} r
      JOIN place_ways w ON w.ward IS NOT DISTINCT FROM r.ward AND w.ward_code IS NOT DISTINCT FROM r.ward_code
        AND w.lsoa IS NOT DISTINCT FROM r.lsoa AND w.era = r.era AND w.point IS NOT DISTINCT FROM r.point
      JOIN place_decisions d ON d.id = w.id
      WHERE ${table}.rowid = r.record AND (d.ward IS DISTINCT FROM r.ward OR d.lsoa IS DISTINCT FROM r.lsoa)`);
  for (const table of ["place_points", "place_ways", "place_decisions"])
    await store.query(`DROP TABLE IF EXISTS ${table}`);
  return tally(places, placements);
}

/** A source that says nothing of places, in any record, is not one whose records could not be placed. */
async function saysPlaces(store: RecordStore, source: string, read: string): Promise<boolean> {
  const [row] = await store.query(`
    SELECT count(*)::DOUBLE AS count FROM (SELECT 1 FROM ${store.recordsOf({ sources: [source] })} WHERE ${read}
      AND (ward IS NOT NULL OR ward_code IS NOT NULL OR lsoa IS NOT NULL OR longitude IS NOT NULL OR easting IS NOT NULL) LIMIT 1)`);
  return Number(row?.["count"]) > 0;
}

const erasOf = ({ changes }: Places): Era[] => ["0001-01-01", ...changes].map((day, number) => ({ number, day }));

/** The era of a record's deciding date: police records by when they were recorded, all else by when it was reported. */
function eraOf({ changes }: Places): string {
  const date = "coalesce(recorded_date, reported_date, referred_date, committed_date)";
  const whens = changes.map((change, index) => `WHEN ${date} < DATE ${literal(change)} THEN ${index}`);
  // A record without any date is counted in no period.
  return whens.length === 0 ? "0" : `(CASE ${whens.join(" ")} ELSE ${changes.length} END)::INTEGER`;
}

/**
 * Makes a table with, for every distinct point and era, the code of its ward, '' outside all of them; without the points of eras for
 * which no boundaries are drawn. Most points of a whole force are nowhere near: those are not even looked at.
 *
 * @returns whether there are any points to place
 */
async function placePoints(store: RecordStore, places: Places, eras: readonly Era[], rows: string): Promise<boolean> {
  const { box } = places;
  const drawn = eras.filter(({ day }) => places.isDrawn(day)).map(({ number }) => number);
  if (!box || drawn.length === 0) return false;
  await store.query(`
    CREATE TEMP TABLE place_distinct AS
    SELECT row_number() OVER () AS id, x, y, grid, era
    FROM (SELECT DISTINCT x, y, grid, era FROM ${rows} WHERE grid IS NOT NULL AND era IN (${drawn.join(", ")}))`);
  const near = await store.query(`
    SELECT id::DOUBLE AS id, x, y, grid, era FROM place_distinct
    WHERE grid OR (x BETWEEN ${box.west} AND ${box.east} AND y BETWEEN ${box.south} AND ${box.north})`);
  const found = near.flatMap((row): LookupValue[][] => {
    const [x, y] = [Number(row["x"]), Number(row["y"])];
    const [longitude, latitude] = row["grid"] === true ? fromNationalGrid(x, y) : [x, y];
    const ward = places.wardAt(longitude, latitude, eras[Number(row["era"])]?.day ?? "");
    return ward ? [[Number(row["id"]), ward]] : [];
  });
  await makeLookup(store, "place_found", { id: "BIGINT", point: "VARCHAR" }, found);
  await store.query(`
    CREATE TEMP TABLE place_points AS
    SELECT d.x, d.y, d.grid, d.era, coalesce(f.point, '') AS point
    FROM place_distinct d LEFT JOIN place_found f ON f.id = d.id`);
  const [count] = await store.query("SELECT count(*)::DOUBLE AS count FROM place_points");
  await store.query("DROP TABLE place_distinct; DROP TABLE place_found");
  return Number(count?.["count"]) > 0;
}

async function readWays(store: RecordStore, eras: readonly Era[]): Promise<Combination[]> {
  const rows = await store.query(`
    SELECT id::DOUBLE AS id, ward, ward_code, lsoa, era, point, rows::DOUBLE AS rows, records::DOUBLE AS records FROM place_ways`);
  return rows.flatMap((row): Combination[] => {
    const era = eras[Number(row["era"])];
    const point = textOf(row, "point");
    return era
      ? [
          {
            id: Number(row["id"]),
            era,
            given: {
              ward: textOf(row, "ward"),
              wardCode: textOf(row, "ward_code"),
              lsoa: textOf(row, "lsoa"),
              ...(point === null ? {} : { point: point === "" ? null : point }),
            },
            rows: Number(row["rows"]),
            records: Number(row["records"]),
          },
        ]
      : [];
  });
}

interface Decided {
  readonly way: Combination;
  readonly placement: Placement;
}

function decide(places: Places, ways: readonly Combination[]): Decided[] {
  const foreign = erasOfAnotherVersion(places, ways);
  return ways.map((way) => {
    const { given, era } = way;
    if (!foreign.has(era.number) || given.ward === null || places.codeOf(given) !== undefined)
      return { way, placement: places.place(given, era.day) };
    const otherwise = places.place({ ...given, ward: null }, era.day);
    return { way, placement: otherwise.ward ? otherwise : { because: "ward-of-another-version" } };
  });
}

/** Eras in which the names are those of another version. */
function erasOfAnotherVersion(places: Places, ways: readonly Combination[]): Set<number> {
  const sums = new Map<number, { valid: number; other: number }>();
  for (const { given, era, rows } of ways) {
    if (given.ward === null || places.codeOf(given) !== undefined) continue;
    const sum = sums.get(era.number) ?? { valid: 0, other: 0 };
    const standing = places.nameOn(given.ward, era.day);
    if (standing === "valid") sum.valid += rows;
    else if (standing === "other-version") sum.other += rows;
    sums.set(era.number, sum);
  }
  return new Set(
    [...sums].flatMap(([era, { valid, other }]) => (other > otherVersionShare * (valid + other) ? [era] : [])),
  );
}

function tally(places: Places, decided: readonly Decided[]): PlaceReading {
  const placed: Record<string, number> = {};
  const unplaced: Record<string, number> = {};
  const names = new Map<string, number>();
  let contradicted = 0;
  for (const { way, placement } of decided) {
    if (way.records === 0) continue;
    if (placement.ward) {
      placed[placement.by] = (placed[placement.by] ?? 0) + way.records;
      if (placement.contradicted) contradicted += way.records;
      continue;
    }
    unplaced[placement.because] = (unplaced[placement.because] ?? 0) + way.records;
    const { ward } = way.given;
    if (placement.because === "ward-unknown" && ward !== null) names.set(ward, (names.get(ward) ?? 0) + way.records);
  }
  const known = places.wards.map(({ name }) => name);
  return {
    records: decided.reduce((sum, { way }) => sum + way.records, 0),
    placed: inOrder(placed),
    unplaced: inOrder(unplaced),
    contradicted,
    unknownWards: [...names]
      .map(([name, records]) => ({ name, records, nearest: nearest(name, known) }))
      .filter(({ records, nearest: near }) => records >= fewestToName || near !== undefined)
      .sort((one, other) => other.records - one.records || one.name.localeCompare(other.name, "en"))
      .map(({ nearest: near, ...rest }) => ({ ...rest, ...(near === undefined ? {} : { nearest: near }) })),
  };
}

const inOrder = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([one], [other]) => (one < other ? -1 : 1)));
