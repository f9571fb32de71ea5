import { describe, expect, it } from "vitest";
import { categoryOfClass, mostSeriousViolenceClasses } from "../../src/extracts/data/home-office-classes.ts";
import { offenceLabels } from "../../src/extracts/data/offence-categories.ts";
import { spellingsOf } from "../../src/extracts/ids.ts";
import { plainLabel } from "../../src/extracts/labels.ts";
import { flagsOfBits, offenceClassifier, plainClass, readFeatures } from "../../src/extracts/offence-classes.ts";

const classify = offenceClassifier();

describe("the tables", () => {
  it("give every label and every class one meaning", () => {
    const labels = Object.values(offenceLabels).flat().map(plainLabel);
    const repeated = labels.filter((label, index) => labels.indexOf(label) !== index);
    // Two ways of writing one label may agree once case and punctuation are gone, but within one category only.
    for (const label of repeated)
      expect(Object.values(offenceLabels).filter((known) => known.map(plainLabel).includes(label))).toHaveLength(1);
    const classes = Object.values(categoryOfClass).flat();
    expect(new Set(classes).size).toBe(classes.length);
    for (const office of [...classes, ...mostSeriousViolenceClasses]) expect(plainClass(office)).toBe(office);
  });
});

describe("an offence's class", () => {
  it.each([
    ["Robbery", "ROBBERY OF PERSONAL  PROPERTY", null, "robbery-personal"],
    ["Public Order Offences", "Something New", null, "public-order"],
    ["Possession of Weapons", null, null, "weapons-possession"],
    ["Odd", "Odd", "034B", "robbery-personal"],
    [null, null, "8G/01", "violence-with-injury"],
    ["Odd", "Odd", null, undefined],
    // Cut at 50 characters, as the published files do.
    ["Odd", "Threat or Possession With Intent to Commit Crimina", null, "miscellaneous-crime-against-society"],
    ["Odd", "Threat or Possession With Intent", null, undefined],
  ])("%s / %s / %s is %s", (group, subgroup, office, category) => {
    expect(classify(group, subgroup, office).category).toBe(category);
  });

  it("is found in the user's own mapping first", () => {
    const own = offenceClassifier(new Map([["Robbery of Personal Property", "other-theft"]]));
    expect(own("Robbery", "ROBBERY OF PERSONAL PROPERTY", null).category).toBe("other-theft");
  });
});

it.each([
  ["8F", "8F"],
  [" 08f ", "8F"],
  ["8F/01", "8F"],
  ["4.10", "4.10"],
  ["004/04", "4.4"],
  ["37/2", "37.2"],
  ["105A", "105A"],
  ["001/01", "1"],
])("class %j is %s", (written, plain) => {
  expect(plainClass(written)).toBe(plain);
});

it("feature codes set flags, and what follows from them; operations are recognised, the rest counted", () => {
  const operationOf = (code: string) => (code === "OP LAGANA" ? "lagana" : undefined);
  const read = readFeatures(" knife injury |Firearm,op lagana;;Weather; hate  race", operationOf);
  expect(flagsOfBits(read.bits)).toEqual(["knife-used", "knife-injury", "gun", "hate-race"]);
  expect(read).toMatchObject({ operations: ["lagana"], unknown: 1 });
});

it("an area is known by its name, its titles and its code, and the City of London is not London", () => {
  const hackney = spellingsOf({ id: "hackney", name: "Hackney", kind: "borough", code: "E09000012" });
  expect(hackney).toEqual(expect.arrayContaining(["hackney", "london borough of hackney", "e09000012"]));
  const westminster = spellingsOf({ id: "westminster", name: "City of Westminster", kind: "borough" });
  expect(westminster).toEqual(expect.arrayContaining(["westminster", "city of westminster"]));
  expect(spellingsOf({ id: "city-of-london", name: "City of London", kind: "borough" })).not.toContain("london");
});
