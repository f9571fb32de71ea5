import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "./command-line.ts";
import { smallPartnership, smallSettings } from "./small-partnership.ts";

const period = ["--period", "2019/20-Q4", "--format", "html"];

describe("a target that no paper shows", () => {
  const targets = `targets:
  - { indicator: robbery, year: 2019/20, at_most: 200 }
  - { indicator: robbery, year: 2012/13, at_most: 300 }
  - { indicator: burglary, area: hoxton, year: 2019/20, at_most: 20 }
  - { indicator: all-crime, year: 2019/20, at_most: 20 }
  - { indicator: burglary, year: 2009/10, at_most: 20 }
`;
  const wards = `areas:
  wards: reference/wards.csv
`;

  test("is warned of at its line; one of a year before, beside one that is shown, is history", async () => {
    const folder = await smallPartnership({ settings: `${smallSettings}${wards}${targets}` });
    await mkdir(join(folder, "reference"));
    await writeFile(join(folder, "reference/wards.csv"), "code,name\nE05009367,Hoxton\n");
    const { exitCode, stderr } = await runCli(["build", folder, ...period]);
    expect(stderr.split("\n").filter((line) => line.includes("target-unused"))).toEqual([
      expect.stringMatching(
        /partnership\.yaml:13:5: warning: No paper shows the target for Burglary in Hoxton, 2019\/20: those that are made tell of it in other areas\. Leave "area" out/,
      ),
      expect.stringMatching(
        /partnership\.yaml:14:5: .* in Hackney, 2019\/20: none of those that are made has a section that prints it\./,
      ),
      expect.stringMatching(/partnership\.yaml:15:5: .* Burglary in Hackney, 2009\/10: the year is past/),
    ]);
    expect(exitCode).toBe(0);
  });

  describe("of a paper of one's own", () => {
    const warned = async (...sections: readonly string[]): Promise<readonly string[]> => {
      const settings = `${smallSettings}papers: [short]\ntargets:\n  - { indicator: robbery, year: 2019/20, at_most: 200 }\n`;
      const folder = await smallPartnership({ settings });
      await mkdir(join(folder, "papers"));
      const listed = sections.map((section) => `  - ${section}\n`).join("");
      await writeFile(join(folder, "papers/short.yaml"), `id: short\ntitle: Short\nsections:\n${listed}`);
      const { exitCode, stderr } = await runCli(["build", folder, ...period]);
      expect(exitCode, stderr).toBe(0);
      return stderr.split("\n").filter((line) => line.includes("target-unused"));
    };

    test.each([
      ["{ kind: counts-only, indicator: robbery, says: [Few.] }"],
      ["{ kind: reporting-lag, total: robbery, indicators: [burglary], late: burglary, within: burglary }"],
      ["{ kind: strands, any: robbery, strands: [burglary] }"],
      ["{ kind: indicator, indicator: burglary }"],
      ["{ kind: headlines }"],
    ])("is warned of with %s alone, which prints no target of robbery", async (section) => {
      expect(await warned(section)).toEqual([expect.stringContaining("the target for Robbery in Hackney, 2019/20")]);
    });

    test.each([
      ["{ kind: indicator, id: again, indicator: robbery }"],
      ["{ kind: indicator, for: each-indicator }"],
      ["kind: scorecard"],
      ["kind: year-table"],
      ["kind: target-performance"],
    ])("is not warned of with %s", async (section) => {
      expect(await warned("{ kind: counts-only, indicator: robbery, says: [Few.] }", section)).toEqual([]);
    });
  });
});
