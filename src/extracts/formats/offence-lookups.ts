import { offenceCategories } from "../../records/schema.ts";
import type { RecordStore } from "../../records/store.ts";
import { makeVersions, versionsKey } from "../classification.ts";
import type { FormatContext } from "../format.ts";
import { kebab, operationFinder } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { flagBit, flagsOfBits, offenceClassifier, readFeatures } from "../offence-classes.ts";

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
    classified.map(({ file, found, first }) => ({
      file,
      label: found.label,
      versions: found.versions,
      category: found.category,
      first,
    })),
  );
  await makeLookup(
    store,
    `${table}_classes`,
    {
      g: "VARCHAR",
      s: "VARCHAR",
      h: "VARCHAR",
      category: "VARCHAR",
      detail: "VARCHAR",
      versions: "VARCHAR",
      label: "VARCHAR",
      serious: "BOOLEAN",
    },
    [...new Map(classified.map((one) => [JSON.stringify(one.names), one])).values()].map(
      ({ names, found }): LookupValue[] => [
        ...names,
        found.category ?? null,
        found.detail ?? null,
        versionsKey(found.versions),
        found.label,
        found.mostSeriousViolence,
      ],
    ),
  );

  await makeFeatures(context, table);
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
