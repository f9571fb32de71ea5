import { namedArea } from "../extracts/named-area.ts";
import type { Area } from "../partnership/settings.ts";
import type { RecordStore } from "../records/store.ts";

/** The share of a source's records that makes a borough the one that the source is about. */
const dominating = 0.6;

/**
 * The borough that extracts read without a partnership are about: the one that most records of a source are in, where all
 * sources of which that can be said agree. A file of all London says nothing.
 */
export async function dominantArea(store: RecordStore): Promise<Area | undefined> {
  const found = await store.query(`
    SELECT DISTINCT borough FROM (
      SELECT source, borough, sum(weight) AS count, sum(sum(weight)) OVER (PARTITION BY source) AS total
      FROM ${store.recordsOf({})} WHERE borough IS NOT NULL GROUP BY source, borough)
    WHERE count >= total * ${dominating}`);
  const [only, ...more] = found.map((row) => String(row["borough"]));
  if (only === undefined || more.length > 0) return undefined;
  const area = namedArea(only);
  // An id is no name: a borough that is not of London is written as its words.
  return area.code
    ? area
    : { ...area, name: area.name.replaceAll("-", " ").replace(/\b\p{L}/gu, (first) => first.toUpperCase()) };
}
