import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Edition } from "../../src/build.ts";
import { monthsOf } from "../../src/values/period.ts";
import { plain } from "../../src/wording/runs.ts";
import { blocksOf, editionOf, figureValue, leadOf } from "./support.ts";

const settings = (
  files: string,
  use: readonly string[],
  more = "",
): string => `partnership: Hackney Community Safety Partnership
area: { name: Hackney, code: E09000012, kind: borough }
status: draft
editions:
  internal: { marking: OFFICIAL }
sources:
  - { id: mps, name: MPS borough file, provider: Metropolitan Police, format: mps-geographic, files: "${files}" }
indicators:
  use: [${use.join(", ")}]
papers: [quarterly]
${more}`;

/** The month from which the newer file speaks; the older one ends before it. */
const spliced = "2019-07";

/** A wide file with the same counts every month. */
function wideFile(from: string, to: string, rows: readonly (readonly [string, string, number])[]): string {
  const months = monthsOf({ start: `${from}-01`, end: `${to}-28` }).map((month) => month.replace("-", ""));
  const lines = rows.map(([group, subgroup, count]) => [group, subgroup, "Hackney", ...months.map(() => count)]);
  return [["MajorText", "MinorText", "BoroughName", ...months], ...lines].map((cells) => cells.join(",")).join("\n");
}

const older = wideFile("2016-04", "2019-06", [
  ["Burglary", "Burglary in a Dwelling", 100],
  ["Burglary", "Burglary in Other Buildings", 50],
  ["Robbery", "Personal Property", 80],
  ["Theft and Handling", "Other Theft Person", 60],
  ["Violence Against the Person", "Common Assault", 70],
  ["Violence Against the Person", "Assault with Injury", 90],
]);
const newer = wideFile(spliced, "2020-03", [
  ["Burglary", "Burglary - Residential", 120],
  ["Burglary", "Burglary - Business and Community", 30],
  ["Robbery", "Robbery of Personal Property", 80],
  ["Theft", "Theft from Person", 60],
  ["Violence Against the Person", "Violence without Injury", 70],
  ["Violence Against the Person", "Violence with Injury", 90],
]);

const use = ["all-crime", "burglary", "burglary-residential", "robbery", "violence-with-injury"];
const change = (indicator: string, period: string): string => `${indicator}/hackney/${period}/difference:previous-year`;

/** Breaks marked in the charts of a section, by date. */
const breaksDrawn = (edition: Edition, section: string): string[] =>
  blocksOf(edition.model, section).flatMap((block) =>
    block.kind === "chart" && (block.chart.kind === "trend" || block.chart.kind === "years")
      ? block.chart.breaks.map(({ date, label }) => `${date} ${label}`)
      : [],
  );

async function paperOf(
  files: Readonly<Record<string, string>>,
  yaml: string,
  quarter: 1 | 2 | 3 | 4 = 4,
): Promise<Edition> {
  const root = await mkdtemp(join(tmpdir(), "csp-assess-classes-"));
  try {
    await mkdir(join(root, "folder/extracts"), { recursive: true });
    for (const [name, content] of Object.entries(files)) await writeFile(join(root, "folder/extracts", name), content);
    await writeFile(join(root, "folder/partnership.yaml"), yaml);
    return await editionOf(join(root, "folder"), root, "internal", quarter);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

describe("a source of two files, on the list that ended in 2019 and on the next", () => {
  let edition: Edition;
  beforeAll(async () => {
    edition = await paperOf(
      { "borough-2019-06-30.csv": older, "borough-2020-03-31.csv": newer },
      settings(
        "extracts/*.csv",
        use,
        'targets: [{ indicator: burglary-residential, year: 2019/20, change_on_previous_year: "-5%" }]\n',
      ),
    );
  });

  it("counts every year, and compares none across the splice where offences moved", () => {
    // 3 x 100 + 9 x 120, against 12 x 100.
    expect(figureValue(edition.model, "burglary-residential/hackney/fy2019-20/count")).toBe(1380);
    expect(figureValue(edition.model, "burglary-residential/hackney/fy2018-19/count")).toBe(1200);
    for (const indicator of ["burglary-residential", "violence-with-injury"]) {
      expect(figureValue(edition.model, change(indicator, "fy2019-20"))).toBe("not-comparable");
      expect(figureValue(edition.model, change(indicator, "fy2019-20-q4"))).toBe("not-comparable");
    }
    expect(leadOf(edition.model, "burglary-residential")).toContain(
      "It is not compared with 2018/19: from 1 July 2019, offences are classed by the Metropolitan Police list of March 2019, before by the Metropolitan Police list that ended in February 2019; burglary in a dwelling on the older list is not residential burglary as redefined in April 2017.",
    );
  });

  it("says so among the notes on the data", () => {
    const notes = blocksOf(edition.model, "data-quality").flatMap((block) =>
      block.kind === "list" ? block.items.map(plain) : [],
    );
    expect(notes).toContain(
      "MPS borough file: offences are classed by the Metropolitan Police list that ended in February 2019 from 2016-04 to 2019-06 and by the Metropolitan Police list of March 2019 from 2019-07 to 2020-03. Across the two, only indicators are compared that tell no offences apart which moved.",
    );
  });

  it("compares what is the same on both lists", () => {
    for (const indicator of ["all-crime", "burglary", "robbery"])
      expect(figureValue(edition.model, change(indicator, "fy2019-20"))).toBe(0);
  });

  it("compares quarters that both lie before the splice", async () => {
    const before = await paperOf(
      { "borough-2019-06-30.csv": older, "borough-2020-03-31.csv": newer },
      settings("extracts/*.csv", use),
      1,
    );
    expect(figureValue(before.model, change("burglary-residential", "fy2019-20-q1"))).toBe(0);
  });

  it("marks the break in the chart, and draws no limits, runs or records across it", () => {
    expect(breaksDrawn(edition, "burglary-residential")).toContain("2019-07-01 Offences classed otherwise");
    expect(breaksDrawn(edition, "burglary")).toEqual([]);
    // Nine months are too few to stand for themselves: they are drawn after the older ones, and not judged.
    const charts = blocksOf(edition.model, "violence-with-injury").filter((block) => block.kind === "chart");
    const points = charts.flatMap(({ chart }) => (chart.kind === "trend" ? chart.points : []));
    expect(points.filter(({ signal }) => signal === "not-judged").map(({ month }) => month)).toEqual(
      monthsOf({ start: `${spliced}-01`, end: "2020-03-31" }),
    );
    expect(charts.flatMap(({ notes }) => notes.map(plain)).join(" ")).toContain(
      "Counts before and after are not compared.",
    );
  });

  it("does not judge a target that was set on the other side", () => {
    expect(leadOf(edition.model, "burglary-residential")).toContain(
      "Whether the target was met cannot be said: the series breaks after the period that it was set on, and the two are not comparable.",
    );
  });
});

describe("residential burglary since its two kinds are told apart", () => {
  const until = wideFile("2018-04", "2019-06", [
    ["BURGLARY", "DOMESTIC BURGLARY", 100],
    ["VIOLENCE AGAINST THE PERSON", "STALKING AND HARASSMENT", 40],
  ]);
  const home = ["BURGLARY", "RES BURGLARY OF A HOME", 70] as const;
  const building = ["BURGLARY", "RES BURGLARY OF UNCONNECTED BUILDING", 30] as const;
  const yaml = settings("extracts/*.csv", ["burglary-residential"]);

  it("goes on where both kinds are there, and breaks where one is", async () => {
    const stalking = ["VIOLENCE AGAINST THE PERSON", "STALKING AND HARASSMENT", 40] as const;
    const paper = (rows: readonly (readonly [string, string, number])[]): Promise<Edition> =>
      paperOf(
        { "a-2019-06-30.csv": until, "b-2020-03-31.csv": wideFile(spliced, "2020-03", [...rows, stalking]) },
        yaml,
      );
    const both = await paper([home, building]);
    expect(figureValue(both.model, change("burglary-residential", "fy2019-20"))).toBe(0);
    const one = await paper([home]);
    expect(figureValue(one.model, change("burglary-residential", "fy2019-20"))).toBe("not-comparable");
    expect(leadOf(one.model, "burglary-residential")).toContain("of which this source holds one only");
  });
});

describe("a label that no mapping knows", () => {
  const known = ["Robbery", "Robbery of Personal Property", 100] as const;
  const theft = (count: number) => ["Theft", "Theft from Person", count] as const;
  const yaml = settings("extracts/*.csv", ["all-crime", "robbery"]);
  const files = {
    "a-2019-03-31.csv": wideFile("2017-04", "2019-03", [known, theft(100)]),
    // From here on, half of the robberies stand under a label of their own.
    "b-2020-03-31.csv": wideFile("2019-04", "2020-03", [
      ["Robbery", "Robbery of Personal Property", 50],
      ["Robbery", "Robbery by Snatch", 50],
      theft(100),
    ]),
  };

  it("is no clear fall, and is noted beside figures by category", async () => {
    const edition = await paperOf(files, yaml);
    expect(figureValue(edition.model, "robbery/hackney/fy2019-20/count")).toBe(600);
    expect(leadOf(edition.model, "robbery")).toContain("no verdict is given");
    expect(leadOf(edition.model, "all-crime")).not.toContain("no verdict is given");
    const noted = (section: string): boolean =>
      blocksOf(edition.model, section).some(
        (block) => block.kind === "table" && block.notes.some((note) => plain(note).includes("that no mapping knows")),
      );
    expect([noted("robbery"), noted("scorecard"), noted("all-crime")]).toEqual([true, true, false]);
    const quality = blocksOf(edition.model, "data-quality").flatMap((block) =>
      block.kind === "list" ? block.items.map(plain) : block.kind === "paragraph" ? [plain(block.content)] : [],
    );
    expect(quality.some((words) => words.includes("600 “Robbery / Robbery by Snatch”"))).toBe(true);
    expect(quality.some((words) => words.includes("They are 8.3% of its offences"))).toBe(true);
  });

  it("is mapped by the settings, and then is compared", async () => {
    const edition = await paperOf(
      { ...files, "labels.txt": "from,to\nRobbery by Snatch,robbery-personal\n" },
      yaml.replace('csv" }', 'csv", categories: extracts/labels.txt }'),
    );
    expect(figureValue(edition.model, change("robbery", "fy2019-20"))).toBe(0);
    expect(leadOf(edition.model, "robbery")).not.toContain("no verdict is given");
  });
});

const published = resolve("../shared/realdata/mps-borough");

describe.skipIf(!existsSync(published))(
  "three published borough files in one source (needs ../shared/realdata)",
  () => {
    let root = "";
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), "csp-assess-classes-"));
      await mkdir(join(root, "folder"), { recursive: true });
      await cp(published, join(root, "folder/extracts"), { recursive: true });
      await writeFile(join(root, "folder/partnership.yaml"), settings("extracts/*/*.csv", use));
    });
    afterAll(() => rm(root, { recursive: true, force: true }));

    it("are compared through the renamed labels, with the break of April 2017 in residential burglary", async () => {
      const edition = await editionOf(join(root, "folder"), root);
      // Hackney's cells of 201904 to 202003 less those of 201804 to 201903, added with a one-line script.
      expect(figureValue(edition.model, "burglary-residential/hackney/fy2018-19/count")).toBe(2553);
      expect(figureValue(edition.model, change("burglary-residential", "fy2019-20"))).toBe(2235 - 2553);
      expect(breaksDrawn(edition, "burglary-residential")).toEqual(["2017-04-01 Burglary redefined"]);
      expect(breaksDrawn(edition, "burglary")).toEqual([]);
    });
  },
);
