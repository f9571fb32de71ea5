import type { RecordsWanted } from "./record-parts.ts";
import type { RecordStore } from "./store.ts";

/** What follows FROM in a question about some records, as they are or as they were. */
export type RecordsFrom = (wanted: RecordsWanted) => string;

/**
 * Records as they stood when of each source nothing later than one extract was there. A source that is not named has none.
 *
 * @param ranks source id to `extract_rank` of the latest extract that counts
 */
export function recordsAsAt(store: RecordStore, ranks: ReadonlyMap<string, number>): RecordsFrom {
  if (ranks.size === 0) return (wanted) => `(SELECT * FROM ${store.recordsOf(wanted)} WHERE false)`;
  const rank = `CASE source ${[...ranks].map(([source, value]) => `WHEN '${source.replaceAll("'", "''")}' THEN ${value}`).join(" ")} END`;
  return ({ columns, ...wanted }) => {
    const asked = { ...wanted, ...(columns ? { columns: new Set([...columns, "source", "extract_rank"]) } : {}) };
    return `(SELECT * FROM ${store.recordsOf(asked)} WHERE extract_rank <= ${rank}
    UNION ALL BY NAME SELECT * EXCLUDE (until_rank) FROM ${store.recordsOf(asked, "former_records")}
      WHERE extract_rank <= ${rank} AND until_rank > ${rank})`;
  };
}

/** Canonical offence categories: Home Office classes of March 2019 and later, one level. */
export const offenceCategories = [
  "homicide",
  "violence-with-injury",
  "violence-without-injury",
  "stalking-and-harassment",
  "death-or-injury-by-driving",
  "rape",
  "other-sexual-offence",
  "robbery-personal",
  "robbery-business",
  "burglary-residential",
  "burglary-business-and-community",
  "theft-from-person",
  "other-theft",
  "shoplifting",
  "bicycle-theft",
  "theft-from-vehicle",
  "theft-of-vehicle",
  "vehicle-interference",
  "aggravated-vehicle-taking",
  "arson",
  "criminal-damage",
  "drug-possession",
  "drug-trafficking",
  "weapons-possession",
  "public-order",
  "miscellaneous-crime-against-society",
  "fraud-and-forgery",
] as const;
export type OffenceCategory = (typeof offenceCategories)[number];

/** Canonical flags of an offence. */
export const offenceFlags = [
  "domestic-abuse",
  "knife-used",
  "knife-injury",
  "gun",
  "lethal-discharge",
  "most-serious-violence",
  "alcohol",
  "hate-race",
  "hate-religion",
  "hate-sexual-orientation",
  "hate-disability",
  "hate-transgender",
  "pedal-cycle",
] as const;
export type OffenceFlag = (typeof offenceFlags)[number];
