/** A column of the records. */
export interface RecordColumn {
  readonly name: string;
  readonly type: string;
  /** What stands there when a format does not give the column; NULL unless told. */
  readonly otherwise?: string;
}

/** A column of its name, its type, and what stands there when it is not given. */
const column = (name: string, type: string, otherwise?: string): RecordColumn => ({
  name,
  type,
  ...(otherwise === undefined ? {} : { otherwise }),
});

/**
 * What is known of a record. A record is an offence, a victimisation (one victim in one offence), a referral or an ASB incident, and
 * so on; a pre-aggregated row is a record with a weight and month precision. Nothing here identifies a person: references and
 * victim keys are used to fold rows and are then dropped.
 *
 * NULL means unknown, and SQL's three-valued logic carries it: a predicate over an unknown age is neither true nor false.
 * Lists are never NULL. A field that the source does not have at all is also NULL, but then the source does not list it in
 * `provides`, and an indicator that needs it is not counted from that source.
 */
export const recordColumns: readonly RecordColumn[] = [
  // A RecordKind, or indicator (a ready-made monthly count)
  column("kind", "VARCHAR"),
  // Source id
  column("source", "VARCHAR"),
  // FileReading.file
  column("file", "INTEGER"),
  // Orders the extracts of a source; the one that this version comes from
  column("extract_rank", "INTEGER", "0"),
  // Only where kind = 'indicator'
  column("indicator", "VARCHAR"),
  // Only where kind = 'indicator' and the row is a part: e.g. type=robbery
  column("dims", "MAP(VARCHAR, VARCHAR)"),
  // Dates are the first of the month
  column("month_precision", "BOOLEAN", "false"),
  column("recorded_date", "DATE"),
  // Local date of committed-from
  column("committed_date", "DATE"),
  // 0..23, NULL when the time is unknown
  column("committed_hour", "TINYINT"),
  // 0..59
  column("committed_minute", "TINYINT"),
  // Hours from committed-from to committed-to, rounded up; 0 when one time is given
  column("committed_span_hours", "INTEGER"),
  column("referred_date", "DATE"),
  column("reported_date", "DATE"),
  // When a case, an order or a referral was closed
  column("ended_date", "DATE"),
  // No closing date, and nothing says that it was closed; NULL when that is not known
  column("still_open", "BOOLEAN"),
  // Canonical category id, NULL when unmapped
  column("category", "VARCHAR"),
  // Which version of the offence classification the category was read from
  column("classification", "VARCHAR"),
  // A second coded value: kind of residential burglary, qualifier of a call, kind of fire, stage of a court case
  column("detail", "VARCHAR"),
  // Canonical flag ids
  column("flags", "VARCHAR[]", "[]::VARCHAR[]"),
  // Operation ids, lower kebab case
  column("operations", "VARCHAR[]", "[]::VARCHAR[]"),
  // Whether anybody is held to have done it: known | none. Of offences and the people in them
  column("suspect_known", "VARCHAR"),
  // Canonical outcome
  column("outcome", "VARCHAR"),
  // Kind of place: of premises, of a fire's property, of an assault; a court's kind
  column("place_kind", "VARCHAR"),
  // Of the person harmed: a victim, a patient, a person referred
  column("victim_age", "SMALLINT"),
  column("victim_sex", "VARCHAR"),
  column("victim_ethnicity", "VARCHAR"),
  // As the victim says: an Asian background, or not-asian; NULL where the label does not say
  column("victim_background", "VARCHAR"),
  // Of the person held to have done it: a suspect, a young person under an order
  column("suspect_age", "SMALLINT"),
  column("suspect_sex", "VARCHAR"),
  column("suspect_ethnicity", "VARCHAR"),
  // As an officer saw it, where what the person said is kept beside it
  column("ethnicity_observed", "VARCHAR"),
  // Where only a band is published, as published
  column("age_band", "VARCHAR"),
  // A hash, for counting repeats only; never leaves the store
  column("person_key", "UBIGINT"),
  // Likewise
  column("premises_key", "UBIGINT"),
  // Likewise: contacts of one case
  column("case_key", "UBIGINT"),
  // Canonical: police | self | health | council-voluntary | other
  column("referral_source", "VARCHAR"),
  // Canonical risk: standard | medium | high
  column("risk", "VARCHAR"),
  // The source's own mark of a repeat
  column("repeat_case", "BOOLEAN"),
  // Area id of the borough, lower kebab case
  column("borough", "VARCHAR"),
  // As given, trimmed; where the settings list wards, placing puts the ward's id here
  column("ward", "VARCHAR"),
  // The ward's code as given, for placing
  column("ward_code", "VARCHAR"),
  // Upper case, trimmed; NULL where the settings' lookup does not know it
  column("lsoa", "VARCHAR"),
  // WGS84, as given, for placing; with latitude or not at all
  column("longitude", "DOUBLE"),
  column("latitude", "DOUBLE"),
  // British National Grid, metres, likewise
  column("easting", "DOUBLE"),
  column("northing", "DOUBLE"),
  // Ids of the drawn zones that its point lies in; NULL where it gives no point
  column("zones", "VARCHAR[]"),
  // Of a row of a survey: the percentage; its weight is the number of those asked
  column("percent", "DOUBLE"),
  // 1 for a record, the count for a pre-aggregated row
  column("weight", "BIGINT", "1"),
];
