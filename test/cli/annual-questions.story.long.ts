import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadScenario } from "../../src/sample/load-scenario.ts";
import { scenarioOf, writeSamplePartnership } from "../../src/sample/write.ts";
import { scaleDown } from "../papers/annual-support.ts";
import { type Run, runCli } from "./command-line.ts";

/** Questions of the annual assessment as one types them, on a tenth of the 2015/16 sample. */
let folder: string;
/** Too few to be divided. */
const old = ["rape-a-year-or-more-old", "other-sexual-offences-a-year-or-more-old"];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "csp-assess-annual-"));
  const scenario = await loadScenario(scenarioOf("2015-16"));
  scaleDown(scenario, 10, ["rape", "other-sexual-offences", ...old]);
  await writeSamplePartnership(folder, { sample: "2015-16", scenario });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (...words: string[]): Promise<Run> => runCli([...words, "--folder", folder], { today: "2016-05-12" });

describe("figures", () => {
  it("compares all crime since 2002/03 with the force and with the most similar boroughs", async () => {
    const { exitCode, stdout } = await ask(
      ..."figures all-crime --with mps --with most-similar --from 2002/03 --period 2014/15".split(" "),
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain(
      "fell 34.7% from 2002/03 to 2014/15, a larger fall than that of the Metropolitan Police (−13.4%)",
    );
    expect(stdout).toContain("similar to the mean of the changes in the most similar boroughs (−34.5%)");
    expect(stdout).toMatch(/Lambeth\t5,600\t3,620\t/);
  });

  it("says what is not available as such, never as 0, and what a target means as a count", async () => {
    const { stdout } = await ask(
      ..."figures gun-discharges asb-victim-referrals --findings --period 2015/16".split(" "),
    );
    expect(stdout).toMatch(/gun-discharges\thackney\t2015\/16\tnot available/);
    expect(stdout).toMatch(/asb-victim-referrals\thackney\t2015\/16\tnot available/);
    expect(stdout).not.toMatch(/\t0\t/);
  });
});

describe("figures of shares and of a day", () => {
  it("a third at night, less than a year before; old reports; noise; orders", async () => {
    const { stdout } = await ask(
      ..."figures night-crime-share reported-after-a-year noise-and-nuisance-share youth-orders --period 2015/16".split(
        " ",
      ),
    );
    expect(stdout).toMatch(/night-crime-share\thackney\t2015\/16\t33\.0%\t33\.8%/);
    expect(stdout).toMatch(/reported-after-a-year\thackney\t2015\/16\t14\.1%\t11\.6%/);
    expect(stdout).toMatch(/noise-and-nuisance-share\thackney\t2015\/16\t41\.0%/);
    expect(stdout).toMatch(/youth-orders\thackney\t2015\/16\t144\t159/);
  });

  it("orders on a day as a part of residents of two ranges of ages, each named with its number", async () => {
    const { stdout } = await ask(..."figures youth-orders --rate 0-24,10-17 --period 2015/16".split(" "));
    expect(stdout).toMatch(/144\tresidents aged 0 to 24, 2015\t86,000\t1\.7\t.*\t0\.2%/);
    expect(stdout).toMatch(/144\tresidents aged 10 to 17, 2015\t22,200\t6\.5\t/);
  });
});

describe("explain", () => {
  it("divides the part of a share by the whole", async () => {
    const { stdout } = await ask("explain", "reported-after-a-year/hackney/fy2015-16/share");
    expect(stdout).toContain("94 / 668 = 14.1%");
  });

  it("counts the seven fires of one week in one ward, down to the file", async () => {
    const { exitCode, stdout } = await ask("explain", "deliberate-fires/haggerston/2015-09-14..2015-09-20/count");
    expect(exitCode).toBe(0);
    expect(stdout).toContain("2 + 5 = 7");
    expect(stdout).toMatch(/extracts\/fire\/incidents-2016-04-15\.csv: 7 records.*SHA-256 [0-9a-f]{12}/);
  });

  it("says where a measure's count comes from where the settings change it", async () => {
    const { stdout } = await ask("explain", "gun-discharges", "--period", "2014/15");
    expect(stdout).toContain("as published by the Mayor's Office");
    expect(stdout).toContain("extracts/history/mayors-office-measures.csv");
  });
});
