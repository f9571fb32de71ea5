import { offenceCategories } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import { makeVersions, versionsKey } from "../classification.ts";
import type { FormatContext } from "../format.ts";
import { kebab, operationFinder } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { flagBit, flagsOfBits, type OffenceClass, offenceClassifier, readFeatures } from "../offence-classes.ts";
import { oneOfWords } from "../sql.ts";

const categories: ReadonlySet<string> = new Set(offenceCategories);

/** Decides what the distinct classes, feature cells, operations and sexes of a staging table mean. */
export async function makeOffenceLookups(context: FormatContext, table: string): Promise<void> {
  const { store } = context;
  // Labels can also be mapped to outcomes, sexes and ethnic groups, which are no categories.
  const own = [...context.ownLabels].filter(([, meaning]) => categories.has(meaning));
  const classify = offenceClassifier(new Map(own));

  const inFiles = await store.query(`
    SELECT file, offence_group, offence_subgroup, home_office_class, min(recorded)::VARCHAR AS first
    FROM ${table} WHERE fate = 0 GROUP BY ALL`);
  const classified = inFiles.map((row) => {
    const names = [
      textOf(row, "offence_group"),
      textOf(row, "offence_subgroup"),
      textOf(row, "home_office_class"),
    ] as const;
    return { file: Number(row["file"]), names, found: classify(...names), first: textOf(row, "first") ?? undefined };
  });
  await makeVersions(
    store,
    table,
    classified.map(({ file, found, first }) => ({ ...found, file, first })),
  );
  await makeClasses(
    store,
    table,
    classified.map(({ names, found }) => ({ names, found })),
  );
  await makeFeatures(context, table);
}

/**
 * The classes that occur, by the number that rows carry: `<table>_classes` says which names have it, `<table>_meanings` what it means. Names
 * that mean the same have the same number, so that rows with them do not disagree; and numbers follow from the meanings
 * alone, so that no order of rows decides which is the greater.
 */
async function makeClasses(
  store: RecordStore,
  table: string,
  classified: readonly { readonly names: readonly LookupValue[]; readonly found: OffenceClass }[],
): Promise<void> {
  const meaningOf = ({ category, detail, versions, label, mostSeriousViolence }: OffenceClass): LookupValue[] => [
    category ?? null,
    detail ?? null,
    versionsKey(versions),
    label,
    mostSeriousViolence,
  ];
  const meanings = new Map(classified.map(({ found }) => [JSON.stringify(meaningOf(found)), meaningOf(found)]));
  const numbers = new Map([...meanings.keys()].sort().map((key, index) => [key, index]));
  const byNames = new Map(
    classified.map(({ names, found }) => [
      JSON.stringify(names),
      [...names, numbers.get(JSON.stringify(meaningOf(found))) ?? null],
    ]),
  );
  await makeLookup(store, `${table}_classes`, { g: "VARCHAR", s: "VARCHAR", h: "VARCHAR", class: "INTEGER" }, [
    ...byNames.values(),
  ]);
  await makeLookup(
    store,
    `${table}_meanings`,
    {
      class: "INTEGER",
      category: oneOfWords(classified.flatMap(({ found }) => found.category ?? [])),
      detail: oneOfWords(classified.flatMap(({ found }) => found.detail ?? [])),
      versions: "VARCHAR",
      label: "VARCHAR",
      serious: "BOOLEAN",
    },
    [...meanings].map(([key, meaning]) => [numbers.get(key) ?? null, ...meaning]),
  );
}

/** Decides what the distinct cells of feature codes and operations of a staging table mean: `<table>_features`. */
export async function makeFeatures({ store, settings }: FormatContext, table: string): Promise<void> {
  const operations = operationFinder(settings.operations);
  const cells = await store.query(`SELECT DISTINCT feature_codes, operation FROM ${table} WHERE fate = 0`);
  await makeLookup(
    store,
    `${table}_features`,
    { f: "VARCHAR", o: "VARCHAR", bits: "INTEGER", operations: "VARCHAR[]", unknown: "INTEGER" },
    cells.map((row): LookupValue[] => {
      const [codes, named] = [textOf(row, "feature_codes"), textOf(row, "operation")];
      const features = readFeatures(codes ?? "", operations.known);
      const own = (named ?? "").split(/[;|]/).flatMap((name) => (kebab(name) === "" ? [] : [operations.any(name)]));
      const all = [...new Set([...features.operations, ...own])].sort();
      return [codes, named, features.bits, all, features.unknown];
    }),
  );
}

/**
 * Flags as lists, for every combination of them that can occur.
 *
 * @param flagged the table with the codes of a second file, if there is one
 */
export async function makeFlagSets(store: RecordStore, table: string, flagged: string | undefined): Promise<void> {
  const [domestic, serious] = [flagBit("domestic-abuse"), flagBit("most-serious-violence")];
  const bits = await store.query(`
    SELECT DISTINCT f.bits | d.bits | m.bits AS bits
    FROM (SELECT f.bits | x.bits AS bits FROM ${table}_features f, ${flagged ? `(SELECT bits FROM ${flagged} UNION SELECT 0)` : "(SELECT 0 AS bits)"} x
      UNION SELECT bits FROM ${table}_folded) f,
      (VALUES (0), (${domestic})) d(bits), (VALUES (0), (${serious})) m(bits)`);
  await makeLookup(
    store,
    `${table}_flags`,
    { bits: "INTEGER", flags: "VARCHAR[]" },
    bits.map((row): LookupValue[] => [Number(row["bits"]), flagsOfBits(Number(row["bits"]))]),
  );
}
