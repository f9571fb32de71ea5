import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { month, monthsOf } from "../../src/values/period.ts";
import { runCli } from "./command-line.ts";
import { smallPartnership } from "./small-partnership.ts";

const settings = `partnership: Small Partnership
area: { name: Hackney, code: E09000012, kind: borough }
population: reference/population.csv
comparators:
  - { id: group, name: the group, members: [Lambeth, Southwark], source: counts }
  - { id: all, name: London, members: [Hackney, Lambeth, Southwark, Barnet], source: counts, compare_by: pooled }
sources:
  - { id: counts, provider: The force, format: monthly-counts, files: extracts/counts.csv }
indicators:
  use: [robbery]
targets:
  - { indicator: robbery, year: 2019/20, at_most: 900 }
`;

/** A month in the year 2018/19 and in 2019/20. Hackney 1,200 to 960 (-20%), Lambeth -10%, Southwark +2%, Barnet 0. */
const levels: Readonly<Record<string, readonly [number, number]>> = {
  Hackney: [100, 80],
  Lambeth: [200, 180],
  Southwark: [150, 153],
  Barnet: [50, 50],
};

function counts(): string {
  const months = monthsOf({ start: month("2017-04").start, end: month("2020-03").end });
  const rows = months.flatMap((one) =>
    Object.entries(levels).map(
      ([area, [before, after]]) => `${one},robbery,${area},${one >= "2019-04" ? after : before}`,
    ),
  );
  return `Period,Indicator,Area,Count\n${rows.join("\n")}\n`;
}

const population = `area_code,year,age_from,age_to,population
E09000012,2019,,,280000
E09000012,2019,0,24,90000
E09000022,2019,,,330000
E09000028,2019,,,320000
E09000003,2019,,,400000
`;

async function partnership(): Promise<string> {
  const folder = await smallPartnership({ settings, counts: counts() });
  await mkdir(join(folder, "reference"));
  await writeFile(join(folder, "reference/population.csv"), population);
  return folder;
}

const figures = async (...words: string[]) =>
  runCli(["figures", "robbery", "--period", "2019/20", "--folder", await partnership(), ...words]);

describe("figures --with", () => {
  it("prints the own area beside each member, theirs, ranks and a verdict in words", async () => {
    const { stdout, exitCode } = await figures("--with", "group");
    expect(exitCode).toBe(0);
    const lines = stdout.split("\n");
    expect(lines).toContain("Robbery against the group");
    expect(lines).toContain("Hackney\t1,200\t960\t−20.0%\t1\t3.4\t3");
    expect(lines).toContain("Lambeth\t2,400\t2,160\t−10.0%\t2\t6.5\t1");
    expect(lines).toContain("Southwark\t1,800\t1,836\t+2.0%\t3\t5.7\t2");
    // The mean of -10% and +2%, 16 points above ours; the mean of 6.545 and 5.7375 per 1,000.
    expect(lines).toContain("the group (mean)\t\t\t−4.0%\t\t6.1\t");
    expect(stdout).toContain(
      "Robbery fell 20.0% from 2018/19 to 2019/20, a larger fall than the mean of the changes in the group (−4.0%). " +
        "By change it is 1st of the 3 areas with figures, the largest fall first. " +
        "At 3.4 per 1,000 residents, the rate in 2019/20 is lower than their mean (6.1).",
    );
  });

  it("compares with a total that the own area is a part of, and says so", async () => {
    const { stdout } = await figures("--with", "all");
    // 6,000 to 5,556.
    expect(stdout).toContain("London (total)\t6,000\t5,556\t−7.4%");
    expect(stdout).toContain("the change in London as a whole, Hackney included (−7.4%)");
  });

  it("gives every figure with its inputs as JSON, beside counts that are the area's own", async () => {
    const { stdout } = await figures("--with", "group", "--format", "json");
    const answer = JSON.parse(stdout);
    expect(answer.figures[0]).toMatchObject({ area: "hackney", count: 960, previous: 1200 });
    const [benchmark] = answer.benchmarks;
    expect(benchmark.verdict).toBe("larger-fall");
    expect(benchmark.comparatorChange.inputs).toEqual([
      "robbery/lambeth/fy2019-20/percent-change:previous-year",
      "robbery/southwark/fy2019-20/percent-change:previous-year",
    ]);
    expect(benchmark.gap.value.number).toBeCloseTo(-16, 9);
  });

  it("refuses a comparator that the settings do not have, and another area than the own", async () => {
    const unknown = await figures("--with", "grope");
    expect(unknown.exitCode).toBe(2);
    expect(unknown.stderr).toContain('There is no comparator "grope". Did you mean "group"?');
    expect((await figures("--with", "group", "--area", "lambeth")).exitCode).toBe(2);
  });
});

describe("areas of comparators", () => {
  it("are asked for as any other", async () => {
    const { stdout } = await figures("--area", "lambeth", "--area", "group");
    expect(stdout).toContain("robbery\tlambeth\t2019/20\t2,160\t2,400\t−240\t−10%");
    expect(stdout).toContain("robbery\tgroup\t2019/20\t3,996\t4,200\t−204\t−4.9%");
  });
});

describe("figures --from", () => {
  it("compares with any earlier period", async () => {
    const { stdout } = await figures("--from", "2017/18");
    expect(stdout.split("\n")[0]).toBe("Indicator\tArea\tPeriod\tCount\t2017/18\tDifference\tChange");
    expect(stdout).toContain("robbery\thackney\t2019/20\t960\t1,200\t−240\t−20%");
  });

  it("is refused for a split that would need one for each", async () => {
    expect((await figures("--from", "2017/18", "--by", "month")).exitCode).toBe(2);
    const wrong = await figures("--from", "2017");
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain("--from:");
  });
});

describe("figures --rate", () => {
  it("names whom a rate is of, with its interval", async () => {
    const { stdout } = await figures("--rate");
    // Byar's interval of 960 over 280.
    expect(stdout).toContain("robbery\thackney\t2019/20\t960\tresidents, 2019\t280,000\t3.4\t3.2 to 3.7\tper 1,000");
  });

  it("is of the ages named, as a share of them too, and never of those that the table cannot make up", async () => {
    const { stdout, stderr } = await figures("--rate", "0-24,10-17");
    expect(stdout).toContain("residents aged 0 to 24, 2019\t90,000\t10.7\t10.0 to 11.4\tper 1,000\t1.1%");
    expect(stdout).toContain("residents aged 10 to 17, 2019\tnot available\tnot available");
    expect(stderr).toContain("no bands that make up the ages exactly");
  });

  it("is not that of another year", async () => {
    const { stdout, stderr } = await figures("--rate", "--period", "2018/19");
    expect(stdout).toContain("residents, 2018\tnot available\tnot available");
    expect(stderr).toContain("does not have the year");
  });
});

describe("figures --findings", () => {
  it("says everything that papers could say of an indicator", async () => {
    const { stdout } = await figures("--findings", "--period", "2019/20-Q4");
    expect(stdout).toContain(
      "change\tThere were 960 offences in 2019/20, 240 fewer than in 2018/19 (−20%), a clear fall.",
    );
    expect(stdout).toContain("target\tThe target of at most 900 was missed by 60.");
    expect(stdout).toMatch(/record\tThe 960 offences of .* are the lowest 12-month total of the series/);
    expect(stdout).toMatch(/peak\tThe highest yearly total is the 1,200/);
  });

  it("gives them with their figures as JSON", async () => {
    const { stdout } = await figures("--findings", "--format", "json");
    const [finding] = JSON.parse(stdout).findings;
    expect(finding.target.status).toBe("missed");
    expect(finding.sentences[0].about).toBe("change");
  });

  it("needs a quarter or a year", async () => {
    const { exitCode, stderr } = await figures("--findings", "--period", "2019-05");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("is not a quarter");
  });
});

describe("explain", () => {
  const explain = async (id: string) => runCli(["explain", id, "--folder", await partnership()]);

  it("of a rate gives the count, the population and where both are from", async () => {
    const { stdout, exitCode } = await explain("robbery/hackney/fy2019-20/rate");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("960 / 280,000 × 1,000 = 3.429");
    expect(stdout).toContain("(population/hackney/2019/residents)");
    expect(stdout).toContain("From a row of the table of populations (SHA-256 ");
  });

  it("of a population, and of a rate of some ages", async () => {
    expect((await explain("population[age=0-24]/hackney/2019/residents")).stdout).toContain("90,000");
    expect((await explain("robbery/hackney/fy2019-20/share:of-residents-0-24")).stdout).toContain(
      "960 / 90,000 = 1.1%",
    );
  });

  it("of a gap gives both changes and what they were worked out from", async () => {
    const { stdout } = await explain("robbery/hackney/fy2019-20/change-gap:previous-year-against-group");
    expect(stdout).toContain("(−20%) − (−4%) = −16.0 points");
    expect(stdout).toContain("robbery/southwark/fy2019-20/percent-change:previous-year");
    expect(stdout).toContain("(1,836 − 1,800) / 1,800 = 2.0%");
  });

  it("of a comparator's total, of its mean, and of a change on any earlier period", async () => {
    expect((await explain("robbery/group/fy2019-20/count")).stdout).toContain("3,996");
    expect((await explain("robbery/group/fy2019-20/mean-percent-change:previous-year")).stdout).toContain("−4.0%");
    expect((await explain("robbery/hackney/fy2019-20/percent-change:fy2017-18")).stdout).toContain(
      "(960 − 1,200) / 1,200 = −20.0%",
    );
  });
});
