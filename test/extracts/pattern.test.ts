import { describe, expect, it } from "vitest";
import { isFoundBy } from "../../src/extracts/find-files.ts";
import { patternFor } from "../../src/extracts/pattern.ts";

describe("a pattern for files", () => {
  it.each([
    [["extracts/crime-2020-06-15.csv"], [], "extracts/crime-*.csv"],
    [["extracts/crime.csv"], [], "extracts/crime.csv"],
    [["extracts/2020-06/crime.csv"], [], "extracts/2020-06/crime.csv"],
    [["e/2018-04/2018-04-city-street.csv", "e/2018-05/2018-05-city-street.csv"], [], "e/*/*-city-street.csv"],
    [["e/a (x 1).csv", "e/a (y 2).csv"], ["e/b.csv"], "e/a (*).csv"],
    [["a/crime-1.csv", "a/b/crime-2.csv"], [], "a/**/crime-*.csv"],
    // As general as it may be without taking another file.
    [["e/crime-2020-06-15.csv"], ["e/crime-2020-07-15.csv"], "e/crime-2020-06-15.csv"],
    [["e/a.csv", "e/c.csv"], ["e/b.csv"], undefined],
  ] as const)("%j beside %j is %s", (paths, others, expected) => {
    expect(patternFor(paths, others)).toBe(expected);
  });

  it.each([
    ["a/*.csv", "a/b.csv", true],
    ["a/*.csv", "a/b/c.csv", false],
    ["a/**/*.csv", "a/b/c.csv", true],
    ["a/**/*.csv", "a/c.csv", true],
    ["a/?.csv", "a/bb.csv", false],
    ["a/*.csv", "a/.b.csv", false],
    ["*.csv", "a/b.csv", false],
    ["a/b (c).csv", "a/b (c).csv", true],
  ])("%s names %s: %s", (pattern, path, expected) => {
    expect(isFoundBy(path, pattern)).toBe(expected);
  });
});
