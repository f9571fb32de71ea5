import type { RecordStore } from "../../records/store.ts";
import { makeLookup } from "../lookup.ts";
import type { Places } from "./places.ts";

/**
 * Makes the table `into` with the columns longitude, latitude and inside: whether each distinct point of `from` lies in the
 * partnership's area, as its ward boundaries draw it. NULL where the settings name no boundaries. Rows without a point are
 * not in it. For formats whose rows name no borough.
 *
 * @param from a table, or a query in brackets, with DOUBLE columns longitude and latitude
 */
export async function locatePoints(
  store: RecordStore,
  places: Places,
  { from, into }: { readonly from: string; readonly into: string },
): Promise<void> {
  const { box } = places;
  const inBox = box
    ? `longitude BETWEEN ${box.west} AND ${box.east} AND latitude BETWEEN ${box.south} AND ${box.north}`
    : "false";
  await store.query(`
    CREATE TEMP TABLE ${into}_near AS
    SELECT row_number() OVER () AS id, longitude, latitude
    FROM (SELECT DISTINCT longitude, latitude FROM ${from} WHERE ${inBox})`);
  const near = await store.query(`SELECT id::DOUBLE AS id, longitude, latitude FROM ${into}_near`);
  const inside = near.filter((row) => places.isInside(Number(row["longitude"]), Number(row["latitude"])));
  await makeLookup(
    store,
    `${into}_inside`,
    { id: "BIGINT" },
    inside.map((row) => [Number(row["id"])]),
  );
  // Compared as given, never as printed: a point keeps every digit that it came with.
  await store.query(`
    CREATE TEMP TABLE ${into} AS
    SELECT p.longitude, p.latitude, ${places.hasBoundaries ? "i.id IS NOT NULL" : "NULL::BOOLEAN"} AS inside
    FROM (SELECT DISTINCT longitude, latitude FROM ${from} WHERE longitude IS NOT NULL AND latitude IS NOT NULL) p
    LEFT JOIN ${into}_near n ON n.longitude = p.longitude AND n.latitude = p.latitude
    LEFT JOIN ${into}_inside i ON i.id = n.id`);
  await store.query(`DROP TABLE ${into}_near; DROP TABLE ${into}_inside`);
}
