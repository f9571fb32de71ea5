import { describe, expect, it } from "vitest";
import { openPlaces } from "../../../src/extracts/places/places.ts";
import { locatePoints } from "../../../src/extracts/places/points.ts";
import { openStore } from "../../../src/records/store.ts";
import { hackney, square, ward } from "./fixture.ts";

describe("points of rows that name no borough", () => {
  const places = openPlaces({
    area: hackney,
    wards: {
      list: [ward("E05009370", "Dalston"), ward("E05009378", "Hoxton West")],
      boundaries: [square("E05009370", 0, 51), square("E05009378", 1, 51)],
    },
  });
  const rows =
    "(SELECT * FROM (VALUES (0.5, 51.5), (0.5, 51.5), (1.25, 51.75), (2.5, 51.5), (0.5, 52.5), (NULL, NULL)) v(longitude, latitude))";

  it("are told from other areas' points, each distinct one once", async () => {
    const store = await openStore();
    await locatePoints(store, places, { from: rows, into: "located" });
    expect(await store.query("SELECT * FROM located ORDER BY ALL")).toEqual([
      { longitude: 0.5, latitude: 51.5, inside: true },
      { longitude: 0.5, latitude: 52.5, inside: false },
      { longitude: 1.25, latitude: 51.75, inside: true },
      { longitude: 2.5, latitude: 51.5, inside: false },
    ]);
    await store.close();
  });

  it("are not known to be inside or outside where no boundaries are named", async () => {
    const store = await openStore();
    await locatePoints(store, openPlaces({ area: hackney }), { from: rows, into: "located" });
    expect(await store.query("SELECT DISTINCT inside FROM located")).toEqual([{ inside: null }]);
    expect(openPlaces({ area: hackney }).isInside(0.5, 51.5)).toBeUndefined();
    await store.close();
  });
});
