import { describe, expect, it } from "vitest";
import { classificationVersions } from "../../src/extracts/data/classifications.ts";
import { listDifferences, ruleChanges } from "../../src/extracts/data/crosswalk.ts";
import { categoryProfile } from "../../src/indicators/category-profile.ts";
import { discontinuity } from "../../src/indicators/continuity.ts";
import type { Indicator, Predicate } from "../../src/indicators/indicator.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";
import { offenceCategories } from "../../src/records/schema.ts";

const { indicators } = await loadCatalogue();

/** An indicator like robbery, of other records. */
function counting(where: Predicate): Indicator {
  const robbery = indicators.get("robbery") as Indicator;
  return { ...robbery, id: "own", aggregation: { kind: "records", of: "offence", where } };
}
const of = (...category: string[]): Indicator => counting({ category });
const between = (indicator: Indicator, first: string, second: string): string | undefined => {
  const reason = discontinuity(categoryProfile(indicator, indicators), first, second);
  expect(discontinuity(categoryProfile(indicator, indicators), second, first)).toBe(reason);
  return reason;
};

describe("the crosswalk", () => {
  it("names versions and categories that exist", () => {
    const versions = classificationVersions.map(({ id }) => id);
    for (const difference of listDifferences) {
      expect(versions).toEqual(expect.arrayContaining([...difference.versions]));
      expect(new Set(difference.categories).size).toBeGreaterThan(1);
      // A clause, which stands after a semicolon and before a full stop.
      expect(difference.reason).toMatch(/^[a-z].*[^.]$/);
    }
    for (const { note, label } of ruleChanges) expect([note.endsWith("."), label.length < 30]).toEqual([true, true]);
  });

  it.each([
    // The plan's table of continuity, row by row, from the list that ended in February 2019 to that of March 2019.
    [["burglary-residential", "burglary-business-and-community"], "continuous"],
    [["burglary-residential"], "burglary in a dwelling"],
    [["robbery-personal"], "continuous"],
    [["robbery-personal", "robbery-business"], "continuous"],
    [["violence-with-injury"], "only roughly violence with injury"],
    [["homicide"], "murder"],
    [["violence-without-injury"], "stalking|murder"],
    [["stalking-and-harassment"], "harassment"],
    [["weapons-possession"], "offensive weapons"],
    [["theft-from-person"], "only roughly theft from the person"],
    [["bicycle-theft"], "continuous"],
    [["shoplifting"], "continuous"],
    [["theft-from-vehicle"], "continuous"],
    [["theft-of-vehicle"], "aggravated vehicle taking"],
    [["theft-of-vehicle", "aggravated-vehicle-taking"], "continuous"],
    [["criminal-damage", "arson"], "arson"],
    [["drug-possession", "drug-trafficking"], "continuous"],
    [["drug-possession"], "other drug offences"],
    [["public-order"], "no public order"],
    [[...offenceCategories], "continuous"],
  ])("from the list until February 2019 to that of March 2019: %j", (categories, expected) => {
    const reason = between(of(...categories), "mps-2008", "mps-2019");
    if (expected === "continuous") expect(reason).toBeUndefined();
    else expect(reason).toMatch(new RegExp(expected));
  });

  it("joins violence without injury with what was split out of it in 2025, and only together", () => {
    const [violence, stalking, driving] = [
      "violence-without-injury",
      "stalking-and-harassment",
      "death-or-injury-by-driving",
    ] as const;
    for (const older of ["mps-2019", "mps-2024"])
      for (const newer of ["mps-2025", "home-office"]) {
        expect(between(of(violence), older, newer)).toContain("stalking and harassment inside violence without injury");
        expect(between(of(stalking), older, newer)).toContain("stalking and harassment");
        expect(between(of(violence, stalking), older, newer)).toContain("driving");
        expect(between(of(violence, stalking, driving), older, newer)).toBeUndefined();
        expect(between(of("violence-with-injury"), older, newer)).toBeUndefined();
      }
    expect(between(of(violence), "mps-2019", "mps-2024")).toBeUndefined();
    expect(between(of(stalking), "mps-2025", "home-office")).toBeUndefined();
  });

  it("knows renamed labels as continuous: weapons and residential burglary from 2019 on", () => {
    for (const newer of ["mps-2024", "mps-2025", "home-office"]) {
      expect(between(of("weapons-possession"), "mps-2019", newer)).toBeUndefined();
      expect(between(of("burglary-residential"), "mps-2019", newer)).toBeUndefined();
    }
  });

  it("says nothing moved where an indicator tells no categories apart, whatever the lists", () => {
    const allCrime = indicators.get("all-crime") as Indicator;
    expect(between(allCrime, "mps-2008", "own")).toBeUndefined();
    expect(between(counting({ flag: ["knife-used"] }), "own", "mps-2019")).toBeUndefined();
    expect(between(of("bicycle-theft"), "own", "mps-2019")).toBe("what moved between the two is not known");
    expect(between(of("bicycle-theft"), "", "")).toBeUndefined();
  });

  it("looks through predicates and sums", () => {
    const night = { hours: { from: 18, to: 5 } } as const;
    const both = counting({ all: [{ category: ["violence-without-injury", "stalking-and-harassment"] }, night] });
    const not = counting({ all: [{ not: { category: ["stalking-and-harassment"] } }, night] });
    const all = counting({
      any: [{ category: ["violence-without-injury"] }, { not: { category: ["violence-without-injury"] } }],
    });
    expect(between(both, "mps-2024", "mps-2025")).toContain("driving");
    expect(between(not, "mps-2024", "mps-2025")).toContain("stalking");
    expect(between(all, "mps-2008", "mps-2025")).toBeUndefined();
    // Theft from the person is counted with other theft here, and robbery with nothing that moved.
    const sum = indicators.get("nte-crime") as Indicator;
    expect(between(indicators.get("nte-theft") as Indicator, "mps-2008", "mps-2019")).toBeUndefined();
    expect(between(indicators.get("nte-robbery") as Indicator, "mps-2008", "mps-2019")).toBeUndefined();
    // Its parts leave out domestic abuse from violence and not from the rest.
    expect(between(sum, "mps-2008", "mps-2019")).toBeDefined();
  });
});

describe("changes of the recording rules", () => {
  it("break the kinds of burglary in April 2017, and not all burglary", () => {
    const dates = (id: string) => indicators.get(id)?.breaks.map(({ from }) => from);
    expect(dates("burglary")).toEqual([]);
    expect(dates("burglary-residential")).toEqual(["2017-04-01"]);
    expect(dates("burglary-other")).toEqual(["2017-04-01"]);
    expect(dates("all-crime")).toEqual([]);
    expect(dates("robbery")).toEqual([]);
  });

  it("break what consists of the categories whose scope changed, and not what takes more", async () => {
    const define = (id: string, category: readonly string[]) => ({
      id,
      title: id,
      short_title: id,
      noun: id,
      topic: "crime",
      unit: "offences",
      polarity: "lower",
      date_basis: "recorded",
      exposure: "days",
      aggregation: { kind: "records", of: "offence", where: { category } },
      default_overdispersion: 1,
      sensitivity: "published",
      definition: "Own.",
      source: "Own.",
    });
    const catalogue = await loadCatalogue({
      use: "all",
      adjust: {},
      define: [
        define("harassment", ["stalking-and-harassment"]),
        define("both", ["violence-without-injury", "stalking-and-harassment"]),
        define("without-injury", ["violence-without-injury"]),
        define("violence", ["violence-with-injury", "violence-without-injury", "stalking-and-harassment"]),
      ],
    });
    expect(catalogue.problems).toEqual([]);
    expect(catalogue.indicators.get("harassment")?.breaks.map(({ from }) => from)).toEqual(["2018-04-01"]);
    expect(catalogue.indicators.get("both")?.breaks.map(({ from }) => from)).toEqual(["2018-04-01"]);
    // On lists that hold harassment inside it, the records tell.
    expect(catalogue.indicators.get("without-injury")?.breaks).toEqual([]);
    expect(catalogue.indicators.get("violence")?.breaks).toEqual([]);
  });
});
