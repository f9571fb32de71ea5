import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { Random, Weighted } from "./random.ts";
import type { Scenario } from "./scenario.ts";

/** Where something happened. Both are empty when it could not be placed; a ward can be known without the LSOA. */
export interface Place {
  readonly ward: string;
  readonly lsoa: string;
}

/** What lies between two meridians and two parallels. */
export interface Box {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export interface Places {
  readonly zones: ReadonlyMap<string, Weighted<Place>>;
  /** Everywhere outside the zones. */
  readonly elsewhere: Weighted<Place>;
  /** The invented shapes of the wards by name, where the sample has them: each is as good as a box. */
  readonly wardBoxes: ReadonlyMap<string, Box>;
  /** Where records that could not be placed to an LSOA are said to be. */
  readonly unplaced: readonly Place[];
  /** Neighbours whose records stray into extracts. */
  readonly otherBoroughs: readonly { readonly borough: string; readonly place: Place }[];
}

const readTable = async (file: string): Promise<Record<string, string>[]> =>
  parse(await readFile(file), { columns: true, bom: true, trim: true, skip_empty_lines: true, comment: "#" });

/** Reads the sample's own wards, lookup and zone lists, so that extracts and reference tables agree. */
export async function readPlaces(folder: string, scenario: Scenario): Promise<Places> {
  const [wards, lookup] = await Promise.all(
    ["wards.csv", "lsoa-to-ward.csv"].map((name) => readTable(join(folder, "reference", name))),
  );
  const wardName = new Map((wards ?? []).map((row) => [row["code"], row["name"] ?? ""]));
  const all = (lookup ?? []).map((row): Place => ({ lsoa: row["lsoa"] ?? "", ward: wardName.get(row["ward"]) ?? "" }));
  // Some places have several times the crime of others; the draw is fixed by the seed.
  const random = new Random(scenario.seed).fork("places");
  const weighted = (places: readonly Place[]): Weighted<Place> =>
    new Weighted(places.map((place) => [place, Math.exp(0.6 * random.normal())] as const));

  const zones = new Map<string, Weighted<Place>>();
  const taken = new Set<string>();
  for (const zone of scenario.zones) {
    const lsoas = new Set((await readTable(join(folder, zone.lsoas))).map((row) => row["lsoa"]));
    const inside = all.filter((place) => lsoas.has(place.lsoa));
    for (const place of inside) taken.add(place.lsoa);
    zones.set(zone.id, weighted(inside));
  }
  const names = [...new Set(all.map((place) => place.ward))];
  return {
    zones,
    elsewhere: weighted(all.filter((place) => !taken.has(place.lsoa))),
    wardBoxes: scenario.searchExtract === undefined ? new Map() : await readBoxes(folder),
    unplaced: [{ ward: "", lsoa: "" }, ...names.map((ward) => ({ ward, lsoa: "" }))],
    otherBoroughs: [
      { borough: "Islington", place: { ward: "Bunhill", lsoa: "E01002703" } },
      { borough: "Tower Hamlets", place: { ward: "Weavers", lsoa: "E01004309" } },
      { borough: "Haringey", place: { ward: "Seven Sisters", lsoa: "E01002056" } },
    ],
  };
}

const shapes = z.object({
  features: z.array(
    z.object({
      properties: z.object({ WD19NM: z.string() }),
      geometry: z.object({ coordinates: z.array(z.array(z.tuple([z.number(), z.number()]))) }),
    }),
  ),
});

async function readBoxes(folder: string): Promise<ReadonlyMap<string, Box>> {
  const { features } = shapes.parse(JSON.parse(await readFile(join(folder, "reference/wards.geojson"), "utf8")));
  return new Map(
    features.map(({ properties, geometry }) => {
      const points = geometry.coordinates.flat();
      const [longitudes, latitudes] = [points.map(([x]) => x), points.map(([, y]) => y)];
      const box = {
        west: Math.min(...longitudes),
        east: Math.max(...longitudes),
        south: Math.min(...latitudes),
        north: Math.max(...latitudes),
      };
      return [properties.WD19NM, box] as const;
    }),
  );
}
