import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeSamplePartnership } from "../../src/sample/write.ts";
import {
  type Counted,
  daysOld,
  isNeighbours,
  isNoise,
  ordersRunningOn,
  readCalls,
  readCases,
  readFires,
  readPublished,
  yearOf,
} from "./annual-recount.ts";
import {
  type CountedOffence,
  countOffences,
  inSpan,
  type ReadCrime,
  readCrime,
  readRows,
  victimsAged,
} from "./recount.ts";

/** What the annual assessment must find, counted anew in the files. Years are named by the April in which they begin. */
const years = [2012, 2013, 2014, 2015];
const year = (start: number): [string, string] => [`${start}-04-01`, `${start + 1}-03-31`];

let folder: string;
let older: ReadCrime;
let newer: ReadCrime;
let offences: CountedOffence[];
let setApart: Record<string, number>;
let history: Map<string, number>;
let compared: Map<string, number>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-annual-"));
  await writeSamplePartnership(folder, { sample: "2015-16" });
  older = await readCrime(folder, "extracts/police/crime-2014-04-15.csv");
  newer = await readCrime(folder, "extracts/police/crime-2016-04-15.csv");
  ({ offences, setApart } = countOffences(older, newer));
  history = await readPublished(folder, "history/monthly-counts.csv");
  compared = await readPublished(folder, "comparators/monthly-counts-by-area.csv");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Where = (offence: CountedOffence) => boolean;
const recorded = (start: number, where: Where = () => true): number =>
  offences.filter((offence) => inSpan(offence.recorded, year(start)) && where(offence)).length;
const byYear = (where: Where): number[] => years.map((start) => recorded(start, where));
const published = (indicator: string, start: number): number | undefined =>
  yearOf(history, `${indicator}/Hackney`, start);
const eventsBy = (events: readonly Counted[]): number[] =>
  years.map((start) => events.filter(({ date }) => inSpan(date, year(start))).length);
const percent = (from: number, to: number): string => `${((to / from - 1) * 100).toFixed(1)}%`;

const isBurglary: Where = ({ group }) => group === "Burglary";
const isDwelling: Where = ({ subgroup }) => subgroup === "Burglary In A Dwelling";
const isOtherBuilding: Where = ({ subgroup }) => subgroup === "Burglary In Other Buildings";
const takesCycle: Where = ({ features }) => features.includes("PEDAL CYCLE");

describe("9: all crime, and the areas that it is compared with", () => {
  it("fell from 2002/03 to 2014/15, and rose in 2015/16 for the first time since 2007/08", () => {
    const series = [...Array(10).keys()].map((index) => published("all-crime", 2002 + index) ?? 0);
    series.push(...byYear(() => true));
    expect([series[0], ...series.slice(12)]).toEqual([39_400, 25_728, 27_272]);
    expect(percent(39_400, 25_728)).toBe("-34.7%");
    expect(percent(25_728, 27_272)).toBe("6.0%");
    const rises = series.flatMap((count, index) =>
      index > 0 && count > (series[index - 1] ?? 0) ? [2002 + index] : [],
    );
    expect(rises).toEqual([2007, 2015]);
  });

  it("joins the records to the published months with a year of agreement", () => {
    for (const [indicator, where] of [
      ["all-crime", () => true],
      ["burglary", isBurglary],
      ["burglary-residential", isDwelling],
      ["burglary-other-pedal-cycles", takesCycle],
      ["robbery", ({ group }: CountedOffence) => group === "Robbery"],
      ["theft-from-person", ({ subgroup }: CountedOffence) => subgroup === "Other Theft Person"],
    ] as const)
      for (const month of ["2012-04", "2012-11", "2013-03"])
        expect(
          offences.filter((offence) => offence.recorded.startsWith(month) && where(offence)),
          `${indicator} ${month}`,
        ).toHaveLength(history.get(`${indicator}/Hackney/${month}`) ?? -1);
    expect(history.has("all-crime/Hackney/2013-04")).toBe(false);
  });

  const group = ["Haringey", "Islington", "Lambeth", "Lewisham", "Southwark", "Tower Hamlets"];
  const of = (area: string, start: number, indicator = "all-crime"): number =>
    yearOf(compared, `${indicator}/${area}`, start) ?? Number.NaN;
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  it("did better than the force and like the most similar boroughs, all of which rose too and are still higher", () => {
    expect(percent(of("Metropolitan Police", 2002), of("Metropolitan Police", 2014))).toBe("-13.4%");
    const changes = group.map((area) => (of(area, 2014) / of(area, 2002) - 1) * 100);
    expect(mean(changes).toFixed(1)).toBe("-34.5");
    const pooled = (start: number): number => group.reduce((sum, area) => sum + of(area, start), 0);
    expect(percent(pooled(2002), pooled(2014))).toBe("-34.5%");
    for (const area of group) expect(of(area, 2015), area).toBeGreaterThan(of(area, 2014));
    expect(mean(group.map((area) => of(area, 2015)))).toBeGreaterThan(27_272);
  });

  it("14: is above the group's mean for burglary", () => {
    for (const [start, own] of [
      [2014, 2520],
      [2015, 2430],
    ] as const) {
      expect(recorded(start, isBurglary)).toBe(own);
      expect(mean(group.map((area) => of(area, start, "burglary")))).toBeLessThan(own);
    }
  });
});

describe("10 to 13: victims, and what is not available", () => {
  const most = new Set(["1", "2", "5A", "5D", "8F", "19C", "19F"]);
  const isSerious: Where = (one) =>
    most.has(one.code) || one.features.includes("KNIFE USED") || one.features.includes("FIREARM");
  const victims = (start: number, where: Where, from: number, to: number): number =>
    offences
      .filter((offence) => inSpan(offence.recorded, year(start)) && where(offence))
      .reduce((sum, offence) => sum + victimsAged(offence, from, to), 0);

  it("serious youth violence by year", () => {
    expect([published("syv-victims", 2011), ...years.map((start) => victims(start, isSerious, 1, 19))]).toEqual([
      310, 281, 246, 269, 253,
    ]);
  });

  it("knife injuries and gun discharges end in March 2015", async () => {
    const measures = await readPublished(folder, "history/mayors-office-measures.csv");
    const ofYear = (indicator: string): (number | undefined)[] =>
      [...years].map((start) => yearOf(measures, `${indicator}/Hackney`, start));
    expect(ofYear("gun-discharges")).toEqual([26, 11, 12, undefined]);
    expect(ofYear("knife-injury-under-25")).toEqual([50, 40, 60, undefined]);
    const injured: Where = (one) => one.features.includes("KNIFE INJURY") && !one.domestic;
    expect([2012, 2013, 2014].map((start) => victims(start, injured, 1, 24))).toEqual([50, 40, 60]);
    expect([...measures.keys()].some((key) => key.endsWith("2015-04"))).toBe(false);
  });
});

describe("14: burglary", () => {
  it("halved until 2011/12, climbed, and fell in 2014/15", () => {
    expect([published("burglary", 2002), published("burglary", 2011)]).toEqual([4800, 2208]);
    expect(percent(4800, 2208)).toBe("-54.0%");
    expect(byYear(isBurglary)).toEqual([2551, 2886, 2520, 2430]);
  });

  it("of homes and of other premises, almost as many in the end", () => {
    expect([published("burglary-residential", 2011), ...byYear(isDwelling)]).toEqual([1336, 1459, 1620, 1332, 1278]);
    expect([published("burglary-other", 2011), ...byYear(isOtherBuilding)]).toEqual([872, 1092, 1266, 1188, 1152]);
    for (const [key, whole] of history)
      if (key.startsWith("burglary/Hackney/") && key.slice(-7) >= "2011-04") {
        const part = (one: string): number => history.get(key.replace("burglary/", `${one}/`)) ?? Number.NaN;
        expect(part("burglary-residential") + part("burglary-other")).toBe(whole);
      }
  });

  it("pedal cycles are taken more and more from other premises", () => {
    expect([published("burglary-other-pedal-cycles", 2011), ...byYear(takesCycle)]).toEqual([60, 84, 115, 260, 228]);
    expect(offences.filter((one) => takesCycle(one) && !isOtherBuilding(one))).toEqual([]);
  });
});

describe("15: noise and nuisance neighbours", () => {
  it("are 41% of what is reported to the council and the police, with a peak in 2013/14", async () => {
    const cases = await readCases(folder);
    const calls = eventsBy(await readCalls(folder));
    const all = eventsBy(cases);
    const noise = eventsBy(cases.filter(isNoise));
    const both = eventsBy(cases.filter((one) => isNoise(one) || isNeighbours(one)));
    expect(noise).toEqual([8420, 9010, 8560, 8410]);
    expect(noise.reduce((sum, count) => sum + count, 0) / 4).toBe(8600);
    expect(both).toEqual([9030, 9700, 9200, 9010]);
    for (const [index, count] of both.entries())
      expect(((count / ((all[index] ?? 0) + (calls[index] ?? 0))) * 100).toFixed(1)).toBe("41.0");
  });
});

describe("16: hours and nights", () => {
  const committedIn = (start: number): CountedOffence[] =>
    offences.filter((one) => one.committed !== "" && inSpan(one.committed.slice(0, 10), year(start)));
  const isLate = ({ committed }: CountedOffence): boolean => /T(22|23|00|01|02)/.test(committed);

  it("a third happens from 22:00 to 02:59, less than it used to be", () => {
    const shares = years.map((start) => {
      const all = committedIn(start);
      return (all.filter(isLate).length / all.length) * 100;
    });
    expect(shares.map((share) => share.toFixed(1))).toEqual(["35.2", "34.5", "33.8", "33.0"]);
  });

  it("Friday and Saturday nights are the first two of seven, and the others hold more together", () => {
    const nights = Array<number>(7).fill(0);
    for (const { committed } of committedIn(2015)) {
      // The night of a time is the date six hours before it.
      const night = new Date(Date.parse(`${committed}:00Z`) - 6 * 3_600_000).getUTCDay();
      nights[night] = (nights[night] ?? 0) + 1;
    }
    const ranked = nights.map((count, night) => ({ night, count })).sort((one, other) => other.count - one.count);
    expect(
      ranked
        .slice(0, 2)
        .map(({ night }) => night)
        .sort(),
    ).toEqual([5, 6]);
    expect(ranked[1]?.count).toBeGreaterThan((ranked[2]?.count ?? 0) * 1.15);
    const total = nights.reduce((sum, count) => sum + count, 0);
    expect((ranked[0]?.count ?? 0) + (ranked[1]?.count ?? 0)).toBeLessThan(total / 2);
  });
});

describe("17: deliberate fires", () => {
  it("went from 93 to 94, seven of them in one ward in one week", async () => {
    const fires = await readFires(folder);
    const deliberate = fires.filter(({ row }) =>
      /deliberate|doubtful/i.test(row("Motive").replace("Not deliberate", "")),
    );
    const ofKind = (kind: string): number[] =>
      eventsBy(deliberate.filter(({ row }) => row("StopCodeDescription") === kind)).slice(2);
    expect(eventsBy(deliberate).slice(2)).toEqual([93, 94]);
    expect(ofKind("Primary Fire")).toEqual([31, 39]);
    expect(ofKind("Secondary Fire")).toEqual([62, 55]);
    const spate = deliberate.filter(
      ({ date, row }) => inSpan(date, ["2015-09-14", "2015-09-20"]) && row("IncGeo_WardName") === "HAGGERSTON",
    );
    expect(spate).toHaveLength(7);
  });
});

describe("18: sexual offences", () => {
  it("rose, also without those that were a year or more old", () => {
    const isRape: Where = ({ subgroup }) => subgroup === "Rape";
    const isSexual: Where = ({ group }) => group === "Sexual Offences";
    const isOld: Where = (one) => isSexual(one) && (daysOld(one) ?? 0) >= 365;
    const last = (where: Where): number[] => byYear(where).slice(2);
    expect(last(isRape)).toEqual([186, 252]);
    expect(last((one) => isSexual(one) && !isRape(one))).toEqual([350, 416]);
    expect(last(isOld)).toEqual([62, 94]);
    expect(((94 / 668) * 100).toFixed(1)).toBe("14.1");
    expect(last((one) => isSexual(one) && !isOld(one))).toEqual([474, 574]);
    // Whichever way a year is counted, and with nothing unknown.
    for (const one of offences.filter(isSexual)) {
      const days = daysOld(one);
      expect(days === undefined || (days > 340 && days < 390)).toBe(false);
    }
  });
});

describe("19: the seven crimes against 2011/12", () => {
  const rows: [string, Where, number[]][] = [
    [
      "violence-with-injury",
      ({ subgroup }) => /^(Assault With Injury|Wounding.GBH)$/.test(subgroup),
      [1960, 2010, 2120, 2390, 2560],
    ],
    ["robbery", ({ group }) => group === "Robbery", [1420, 1310, 1080, 860, 880]],
    ["theft-from-person", ({ subgroup }) => subgroup === "Other Theft Person", [2540, 2620, 1980, 1420, 1510]],
    ["theft-of-vehicle", ({ subgroup }) => subgroup === "Theft/Taking Of Motor Vehicle", [820, 700, 640, 610, 660]],
    ["theft-from-vehicle", ({ subgroup }) => subgroup === "Theft From Motor Vehicle", [2480, 2060, 1790, 1560, 1640]],
    ["criminal-damage", ({ group }) => group === "Criminal Damage", [2210, 1870, 1690, 1840, 1890]],
  ];
  it.each(rows)("%s", (indicator, where, counts) => {
    expect([published(indicator, 2011), ...byYear(where)]).toEqual(counts);
  });
});

describe("20: young people under post-court orders", () => {
  it("are 144 on 1 April 2016, each in one order, and as many on its eve", async () => {
    for (const day of ["2016-03-31", "2016-04-01"]) {
      const running = await ordersRunningOn(folder, day, "Post-court");
      expect(running).toHaveLength(144);
      expect(new Set(running.map(({ row }) => row("YP ID"))).size).toBe(144);
    }
    const { rows } = await readRows(folder, "reference/population.csv");
    const residents = (from: number, to: number): number =>
      rows
        .filter(
          (row) =>
            row("area_code") === "E09000012" &&
            row("year") === "2015" &&
            row("denominator") === "residents" &&
            row("ethnicity") === "all",
        )
        .filter((row) => Number(row("age_from")) >= from && Number(row("age_to")) <= to)
        .reduce((sum, row) => sum + Number(row("population")), 0);
    expect(((144 / residents(0, 24)) * 100).toFixed(1)).toBe("0.2");
    expect(((144 / residents(10, 17)) * 1000).toFixed(1)).toBe("6.5");
  });
});

describe("the dirt of real extracts", () => {
  it("has rows that cannot be read, records that do not count and two encodings", async () => {
    expect(older.unreadable + newer.unreadable).toBe(48);
    for (const why of ["other borough", "No Crime", "Transferred", "not notifiable"])
      expect(setApart[why], why).toBeGreaterThan(100);
    const cases = await readFile(join(folder, "extracts/council/noise-and-asb-2016-04-15.csv"));
    expect(cases.includes(Buffer.from("Neighbour\x92s television", "latin1"))).toBe(true);
    expect(cases.includes(Buffer.from("Caf\xe9 or bar noise", "latin1"))).toBe(true);
  });

  it("goes wrong for whoever adds the two extracts up or takes the older", () => {
    const injuries = (...extracts: ReadCrime[]): number =>
      countOffences(...extracts).offences.filter(
        ({ recorded: date, subgroup }) => inSpan(date, year(2013)) && /^(Assault With|Wounding)/.test(subgroup),
      ).length;
    expect(injuries(older, newer)).toBe(2120);
    expect(injuries(newer, older)).not.toBe(2120);
    expect(injuries(older) + injuries(newer)).toBeGreaterThan(2500);
  });
});
