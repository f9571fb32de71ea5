import { basename } from "node:path";
import { nameSource } from "./source-names.ts";

/** What settings take a table that is no extract under, and what else they need with it. */
interface Advice {
  /** The lines of the settings that name it. */
  readonly entry?: (path: string) => string;
  /** What it is good for, and what is needed with it. */
  readonly needs: string;
}

const area = (key: string) => ({ entry: (path: string) => `areas:\n  ${key}: ${path}\n` });
const zone = (key: string) => ({
  entry: (path: string): string => {
    const { id, name } = nameSource(path.replace(/\.(geo|topo)?json$|lsoas?/gi, ""), "zone", undefined);
    return `areas:\n  zones:\n    - { id: ${id}, name: ${JSON.stringify(name)}, ${key}: ${path} }\n`;
  },
});
const wardsNeeded =
  "It is of no use without a list of wards: a CSV with the columns code and name, one row for each ward, named under areas: wards.";

const advice: Readonly<Record<string, Advice>> = {
  "areas.wards": {
    ...area("wards"),
    needs:
      "Records are then placed in these wards by code or name, and a look-up and boundaries can be named beside it.",
  },
  "areas.lookup": { ...area("lookup"), needs: wardsNeeded },
  "areas.boundaries": { ...area("boundaries"), needs: wardsNeeded },
  "areas.zones[].lsoas": { ...zone("lsoas"), needs: "Give the zone the id and the name that papers are to use." },
  "areas.zones[].polygon": {
    ...zone("polygon"),
    needs:
      "Give the zone the id and the name that papers are to use; only records with coordinates can be counted in it.",
  },
  population: {
    entry: (path) => `population: ${path}\n`,
    needs:
      "Kept for later versions: nothing is counted from it yet. Its columns have to be area_code, year, age_from, age_to, sex, ethnicity and population.",
  },
  harm_weights: {
    entry: (path) => `harm_weights: ${path}\n`,
    needs:
      "Each row needs a weight in days, a source and a date. Of a published index the settings say what it lacks; docs/formats.md tells how.",
  },
  "community.quotes": {
    entry: (path) => `community:\n  quotes: ${path}\n`,
    needs: "Only quotes whose speakers agreed to be quoted are read: the column consent says so.",
  },
  targets: { needs: "Targets stand in partnership.yaml itself: write each row as an entry under targets." },
  "sources[].categories": {
    needs: 'Name it as "categories" of the source whose labels it maps.',
  },
  none: {
    needs:
      "Nothing uses it: records are placed in wards, by a list of wards, a look-up from LSOAs and boundaries of wards.",
  },
};

/** Setting and needs of a table that is no extract, in plain words. */
export const referenceNeeds = (setting: string): string => advice[setting]?.needs ?? "";

/** The entry of the settings that names it; undefined where no setting takes a file. */
export const referenceEntry = (setting: string, path: string): string | undefined => advice[setting]?.entry?.(path);

/** Where it would lie in a partnership folder. */
export const referencePath = (path: string): string => `reference/${basename(path)}`;
