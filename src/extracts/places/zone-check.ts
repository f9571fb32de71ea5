import type { SourceSettings, Zone } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import { literal } from "../sql.ts";

/** Records of a source by LSOA and year. */
interface Held {
  readonly total: number;
  /** LSOA to year to records. */
  readonly lsoas: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

export interface ZoneCheck {
  /** Zones that the source cannot count, since its LSOAs are not those of the zone's list. */
  readonly notHeld: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * No record where so many were to be expected is no chance: at 7 expected, none at all happens once in a thousand times (e^-7).
 */
const expectedBeforeSilenceMeansSomething = 7;
/** The quietest LSOA of a borough has about a fifth of the records of the middle one. */
const quietestShare = 0.2;

/**
 * Whether the LSOAs of zones are of the version that a source's records have. LSOAs are drawn anew after each census, and a
 * list of one census finds nothing in records of another, which must not pass for 0. A zone of whose LSOAs most never occur is
 * not counted from the source; of some, and of one that stops while the source goes on, a warning is given.
 */
export async function checkZones(
  store: RecordStore,
  source: SourceSettings,
  zones: readonly Zone[],
): Promise<ZoneCheck> {
  const held = zones.some(({ lsoas }) => lsoas.length > 0) ? await lsoasOf(store, source.id) : undefined;
  if (!held || held.lsoas.size === 0) return { notHeld: [], problems: [] };
  const quietest = (held.total / held.lsoas.size) * quietestShare;
  const notHeld: string[] = [];
  const problems: Problem[] = [];
  for (const zone of zones) {
    const absent = zone.lsoas.filter((lsoa) => !held.lsoas.has(lsoa));
    if (absent.length * quietest > expectedBeforeSilenceMeansSomething) {
      const refused = absent.length * 2 > zone.lsoas.length;
      if (refused) notHeld.push(zone.id);
      problems.push(absentProblem(source, zone, absent, held, refused));
    }
    const stopped = zone.lsoas.flatMap((lsoa) => stoppedIn(lsoa, held) ?? []);
    // A list of both censuses has the codes that take over.
    const begun = zone.lsoas.some((lsoa) => beganIn(lsoa, held) !== undefined);
    if (stopped.length > 0 && !begun) problems.push(stoppedProblem(source, zone, stopped));
  }
  return { notHeld, problems };
}

async function lsoasOf(store: RecordStore, source: string): Promise<Held> {
  const rows = await store.query(`
    SELECT lsoa, year(coalesce(recorded_date, reported_date, referred_date, committed_date)) AS year, sum(weight)::DOUBLE AS records
    FROM records
    WHERE source = ${literal(source)} AND lsoa IS NOT NULL AND kind NOT IN ('victim', 'suspect', 'indicator')
    GROUP BY ALL`);
  const lsoas = new Map<string, Map<number, number>>();
  let total = 0;
  for (const row of rows) {
    const lsoa = String(row["lsoa"]);
    const years = lsoas.get(lsoa) ?? new Map<number, number>();
    years.set(Number(row["year"]), Number(row["records"]));
    lsoas.set(lsoa, years);
    total += Number(row["records"]);
  }
  return { total, lsoas };
}

const yearsOf = ({ lsoas }: Held): number[] =>
  [...new Set([...lsoas.values()].flatMap((years) => [...years.keys()]))].sort();

/** The year after which an LSOA has no more records although a year brought many and the source has at least another. */
function stoppedIn(lsoa: string, held: Held): { readonly lsoa: string; readonly year: number } | undefined {
  const own = held.lsoas.get(lsoa);
  const year = Math.max(...(own?.keys() ?? []));
  // The first year without it must be whole: a later one is there.
  return own && yearsOf(held).some((one) => one > year + 1) && usual(own) > expectedBeforeSilenceMeansSomething
    ? { lsoa, year }
    : undefined;
}

function beganIn(lsoa: string, held: Held): number | undefined {
  const own = held.lsoas.get(lsoa);
  const year = Math.min(...(own?.keys() ?? []));
  return own && yearsOf(held).some((one) => one < year) && usual(own) > expectedBeforeSilenceMeansSomething
    ? year
    : undefined;
}

const usual = (years: ReadonlyMap<number, number>): number =>
  [...years.values()].reduce((sum, records) => sum + records, 0) / Math.max(1, years.size);

function absentProblem(
  source: SourceSettings,
  zone: Zone,
  absent: readonly string[],
  held: Held,
  refused: boolean,
): Problem {
  const records = held.total.toLocaleString("en-GB");
  const then = refused
    ? `${zone.name} is not counted from this source.`
    : `Counts in ${zone.name} are too low if they are the same places under other codes.`;
  return {
    code: "place-version",
    severity: "warning",
    message: `${source.name}: of the ${zone.lsoas.length} LSOAs of ${zone.name}, ${absent.length} never occur in its ${records} records with an LSOA (${some(absent)}). ${then}`,
    remedy: "LSOAs are drawn anew after each census. List the zone's LSOAs of the version that the extract has.",
    place: { file: source.files },
  };
}

function stoppedProblem(
  source: SourceSettings,
  zone: Zone,
  stopped: readonly { readonly lsoa: string; readonly year: number }[],
): Problem {
  const shown = stopped.map(({ lsoa, year }) => `${lsoa} after ${year}`);
  return {
    code: "place-version",
    severity: "warning",
    message: `${source.name}: LSOAs of ${zone.name} have no records in later years (${some(shown)}), as when an extract goes over to the LSOAs of another census. Counts in ${zone.name} are too low from then on.`,
    remedy: "Add the LSOAs that took their place to the zone's list; it may hold those of both.",
    place: { file: source.files },
  };
}

const some = (texts: readonly string[]): string =>
  `${texts.slice(0, 3).join(", ")}${texts.length > 3 ? ` and ${texts.length - 3} more` : ""}`;
