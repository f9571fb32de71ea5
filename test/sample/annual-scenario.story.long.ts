import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProblemsError } from "../../src/problems/problem.ts";
import { loadScenario } from "../../src/sample/load-scenario.ts";
import type { Scenario } from "../../src/sample/scenario.ts";
import { scenarioOf, writeSamplePartnership } from "../../src/sample/write.ts";
import { daysOld, ordersRunningOn, readCases, readFires, readPublished, yearOf } from "./annual-recount.ts";
import { countOffences, inSpan, readCrime } from "./recount.ts";

let root: string;
let made = 0;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "annual-scenario-"));
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** Only what the parts, the serious violence and the other services ask for: the borough's totals take the most time to fill. */
async function small(change: (scenario: Scenario) => void = () => {}): Promise<Scenario> {
  const scenario = await loadScenario(scenarioOf("2015-16"));
  for (const counts of Object.values(scenario.recorded)) for (const span of Object.keys(counts)) delete counts[span];
  change(scenario);
  return scenario;
}

async function write(scenario: Scenario): Promise<string> {
  made += 1;
  const folder = join(root, String(made));
  await writeSamplePartnership(folder, { sample: "2015-16", scenario });
  return folder;
}

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const failure: unknown = await work.catch((error: unknown) => error);
  if (!(failure instanceof ProblemsError)) throw failure;
  return failure.problems.map(({ message }) => message);
}

describe("writing the annual sample", () => {
  it("gives the same bytes for the same scenario, other bytes for another seed", async () => {
    const digest = async (seed: number): Promise<string> => {
      const folder = await write(
        await small((scenario) => {
          scenario.seed = seed;
        }),
      );
      const hash = createHash("sha256");
      const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
      for (const path of files.map((file) => join(file.parentPath, file.name)).sort())
        hash.update(await readFile(path));
      return hash.digest("hex");
    };
    const first = await digest(1);
    expect(await digest(1)).toBe(first);
    expect(await digest(2)).not.toBe(first);
  });

  it("fills whatever it is asked for", async () => {
    const folder = await write(
      await small((scenario) => {
        scenario.parts["rape-a-year-or-more-old"]["2014/15"] = 7;
        scenario.council["loud-parties"]["2013/14"] = 11;
        scenario.fires["deliberate-primary-in-spate"] = { "2015-09-14..2015-09-20": 0 };
        scenario.youth.custody["2016-04-01"] = 3;
        scenario.nightPerThousand["2015/16"] = 500;
        scenario.missingMonths = { council: ["2015-05"], fires: ["2015-06"] };
        const areas = scenario.published[2]?.areas;
        if (areas?.["Islington"]?.["all-crime"]) areas["Islington"]["all-crime"] = { "2015/16": 12 };
      }),
    );
    const { offences } = countOffences(
      await readCrime(folder, "extracts/police/crime-2014-04-15.csv"),
      await readCrime(folder, "extracts/police/crime-2016-04-15.csv"),
    );
    const old = offences.filter(
      (one) =>
        one.subgroup === "Rape" && inSpan(one.recorded, ["2014-04-01", "2015-03-31"]) && (daysOld(one) ?? 0) > 364,
    );
    expect(old).toHaveLength(7);
    const lately = offences.filter(({ committed }) => inSpan(committed.slice(0, 10), ["2015-04-01", "2016-03-31"]));
    const late = lately.filter(({ committed }) => /T(22|23|00|01|02)/.test(committed));
    expect(Math.abs(late.length - lately.length / 2)).toBeLessThan(2);
    const cases = await readCases(folder);
    const parties = cases.filter(
      ({ row, date }) => row("Type") === "Loud party" && inSpan(date, ["2013-04-01", "2014-03-31"]),
    );
    expect(parties).toHaveLength(11);
    expect(cases.some(({ date }) => date.startsWith("2015-05"))).toBe(false);
    const fires = await readFires(folder);
    expect(fires.some(({ date }) => date.startsWith("2015-06"))).toBe(false);
    const week = fires.filter(
      ({ row, date }) => /^(Deliberate|Doubtful)/.test(row("Motive")) && inSpan(date, ["2015-09-14", "2015-09-20"]),
    );
    expect(week.filter(({ row }) => row("IncGeo_WardName") === "HAGGERSTON")).toHaveLength(5);
    expect(await ordersRunningOn(folder, "2016-04-01", "Custody")).toHaveLength(3);
    const compared = await readPublished(folder, "comparators/monthly-counts-by-area.csv");
    expect([yearOf(compared, "all-crime/Islington", 2014), yearOf(compared, "all-crime/Islington", 2015)]).toEqual([
      undefined,
      12,
    ]);
  });
});

describe("a scenario that cannot be met", () => {
  it("says which cells contradict each other and writes nothing", async () => {
    const scenario = await small((wrong) => {
      wrong.recorded.rape["2015/16"] = 40;
      wrong.fires["deliberate-primary"]["2015/16"] = 1;
      wrong.council.alarms["2015-05"] = 3;
      const own = wrong.published[0]?.areas["Hackney"];
      if (own) own["robbery"] = { "2012-06": 90, "2011/13": 4 };
    });
    const folder = join(root, "contradiction");
    const problems = await problemsOf(writeSamplePartnership(folder, { sample: "2015-16", scenario }));
    expect(problems).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/asks for 40 of rape in 2015\/16, but its other counts already make 41/),
        expect.stringMatching(/asks for 1 of deliberate-primary in 2015\/16, but its other counts already make 2/),
        expect.stringMatching(/alarms counts some days twice: 2015\/16 and 2015-05/),
        expect.stringMatching(/history of robbery has a span .* 2012-06 has a count already/),
        expect.stringMatching(/history of robbery has a span "2011\/13" that cannot be used/),
      ]),
    );
    expect(problems).toHaveLength(5);
    await expect(readdir(folder)).rejects.toThrow();
  });

  it("is refused by its form with the place", async () => {
    const file = join(root, "scenario.yaml");
    const text = await readFile(scenarioOf("2015-16"), "utf8");
    await writeFile(file, text.replace("alarms: [330, 360,", "alarm: [330, 360,"));
    expect((await problemsOf(loadScenario(file)))[0]).toMatch(/^council\.0: .*alarm/);
    await writeFile(file, text.replace("gun-discharges: [26, 11, 12]", "gun-discharges: [26, 11]"));
    expect((await problemsOf(loadScenario(file)))[0]).toMatch(/gun-discharges from 2012\/13 has 2 counts for 3 spans/);
    await writeFile(file, text.replace("classification: mps-2008", "classification: mps-2007"));
    expect((await problemsOf(loadScenario(file)))[0]).toMatch(/^classification: /);
  });
});
