import { existsSync, readFileSync } from "node:fs";
import { copyFile, mkdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { openPlaces, type Places } from "../../../src/extracts/places/places.ts";
import { locatePoints } from "../../../src/extracts/places/points.ts";
import { literal } from "../../../src/extracts/sql.ts";
import { openStore } from "../../../src/records/store.ts";
import { folderWith, least, settingsOf } from "../../partnership/folder.ts";
import { readFolder, source } from "../settings.ts";

const folder = resolve(import.meta.dirname, "../../../../shared/realdata");
const boundaries = join(folder, "boundaries/hackney_wards_2014_21.geojson");
const olderBoundaries = join(folder, "boundaries/electoral_eng_wards_by_lad_topo_E09000012.json");
const lookup = join(folder, "lookups/lsoa21_to_ward25_london.csv");
const stops = join(folder, "police-uk/2018-04/2018-04-metropolitan-stop-and-search.csv");

interface Feature {
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry: { readonly coordinates: readonly (readonly (readonly [number, number])[])[] };
}

/** By the winding number, another way than counting crossings. */
function winds(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let turn = 0;
  for (let index = 1; index < ring.length; index++) {
    const [a, b] = [ring[index - 1] ?? [0, 0], ring[index] ?? [0, 0]];
    const from = Math.atan2(a[1] - y, a[0] - x);
    const to = Math.atan2(b[1] - y, b[0] - x);
    let step = to - from;
    if (step > Math.PI) step -= 2 * Math.PI;
    if (step < -Math.PI) step += 2 * Math.PI;
    turn += step;
  }
  return Math.abs(turn) > Math.PI;
}

/** Both versions of the wards, with their boundaries as they come, and the lookup of all London. */
async function openHackney(features: readonly Feature[]): Promise<Places> {
  const older: readonly { readonly id: string; readonly properties: Readonly<Record<string, string>> }[] = JSON.parse(
    readFileSync(olderBoundaries, "utf8"),
  ).objects.E09000012.geometries;
  const wards = [
    "code,name,valid_from,valid_to",
    ...older.map(({ id, properties }) => `${id},${properties["WD13NM"]},,2014-05-21`),
    ...features.map(({ properties }) => `${properties["GSS_CODE"]},${properties["NAME"]},2014-05-22,`),
  ].join("\n");
  const settings = await settingsOf(
    `${least}areas: { wards: w.csv, lookup: l.csv, boundaries: [new.geojson, old.json] }\n`,
    {
      "w.csv": wards,
      "l.csv": await readFile(lookup),
      "new.geojson": await readFile(boundaries),
      "old.json": await readFile(olderBoundaries),
    },
  );
  return openPlaces(settings);
}

describe.skipIf(!existsSync(folder))("real boundaries, lookups and points", () => {
  const features: readonly Feature[] = existsSync(folder) ? JSON.parse(readFileSync(boundaries, "utf8")).features : [];
  let opened: Promise<Places> | undefined;
  const open = (): Promise<Places> => {
    opened ??= openHackney(features);
    return opened;
  };

  it("the two versions of Hackney's wards are read from both kinds of file", async () => {
    const places = await open();
    expect(places.wards).toHaveLength(19 + 21);
    expect(places.changes).toEqual(["2014-05-22"]);
    // Shoreditch High Street, in Haggerston until 2014, and Stoke Newington Church Street.
    expect(places.wardAt(-0.0778, 51.5245, "2019-01-01")).toBe("E05009377");
    expect(places.wardAt(-0.0778, 51.5245, "2013-01-01")).toBe("E05000239");
    expect(places.wardAt(-0.0815, 51.5613, "2013-01-01")).not.toBeNull();
    expect(places.wardAt(0.5, 51.5, "2019-01-01")).toBeNull();
  });

  it("stops and searches of April 2018 in Hackney, and in each ward, are those that another method finds", async () => {
    const places = await open();
    const rows: Record<string, string>[] = parse(readFileSync(stops), { columns: true });
    const points = rows.flatMap((row) =>
      row["Longitude"] ? [[Number(row["Longitude"]), Number(row["Latitude"])] as const] : [],
    );
    const expected = new Map<string, number>();
    for (const [x, y] of points) {
      if (x < -0.2 || x > 0.1 || y < 51.5 || y > 51.6) continue;
      const ward = features.find(({ geometry }) => winds(geometry.coordinates[0] ?? [], x, y));
      if (ward)
        expected.set(ward.properties["GSS_CODE"] ?? "", (expected.get(ward.properties["GSS_CODE"] ?? "") ?? 0) + 1);
    }
    const found = new Map<string, number>();
    for (const [x, y] of points) {
      const code = places.wardAt(x, y, "2018-04-15");
      if (code) found.set(code, (found.get(code) ?? 0) + 1);
    }
    expect(new Map([...found].sort())).toEqual(new Map([...expected].sort()));

    const total = [...expected.values()].reduce((sum, count) => sum + count, 0);
    expect(total).toBeGreaterThan(100);
    const store = await openStore();
    await store.query(`CREATE TEMP TABLE stops AS SELECT Longitude AS longitude, Latitude AS latitude
      FROM read_csv(${literal(stops)}, header = true, types = {'Longitude': 'DOUBLE', 'Latitude': 'DOUBLE'})`);
    await locatePoints(store, places, { from: "stops", into: "located" });
    const [inside] = await store.query(
      "SELECT count(*)::DOUBLE AS count FROM stops JOIN located USING (longitude, latitude) WHERE inside",
    );
    expect(inside?.["count"]).toBe(total);
    await store.close();
  });

  it("London's lookup tells Hackney's LSOAs from others", async () => {
    const places = await open();
    const given = (lsoa: string) => ({ ward: null, wardCode: null, lsoa });
    const rows: Record<string, string>[] = parse(readFileSync(lookup), { columns: true, bom: true });
    const placed = rows.filter(({ LSOA21CD }) => places.place(given(LSOA21CD ?? ""), "2024-01-01").ward);
    const ours = rows.filter(({ LAD25CD }) => LAD25CD === "E09000012");
    expect(ours.length).toBe(149);
    expect(placed.map(({ LSOA21CD }) => LSOA21CD)).toEqual(ours.map(({ LSOA21CD }) => LSOA21CD));
    // The City of London.
    expect(places.place(given("E01000001"), "2024-01-01")).toEqual({ because: "outside" });
    expect(places.place(given("E01999999"), "2024-01-01")).toEqual({ because: "lsoa-unknown" });
  });

  it("counts by ward that were published with today's codes back to 2010 are in no ward of before 2014", async () => {
    const file = "MPS Ward Level Crime (Historical)_hackney.csv";
    const own = await folderWith(undefined);
    await mkdir(join(own, "e"));
    await copyFile(join(folder, "mps-ward/2010-04_to_2024-02", file), join(own, "e", file));
    const settings = await settingsOf(`${least}areas: { wards: w.csv }\n`, {
      "w.csv": `code,name,valid_from\n${features.map(({ properties }) => `${properties["GSS_CODE"]},${properties["NAME"]},2014-05-22`).join("\n")}\n`,
    });
    const { result, records } = await readFolder(
      own,
      [source({ id: "mps", format: "mps-geographic", files: `e/${file}` })],
      {
        ...(settings.wards ? { wards: settings.wards } : {}),
      },
    );
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, "mps-ward/2010-04_to_2024-02", file)), {
      columns: true,
    });
    let [before, after] = [0, 0];
    const hoxton = { rows: 0, sum: 0 };
    for (const row of rows) {
      if (row["MinorText"] === "NFIB") continue;
      for (const [name, value] of Object.entries(row)) {
        if (!/^\d{6}$/.test(name)) continue;
        // A month is that of its first day.
        if (name < "201406") before += Number(value);
        else {
          after += Number(value);
          if (row["WardName"] === "Hoxton West") hoxton.sum += Number(value);
        }
      }
    }
    const known = features.map(({ properties }) => properties["GSS_CODE"]);
    const strangers = rows.filter(({ WardCode }) => !known.includes(WardCode));
    expect(strangers).toEqual([]);
    expect(result.sources[0]?.places).toMatchObject({
      records: before + after,
      placed: { code: after },
      unplaced: { "ward-of-another-version": before },
    });
    const inHoxton = records.filter((record) => record["ward"] === "hoxton-west");
    expect(inHoxton.reduce((sum, record) => sum + Number(record["weight"]), 0)).toBe(hoxton.sum);
  });
});
