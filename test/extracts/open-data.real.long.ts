import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readExtracts } from "../../src/extracts/read.ts";
import { everywhere } from "../../src/extracts/scope.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { measure } from "../../src/indicators/measure.ts";
import { openStore } from "../../src/records/store.ts";
import { countId } from "../../src/values/figure-book.ts";
import { parsePeriod } from "../../src/values/period.ts";
import { readFolder, settings, source } from "./settings.ts";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/realdata");
const knifeFile = "mps-dashboard/M1045_MonthlyCrimeDashboard_KnifeCrimeData.csv.gz";
const city = { id: "city-of-london", name: "City of London", kind: "borough", code: "E09000001" } as const;

/** Rows by plain splitting: none of these files has a quote. */
const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

describe.skipIf(!existsSync(folder))("the dashboard's knife crime file", () => {
  const dashboard = source({ id: "mps", format: "mps-dashboard", files: knifeFile });

  it("gives Hackney's published figures by financial year, subtype by subtype", async () => {
    const { records, result } = await readFolder(folder, [dashboard]);
    const inYears = (indicator: string): number[] =>
      ["2022", "2023", "2024"].map((year) => {
        const [from, to] = [`${year}-04-01`, `${Number(year) + 1}-03-31`];
        return records.reduce((sum, { indicator: id, recorded_date: date, weight }) => {
          const counts = id === indicator && String(date) >= from && String(date) <= to;
          return counts ? sum + Number(weight) : sum;
        }, 0);
      });
    expect(inYears("knife-injury-victims-under-25")).toEqual([51, 50, 44]);
    expect(inYears("knife-injury-under-25")).toEqual([46, 44, 40]);
    expect(inYears("knife-crime")).toEqual([531, 583, 714]);
    expect(inYears("knife-crime-with-injury")).toEqual([147, 153, 138]);
    expect(result.problems).toEqual([]);
    expect(result.rejects).toEqual([]);
  });

  it("has a fate for every row, as a plain count says", async () => {
    const rows = rowsOf(gunzipSync(readFileSync(join(folder, knifeFile))).toString("utf8"));
    const ours = (kind: string): number =>
      rows.filter(
        ([, type, area = "", , , , , rowMeasure]) =>
          type === kind && rowMeasure === "Offences" && (area === "Hackney" || area.startsWith("Hackney ")),
      ).length;
    for (const [preset, kind] of [
      ["boroughs", "Borough"],
      ["wards", "Safer Neighbourhood Teams"],
    ] as const) {
      const { result } = await readFolder(folder, [{ ...dashboard, preset }]);
      const [file] = result.sources[0]?.files ?? [];
      expect(file?.rows).toEqual({
        read: rows.length,
        accepted: ours(kind),
        rejected: 0,
        duplicate: 0,
        superseded: 0,
        outOfScope: rows.length - ours(kind),
      });
      expect(file?.extractDate).toBe("2026-03-18");
    }
  });

  it("answers an indicator, where a month without a row is 0 and a year that it holds in part is incomplete", async () => {
    const store = await openStore();
    const partnership = settings(folder, [dashboard]);
    const reading = await readExtracts({ settings: partnership, store });
    const { indicators } = await loadCatalogue(partnership.indicators);
    const periods = ["2021/22", "2022/23", "2023/24", "2024/25", "2025-01"].map((text) => {
      const parsed = parsePeriod(text);
      if (!parsed.ok) throw new Error(text);
      return parsed.period;
    });
    const requests = periods.map((period) => ({
      indicator: "knife-injury-under-25",
      area: "hackney",
      period,
      measure: "count" as const,
    }));
    const { figures, problems } = await measure({
      store,
      requests,
      indicators,
      areas: [{ id: "hackney", kind: "borough" }],
      partnershipArea: "hackney",
      reading,
      operations: [],
    });
    const values = requests.map((request) => figures.find(({ id }) => id === countId(request))?.value);
    expect(values.map((value) => (value?.state === "value" ? value.number : value?.state))).toEqual([
      "incomplete",
      46,
      44,
      40,
      // No row of Hackney stands under January 2025, nor under March of 2023 and 2024, which lie in the years above.
      0,
    ]);
    expect(problems).toEqual([]);
    await store.close();
  });
});

describe.skipIf(!existsSync(folder))("street files of the City of London", () => {
  const street = source({ id: "street", format: "police-uk-street", files: "police-uk/*/*-street.csv" });
  const files = existsSync(folder)
    ? readdirSync(join(folder, "police-uk"))
        .sort()
        .map((month) => join(folder, "police-uk", month, `${month}-city-of-london-street.csv`))
    : [];
  const rows = files.flatMap((file) => rowsOf(readFileSync(file, "utf8")));
  const isCity = (row: readonly string[]): boolean => /^City of London \d{3}[A-Z]$/.test(row[8] ?? "");
  const isAsb = (row: readonly string[]): boolean => row[9] === "Anti-social behaviour";

  it("agree with a count by hand, month by month, with what has no place apart", async () => {
    const { records, result } = await readFolder(folder, [street], { area: city });
    const [read] = result.sources;
    expect(read?.files.map(({ rows: { read: count } }) => count).reduce((sum, count) => sum + count, 0)).toBe(11_226);
    expect(rows).toHaveLength(11_226);
    const placed = rows.filter(isCity);
    const asb = placed.filter(isAsb);
    const crimes = new Set(placed.filter((row) => !isAsb(row)).map((row) => `${row[0]} ${row[9]}`));
    expect(read?.records).toEqual({ offence: crimes.size, "police-asb": asb.length });

    const placedAnywhere = new Set(rows.filter((row) => row[8] !== "").map((row) => `${row[0]} ${row[9]}`));
    const nowhere = rows.filter((row) => row[8] === "");
    const lost = new Set(nowhere.filter((row) => row[0] !== "").map((row) => `${row[0]} ${row[9]}`));
    const apart = [...lost].filter((crime) => !placedAnywhere.has(crime)).length + nowhere.filter(isAsb).length;
    expect(read?.setApart).toEqual({ unplaced: apart });
    expect(read?.unmappedCategories).toEqual({});

    for (const [type, category] of [
      ["Shoplifting", "shoplifting"],
      ["Robbery", "robbery"],
      ["Violence and sexual offences", "violence-and-sexual-offences"],
    ] as const) {
      const expected = new Set(placed.filter((row) => row[9] === type).map((row) => row[0])).size;
      expect(records.filter((record) => record["category"] === category)).toHaveLength(expected);
    }
    const months = new Set(records.map(({ recorded_date: recorded, reported_date: reported }) => recorded ?? reported));
    expect([...months].sort()).toEqual([...new Set(rows.map((row) => `${row[1]}-01`))].sort());
    expect(result.problems.map(({ code }) => code).sort()).toEqual(["category-coarse", "place-unknown"]);
  });

  it("have rows of Hackney, by the names of LSOAs", async () => {
    const { result } = await readFolder(folder, [street]);
    const ours = rows.filter((row) => (row[8] ?? "").startsWith("Hackney "));
    expect(ours).toHaveLength(15);
    const distinct = new Set(ours.map((row, index) => (row[0] === "" ? `row ${index}` : `${row[0]} ${row[9]}`)));
    const { offence = 0, "police-asb": asb = 0 } = result.sources[0]?.records ?? {};
    expect(offence + asb).toBe(distinct.size);
    // Hackney's own are in the Metropolitan Police's file: these are no count of its crime.
    expect(result.sources[0]?.provides).toEqual([]);
    expect(result.problems.map(({ code }) => code)).toContain("extract-other-area");
  });
});

describe.skipIf(!existsSync(folder))("stop and search files", () => {
  const searches = source({
    id: "search",
    format: "police-uk-stop-and-search",
    files: "police-uk/*/*-stop-and-search.csv",
  });
  const folders = existsSync(folder) ? readdirSync(join(folder, "police-uk")) : [];
  const files = folders
    .flatMap((month) =>
      readdirSync(join(folder, "police-uk", month)).map((name) => join(folder, "police-uk", month, name)),
    )
    .filter((file) => file.endsWith("-stop-and-search.csv"));
  const rows = files.flatMap((file) => rowsOf(readFileSync(file, "utf8")));
  const inLondon = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Europe/London",
    dateStyle: "short",
    timeStyle: "short",
  });

  it("fall into the days and hours of London's clocks, as the system's own calendar has them", async () => {
    const { records, result } = await readFolder(folder, [searches], { area: everywhere });
    expect(rows).toHaveLength(14_900);
    expect(records).toHaveLength(14_900);
    const hoursOf = (moments: readonly string[]): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const moment of moments) counts.set(moment, (counts.get(moment) ?? 0) + 1);
      return new Map([...counts].sort());
    };
    const ours = records.map((row) => `${row["reported_date"]} ${String(row["committed_hour"]).padStart(2, "0")}`);
    const theirs = rows.map(([, moment = ""]) => inLondon.format(new Date(moment)).slice(0, 13));
    expect(hoursOf(ours)).toEqual(hoursOf(theirs));
    // Cut as text, these would be March's.
    expect(rows.filter(([, moment = ""]) => moment.startsWith("2018-03")).length).toBeGreaterThan(0);
    expect(ours.filter((moment) => moment.startsWith("2018-03"))).toEqual([]);
    expect(records.filter(({ category }) => category === "drugs")).toHaveLength(
      rows.filter((row) => row[11] === "Controlled drugs").length,
    );
    expect(result.sources[0]?.unmappedCategories).toEqual({});
    expect(result.problems.filter(({ code }) => code === "value-unknown")).toEqual([]);
  });

  it("are Hackney's where their points lie in its wards, as a count by hand of crossings says", async () => {
    const { features } = JSON.parse(readFileSync(join(folder, "boundaries/hackney_wards_2014_21.geojson"), "utf8")) as {
      features: { geometry: { type: string; coordinates: [number, number][][] | [number, number][][][] } }[];
    };
    const polygons = features.map(
      ({ geometry }) =>
        (geometry.type === "MultiPolygon" ? geometry.coordinates : [geometry.coordinates]) as [number, number][][][],
    );
    const codes = polygons.map((_, index) => `E0500936${index}`);
    const wards = {
      list: codes.map((code) => ({ id: code.toLowerCase(), kind: "ward" as const, code, name: code, spellings: [] })),
      boundaries: polygons.map((shape, index) => ({ ward: codes[index] ?? "", polygons: shape })),
    };
    const { result } = await readFolder(folder, [searches], { wards });
    const crosses = ([ax, ay]: [number, number], [bx, by]: [number, number], x: number, y: number): boolean =>
      ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
    const within = (ring: [number, number][], x: number, y: number): boolean =>
      ring.filter((point, index) => crosses(point, ring[(index + 1) % ring.length] ?? point, x, y)).length % 2 === 1;
    const placed = rows.filter((row) => row[4] !== "");
    const inside = placed.filter((row) =>
      polygons.some((shape) => shape.some(([outer = []]) => within(outer, Number(row[5]), Number(row[4])))),
    );
    const [read] = result.sources;
    expect(read?.records).toEqual({ "stop-search": inside.length });
    expect(inside.length).toBeGreaterThan(100);
    expect(read?.setApart).toEqual({ unplaced: rows.length - placed.length });
  });
});
