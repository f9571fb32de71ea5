import { coarseCategories } from "../../records/coarse-categories.ts";
import { asbTypes, crimeTypes, earlierCrimeTypes } from "../data/police-uk-values.ts";
import type { FormatContext } from "../format.ts";
import { labelMap, plainLabel } from "../labels.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { fates } from "../stage.ts";

/** What a type that is no crime means. */
export const asbMeaning = "police-asb";

/** Every type that is known. */
export const knownCrimeTypes: readonly string[] = [
  ...[crimeTypes, earlierCrimeTypes].flatMap((lists) => Object.values(lists).flat()),
  ...asbTypes,
];

/** Decides what the distinct types mean. */
export async function makeTypes({ store, ownLabels }: FormatContext, table: string): Promise<void> {
  const asb = new Set(asbTypes.map(plainLabel));
  const present = labelMap(crimeTypes, ownLabels);
  const earlier = labelMap({ ...crimeTypes, ...earlierCrimeTypes }, ownLabels);
  const meaningOf = (label: string, early: boolean): string | undefined =>
    (early ? earlier : present).find(label) ?? (asb.has(plainLabel(label)) ? asbMeaning : undefined);
  const types = await store.query(`SELECT DISTINCT crime_type FROM ${table} WHERE fate = ${fates.candidate}`);
  await makeLookup(
    store,
    `${table}_types`,
    { label: "VARCHAR", early: "BOOLEAN", kind: "VARCHAR", category: "VARCHAR", coarse: "BOOLEAN", known: "BOOLEAN" },
    types.flatMap((row) =>
      [false, true].map((early): LookupValue[] => {
        const label = textOf(row, "crime_type") ?? "";
        const meaning = meaningOf(label, early);
        const isAsb = meaning === asbMeaning;
        return [
          label,
          early,
          isAsb ? "police-asb" : "offence",
          isAsb ? null : (meaning ?? null),
          meaning !== undefined && meaning in coarseCategories,
          meaning !== undefined,
        ];
      }),
    ),
  );
}
