import type { Zone } from "../../partnership/settings/places.ts";
import type { SourceSettings } from "../../partnership/settings.ts";
import type { Problem } from "../../problems/problem.ts";
import type { RecordStore } from "../../records/store.ts";
import type { IsoMonth } from "../../values/period.ts";
import { peopleKinds } from "../../values/record-kind.ts";
import { literal, literals } from "../sql.ts";

/** The records of a source in one LSOA: how many, in the first and the last month that has any, as numbers of months. */
interface Span {
  readonly records: number;
  readonly first: number;
  readonly last: number;
}

interface Held {
  readonly total: number;
  readonly first: number;
  readonly last: number;
  readonly lsoas: ReadonlyMap<string, Span>;
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
    const othersBegin = zone.lsoas.some((lsoa) => begins(lsoa, held));
    if (stopped.length > 0 && !othersBegin) problems.push(stoppedProblem(source, zone, stopped));
  }
  return { notHeld, problems };
}

async function lsoasOf(store: RecordStore, source: string): Promise<Held> {
  const rows = await store.query(`
    SELECT lsoa, sum(weight)::DOUBLE AS records, min(month)::DOUBLE AS first, max(month)::DOUBLE AS last FROM (
      SELECT lsoa, weight, year(day) * 12 + month(day) - 1 AS month FROM (
        SELECT lsoa, weight, coalesce(recorded_date, reported_date, referred_date, committed_date) AS day
        FROM ${store.recordsOf({ sources: [source] })}
        WHERE source = ${literal(source)} AND lsoa IS NOT NULL AND kind NOT IN (${literals([...peopleKinds, "indicator"])})))
    WHERE month IS NOT NULL
    GROUP BY lsoa`);
  const spans = rows.map((row): readonly [string, Span] => [
    String(row["lsoa"]),
    { records: Number(row["records"]), first: Number(row["first"]), last: Number(row["last"]) },
  ]);
  return {
    total: spans.reduce((sum, [, { records }]) => sum + records, 0),
    // Where most LSOAs begin and end: one mistyped year is not the end of a source.
    first: quantile(
      spans.map(([, { first }]) => first),
      0.25,
    ),
    last: quantile(
      spans.map(([, { last }]) => last),
      0.75,
    ),
    lsoas: new Map(spans),
  };
}

const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)] ?? 0;

/** Whether so many months without a record are too many for the usual number of records, be it half of what it was. */
const isSilence = ({ records, first, last }: Span, months: number): boolean =>
  (records / (last - first + 1)) * months > 2 * expectedBeforeSilenceMeansSomething;

/** The last month of an LSOA that has no more records while the source goes on. */
function stoppedIn(lsoa: string, held: Held): { readonly lsoa: string; readonly month: IsoMonth } | undefined {
  const own = held.lsoas.get(lsoa);
  return own && isSilence(own, held.last - own.last) ? { lsoa, month: monthOfNumber(own.last) } : undefined;
}

/** Whether an LSOA has its first record long after the source's first. */
function begins(lsoa: string, held: Held): boolean {
  const own = held.lsoas.get(lsoa);
  return own !== undefined && isSilence(own, own.first - held.first);
}

const monthOfNumber = (number: number): IsoMonth =>
  `${String(Math.floor(number / 12)).padStart(4, "0")}-${String((number % 12) + 1).padStart(2, "0")}`;

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
  stopped: readonly { readonly lsoa: string; readonly month: IsoMonth }[],
): Problem {
  const shown = stopped.map(({ lsoa, month }) => `${lsoa} after ${month}`);
  return {
    code: "place-version",
    severity: "warning",
    message: `${source.name}: LSOAs of ${zone.name} have no records any more (${some(shown)}), as when an extract goes over to the LSOAs of another census. Counts in ${zone.name} are too low from then on.`,
    remedy: "Add the LSOAs that took their place to the zone's list; it may hold those of both.",
    place: { file: source.files },
  };
}

const some = (texts: readonly string[]): string =>
  `${texts.slice(0, 3).join(", ")}${texts.length > 3 ? ` and ${texts.length - 3} more` : ""}`;
