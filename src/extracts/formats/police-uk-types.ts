import { coarseCategories } from "../../records/coarse-categories.ts";
import { crimeTypes, earlierCrimeTypes } from "../data/police-uk-values.ts";
import type { FormatContext } from "../format.ts";
import { labelMap } from "../labels.ts";
import { type LookupValue, makeLookup, textOf } from "../lookup.ts";
import { fates } from "../stage.ts";

/** The coarse category of incidents that are no crimes. */
const antisocialBehaviour = "antisocial-behaviour";

/** Every type that is known. */
export const knownCrimeTypes: readonly string[] = [crimeTypes, earlierCrimeTypes].flatMap((lists) =>
  Object.values(lists).flat(),
);

/** Decides what the distinct types mean. */
export async function makeTypes({ store, ownLabels }: FormatContext, table: string): Promise<void> {
  const present = labelMap(crimeTypes, ownLabels);
  const earlier = labelMap({ ...crimeTypes, ...earlierCrimeTypes }, ownLabels);
  const types = await store.query(`SELECT DISTINCT crime_type FROM ${table} WHERE fate = ${fates.candidate}`);
  await makeLookup(
    store,
    `${table}_types`,
    { label: "VARCHAR", early: "BOOLEAN", kind: "VARCHAR", category: "VARCHAR", coarse: "BOOLEAN", known: "BOOLEAN" },
    types.flatMap((row) =>
      [false, true].map((early): LookupValue[] => {
        const label = textOf(row, "crime_type") ?? "";
        const meaning = (early ? earlier : present).find(label);
        return [
          label,
          early,
          meaning === antisocialBehaviour ? "police-asb" : "offence",
          meaning ?? null,
          meaning !== undefined && meaning in coarseCategories,
          meaning !== undefined,
        ];
      }),
    ),
  );
}
