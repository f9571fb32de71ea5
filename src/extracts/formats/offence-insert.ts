import type { RecordTable } from "../../records/record-parts.ts";
import { inSmallPieces } from "../../records/small-pieces.ts";
import type { RecordStore } from "../../records/store.ts";
import { joinVersions } from "../classification.ts";
import type { SourceFile } from "../format.ts";
import { fileOf, rankOfFile } from "../settle.ts";
import { literal } from "../sql.ts";
import type { OffenceCodes } from "./offence-codes.ts";
import { type OffenceShape, type Role, suspectRole, victimRole, withoutKey } from "./offence-fold.ts";
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

/** How many rows the files of a source have. */
export const rowsOf = (files: readonly SourceFile[]): number => files.reduce((sum, { rows }) => sum + rows, 0);

/** Adds the offences to the records, and the victims and suspects in them. */
export async function insertOffences(store: RecordStore, table: string, insert: OffenceInsert): Promise<void> {
  const { source, files, extras, codes, into } = insert;
  const former = into === "former_records";
  const has = (name: string): boolean => extras.offence.includes(name);
  const columns = {
    source: literal(source),
    file: fileOf("o.last_file", files),
    extract_rank: rankOfFile("o.last_file", files),
    ...(former ? { until_rank: "p.until_rank" } : {}),
    recorded_date: "o.recorded",
    committed_date: "o.committed::DATE",
    committed_hour: "CASE WHEN o.committed_timed THEN hour(o.committed) END",
    committed_minute: "CASE WHEN o.committed_timed THEN minute(o.committed) END",
    committed_span_hours: `CASE
      WHEN o.committed_until >= o.committed THEN (date_diff('minute', o.committed, o.committed_until) + 59) // 60
      WHEN o.committed IS NOT NULL AND o.committed_until IS NULL THEN 0 END`,
    category: "o.category",
    classification: "cv.version",
    detail: "o.detail",
    flags: "f.flags",
    operations: "o.operations",
    ...(insert.suspects ? { suspect_known: "CASE WHEN o.with_suspect THEN 'known' ELSE 'none' END" } : {}),
    ...(extras.hasOutcome ? { outcome: codes.outcomeOf("o.outcome") } : {}),
    ...(has("premises_key") ? { premises_key: "o.premises_key" } : {}),
    borough: "o.borough",
    ward: "o.ward",
    ...(has("ward_code") ? { ward_code: "o.ward_code" } : {}),
    lsoa: "o.lsoa",
    ...placeColumns("o", has("point")),
  };
  const versions = former ? `JOIN ${table}_versions p ON p.reference = o.reference` : "";
  const classification = joinVersions(
    // By the number of the class, which is quicker than by its versions' names.
    `(SELECT l.* REPLACE (m.class AS versions) FROM ${table}_lists l JOIN ${table}_meanings m ON m.versions = l.versions)`,
    { file: fileOf("o.last_file", files), versions: "o.class", date: "o.recorded" },
  );
  const from = (view: string): string =>
    `${table}_${view} o JOIN ${table}_flags f ON f.bits = o.bits ${versions} ${classification} WHERE o.counted`;
  const people = [
    ...(insert.victims ? [victimRole(extras)] : []),
    ...(insert.suspects ? [suspectRole(extras)] : []),
  ].map((role) => ({ name: role.name, columns: personColumns(codes, role) }));
  const pairs = insert.victims && insert.suspects ? [pairColumns(people.map(({ columns: own }) => own))] : [];
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
      ...pairs.map((own) => ({ columns: own, where: "o.victim IS NOT NULL AND o.suspect IS NOT NULL" })),
    ],
    from("single_apart"),
  );
  await inSmallPieces(store, rowsOf(files), async () => {
    await store.add(into, { kind: "'offence'", ...columns }, from("offences_folded"));
    for (const { name, columns: own } of people)
      await store.add(into, { kind: literal(name), ...columns, ...own }, from(`${name}s_folded`));
    for (const own of pairs) await store.add(into, { ...columns, ...own }, from("pairs_folded"));
  });
}

/** What is known of a victim and of a suspect. A pair has no band of ages and no key: it has two. */
function pairColumns(people: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const { age_band: _band, person_key: _key, ...both } = Object.assign({}, ...people) as Record<string, string>;
  return { kind: "'victim-suspect'", ...both };
}

/** What is known of a victim or suspect. Their own ethnicity counts before the one that an officer observed. */
function personColumns(codes: OffenceCodes, { name, fields, hasKey }: Role): Record<string, string> {
  const ethnicities = [`${name}_ethnicity`, `${name}_ethnicity_observed`]
    .filter((field) => fields.includes(field))
    .map((field) => codes.valueOf("ethnicities", `o.${field}`));
  return {
    [`${name}_age`]: `o.${name}_age`,
    [`${name}_sex`]: codes.valueOf("sexes", `o.${name}_sex`),
    [`${name}_ethnicity`]: `coalesce(${[...ethnicities, "NULL"].join(", ")})`,
    // Only what people say of themselves: an officer sees no background.
    ...(name === "victim" && fields.includes("victim_ethnicity")
      ? { victim_background: codes.valueOf("backgrounds", "o.victim_ethnicity") }
      : {}),
    age_band: `o.${name}_band`,
    ...(hasKey ? { person_key: `CASE WHEN NOT suffix(o.${name}, ${withoutKey}) THEN hash(o.${name}) END` } : {}),
  };
}
