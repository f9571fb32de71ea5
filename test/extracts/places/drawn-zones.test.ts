import { describe, expect, it } from "vitest";
import { placeInDrawnZones } from "../../../src/extracts/places/drawn-zones.ts";
import { loadCatalogue } from "../../../src/indicators/load-catalogue.ts";
import { measure } from "../../../src/indicators/measure.ts";
import type { Zone } from "../../../src/partnership/settings/places.ts";
import { openStore, type RecordStore } from "../../../src/records/store.ts";
import { numbersOf, requestOf, usualSources } from "../../indicators/fixture.ts";
import { square } from "./fixture.ts";

const zone = (id: string, west: number): Zone => ({
  id,
  name: id,
  kind: "zone",
  lsoas: [],
  polygon: square("", west, 51).polygons,
});
/** They overlap between half a degree and one degree. */
const zones = [zone("west", 0), zone("east", 0.5)];

async function stored(): Promise<RecordStore> {
  const store = await openStore();
  for (const table of ["records", "former_records"] as const)
    await store.add(
      table,
      {
        kind: "'offence'",
        source: "'police-crime'",
        file: "row_number() OVER ()",
        recorded_date: "DATE '2019-06-15'",
        category: "'robbery-personal'",
        borough: "'hackney'",
        longitude: "v.x",
        latitude: "v.y",
        easting: "v.e",
        northing: "v.n",
        ...(table === "records" ? {} : { until_rank: "1" }),
      },
      `(VALUES (0.25, 51.5, NULL, NULL), (0.75, 51.5, NULL, NULL), (1.25, 51.5, NULL, NULL), (5, 51.5, NULL, NULL),
        (NULL, NULL, 545000, 180000), (NULL, NULL, NULL, NULL), (0, 0, NULL, NULL)) v(x, y, e, n)`,
    );
  return store;
}

describe("zones that are drawn", () => {
  it("have the records whose points lie in them, and know nothing of those without a point", async () => {
    const store = await stored();
    expect(await placeInDrawnZones(store, zones, "police-crime")).toBe(true);
    for (const table of ["records", "former_records"] as const) {
      const rows = await store.query(`SELECT zones FROM ${store.recordsOf({}, table)} ORDER BY file`);
      // 545000, 180000 of the national grid is Barking, east of Greenwich.
      expect(rows.map((row) => row["zones"])).toEqual([["west"], ["west", "east"], ["east"], [], ["west"], null, null]);
    }
    await store.close();
  });

  it("are counted by point, with what cannot be decided, from sources that give points", async () => {
    const store = await stored();
    await placeInDrawnZones(store, zones, "police-crime");
    const asked = (["count", "unknown"] as const).map((kind) =>
      requestOf({ indicator: "robbery", period: "2019-06", area: "east", measure: kind }),
    );
    const count = async (provides: readonly "point"[]) => {
      const sources = usualSources().map((source) => ({ ...source, provides: [...source.provides, ...provides] }));
      const { figures } = await measure({
        store,
        requests: asked,
        indicators: (await loadCatalogue()).indicators,
        areas: [{ id: "east", kind: "zone", byPoint: true }],
        partnershipArea: "hackney",
        reading: { sources, rejects: [], problems: [] },
        operations: [],
      });
      return numbersOf(figures.slice(0, 2));
    };
    expect(await count(["point"])).toEqual([2, 2]);
    expect((await count([]))[0]).toMatch(/unserved/);
    await store.close();
  });

  it("cost nothing where there are none", async () => {
    const store = await stored();
    expect(await placeInDrawnZones(store, [], "police-crime")).toBe(false);
    await store.close();
  });
});
