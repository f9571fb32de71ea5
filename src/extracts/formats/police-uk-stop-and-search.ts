import { codeJudge, joinCodes, makeCodes, unknownLabels } from "../coded-values.ts";
import { searchObjects, searchOutcomes } from "../data/police-uk-values.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { locatePoints } from "../places/points.ts";
import { rejectsOf, settleRows } from "../settle.ts";
import { plausible } from "../sql.ts";
import { fates, type StagePlan, stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";
import { greenwichMoment, londonTime } from "./london-time.ts";
import { searchFields } from "./police-uk-columns.ts";
import { unplacedProblem } from "./police-uk-problems.ts";
import { coded, insertSearches } from "./police-uk-searches.ts";
import { keepLatestVersions } from "./police-uk-versions.ts";

/**
 * Stop and search files of data.police.uk, one a month and force. A row is a search: nothing tells two rows that are alike from two
 * people who were searched together. Where is known by coordinates alone, so that what is ours shows only with boundaries.
 */
export const policeUkStopAndSearch: Format = {
  id: "police-uk-stop-and-search",
  title: "data.police.uk stop and search files, one search a row",
  precision: "record",
  presets: [],
  fields: () => searchFields,
  meanings: () => [...Object.keys(searchObjects), ...Object.keys(searchOutcomes)],
  labels: () => Object.values(searchObjects).flat(),
  read: readSearches,
};

async function readSearches(context: FormatContext): Promise<FormatReading> {
  const { store, files, source, settings } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = searchPlan();
  const staged = await stageFiles(store, table, files, plan);
  const versions = await keepLatestVersions({ store, table, files, source, identity: "row_hash" });
  await setPlaces(context, table);
  const accounts = await settleRows(store, table, staged);
  const rejects = await rejectsOf(store, table, staged, plan);
  const everywhere = settings.area.kind === "everywhere";
  const inScope = `fate = ${fates.candidate} AND ${everywhere ? "true" : "inside"}`;
  for (const [column, { text, list }] of Object.entries(coded))
    await makeCodes(store, `${table}_${column}`, table, [text], codeJudge(list, context.ownLabels));
  await insertSearches(context, table, inScope);

  const counted = (key: string, where: string, from = table): Promise<Record<string, number>> =>
    countsBy(store, `SELECT ${key} AS key, count(*) AS count FROM ${from} WHERE ${where} GROUP BY 1`);
  const unknown = (column: string): Promise<Record<string, number>> =>
    counted(
      "k.unknown",
      `${inScope} AND k.unknown IS NOT NULL`,
      `${table} ${joinCodes(`${table}_${column}`, "k", [coded[column]?.text ?? ""])}`,
    );
  const records = await counted("'stop-search'", inScope);
  const apart = everywhere ? {} : await counted("'unplaced'", `fate = ${fates.candidate} AND inside IS NULL`);
  const problems = [
    ...versions,
    ...unplacedProblem(source, settings.area, apart["unplaced"] ?? 0, records, !context.places.hasBoundaries),
  ];
  for (const [column, { text, list }] of Object.entries(coded)) {
    if (column === "category") continue;
    const field = searchFields.find(({ name }) => name === text)?.headers[0] ?? text;
    problems.push(
      ...unknownLabels({
        name: source.name,
        file: source.files,
        field: `"${field}"`,
        counts: await unknown(column),
        list,
      }),
    );
  }
  const reading: FormatReading = {
    grain: "search",
    kinds: ["stop-search"],
    provides: [
      "category",
      "reported-date",
      "committed-date",
      "committed-time",
      "outcome",
      "age-band",
      "suspect-sex",
      "suspect-ethnicity",
      "operations",
      "borough",
    ],
    outcomes: withReasons(accounts, rejects, files),
    records,
    unmappedCategories: await unknown("category"),
    setApart: apart,
    spread: { counts: new Map(Object.entries(await counted("day::VARCHAR", inScope))) },
    rejects,
    problems,
  };
  const suffixes = ["", "_shared", "_operations", ...Object.keys(coded).map((column) => `_${column}`)];
  for (const suffix of suffixes) await store.query(`DROP TABLE IF EXISTS ${table}${suffix}`);
  return reading;
}

function searchPlan(): StagePlan {
  return {
    texts: searchFields.map(({ name }) => name),
    parsed: {
      p_moment: `(${plausible(`(${greenwichMoment("t_searched_at")})`)})`,
      p_longitude: "try_cast(t_longitude AS DOUBLE)",
      p_latitude: "try_cast(t_latitude AS DOUBLE)",
    },
    typed: () => ({
      reference: "NULL::VARCHAR",
      moment: londonTime("p_moment"),
      day: `${londonTime("p_moment")}::DATE`,
      month: `strftime(${londonTime("p_moment")}, '%Y-%m')`,
      force: "NULL::VARCHAR",
      // Both or neither: half a point is none.
      longitude:
        "CASE WHEN p_latitude BETWEEN 49 AND 61 THEN CASE WHEN p_longitude BETWEEN -9 AND 2 THEN p_longitude END END",
      latitude:
        "CASE WHEN p_longitude BETWEEN -9 AND 2 THEN CASE WHEN p_latitude BETWEEN 49 AND 61 THEN p_latitude END END",
      inside: "NULL::BOOLEAN",
      operation: "t_operation",
      gender: "t_gender",
      age_band: "lower(t_age_band)",
      ethnicity: "t_ethnicity",
      ethnicity_observed: "t_ethnicity_observed",
      object: "t_object",
      outcome: "t_outcome",
    }),
    outOfScope: "false",
    rejects: () => [
      { code: "date-blank", field: "searched_at", when: "t_searched_at IS NULL" },
      { code: "date-invalid", field: "searched_at", when: "p_moment IS NULL" },
    ],
    notes: [],
  };
}

/** Searches whose point lies in another area are out of scope; of those without a point, or without boundaries, nobody knows. */
async function setPlaces({ store, places, settings }: FormatContext, table: string): Promise<void> {
  if (settings.area.kind === "everywhere") return;
  await locatePoints(store, places, { from: table, into: `${table}_points` });
  await store.query(`
    UPDATE ${table} SET inside = p.inside, fate = CASE WHEN p.inside = false AND fate = ${fates.candidate} THEN ${fates.outOfScope} ELSE fate END
    FROM ${table}_points p WHERE ${table}.longitude = p.longitude AND ${table}.latitude = p.latitude`);
  await store.query(`DROP TABLE ${table}_points`);
}
