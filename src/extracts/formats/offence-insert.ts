import type { RecordTable } from "../../records/record-parts.ts";
import type { RecordStore } from "../../records/store.ts";
import { joinVersions } from "../classification.ts";
import { noOutcome, offenceOutcomes } from "../data/offence-outcomes.ts";
import type { SourceFile } from "../format.ts";
import { rankOfFile } from "../settle.ts";
import { literal, literals } from "../sql.ts";
import { type OffenceShape, suspectRole, victimRole } from "./offence-fold.ts";
import { placeColumns } from "./place-fields.ts";

/** What is to be added to the records, of which source. */
interface OffenceInsert extends OffenceShape {
  readonly source: string;
  readonly files: readonly SourceFile[];
  readonly victims: boolean;
  readonly suspects: boolean;
  /** `former_records` for versions of references that later extracts replaced, see `stagePast`. */
  readonly into: RecordTable;
}

/** Adds the offences to the records, and the victims and suspects in them. */
export async function insertOffences(store: RecordStore, table: string, insert: OffenceInsert): Promise<void> {
  const { source, files, extras, into } = insert;
  const former = into === "former_records";
  const has = (name: string): boolean => extras.offence.includes(name);
  const columns = {
    source: literal(source),
    file: "o.last_file",
    extract_rank: rankOfFile("o.last_file", files),
    ...(former ? { until_rank: "p.until_rank" } : {}),
    recorded_date: "o.recorded",
    committed_date: "o.committed.at::DATE",
    committed_hour: "CASE WHEN o.committed.timed THEN hour(o.committed.at) END",
    committed_minute: "CASE WHEN o.committed.timed THEN minute(o.committed.at) END",
    committed_span_hours: `CASE
      WHEN o.committed.until >= o.committed.at THEN (date_diff('minute', o.committed.at, o.committed.until) + 59) // 60
      WHEN o.committed.at IS NOT NULL AND o.committed.until IS NULL THEN 0 END`,
    category: "o.class.category",
    classification: "cv.version",
    detail: "o.class.detail",
    flags: "f.flags",
    operations: "o.operations",
    ...(extras.hasOutcome ? { outcome: outcomeOfRank } : {}),
    ...(has("premises_key") ? { premises_key: "o.premises_key" } : {}),
    borough: "o.borough",
    ward: "o.ward",
    ...(has("ward_code") ? { ward_code: "o.ward_code" } : {}),
    lsoa: "o.lsoa",
    ...placeColumns("o", has("point")),
  };
  const versions = former ? `JOIN ${table}_versions p ON p.reference = o.reference` : "";
  const classification = joinVersions(table, {
    file: "o.last_file",
    versions: "o.class.versions",
    date: "o.recorded",
  });
  const from = (view: string, joins: readonly string[] = []): string =>
    `${table}_${view} o JOIN ${table}_flags f ON f.bits = o.bits ${versions} ${classification} ${joins.join(" ")} WHERE o.counted`;
  const people = [
    ...(insert.victims ? [victimRole(extras)] : []),
    ...(insert.suspects ? [suspectRole(extras)] : []),
  ].map((role) => ({ name: role.name, ...personColumns(table, role.name, role.fields) }));
  // A row that has its reference to itself tells of the offence, its victim and its suspect at once.
  await store.addTogether(
    into,
    columns,
    [
      { columns: { kind: "'offence'" } },
      ...people.map((person) => ({
        columns: { kind: literal(person.name), ...person.columns },
        where: `o.${person.name} IS NOT NULL`,
      })),
    ],
    from(
      "single_apart",
      people.flatMap(({ joins }) => joins),
    ),
  );
  await store.add(into, { kind: "'offence'", ...columns }, from("offences_folded"));
  for (const { name, columns: own, joins } of people)
    await store.add(into, { kind: literal(name), ...columns, ...own }, from(`${name}s_folded`, joins));
}

/** Outcomes are ranked from 1, the greater the stronger. */
export const rankOfOutcome = (id: string): number =>
  offenceOutcomes.length - offenceOutcomes.findIndex((outcome) => outcome.id === id);
const byRank = offenceOutcomes.map(({ id }) => id).reverse();
const outcomeOfRank = `list_extract([${literals(byRank)}], coalesce(o.outcome, ${rankOfOutcome(noOutcome)}))`;

/** What is known of a victim or suspect. Their own ethnicity counts before the one that an officer observed. */
function personColumns(
  table: string,
  name: "victim" | "suspect",
  fields: readonly string[],
): { readonly columns: Record<string, string>; readonly joins: readonly string[] } {
  const observed = `${name}_ethnicity_observed`;
  const hasObserved = fields.includes(observed);
  return {
    columns: {
      [`${name}_age`]: `o.${name}_age`,
      [`${name}_sex`]: `${name}_sx.value`,
      [`${name}_ethnicity`]: hasObserved ? `coalesce(${name}_es.value, ${name}_eo.value)` : `${name}_es.value`,
      age_band: `o.${name}_band`,
      person_key: `CASE WHEN NOT suffix(o.${name}, ' without key') THEN hash(o.${name}) END`,
    },
    joins: [
      `LEFT JOIN ${table}_sexes ${name}_sx ON ${name}_sx.label = o.${name}_sex`,
      `LEFT JOIN ${table}_ethnicities ${name}_es ON ${name}_es.label = o.${name}_ethnicity`,
      ...(hasObserved ? [`LEFT JOIN ${table}_ethnicities ${name}_eo ON ${name}_eo.label = o.${observed}`] : []),
    ],
  };
}
