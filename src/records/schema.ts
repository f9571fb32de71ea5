/**
 * The record store: one DuckDB table that every format fills and every indicator counts. A record is an offence, a
 * victimisation (one victim in one offence), a referral or an ASB incident; a pre-aggregated row is a record with a
 * weight and month precision. Nothing here identifies a person: references and victim keys are used to fold rows and are
 * then dropped.
 *
 * NULL means unknown, and SQL's three-valued logic carries it: a predicate over an unknown age is neither true nor false.
 * Lists are never NULL. A field that the source does not have at all is also NULL, but then the source does not list it in
 * `provides`, and an indicator that needs it is not counted from that source.
 */
const columns = `
  kind VARCHAR NOT NULL,            -- a RecordKind, or indicator (a ready-made monthly count)
  source VARCHAR NOT NULL,          -- source id
  file INTEGER NOT NULL,            -- FileReading.file
  extract_rank INTEGER NOT NULL DEFAULT 0, -- orders the extracts of a source; the one that this version comes from
  indicator VARCHAR,                -- only where kind = 'indicator'
  dims MAP(VARCHAR, VARCHAR),       -- only where kind = 'indicator' and the row is a part: e.g. type=robbery
  month_precision BOOLEAN NOT NULL DEFAULT false, -- dates are the first of the month
  recorded_date DATE,
  committed_date DATE,              -- local date of committed-from
  committed_hour TINYINT,           -- 0..23, NULL when the time is unknown
  committed_minute TINYINT,         -- 0..59
  committed_span_hours INTEGER,     -- hours from committed-from to committed-to, rounded up; 0 when one time is given
  referred_date DATE,
  reported_date DATE,
  ended_date DATE,                  -- when a case, an order or a referral was closed
  still_open BOOLEAN,               -- no closing date, and nothing says that it was closed; NULL when that is not known
  category VARCHAR,                 -- canonical category id, NULL when unmapped
  classification VARCHAR,           -- which version of the offence classification the category was read from
  detail VARCHAR,                   -- a second coded value: kind of residential burglary, qualifier of a call, kind of fire, stage of a court case
  flags VARCHAR[] NOT NULL DEFAULT [],      -- canonical flag ids
  operations VARCHAR[] NOT NULL DEFAULT [], -- operation ids, lower kebab case
  outcome VARCHAR,                  -- canonical outcome
  place_kind VARCHAR,               -- kind of place: of premises, of a fire's property, of an assault; a court's kind
  victim_age SMALLINT,              -- of the person harmed: a victim, a patient, a person referred
  victim_sex VARCHAR,
  victim_ethnicity VARCHAR,
  suspect_age SMALLINT,             -- of the person held to have done it: a suspect, a young person under an order
  suspect_sex VARCHAR,
  suspect_ethnicity VARCHAR,
  ethnicity_observed VARCHAR,       -- as an officer saw it, where what the person said is kept beside it
  age_band VARCHAR,                 -- where only a band is published, as published
  person_key UBIGINT,               -- a hash, for counting repeats only; never leaves the store
  premises_key UBIGINT,             -- likewise
  case_key UBIGINT,                 -- likewise: contacts of one case
  referral_source VARCHAR,          -- canonical: police | self | health | council-voluntary | other
  risk VARCHAR,                     -- canonical risk: standard | medium | high
  repeat_case BOOLEAN,              -- the source's own mark of a repeat
  borough VARCHAR,                  -- area id of the borough, lower kebab case
  ward VARCHAR,                     -- as given, trimmed; where the settings list wards, placing puts the ward's id here
  ward_code VARCHAR,                -- the ward's code as given, for placing
  lsoa VARCHAR,                     -- upper case, trimmed; NULL where the settings' lookup does not know it
  longitude DOUBLE,                 -- WGS84, as given, for placing; with latitude or not at all
  latitude DOUBLE,
  easting DOUBLE,                   -- British National Grid, metres, likewise
  northing DOUBLE,
  zones VARCHAR[],                  -- ids of the drawn zones that its point lies in; NULL where it gives no point
  weight BIGINT NOT NULL DEFAULT 1  -- 1 for a record, the count for a pre-aggregated row
`;

export const recordsTable = `CREATE TABLE records (${columns})`;

/**
 * Records as earlier extracts had them and later ones no longer do, so that what has been revised can be counted. The same columns,
 * and the extract that replaced them.
 */
export const formerRecordsTable = `CREATE TABLE former_records (until_rank INTEGER NOT NULL, ${columns})`;

/**
 * All records as they stood when of each source nothing later than one extract was there: SQL to select from, in brackets. A source that
 * is not named has none.
 *
 * @param ranks source id to `extract_rank` of the latest extract that counts
 */
export function recordsAsAt(ranks: ReadonlyMap<string, number>): string {
  if (ranks.size === 0) return "(SELECT * FROM records WHERE false)";
  const rank = `CASE source ${[...ranks].map(([source, value]) => `WHEN '${source.replaceAll("'", "''")}' THEN ${value}`).join(" ")} END`;
  return `(SELECT * FROM records WHERE extract_rank <= ${rank}
    UNION ALL BY NAME SELECT * EXCLUDE (until_rank) FROM former_records
      WHERE extract_rank <= ${rank} AND until_rank > ${rank})`;
}

/**
 * Adds records. Columns are named, so that a format gives those that its source knows; the others take their defaults.
 *
 * @param columns column of `records` to SQL expression over `from`
 * @param from what follows FROM, with joins and conditions
 */
export const insertInto = (
  columns: Readonly<Record<string, string>>,
  from: string,
  table: "records" | "former_records" = "records",
): string =>
  `INSERT INTO ${table} BY NAME SELECT ${Object.entries(columns)
    .map(([name, sql]) => `${sql} AS ${name}`)
    .join(", ")} FROM ${from}`;

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
] as const;
export type OffenceFlag = (typeof offenceFlags)[number];
