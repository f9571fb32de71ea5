import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProblemsError } from "../../src/problems/problem.ts";
import { loadScenario } from "../../src/sample/load-scenario.ts";
import {
  hateSeries,
  type NightSeries,
  nightSeries,
  recordedSeries,
  type Scenario,
  victimSeries,
  zoneSeries,
} from "../../src/sample/scenario.ts";
import { scenarioOf, writeSamplePartnership } from "../../src/sample/write.ts";
import {
  type CountedOffence,
  countCalls,
  countOffences,
  countReferrals,
  inSpan,
  lsoasOf,
  nightIncidents,
  quarters,
  readCrime,
  readRows,
} from "./recount.ts";

const crime = ["extracts/police/crime-2019-04-15.csv", "extracts/police/crime-2020-06-15.csv"] as const;
let root: string;
let made = 0;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "scenario-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function write(scenario?: Scenario): Promise<string> {
  made += 1;
  const folder = join(root, String(made));
  await writeSamplePartnership(folder, scenario ? { scenario } : {});
  return folder;
}

/** Without the borough's totals, which take the most time to fill: what is left is what the other tables ask for. */
async function small(): Promise<Scenario> {
  const scenario = await loadScenario(scenarioOf("2019-20"));
  for (const series of recordedSeries) scenario.recorded[series] = {};
  // Hate crime is marked on offences that are there.
  for (const series of hateSeries) scenario.hate[series] = {};
  return scenario;
}

async function offencesIn(folder: string): Promise<CountedOffence[]> {
  return countOffences(await readCrime(folder, crime[0]), await readCrime(folder, crime[1])).offences;
}

const zoneOf = (scenario: Scenario, id: string) => {
  const zone = scenario.zones.find((one) => one.id === id);
  if (!zone) throw new Error(`no zone ${id}`);
  return zone;
};

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof ProblemsError)) throw failure;
  return failure.problems.map(({ code, message }) => `${code}: ${message}`);
}

describe("writing the sample", () => {
  it("gives the same bytes for the same scenario, other bytes for another seed", async () => {
    const digest = async (seed: number): Promise<string> => {
      const scenario = await small();
      scenario.seed = seed;
      const folder = await write(scenario);
      const hash = createHash("sha256");
      for (const file of (await readdir(folder, { recursive: true, withFileTypes: true })).sort((one, other) =>
        one.name < other.name ? -1 : 1,
      ))
        if (file.isFile()) hash.update(await readFile(join(file.parentPath, file.name)));
      return hash.digest("hex");
    };
    const first = await digest(1);
    expect(await digest(1)).toBe(first);
    expect(await digest(2)).not.toBe(first);
  });

  it("copies the fixed parts but not the scenario, and says what it wrote", async () => {
    const folder = join(root, "fixed");
    const seen: string[] = [];
    const { files } = await writeSamplePartnership(folder, {
      scenario: await small(),
      onProgress: ({ path }) => seen.push(path),
    });
    const names = await readdir(folder);
    expect(names.sort()).toEqual([
      "README.md",
      "actions.csv",
      "commentary",
      "extracts",
      "partnership.yaml",
      "reference",
    ]);
    expect(files.map(({ path }) => path)).toEqual(seen);
    const { rows, ragged } = await readRows(folder, "extracts/council/dais-2020-06-15.csv", "windows-1252");
    expect(files.find(({ path }) => path.includes("dais"))?.rows).toBe(rows.length + ragged);
  });

  it("has a byte order mark, line breaks in quotes and Windows-1252 where it says so", async () => {
    const folder = await write(await small());
    const older = await readFile(join(folder, crime[0]));
    expect([...older.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(older.toString("utf8")).toMatch(/"Investigation complete\n/);
    expect(older.includes("\r")).toBe(false);
    const dais = await readFile(join(folder, "extracts/council/dais-2020-06-15.csv"));
    expect(dais.includes(Buffer.from([0x43, 0x61, 0x66, 0xe9]))).toBe(true);
    expect(dais.includes(Buffer.from("Children\x92s Services", "latin1"))).toBe(true);
  });
});

describe("another scenario tells another story", () => {
  let offences: CountedOffence[];
  let folder: string;

  beforeAll(async () => {
    const scenario = await small();
    for (const span of ["2019/20-Q1", "2019/20-Q2", "2019/20-Q3"])
      zoneOf(scenario, "shoreditch").counts.theft[span] = 50;
    scenario.referrals.self["2019/20-Q2"] = 3;
    scenario.victims["knife-injury-aged-1-to-24"]["2020-03"] = 1;
    scenario.missingMonths = { "police-crime": ["2018-11"], "police-asb": ["2019-08"], dais: ["2019-05"] };
    folder = await write(scenario);
    offences = await offencesIn(folder);
  });

  it("Shoreditch falls", async () => {
    const nights = nightIncidents(offences, [], await lsoasOf(folder, "shoreditch"));
    const thefts = quarters(2019).map(
      (quarter) => nights.filter(({ type, date }) => type === "theft" && inSpan(date, quarter)).length,
    );
    expect(thefts).toEqual([50, 50, 50, 120]);
  });

  it("referrals fall", async () => {
    const second = (await countReferrals(folder)).filter(
      ({ date, source }) => source === "self" && inSpan(date, ["2019-07-01", "2019-09-30"]),
    );
    expect(second).toHaveLength(3);
  });

  it("the knife injury total ties with an earlier low", () => {
    const injured = offences
      .filter((one) => one.features.includes("KNIFE INJURY") && !one.domestic)
      .filter((one) => inSpan(one.recorded, ["2019-04-01", "2020-03-31"]))
      .flatMap((one) => [...one.victims.values()])
      .filter((age) => age !== undefined && age >= 1 && age <= 24);
    expect(injured).toHaveLength(40);
  });

  it("a month is missing from each source", async () => {
    const months = (dates: string[]): Set<string> => new Set(dates.map((date) => date.slice(0, 7)));
    const recordedMonths = months(offences.map(({ recorded }) => recorded));
    const callMonths = months((await countCalls(folder)).map(({ date }) => date));
    const openedMonths = months((await countReferrals(folder)).map(({ date }) => date));
    expect([recordedMonths.has("2018-10"), recordedMonths.has("2018-11")]).toEqual([true, false]);
    expect([callMonths.has("2019-07"), callMonths.has("2019-08")]).toEqual([true, false]);
    expect([openedMonths.has("2019-04"), openedMonths.has("2019-05")]).toEqual([true, false]);
  });

  it("whatever a zone's nights are asked to hold, they hold", async () => {
    const counts = fc.record(
      Object.fromEntries(nightSeries.map((series) => [series, fc.tuple(fc.nat(20), fc.nat(20), fc.nat(3))])) as Record<
        NightSeries,
        fc.Arbitrary<[number, number, number]>
      >,
    );
    const spans: [string, string, string] = ["2018/19-Q1", "2019-03-20..2019-03-24", "2020-03-27..2020-03-29"];
    const days: [string, string][] = [
      ["2018-04-01", "2018-06-30"],
      ["2019-03-20", "2019-03-24"],
      ["2020-03-27", "2020-03-29"],
    ];
    await fc.assert(
      fc.asyncProperty(counts, fc.nat(), async (asked, seed) => {
        const scenario = await small();
        scenario.seed = seed;
        scenario.zones.splice(0, 1);
        const dalston = zoneOf(scenario, "dalston").counts;
        for (const series of zoneSeries) dalston[series] = {};
        for (const series of victimSeries) scenario.victims[series] = {};
        for (const series of nightSeries)
          dalston[series] = Object.fromEntries(spans.map((span, index) => [span, asked[series][index] ?? 0]));
        const folder = await write(scenario);
        const offences = await offencesIn(folder);
        const nights = nightIncidents(offences, [], await lsoasOf(folder, "dalston"));
        for (const series of nightSeries)
          expect(
            days.map((span) => nights.filter(({ type, date }) => type === series && inSpan(date, span)).length),
          ).toEqual(asked[series]);
        expect(nights).toHaveLength(
          Object.values(asked)
            .flat()
            .reduce((sum, count) => sum + count, 0),
        );
        await rm(folder, { recursive: true });
      }),
      { numRuns: 5 },
    );
  });
});

describe("a scenario that cannot be met", () => {
  it("says which cells contradict each other, all at once, and writes nothing", async () => {
    const scenario = await loadScenario(scenarioOf("2019-20"));
    scenario.recorded.robbery["2020-03-23..2020-03-31"] = 1;
    scenario.victims["serious-violence-aged-1-to-19"]["2019/20-Q1"] = 2;
    zoneOf(scenario, "shoreditch").counts["drugs-in-operation"]["2019/20-Q2"] = 99;
    scenario.referrals.police["2018-04-15..2018-04-20"] = 4;
    scenario.asb["police-asb"]["2020/12"] = 4;
    const folder = join(root, "contradiction");
    const problems = await problemsOf(writeSamplePartnership(folder, { scenario }));
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /asks for 1 of robbery in 2020-03-23\.\.2020-03-31, but its other counts already make \d+/,
        ),
        expect.stringMatching(/asks for 2 of serious-violence-aged-1-to-19 in 2019\/20-Q1/),
        expect.stringMatching(/asks for 45 of shoreditch drugs in 2019\/20-Q2, but .* 99/),
        expect.stringMatching(/referrals from police counts some days twice: 2018\/19-Q1 and 2018-04-15\.\.2018-04-20/),
        expect.stringMatching(/police-asb has a span "2020\/12" that cannot be used/),
      ]),
    );
    expect(problems).toHaveLength(5);
    await expect(readdir(folder)).rejects.toThrow();
  });

  it("is refused by its form with the place", async () => {
    const file = join(root, "scenario.yaml");
    const text = await readFile(scenarioOf("2019-20"), "utf8");
    await writeFile(file, text.replace("robbery: [440, 455, 490, 465]", "robery: [440, 455, 490, 465]"));
    expect((await problemsOf(loadScenario(file)))[0]).toMatch(/^scenario-invalid: recorded\.0: .*robery/);
    await writeFile(file, text.replace("robbery: [440, 455, 490, 465]", "robbery: [440, 455]"));
    expect((await problemsOf(loadScenario(file)))[0]).toMatch(/robbery from 2017\/18-Q1 has 2 counts for 4 spans/);
    await writeFile(file, "seed: [");
    expect((await problemsOf(loadScenario(file)))[0]).toMatch(/cannot be read/);
    expect((await problemsOf(loadScenario(join(root, "none.yaml"))))[0]).toMatch(/cannot be read/);
  });
});
