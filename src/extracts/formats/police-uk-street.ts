import { coarseCategories } from "../../records/coarse-categories.ts";
import { foldRows } from "../../records/fold.ts";
import { offenceCategories } from "../../records/schema.ts";
import { type CodeList, codeJudge, joinCodes, makeCodes, unknownLabels } from "../coded-values.ts";
import { policeUkVersion } from "../data/classifications.ts";
import { crimeOutcomes, presentTypesFrom } from "../data/police-uk-values.ts";
import type { Format, FormatContext, FormatReading } from "../format.ts";
import { boroughFrom, isElsewhere } from "../scope.ts";
import { rankOfFile, rejectsOf, settleRows } from "../settle.ts";
import { literal } from "../sql.ts";
import { fates, type StagePlan, stageFiles } from "../stage.ts";
import { countsBy, withReasons } from "../tally.ts";
import { damagedMonthsOfRows } from "./month-rows.ts";
import { streetFields } from "./police-uk-columns.ts";
import { coarseProblem, marginalProblem, unplacedProblem } from "./police-uk-problems.ts";
import { isMarginal, leavePlacedElsewhere } from "./police-uk-scope.ts";
import { knownCrimeTypes, makeTypes } from "./police-uk-types.ts";
import { keepLatestVersions } from "./police-uk-versions.ts";

/**
 * Street files of data.police.uk, one a month and force: crimes and antisocial behaviour by month and LSOA. Their types are
 * coarser than ours, and there is no day and no hour.
 */
export const policeUkStreet: Format = {
  id: "police-uk-street",
  title: "data.police.uk street files: crimes and antisocial behaviour by month and LSOA",
  precision: "month",
  presets: [],
  fields: () => streetFields,
  meanings: () => [...offenceCategories, ...Object.keys(coarseCategories)],
  labels: () => knownCrimeTypes,
  read: readStreet,
};

const outcomeList: CodeList = { labels: crimeOutcomes, otherwise: "other" };

async function readStreet(context: FormatContext): Promise<FormatReading> {
  const { store, files, source, settings } = context;
  const table = `stage_${files[0]?.file ?? 0}`;
  const plan = streetPlan(context);
  const staged = await stageFiles(store, table, files, plan);
  const versions = await keepLatestVersions({ store, table, files, source, identity: "reference" });
  await leavePlacedElsewhere(context, table);
  const accounts = await settleRows(store, table, staged);
  const rejects = await rejectsOf(store, table, staged, plan);
  await makeTypes(context, table);
  await foldRows(store, {
    from: `(SELECT rowid AS row_number, coalesce(reference || chr(31) || lower(crime_type), 'row ' || rowid) AS crime, * FROM ${table})`,
    where: `fate = ${fates.candidate}`,
    into: `${table}_folded`,
    key: ["crime"],
    fields: ["month", "crime_type", "outcome", "place"],
  });
  await makeCodes(store, `${table}_outcomes`, `${table}_folded`, ["outcome"], codeJudge(outcomeList));
  await insertRecords(context, table);

  const counted = (key: string, where = "true"): Promise<Record<string, number>> =>
    countsBy(
      store,
      `SELECT ${key} AS key, count(*) AS count FROM ${table}_folded f
       JOIN ${table}_types t ON t.label = f.crime_type AND t.early = (f.month < ${literal(presentTypesFrom)})
       WHERE ${where} GROUP BY 1`,
    );
  const inScope = settings.area.kind === "everywhere" ? "true" : "f.place IS NOT NULL";
  const coarse = await counted("t.category", `t.coarse AND ${inScope}`);
  const unplaced = await counted("'unplaced'", `NOT (${inScope})`);
  const records = await counted("t.kind", inScope);
  const marginal = await isMarginal(context, table);
  const reading: FormatReading = {
    grain: "offence",
    kinds: ["offence", "police-asb"],
    // A force knows its neighbours' crime by chance only: nothing is counted from it for them.
    provides: marginal ? [] : ["category", "recorded-date", "reported-date", "borough", "lsoa"],
    coarse: Object.keys(coarse),
    outcomes: withReasons(accounts, rejects, files),
    records,
    unmappedCategories: await counted("t.label", `NOT t.known AND ${inScope}`),
    setApart: unplaced,
    spread: {
      counts: new Map(Object.entries(await counted("f.month", inScope))),
      months: Object.keys(
        await countsBy(
          store,
          // A row of elsewhere may have no month.
          `SELECT month AS key, count(*) AS count FROM ${table}
           WHERE fate <> ${fates.rejected} AND month IS NOT NULL GROUP BY month`,
        ),
      ),
      damaged: await damagedMonthsOfRows(context, {
        table,
        rowRejects: rejects,
        place: "lsoa_name",
        boroughIn: (name) => name.replace(/\s*\d{3}[A-Z]$/, ""),
      }),
    },
    rejects,
    problems: [
      ...versions,
      ...(marginal
        ? [marginalProblem(source, settings.area, records)]
        : [
            ...coarseProblem(source, coarse),
            ...unplacedProblem(source, settings.area, unplaced["unplaced"] ?? 0, records),
          ]),
      ...unknownLabels({
        name: source.name,
        file: source.files,
        field: '"Last outcome category"',
        counts: await countsBy(
          store,
          `SELECT o.unknown AS key, count(*) AS count FROM ${table}_folded f
           ${joinCodes(`${table}_outcomes`, "o", ["f.outcome"])} WHERE o.unknown IS NOT NULL AND ${inScope} GROUP BY 1`,
        ),
        list: outcomeList,
      }),
    ],
  };
  for (const suffix of ["", "_shared", "_types", "_outcomes", "_folded"])
    await store.query(`DROP TABLE ${table}${suffix}`);
  return reading;
}

function streetPlan({ settings }: FormatContext): StagePlan {
  return {
    texts: ["reference", "month", "force", "longitude", "latitude", "lsoa", "lsoa_name", "crime_type", "outcome"],
    // An LSOA's name is its district's, three digits and a letter.
    parsed: { p_borough: `nullif(trim(regexp_replace(t_lsoa_name, '\\s*\\d{3}[A-Z]$', '')), '')` },
    typed: () => ({
      reference: "t_reference",
      month: `CASE WHEN regexp_full_match(t_month, '(19|20)\\d{2}-(0[1-9]|1[0-2])') THEN t_month END`,
      force: "t_force",
      crime_type: "t_crime_type",
      outcome: "t_outcome",
      // One value, so that rows of one crime that disagree cannot give it the borough of one and the LSOA of another.
      place: `CASE WHEN p_borough IS NOT NULL THEN ${boroughFrom(settings.area, "p_borough")} || chr(31) || concat_ws(chr(31), coalesce(upper(t_lsoa), ''), t_longitude, t_latitude) END`,
      updated: "NULL::TIMESTAMP",
    }),
    outOfScope: isElsewhere(settings.area, "p_borough"),
    rejects: () => [
      { code: "period-invalid", field: "month", when: "month IS NULL" },
      { code: "category-blank", field: "crime_type", when: "crime_type IS NULL" },
    ],
    notes: [],
  };
}

async function insertRecords({ store, source, settings, files }: FormatContext, table: string): Promise<void> {
  const month = "(f.month || '-01')::DATE";
  await store.add(
    "records",
    {
      kind: "t.kind",
      source: literal(source.id),
      file: "f.last_file",
      extract_rank: rankOfFile("f.last_file", files),
      month_precision: "true",
      recorded_date: `CASE WHEN t.kind = 'offence' THEN ${month} END`,
      reported_date: `CASE WHEN t.kind = 'police-asb' THEN ${month} END`,
      category: "t.category",
      outcome: "o.value",
      classification: `CASE WHEN t.kind = 'offence' THEN ${literal(policeUkVersion)} END`,
      borough: "split_part(f.place, chr(31), 1)",
      lsoa: "nullif(split_part(f.place, chr(31), 2), '')",
      longitude: "try_cast(split_part(f.place, chr(31), 3) AS DOUBLE)",
      latitude: "try_cast(split_part(f.place, chr(31), 4) AS DOUBLE)",
    },
    `${table}_folded f
       JOIN ${table}_types t ON t.label = f.crime_type AND t.early = (f.month < ${literal(presentTypesFrom)})
       ${joinCodes(`${table}_outcomes`, "o", ["f.outcome"])}
       ${settings.area.kind === "everywhere" ? "" : "WHERE f.place IS NOT NULL"}`,
  );
}
