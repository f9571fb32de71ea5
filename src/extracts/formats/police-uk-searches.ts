import { type CodeList, joinCodes } from "../coded-values.ts";
import { ethnicities, sexes } from "../data/person-labels.ts";
import { ethnicityNotStated, searchEthnicities, searchObjects, searchOutcomes } from "../data/police-uk-values.ts";
import type { FormatContext } from "../format.ts";
import { operationFinder } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { rankOfFile } from "../settle.ts";
import { literal } from "../sql.ts";

/** Columns of `records` that labels decide, with the staged column and what is called unknown in it. */
export const coded: Readonly<Record<string, { readonly text: string; readonly list: CodeList }>> = {
  category: { text: "object", list: { labels: searchObjects } },
  outcome: { text: "outcome", list: { labels: searchOutcomes, otherwise: "other" } },
  suspect_sex: { text: "gender", list: { labels: sexes } },
  suspect_ethnicity: { text: "ethnicity", list: ethnicityList() },
  ethnicity_observed: { text: "ethnicity_observed", list: ethnicityList() },
};

function ethnicityList(): CodeList {
  const labels = Object.entries(ethnicities).map(([group, all]) => [
    group,
    [...all, ...(searchEthnicities[group] ?? [])],
  ]);
  return { labels: Object.fromEntries(labels), silent: ethnicityNotStated };
}

/** Makes a record of each search that is in scope; the person searched stands where suspects do. */
export async function insertSearches(
  { store, source, settings, files }: FormatContext,
  table: string,
  inScope: string,
): Promise<void> {
  const operations = operationFinder(settings.operations);
  const found = await store.query(`SELECT DISTINCT operation FROM ${table}`);
  await makeLookup(
    store,
    `${table}_operations`,
    { name: "VARCHAR", ids: "VARCHAR[]" },
    found.map((row): LookupValue[] => {
      const name = textOf(row, "operation");
      return [name, name === null ? [] : [operations.any(name)]];
    }),
  );
  const joins = Object.entries(coded).map(([column, { text }]) =>
    joinCodes(`${table}_${column}`, `c_${column}`, [`s.${text}`]),
  );
  await store.add(
    "records",
    {
      kind: "'stop-search'",
      source: literal(source.id),
      file: "s.file",
      extract_rank: rankOfFile("s.file", files),
      reported_date: "s.day",
      committed_date: "s.day",
      committed_hour: "hour(s.moment)",
      committed_minute: "minute(s.moment)",
      committed_span_hours: "0",
      ...Object.fromEntries(Object.keys(coded).map((column) => [column, `c_${column}.value`])),
      age_band: "s.age_band",
      operations: "o.ids",
      borough: settings.area.kind === "everywhere" ? "NULL::VARCHAR" : literal(settings.area.id),
      longitude: "s.longitude",
      latitude: "s.latitude",
    },
    `(SELECT * FROM ${table} WHERE ${inScope}) s JOIN ${table}_operations o ON o.name IS NOT DISTINCT FROM s.operation
       ${joins.join(" ")}`,
  );
}
