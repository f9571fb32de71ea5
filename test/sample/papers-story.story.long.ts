import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import { type CountedOffence, countOffences, inSpan, lsoasOf, quarters, readCrime, readRows } from "./recount.ts";
import { type Dated, datedRows, monthlyTotal, searches } from "./recount-papers.ts";

/** Findings 7 and 8, and what the night-time economy and domestic abuse papers rest on. */
const before = ["2019-03-23", "2019-06-14"] as const;
const after = ["2020-03-23", "2020-06-14"] as const;

let folder: string;
let offences: CountedOffence[];
let ethnicity: Map<string, string[]>;
let suspectAges: { recorded: string; age: string }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-papers-"));
  await writeSamplePartnership(folder);
  const newer = await readCrime(folder, "extracts/police/crime-2020-06-15.csv");
  ({ offences } = countOffences(newer));
  const { rows } = await readRows(folder, "extracts/police/crime-2020-06-15.csv");
  ethnicity = new Map();
  const suspects = new Map<string, { recorded: string; age: string }>();
  for (const row of rows) {
    if (row("Victim Kind") === "Person")
      ethnicity.set(row("CRN"), [...(ethnicity.get(row("CRN")) ?? []), row("Victim Ethnicity")]);
    if (row("Offence Group") === "Robbery" && row("Suspect Sex") && row("Status") === "Confirmed" && counts(row))
      suspects.set(`${row("CRN")} ${row("Suspect Age")} ${row("Suspect Sex")}`, {
        recorded: row("Date Recorded").split("/").toReversed().join("-"),
        age: row("Suspect Age"),
      });
  }
  suspectAges = [...suspects.values()];
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const counts = (row: (name: string) => string): boolean => row("Borough") === "Hackney" && row("Notifiable") === "Y";
const strand = (name: string, ...spans: (readonly [string, string])[]): number[] =>
  spans.map(
    (span) => offences.filter(({ features, recorded }) => features.includes(name) && inSpan(recorded, span)).length,
  );

describe("finding 7: hate crime", () => {
  it("by strand on the 84 days of both years; the strands are more than the offences", () => {
    expect(strand("HATE RACE", before, after)).toEqual([101, 86]);
    expect(strand("HATE RELIGION", before, after)).toEqual([15, 10]);
    expect(strand("HATE SEXUAL ORIENTATION", before, after)).toEqual([21, 22]);
    expect(strand("HATE TRANSGENDER", before, after)).toEqual([4, 5]);
    expect(strand("HATE DISABILITY", before, after)).toEqual([5, 7]);
    const all = [before, after].map(
      (span) =>
        offences.filter((one) => inSpan(one.recorded, span) && one.features.some((code) => code.startsWith("HATE")))
          .length,
    );
    expect(all).toEqual([139, 126]);
  });

  it("by strand and quarter", () => {
    expect(strand("HATE RACE", ...quarters(2018))).toEqual([101, 107, 102, 94]);
    expect(strand("HATE RACE", ...quarters(2019))).toEqual([109, 115, 109, 104]);
    expect(strand("HATE RELIGION", ...quarters(2018))).toEqual([15, 16, 14, 13]);
    expect(strand("HATE RELIGION", ...quarters(2019))).toEqual([16, 15, 16, 13]);
    expect(strand("HATE SEXUAL ORIENTATION", ...quarters(2018))).toEqual([21, 24, 21, 19]);
    expect(strand("HATE SEXUAL ORIENTATION", ...quarters(2019))).toEqual([23, 26, 23, 22]);
  });

  it("with victims of a Chinese or other Asian background: from 6 to 17", async () => {
    const { records } = await readCrime(folder, "extracts/police/crime-2020-06-15.csv");
    const proxies = [...records].filter(
      ([reference, { row, offence }]) =>
        row("Status") === "Confirmed" &&
        counts(row) &&
        offence.features.includes("HATE RACE") &&
        ethnicity.get(reference)?.some((label) => label === "Chinese" || label === "Asian Other"),
    );
    const within = (span: readonly [string, string]): number =>
      proxies.filter(([, { offence }]) => inSpan(offence.recorded, span)).length;
    expect([within(before), within(after)]).toEqual([6, 17]);
    expect(quarters(2018).map(within)).toEqual([5, 4, 5, 5]);
    expect(quarters(2019).map(within)).toEqual([6, 5, 6, 12]);
    expect(new Set(proxies.flatMap(([reference]) => ethnicity.get(reference))).size).toBe(2);
  });
});

describe("finding 8: youth justice", () => {
  let work: Dated[];
  beforeAll(async () => {
    work = await datedRows(folder, "extracts/council/youth-justice-2020-06-15.csv", {
      reference: "Intervention ID",
      date: "Start Date",
    });
  });
  const running = (stage: string, day: string): Dated[] =>
    work.filter(({ date, row }) => {
      const end = row("End Date").split("/").toReversed().join("-");
      return row("Stage") === stage && date <= day && (end === "" || end > day);
    });
  const days = ["2019-03-31", "2019-06-30", "2019-09-30", "2019-12-31", "2020-03-31", "2020-06-14"];

  it("cases awaiting court, orders and custody at the ends of quarters, and before the meeting", () => {
    const at = (stage: string): number[] => days.map((day) => running(stage, day).length);
    expect(at("Awaiting court")).toEqual([30, 31, 33, 36, 39, 56]);
    expect(at("Post-court")).toEqual([106, 104, 101, 99, 97, 92]);
    expect(at("Custody")).toEqual([7, 6, 6, 5, 5, 4]);
  });

  it("those in custody are of one broad group", () => {
    const groups = running("Custody", "2020-06-14").map(({ row }) => row("Ethnicity").split(" ")[0]);
    expect(groups).toEqual(["Black", "Black", "Black", "Black"]);
  });

  it("arrests of 10- to 17-year-olds, and whom they are of", async () => {
    const arrests = (group: RegExp): number =>
      work.filter(
        ({ date, row }) =>
          row("Stage") === "Arrest" && inSpan(date, ["2019-04-01", "2020-03-31"]) && group.test(row("Ethnicity")),
      ).length;
    expect([arrests(/^Black/), arrests(/^White/), arrests(/./)]).toEqual([90, 20, 137]);
    const { rows } = await readRows(folder, "reference/population.csv");
    const young = rows.filter((row) => row("year") === "2019" && row("age_from") === "10" && row("age_to") === "17");
    const people = (ethnic: string): number =>
      young.filter((row) => row("ethnicity") === ethnic).reduce((sum, row) => sum + Number(row("population")), 0);
    expect([people("black"), people("white")]).toEqual([13_500, 9000]);
    const groups = ["white", "mixed", "asian", "black", "other"].map(people);
    expect(groups.reduce((sum, number) => sum + number, 0)).toBe(people("all"));
  });

  it("entrants, reoffending and education by quarter or year", async () => {
    const total = await monthlyTotal(folder, "extracts/council/youth-justice-by-month.csv");
    const inQuarters = quarters(2019).map(([from, to]) =>
      total("first-time-entrants", from.slice(0, 7), to.slice(0, 7)),
    );
    expect(inQuarters).toEqual([22, 20, 21, 17]);
    const year = (id: string, start: number): number => total(id, `${start}-04`, `${start + 1}-03`);
    expect([year("youth-reoffenders", 2017), year("youth-reoffending-cohort", 2017)]).toEqual([90, 201]);
    expect([year("youth-in-eet", 2019), year("youth-eet-cohort", 2019)]).toEqual([104, 142]);
  });
});

describe("stops and searches", () => {
  it("rise after the lockdown, since those for drugs do", async () => {
    const all = await searches(folder);
    const count = (span: readonly [string, string], object = /./, outcome = /./): number =>
      all.filter(
        ({ date, row }) => inSpan(date, span) && object.test(row("Object of search")) && outcome.test(row("Outcome")),
      ).length;
    expect([count(before), count(after)]).toEqual([902, 1493]);
    expect([count(before, /drugs/), count(after, /drugs/)]).toEqual([567, 1170]);
    expect([count(before, /./, /^Arrest$/), count(after, /./, /^Arrest$/)]).toEqual([110, 160]);
    expect(quarters(2019).map((quarter) => count(quarter))).toEqual([979, 1046, 1058, 1002]);
  });
});

describe("the council's cases and the partnership's own counts", () => {
  it("commercial noise and rowdy behaviour at night, by zone", async () => {
    const cases = await datedRows(folder, "extracts/council/noise-and-asb-2020-06-15.csv", {
      reference: "Case Ref",
      date: "Date Opened",
      encoding: "windows-1252",
    });
    const atNight = cases.filter(({ date, row }) => {
      const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
      const hour = Number(row("Time").slice(0, 2));
      return (
        (weekday === 5 && hour >= 18) || (weekday === 6 && (hour < 6 || hour >= 18)) || (weekday === 0 && hour < 6)
      );
    });
    const noise = ["Noise - commercial", "Noise from pub", "Café or bar noise"];
    const rowdy = ["Rowdy behaviour", "Youths congregating"];
    const byQuarter = async (zone: string, types: readonly string[], start: number): Promise<number[]> => {
      const lsoas = await lsoasOf(folder, zone);
      return quarters(start).map(
        (quarter) =>
          atNight.filter(
            ({ date, row }) => inSpan(date, quarter) && lsoas.has(row("LSOA")) && types.includes(row("Type")),
          ).length,
      );
    };
    expect(await byQuarter("shoreditch", noise, 2018)).toEqual([38, 40, 37, 33]);
    expect(await byQuarter("shoreditch", noise, 2019)).toEqual([46, 52, 49, 37]);
    expect(await byQuarter("dalston", noise, 2019)).toEqual([23, 24, 27, 19]);
    expect(await byQuarter("shoreditch", rowdy, 2019)).toEqual([19, 21, 20, 13]);
    expect(await byQuarter("dalston", rowdy, 2018)).toEqual([11, 12, 10, 9]);
    expect(await byQuarter("dalston", rowdy, 2019)).toEqual([12, 13, 24, 10]);
  });

  it("noise cases come to 8,600 in the year before", async () => {
    const cases = await datedRows(folder, "extracts/council/noise-and-asb-2020-06-15.csv", {
      reference: "Case Ref",
      date: "Date Opened",
      encoding: "windows-1252",
    });
    const isNoise = /noise|music|television|part(?:y|ies)|dog barking|alarm/i;
    const year = cases.filter(
      ({ date, row }) => inSpan(date, ["2018-04-01", "2019-03-31"]) && isNoise.test(row("Type")),
    );
    expect(year).toHaveLength(8600);
  });

  it("MARAC cases and repeats", async () => {
    const cases = await datedRows(folder, "extracts/council/marac-2020-06-15.csv", {
      reference: "MARAC Ref",
      date: "MARAC Meeting Date",
    });
    const year = (start: number, repeat = /./): number =>
      cases.filter(
        ({ date, row }) => inSpan(date, [`${start}-04-01`, `${start + 1}-03-31`]) && repeat.test(row("Repeat MARAC")),
      ).length;
    expect([year(2018), year(2018, /Y/)]).toEqual([486, 124]);
    expect([year(2019), year(2019, /Y/)]).toEqual([530, 150]);
  });

  it("licensing and the log of levy patrols, some nights of which are missing", async () => {
    const total = await monthlyTotal(folder, "extracts/council/licensing-by-month.csv");
    const year = (id: string, start: number): number => total(id, `${start}-04`, `${start + 1}-03`);
    const both = (id: string): number[] => [year(id, 2018), year(id, 2019)];
    expect(both("licensing-visits")).toEqual([402, 404]);
    expect(both("licensing-breaches")).toEqual([86, 70]);
    expect(both("licence-reviews")).toEqual([7, 6]);
    expect(both("levy-patrol-nights")).toEqual([104, 100]);
    expect(both("levy-patrol-nights-logged")).toEqual([99, 83]);
  });

  it("incidents that are no crimes, by month", async () => {
    const total = await monthlyTotal(folder, "extracts/police/incidents-by-month.csv");
    expect([total("hate-incidents", "2018-04", "2019-03"), total("hate-incidents", "2019-04", "2020-03")]).toEqual([
      95, 103,
    ]);
    expect([total("da-incidents", "2018-04", "2019-03"), total("da-incidents", "2019-04", "2020-03")]).toEqual([
      5315, 5495,
    ]);
  });
});

describe("suspects of robbery", () => {
  it("are under 18 as often as the scenario says; of some the age is not known", () => {
    const share = (start: number, of: (age: string) => boolean): number => {
      const year = suspectAges.filter(({ recorded }) => inSpan(recorded, [`${start}-04-01`, `${start + 1}-03-31`]));
      return Math.round((100 * year.filter(({ age }) => of(age)).length) / year.length);
    };
    const isYoung = (age: string): boolean => age !== "" && Number(age) < 18;
    expect([share(2018, isYoung), share(2019, isYoung)]).toEqual([38, 41]);
    expect([share(2018, (age) => age === ""), share(2019, (age) => age === "")]).toEqual([8, 8]);
  });
});
