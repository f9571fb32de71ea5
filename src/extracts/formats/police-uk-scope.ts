import type { FormatContext } from "../format.ts";
import { fates } from "../stage.ts";

/** A row without a place is elsewhere when another row of the same crime is, and none is ours. */
export async function leavePlacedElsewhere({ store }: FormatContext, table: string): Promise<void> {
  await store.query(`
    UPDATE ${table} SET fate = ${fates.outOfScope} FROM (
      SELECT reference, lower(crime_type) AS type FROM ${table}
      WHERE fate IN (${fates.candidate}, ${fates.outOfScope}) AND reference IS NOT NULL GROUP BY ALL
      HAVING bool_or(fate = ${fates.outOfScope}) AND NOT bool_or(fate = ${fates.candidate} AND place IS NOT NULL)) e
    WHERE ${table}.reference = e.reference AND lower(${table}.crime_type) = e.type AND fate = ${fates.candidate}`);
}

/** A force of whose records so small a share is ours is not our own. The smallest borough of London has more of its force's. */
const ownForceShare = 0.005;
const fewestToTell = 200;

/** Whether every force in the files is another area's own. */
export async function isMarginal({ store, settings }: FormatContext, table: string): Promise<boolean> {
  if (settings.area.kind === "everywhere") return false;
  const [row] = await store.query(`
    SELECT max(ours / placed)::DOUBLE AS share, sum(placed)::DOUBLE AS placed FROM (
      SELECT count(*) FILTER (fate = ${fates.candidate} AND place IS NOT NULL) AS ours,
        count(*) FILTER (fate = ${fates.outOfScope} OR place IS NOT NULL) AS placed
      FROM ${table} WHERE fate IN (${fates.candidate}, ${fates.outOfScope}) GROUP BY force) WHERE placed > 0`);
  return Number(row?.["placed"]) >= fewestToTell && Number(row?.["share"]) < ownForceShare;
}
