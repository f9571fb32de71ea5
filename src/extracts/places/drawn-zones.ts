import type { Zone } from "../../partnership/settings/places.ts";
import { recordTables } from "../../records/record-parts.ts";
import type { RecordStore } from "../../records/store.ts";
import { type LookupValue, makeLookup } from "../lookup.ts";
import { literal } from "../sql.ts";
import { boxAround, contains, shapeOf } from "./geometry.ts";
import { fromNationalGrid } from "./national-grid.ts";
import { pointOf } from "./point-column.ts";

/**
 * Writes down for every record of a source with a point which of the drawn zones it lies in; none is an empty list.
 *
 * @returns whether any record gives a point
 */
export async function placeInDrawnZones(store: RecordStore, zones: readonly Zone[], source: string): Promise<boolean> {
  const drawn = zones.flatMap(({ id, polygon }) => (polygon ? [{ id, shape: shapeOf(polygon) }] : []));
  if (drawn.length === 0) return false;
  const box = boxAround(drawn.map(({ shape }) => shape.box));
  const parts = recordTables
    .flatMap((among) => store.partsOf(among, source))
    .filter(({ isPlaced }) => isPlaced)
    .map(({ table, rows }) => ({
      table,
      rows: `(SELECT record, ${pointOf} FROM ${rows} WHERE source = ${literal(source)})`,
    }));
  if (parts.length === 0) return false;
  await store.query(`
    CREATE TEMP TABLE zone_points AS
    SELECT row_number() OVER () AS id, x, y, grid FROM (
      SELECT DISTINCT x, y, grid FROM (${parts.map(({ rows }) => `SELECT * FROM ${rows}`).join(" UNION ALL ")})
      WHERE grid IS NOT NULL)`);
  const near = await store.query(`
    SELECT id::DOUBLE AS id, x, y, grid FROM zone_points
    WHERE grid OR (x BETWEEN ${box.west} AND ${box.east} AND y BETWEEN ${box.south} AND ${box.north})`);
  const found = near.flatMap((row): LookupValue[][] => {
    const [x, y] = [Number(row["x"]), Number(row["y"])];
    const [longitude, latitude] = row["grid"] === true ? fromNationalGrid(x, y) : [x, y];
    const inside = drawn.filter(({ shape }) => contains(shape, longitude, latitude)).map(({ id }) => id);
    return inside.length > 0 ? [[Number(row["id"]), inside]] : [];
  });
  await makeLookup(store, "zone_found", { id: "BIGINT", zones: "VARCHAR[]" }, found);
  for (const { table, rows } of parts)
    await store.query(`
      UPDATE ${table} SET zones = coalesce(f.zones, [])
      FROM ${rows} r JOIN zone_points p ON p.x = r.x AND p.y = r.y AND p.grid = r.grid
      LEFT JOIN zone_found f ON f.id = p.id
      WHERE ${table}.rowid = r.record`);
  const [count] = await store.query("SELECT count(*)::DOUBLE AS count FROM zone_points");
  await store.query("DROP TABLE zone_points; DROP TABLE zone_found");
  return Number(count?.["count"]) > 0;
}
