import type { RecordStore } from "../../records/store.ts";
import { makeVersions, versionsKey } from "../classification.ts";
import type { FormatContext } from "../format.ts";
import { kebab, operationFinder } from "../ids.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { flagBit, flagsOfBits, offenceClassifier, readFeatures } from "../offence-classes.ts";

/** Decides what the distinct classes, feature cells, operations and sexes of a staging table mean. */
export async function makeOffenceLookups(context: FormatContext, table: string): Promise<void> {
  const { store, settings } = context;
  const classify = offenceClassifier(context.ownLabels);
  const distinct = (columns: string): Promise<Record<string, unknown>[]> =>
    store.query(`SELECT DISTINCT ${columns} FROM ${table} WHERE fate = 0`);

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

  const operations = operationFinder(settings.operations);
  const cells = await distinct("feature_codes, operation");
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

/** Flags as lists, for every combination of them that can occur. */
export async function makeFlagSets(store: RecordStore, table: string): Promise<void> {
  const [domestic, serious] = [flagBit("domestic-abuse"), flagBit("most-serious-violence")];
  const bits = await store.query(`
    SELECT DISTINCT f.bits | d.bits | m.bits AS bits
    FROM (SELECT bits FROM ${table}_features UNION SELECT bits FROM ${table}_folded) f,
      (VALUES (0), (${domestic})) d(bits), (VALUES (0), (${serious})) m(bits)`);
  await makeLookup(
    store,
    `${table}_flags`,
    { bits: "INTEGER", flags: "VARCHAR[]" },
    bits.map((row): LookupValue[] => [Number(row["bits"]), flagsOfBits(Number(row["bits"]))]),
  );
}
