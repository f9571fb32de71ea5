import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { startsOf, versionRules, versionsOfFile, versionsOfLabel } from "../../src/extracts/classification.ts";
import { classificationVersions, residentialKinds } from "../../src/extracts/data/classifications.ts";
import { offenceLabels } from "../../src/extracts/data/offence-categories.ts";
import { plainLabel } from "../../src/extracts/labels.ts";
import { offenceClassifier } from "../../src/extracts/offence-classes.ts";
import { readExtracts } from "../../src/extracts/read.ts";
import type { ClassificationSpan } from "../../src/extracts/reading.ts";
import { openStore } from "../../src/records/store.ts";
import { makeFolder, readFiles, readFolder, settings, source } from "./settings.ts";

const realData = resolve(dirname(fileURLToPath(import.meta.url)), "../../../shared/realdata");

const wide = source({ format: "mps-geographic" });
const wideFile = (months: readonly string[], rows: readonly (readonly [string, string, ...number[]])[]): string =>
  [
    ["MajorText", "MinorText", "BoroughName", ...months],
    ...rows.map(([group, subgroup, ...counts]) => [group, `"${subgroup}"`, "Hackney", ...counts]),
  ]
    .map((cells) => cells.join(","))
    .join("\n");

/** Spans as one line each. */
const lines = (spans: readonly ClassificationSpan[] | undefined, category?: string): string[] =>
  (spans ?? [])
    .filter((span) => category === undefined || span.category === category)
    .map(({ category: of, version, detail, from, to, records }) =>
      [of, version, ...(detail ? [detail] : []), `${from}..${to}`, records].join(" "),
    );

describe("the versions", () => {
  it("name only labels that have a category", () => {
    const known = new Set(Object.values(offenceLabels).flat().map(plainLabel));
    for (const { id, labels } of classificationVersions)
      for (const label of labels) expect([id, label, known.has(plainLabel(label))]).toEqual([id, label, true]);
    for (const label of Object.values(residentialKinds).flat())
      expect(offenceLabels["burglary-residential"]).toContain(label);
  });

  it.each([
    ["Common Assault", ["mps-2008"]],
    ["WOUNDING / GBH", ["mps-2008"]],
    ["BURGLARY IN A DWELLING", ["mps-2008", "mps-2024"]],
    ["Rape", ["mps-2008", "mps-2019", "mps-2024", "mps-2025", "home-office"]],
    ["Stalking and Harassment", ["mps-2025", "home-office"]],
    // Cut at 50 characters.
    ["Racially or Religiously Aggravated Public Fear, Al", ["mps-2019"]],
    ["Something else", []],
    [null, []],
  ])("have %s on %j", (label, versions) => {
    expect(versionsOfLabel(label)).toEqual(versions);
  });
});

describe("a file's version", () => {
  const of = (...labels: string[]) => versionsOfFile(labels.map((label) => ({ versions: versionsOfLabel(label) })));

  it("is that which has most of its labels", () => {
    expect(of("Rape", "Murder", "Common Assault")).toEqual(["mps-2008"]);
    expect(of("Rape", "Domestic Burglary", "Theft from Person", "Bail Offences")).toEqual(["mps-2019"]);
    expect(of("RAPE", "MISC CRIMES AGAINST SOCIETY", "BURGLARY NON-DWELLING")).toEqual(["mps-2024"]);
    expect(of("RAPE", "DOMESTIC BURGLARY", "RES BURGLARY OF A HOME", "STALKING AND HARASSMENT")).toEqual(["mps-2025"]);
  });

  it("can be two where it holds two lists, but not for strays", () => {
    const ofNew = ["Violence with Injury", "Shoplifting", "Domestic Burglary", "Bail Offences", "Theft from Person"];
    const ofOld = ["Murder", "Common Assault", "Theft from Shops"];
    expect(of("Rape", ...ofNew, ...ofOld)).toEqual(["mps-2008", "mps-2019"]);
    expect(of("Rape", ...ofNew, "Murder")).toEqual(["mps-2019"]);
  });

  it("is none where no label is on a list", () => {
    expect(of("Theft of sheep")).toEqual([]);
  });
});

describe("a file that has what a list holds inside something else", () => {
  const classify = offenceClassifier();
  const label = (subgroup: string, first: string) => ({ ...classify(null, subgroup, null), file: 0, first });
  const likeThatOf2019 = [
    "Violence without Injury",
    "Domestic Burglary",
    "Theft from Person",
    "Bail Offences",
    "Perjury",
  ];

  it("is not of that list when it has it from the beginning", () => {
    const labels = [
      ...likeThatOf2019.map((one) => label(one, "2019-04-01")),
      label("Stalking and Harassment", "2019-05-02"),
    ];
    expect(versionsOfFile(labels)).not.toContain("mps-2019");
    expect(versionRules(versionsOfLabel("Violence without Injury"), versionsOfFile(labels))[0]?.version).toBe(
      "mps-2025",
    );
  });

  it("passes from one list to the next when it begins later", () => {
    const older = likeThatOf2019.map((one) => label(one, "2024-04-01"));
    const newer = ["Stalking and Harassment", "Res Burglary of a Home", "Res Burglary of Unconnected Building"].map(
      (one) => label(one, "2025-02-03"),
    );
    const labels = [...older, ...newer];
    const lists = versionsOfFile(labels);
    expect(lists).toEqual(["mps-2019", "mps-2025"]);
    expect(versionRules(versionsOfLabel("Violence without Injury"), lists, startsOf(labels, lists))).toEqual([
      { from: "0001-01-01", version: "mps-2019" },
      { from: "2025-02-01", version: "mps-2025" },
    ]);
  });
});

describe("a label's version", () => {
  it("is the file's, or its own, or goes by the date", () => {
    const [dwelling, rape] = [versionsOfLabel("Burglary in a Dwelling"), versionsOfLabel("Rape")];
    expect(versionRules(dwelling, ["mps-2024"])).toEqual([{ from: "0001-01-01", version: "mps-2024" }]);
    expect(versionRules(versionsOfLabel("Murder"), ["mps-2019"])).toEqual([
      { from: "0001-01-01", version: "mps-2008" },
    ]);
    expect(versionRules(rape, ["mps-2008", "mps-2019"])).toEqual([
      { from: "0001-01-01", version: "mps-2008" },
      { from: "2019-03-01", version: "mps-2019" },
    ]);
    expect(versionRules([], ["mps-2019"])).toEqual([{ from: "0001-01-01", version: "mps-2019" }]);
    expect(versionRules([], [])).toEqual([{ from: "0001-01-01", version: "own" }]);
    expect(versionRules(versionsOfLabel("Stalking and Harassment"), ["home-office"])).toEqual([
      { from: "0001-01-01", version: "home-office" },
    ]);
  });
});

describe("records", () => {
  it("of two files, on the old list and on the new, carry the version of each", async () => {
    const folder = await makeFolder({
      "borough-2019-01-31.csv": wideFile(
        ["201811", "201812", "201901"],
        [
          ["Burglary", "Burglary in a Dwelling", 10, 20, 30],
          ["Violence Against the Person", "Common Assault", 1, 2, 3],
          ["Sexual Offences", "Rape", 4, 0, 4],
        ],
      ),
      "borough-2019-04-30.csv": wideFile(
        ["201902", "201903", "201904"],
        [
          ["Burglary", "Burglary - Residential", 40, 50, 60],
          ["Violence Against the Person", "Violence without Injury", 4, 5, 6],
          ["Sexual Offences", "Rape", 7, 7, 7],
          ["Theft", "Theft from Person", 0, 0, 1],
        ],
      ),
    });
    const { result } = await readFolder(folder.path, [wide]);
    await folder.remove();
    expect(lines(result.sources[0]?.classifications)).toEqual([
      "burglary-residential mps-2008 2018-11..2019-01 60",
      "burglary-residential mps-2019 2019-02..2019-04 150",
      // No rape in December 2018: the span goes on.
      "rape mps-2008 2018-11..2019-01 8",
      "rape mps-2019 2019-02..2019-04 21",
      "theft-from-person mps-2019 2019-04..2019-04 1",
      "violence-without-injury mps-2008 2018-11..2019-01 6",
      "violence-without-injury mps-2019 2019-02..2019-04 15",
    ]);
    expect(result.sources[0]?.offenceMonths?.["2019-02"]).toEqual({ records: 51, unmapped: 0 });
  });

  it("carry the kind of residential burglary, and unmapped ones are counted by month", async () => {
    const store = await openStore();
    const folder = await makeFolder({
      "crime.csv": [
        "CRN,Date Recorded,Offence Group,Offence Subgroup,HO Code",
        "A1,01/03/2023,Burglary,Domestic Burglary,",
        "A2,01/04/2023,Burglary,Residential Burglary of a Home,",
        "A3,02/04/2023,Burglary,Residential Burglary of Unconnected Building,",
        "A4,03/04/2023,Violence,Stalking and Harassment,",
        "A5,03/04/2023,,,34B",
        "A6,03/04/2023,Sheep,Theft of sheep,",
      ].join("\n"),
    });
    const result = await readExtracts({ settings: settings(folder.path, [source()]), store });
    const records = await store.query(
      `SELECT category, classification, detail FROM ${store.recordsOf({})} ORDER BY recorded_date, category, detail`,
    );
    await store.close();
    await folder.remove();
    expect(records.map((row) => [row["category"], row["classification"], row["detail"]])).toEqual([
      ["burglary-residential", "home-office", null],
      ["burglary-residential", "home-office", "home"],
      ["burglary-residential", "home-office", "unconnected-building"],
      ["robbery-personal", "home-office", null],
      ["stalking-and-harassment", "home-office", null],
      [null, "home-office", null],
    ]);
    expect(result.sources[0]?.offenceMonths).toEqual({
      "2023-03": { records: 1, unmapped: 0 },
      "2023-04": { records: 5, unmapped: 1 },
    });
  });
});

describe("a small file", () => {
  it("whose labels are on several lists is of the list of its source's other files", async () => {
    const { result } = await readFiles(
      {
        "borough-2025-02-28.csv": wideFile(
          ["202501", "202502"],
          [
            ["Robbery", "Robbery of Personal Property", 5, 5],
            ["Theft", "Theft from Person", 5, 5],
            ["Burglary", "Domestic Burglary", 5, 5],
            ["Miscellaneous Crimes Against Society", "Perjury", 1, 1],
          ],
        ),
        "borough-2025-04-30.csv": wideFile(["202503", "202504"], [["Robbery", "Robbery of Personal Property", 5, 5]]),
      },
      { format: "mps-geographic" },
    );
    expect(lines(result.sources[0]?.classifications, "robbery-personal")).toEqual([
      "robbery-personal mps-2019 2025-01..2025-04 20",
    ]);
    expect(result.problems.filter(({ code }) => code === "classification-spliced")).toEqual([]);
  });

  it("that passes from a label to another says whether the category goes on", async () => {
    const renamed = async (group: string, first: string, second: string): Promise<string> => {
      const { result } = await readFiles(
        {
          "borough.csv": wideFile(
            ["201811", "201812", "201901", "201902"],
            [
              [group, first, 50, 50, 0, 0],
              [group, second, 0, 0, 50, 50],
            ],
          ),
        },
        { format: "mps-geographic" },
      );
      return result.problems.find(({ code }) => code === "category-renamed")?.message ?? "";
    };
    expect(await renamed("Robbery", "Personal Property", "Robbery of Personal Property")).toContain("which goes on");
    expect(await renamed("Burglary", "Burglary in Other Buildings", "Burglary - Business and Community")).toContain(
      "it is not compared across",
    );
  });
});

describe("Home Office classes", () => {
  it("are noted on offences of a time when they were not in use", async () => {
    const { result } = await readFiles({
      "crime.csv": [
        "CRN,Date Recorded,HO Code",
        "A1,31/03/2017,28A",
        "A2,01/04/2017,28A",
        "A3,02/04/2017,28C",
        "A4,02/04/2017,28E",
        "A5,31/03/2014,8Q",
        "A6,01/04/2014,8Q",
        "A7,01/04/2017,34B",
      ].join("\n"),
    });
    const noted = result.problems.filter(({ code }) => code === "class-out-of-use").map(({ message }) => message);
    expect(noted).toHaveLength(2);
    expect(noted.some((words) => words.includes("2 offences recorded after 2017-03-31"))).toBe(true);
    expect(noted.some((words) => words.includes("1 offence recorded before 2014-04-01"))).toBe(true);
  });
});

describe.skipIf(!existsSync(realData))("published files", () => {
  const mps = (files: string) => source({ id: "mps", format: "mps-geographic", files });

  it.each([
    ["mps-borough/2010-04_to_2020-10/*.csv", "mps-2019"],
    ["mps-borough/2018-07_to_2020-06/*.csv", "mps-2019"],
    ["mps-borough/2022-11_to_2024-10/*.csv", "mps-2024"],
    // Ends in February 2024, and was published again with the list of 2025.
    ["mps-ward/2010-04_to_2024-02/*.csv", "mps-2025"],
    ["mps-ward/2020-09_to_2022-08/*.csv", "mps-2019"],
  ])("%s is on one list", async (files, version) => {
    const { result } = await readFolder(realData, [mps(files)]);
    expect(new Set(result.sources[0]?.classifications?.map((span) => span.version))).toEqual(new Set([version]));
  });

  it("of three vintages in one source are of two versions, with burglary of homes in both", async () => {
    const { result } = await readFolder(realData, [mps("mps-borough/*/*.csv")]);
    expect(lines(result.sources[0]?.classifications, "burglary-residential")).toEqual([
      expect.stringMatching(/^burglary-residential mps-2019 2010-04\.\.2020-10 \d+$/),
      expect.stringMatching(/^burglary-residential mps-2024 2022-11\.\.2024-10 \d+$/),
    ]);
  });
});
