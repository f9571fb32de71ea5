import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadSettings } from "../../src/partnership/load.ts";
import { ProblemsError } from "../../src/problems/problem.ts";
import { briefly, folderWith, least, problemsOf, registries, settingsOf } from "./folder.ts";

describe("settings that are right", () => {
  test("the least that is needed gets its defaults", async () => {
    const settings = await settingsOf(least);
    expect(settings.area).toEqual({ id: "hackney", name: "Hackney", kind: "borough", code: "E09000012" });
    expect(settings.status).toBe("draft");
    expect(settings.editions.internal.marking).toBe("OFFICIAL-SENSITIVE");
    expect(settings.editions.public.marking).toBe("OFFICIAL");
    expect(settings.sources[0]).toMatchObject({ id: "police-crime", name: "Police crime", columns: {} });
    expect(settings.smallNumbers).toEqual({ noPercentBelow: 20, cautionBelow: 50 });
    expect(settings.maxRejects).toEqual({ percent: 1 });
    expect(settings.papers).toEqual(["quarterly"]);
    expect(settings.rag).toEqual({ policy: "within-5-percent" });
  });

  test("every key of the contract is accepted", async () => {
    const settings = await settingsOf(everyKey, everyFile);
    expect(settings.zones[0]).toEqual({
      id: "shoreditch",
      name: "Shoreditch",
      kind: "zone",
      lsoas: ["E01001753", "E01001754"],
      validFrom: "2014-05-22",
    });
    expect(settings.comparators.map((comparator) => comparator.members)).toEqual([
      ["Lambeth", "Southwark"],
      ["Camden", "Hackney"],
    ]);
    expect(settings.targets.map((target) => target.form)).toEqual([
      { kind: "change-on-previous-year", percent: -12, baselineCount: 269 },
      { kind: "change-on-baseline", percent: -20, baseline: expect.objectContaining({ id: "fy2012-13" }) },
      { kind: "at-least", count: 80 },
      { kind: "state", state: "to-be-confirmed" },
    ]);
    expect(settings.sources[0]?.covers).toMatchObject({ start: "2014-04-01", end: "2020-03-31" });
    expect(settings.sources[2]).toMatchObject({ id: "history", name: "Monthly history", extends: "police-crime" });
    expect(settings.themes).toEqual([
      expect.objectContaining({
        id: "youth",
        who: "robbery",
        zones: ["shoreditch"],
        rates: [{ indicator: "da-referrals", from: 10, to: 17 }],
        leadPartner: "Youth Justice Service",
      }),
      {
        id: "robbery",
        title: "Robbery",
        indicators: ["robbery", "all-crime"],
        lead: "robbery",
        who: "robbery",
        where: "robbery",
        when: "robbery",
        overlaps: [],
        partner: [],
        zones: [],
        spates: [],
        rates: [],
      },
    ]);
    expect(settings.rag.policy).toEqual({ amberWithinPercent: 10, redOnlyIfNotImproved: true });
    expect(settings.maxRejects).toEqual({ count: 25 });
    expect(settings.wards).toMatchObject({
      list: [{ id: "dalston", name: "Dalston", kind: "ward", code: "E05009370", validFrom: "2014-05-22" }],
      lookup: [{ lsoa: "E01001753", ward: "E05009370" }],
      boundaries: [{ ward: "E05009370" }],
    });
  });

  test("dates and periods stay text: nothing is guessed", async () => {
    const settings = await settingsOf(
      `${least}events: [ { id: e, name: E, from: 2020-03-23 } ]\noperations: [ { id: no, name: "No" } ]\n`,
    );
    expect(settings.events[0]).toEqual({ id: "e", name: "E", from: "2020-03-23", for: [] });
    expect(settings.operations[0]?.id).toBe("no");
  });
});

describe("settings that are wrong", () => {
  test("all problems come at once, in the order of the file, each with line and column", async () => {
    const problems = await problemsOf(`partnership: P
area: { name: Hackney, code: e09000012 }
statsu: draft
editions: { public: { marking: OFFICIAL-SENSITIVE } }
sources:
  - { id: a, provider: X, format: offence-record, files: ../*.csv, grain: offences, colums: {} }
  - { id: a, provider: X, format: incident-records, files: x.csv, extends: b }
indicators: { use: [syv-victim] }
targets: [ { indicator: robery, year: 2016/07, change_on_previous_year: -12 } ]
`);
    expect(briefly(problems)).toEqual([
      "2:30 settings-invalid",
      "3:1 settings-unknown-key",
      "4:32 edition-marking",
      "6:35 settings-unknown-reference",
      "6:58 settings-path",
      "6:75 settings-invalid",
      "6:85 settings-unknown-key",
      "7:5 settings-missing-key",
      "7:11 settings-duplicate",
      "7:76 settings-unknown-reference",
      "8:21 indicator-unknown",
      "9:25 indicator-unknown",
      "9:39 period-invalid",
      "9:73 settings-invalid",
    ]);
    const messages = problems.map((problem) => problem.message).join("\n");
    for (const suggestion of [
      "Did you mean E09000012?",
      'Did you mean "status"?',
      'Did you mean "offence-records"?',
      "Did you mean offence?",
      'Did you mean "columns"?',
      'Did you mean "syv-victims"?',
      'Did you mean "robbery"?',
      "Did you mean 2016/17?",
      "Did you mean -12%?",
    ])
      expect(messages).toContain(suggestion);
  });

  test("a source holds categories that there are, and at least one", async () => {
    const holding = (names: string): string =>
      least.replace("    files: extracts", `    holds: ${names}\n    files: extracts`);
    const settings = await settingsOf(holding("[rape, drug-trafficking]"));
    expect(settings.sources[0]?.holds).toEqual(["rape", "drug-trafficking"]);
    expect((await settingsOf(least)).sources[0]).not.toHaveProperty("holds");
    const problems = await problemsOf(holding("[rape, drug-traficking]"));
    expect(briefly(problems)).toEqual(["7:19 settings-unknown-reference"]);
    expect(problems[0]?.message).toContain('Did you mean "drug-trafficking"?');
    expect(briefly(await problemsOf(holding("[]")))).toEqual(["7:12 settings-invalid"]);
  });

  test("a theme names indicators and zones that there are, and no two have one id", async () => {
    const problems = await problemsOf(`${least}themes:
  - { id: youth, title: Youth, indicators: [syv-victim], where: robery, overlaps: [[robbery, burgled]], zones: [shore] }
  - { id: youth, title: Again, indicators: [], partner: [robbry] }
`);
    expect(briefly(problems)).toEqual([
      "11:45 indicator-unknown",
      "11:65 indicator-unknown",
      "11:94 indicator-unknown",
      "11:113 area-unknown",
      "12:11 settings-duplicate",
      "12:44 settings-invalid",
      "12:58 indicator-unknown",
    ]);
    expect(problems.map(({ message }) => message).join("\n")).toContain('Did you mean "syv-victims"?');
  });

  test.each([
    ["no form", "", /has none of the forms/],
    ["two forms", "at_most: 3, at_least: 4", /at_most and at_least/],
    ["a baseline change without a year", "change_on_baseline: -20%", /names no baseline year/],
    ["a baseline year without a baseline change", "at_most: 3, baseline: 2012/13", /goes only with change_on_baseline/],
    ["a baseline after the year", "change_on_baseline: -20%, baseline: 2016/17", /not before the target's year/],
    ["a baseline count without a change", "at_most: 3, baseline_count: 5", /goes only with a change/],
    ["a place without see-elsewhere", "at_most: 3, where: page 2", /goes only with "state: see-elsewhere"/],
    ["see-elsewhere without a place", "state: see-elsewhere", /needs "where"/],
  ])("a target with %s is refused", async (_name, keys, message) => {
    const target = `{ indicator: robbery, year: 2015/16${keys ? `, ${keys}` : ""} }`;
    const problems = await problemsOf(`${least}targets: [ ${target} ]\n`);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(message);
  });

  test.each([
    ["a source that extends itself round a corner", "a", "b"],
    ["a source that extends itself", "a", "a"],
  ])("%s is refused", async (_name, first, second) => {
    const source = (id: string, other: string): string =>
      `  - { id: ${id}, provider: X, format: monthly-counts, files: ${id}.csv, extends: ${other} }\n`;
    const problems = await problemsOf(
      `partnership: P\narea: { name: H }\nsources:\n${source("a", second)}${second === "b" ? source("b", first) : ""}indicators: { use: all }\n`,
    );
    expect(problems.every((problem) => /extends itself/.test(problem.message))).toBe(true);
  });

  test.each([
    ["a duplicate key", "partnership: A\npartnership: B\n", "settings-duplicate", "2:1"],
    ["an unclosed bracket", "partnership: [\n", "settings-syntax", "2:1"],
    ["a tab", "partnership: A\narea:\n\tname: B\n", "settings-syntax", "3:1"],
    ["a list for a file", "- a\n", "settings-invalid", "1:1"],
    ["an empty file", "", "settings-missing-key", "undefined:undefined"],
    ["an unknown alias", "partnership: *a\n", "settings-syntax", "undefined:undefined"],
  ])("%s is a problem with a place", async (_name, text, code, place) => {
    expect(briefly(await problemsOf(text))).toContain(`${place} ${code}`);
  });

  test("a setting that is empty is not taken for one that is left out", async () => {
    const problems = await problemsOf(`${least}targets:\n`);
    expect(briefly(problems)).toEqual(["10:1 settings-invalid"]);
    expect(problems[0]?.message).toBe("targets is empty; expected a list.");
  });

  test("UTF-16 is refused", async () => {
    const folder = await folderWith(undefined, { "partnership.yaml": Buffer.from(`\ufeff${least}`, "utf16le") });
    await expect(loadSettings(folder, registries)).rejects.toThrow("not text in UTF-8");
  });

  test("a missing file names what is there instead", async () => {
    expect((await problemsOf(undefined))[0]).toMatchObject({ code: "settings-missing" });
    expect((await problemsOf(undefined, { "partnership.yml": least }))[0]?.remedy).toBe(
      "Rename partnership.yml to partnership.yaml.",
    );
    await expect(loadSettings("/does/not/exist", registries)).rejects.toThrow("There is no folder /does/not/exist");
  });
});

describe("files that settings name", () => {
  const zone = (file: string): string => `${least}areas: { zones: [ { id: z, name: Z, lsoas: "${file}" } ] }\n`;

  test.each([
    ["/etc/passwd", /leads out of the partnership folder/],
    ["../z.csv", /leads out of the partnership folder/],
    ["reference/../../z.csv", /leads out of the partnership folder/],
    ["C:/z.csv", /leads out of the partnership folder/],
    ["reference/missing.csv", /is not in the partnership folder/],
    ["reference", /is not in the partnership folder/],
  ])("%s is refused", async (file, message) => {
    const problems = await problemsOf(zone(file), { "reference/other.csv": "lsoa\nE01001753\n" });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: "settings-path", place: { line: 10 } });
    expect(problems[0]?.message).toMatch(message);
  });

  test("a link out of the folder is refused", async () => {
    const outside = await folderWith(undefined, { "z.csv": "lsoa\nE01001753\n" });
    const folder = await folderWith(zone("reference/z.csv"));
    await mkdir(join(folder, "reference"));
    await symlink(join(outside, "z.csv"), join(folder, "reference/z.csv"));
    await expect(loadSettings(folder, registries)).rejects.toThrow("leads out of the partnership folder");
  });

  test("zone files are read with their usual headers, marks and spellings", async () => {
    const settings = await settingsOf(zone("z.csv"), {
      "z.csv": '\ufeffName,"LSOA code"\r\nx,e01001753\r\n\r\ny, E01001754 \r\n',
    });
    expect(settings.zones[0]?.lsoas).toEqual(["E01001753", "E01001754"]);
  });

  test.each([
    ["lsao\nE01001753\n", "1 column-missing", 'Did you mean "lsao"?'],
    ["lsoa\nE01001753\nE0100175\n", "3 settings-invalid", 'Found "E0100175"'],
    ["lsoa\n", "undefined settings-invalid", "is empty"],
    ['lsoa\n"E01001753\n', "2 settings-invalid", "Quote Not Closed"],
  ])("a zone file with %j is a problem with its line", async (content, expected, words) => {
    const problems = await problemsOf(zone("z.csv"), { "z.csv": content });
    expect(problems.map((problem) => `${problem.place?.line} ${problem.code}`)).toEqual([expected]);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]?.place?.file).toMatch(/z\.csv$/);
  });
});

describe("whatever is written", () => {
  test("settings are accepted or refused with problems: nothing else happens", async () => {
    const folder = await folderWith(least);
    const lines = everyKey.split("\n");
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.nat(lines.length - 1), fc.constantFrom("", "  - x", "\t", "a: [", "id: 7", "targets: {}", "? ")),
        ),
        async (edits) => {
          const edited = [...lines];
          for (const [line, text] of edits) edited[line] = text;
          await writeFile(join(folder, "partnership.yaml"), edited.join("\n"));
          try {
            await loadSettings(folder, registries);
          } catch (error) {
            expect(error).toBeInstanceOf(ProblemsError);
            expect((error as ProblemsError).problems.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

const everyFile = {
  "reference/population.csv": "area_code,year,population\nE09000012,2018,280941\n",
  "reference/wards.csv": "code,name,valid_from\nE05009370,Dalston,2014-05-22\n",
  "reference/lookup.csv": "lsoa,ward\nE01001753,E05009370\n",
  "reference/shoreditch.csv": "lsoa\nE01001753\nE01001754\nE01001753\n",
  "reference/boroughs.csv": "name\nCamden\nHackney\n",
  "reference/wards.geojson": JSON.stringify({
    type: "Feature",
    properties: { WD22CD: "E05009370" },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [0, 51],
          [1, 51],
          [1, 52],
          [0, 51],
        ],
      ],
    },
  }),
  "reference/categories.csv": "from,to\n",
  "papers/own.yaml": "title: Own\n",
};

const everyKey = `partnership: Hackney Community Safety Partnership
area: { name: Hackney, code: E09000012, kind: borough }
status: draft
editions:
  internal: { marking: OFFICIAL-SENSITIVE, handling: For the group only }
  partnership: { marking: OFFICIAL-SENSITIVE }
  public: { marking: OFFICIAL }
population: reference/population.csv
areas:
  wards: reference/wards.csv
  lookup: reference/lookup.csv
  zones:
    - { id: shoreditch, name: Shoreditch, lsoas: reference/shoreditch.csv, valid_from: 2014-05-22 }
  boundaries: reference/wards.geojson
comparators:
  - { id: msg, name: Most similar, members: [Lambeth, Southwark], as_of: 2016-04-01, source: history, note: iQuanta }
  - { id: mps, name: Metropolitan Police, members: reference/boroughs.csv, source: history }
sources:
  - id: police-crime
    provider: Metropolitan Police
    format: offence-records
    files: extracts/police/crime-*.csv
    grain: offence-victim
    covers: 2014-04..2020-03
    columns: { reference: CRN, recorded_date: Date Recorded }
    categories: reference/categories.csv
  - { id: dais, provider: Hackney Council, format: incident-records, preset: referrals, files: extracts/dais-*.csv }
  - { id: history, name: Monthly history, provider: MPS, format: monthly-counts, files: h.csv, extends: police-crime }
indicators:
  use: [syv-victims, all-crime, own-measure]
  adjust: {}
  define: [ { id: own-measure, title: Own } ]
targets:
  - { indicator: syv-victims, year: 2015/16, change_on_previous_year: -12%, baseline_count: 269, agreed_on: 2015-05-14 }
  - { indicator: robbery, year: 2015/16, change_on_baseline: -20%, baseline: 2012/13 }
  - { indicator: da-referrals, year: 2015/16, at_least: 80, area: shoreditch, note: agreed }
  - { indicator: syv-victims, year: 2016/17, state: to-be-confirmed }
rag: { policy: { amber_within: 10%, red_only_if_not_improved: true }, red_needs: corrective-action }
pairs: [ { id: domestic-abuse, left: da-police-reports, right: da-referrals } ]
themes:
  - { id: youth, title: Young people, indicators: [syv-victims], lead: syv-victims, who: robbery, where: robbery, when: robbery,
      overlaps: [[robbery, syv-victims]], partner: [da-referrals], zones: [shoreditch], spates: [robbery],
      rates: [{ indicator: da-referrals, age_from: 10, age_to: 17 }], priority: 1, lead_partner: Youth Justice Service }
  - { id: robbery, title: Robbery, indicators: [robbery, all-crime] }
events: [ { id: lockdown-1, name: Lockdown, from: 2020-03-23 }, { id: v, name: Venues closed, from: 2020-03-20, for: [nte] } ]
operations: [ { id: lagana, name: Operation Lagana } ]
breaks: [ { indicators: [robbery], from: 2017-04-01, note: Redefined } ]
rebases: [ { indicator: robbery, from: 2019-07-01, reason: agreed at the May meeting } ]
meeting: { group: Statutory Officer Group, title: Quarter 1 2020/21, date: 2020-06-25, chair: Chair }
papers: [quarterly, night-time-economy, own]
clearance: [ { paper: quarterly, status: cleared, by: Police lead, on: 2020-06-17 } ]
small_numbers: { no_percent_below: 20, caution_below: 50 }
max_rejects: 25
`;
