import { afterAll, beforeAll, expect, it } from "vitest";
import { extractDateOf } from "../../src/extracts/extract-date.ts";
import { findFiles } from "../../src/extracts/find-files.ts";
import { type Folder, makeFolder } from "./settings.ts";

let folder: Folder;
beforeAll(async () => {
  folder = await makeFolder({
    "extracts/police/crime-2019-04-15.csv": "",
    "extracts/police/crime-2020-06-15.csv": "",
    "extracts/police/.crime-hidden.csv": "",
    "extracts/police/notes (draft).txt": "",
    "extracts/council/dais+1.csv": "",
  });
});
afterAll(() => folder.remove());

it.each([
  ["extracts/police/crime-*.csv", ["extracts/police/crime-2019-04-15.csv", "extracts/police/crime-2020-06-15.csv"]],
  [
    "extracts/*/*.csv",
    ["extracts/council/dais+1.csv", "extracts/police/crime-2019-04-15.csv", "extracts/police/crime-2020-06-15.csv"],
  ],
  ["**/crime-2019-??-15.csv", ["extracts/police/crime-2019-04-15.csv"]],
  ["./extracts/council/dais+1.csv", ["extracts/council/dais+1.csv"]],
  ["extracts/police/notes (draft).txt", ["extracts/police/notes (draft).txt"]],
  ["extracts/police/Crime-*.csv", []],
  ["extracts/police", []],
  ["../*", []],
  ["nowhere/*.csv", []],
])("%s", async (pattern, found) => {
  expect(await findFiles(folder.path, pattern)).toEqual(found);
});

it.each([
  ["crime-2020-06-15.csv", "2020-06-15"],
  ["x/2019-01-01/crime_20200615_final.csv", "2020-06-15"],
  ["crime 2020.06.15.csv", "2020-06-15"],
  ["crime-2020-06.csv", undefined],
  ["crime-2020-02-30.csv", undefined],
  ["crime-2019-04-01-to-2020-03-31.csv", undefined],
  ["crime-1234567890.csv", undefined],
  ["crime.csv", undefined],
])("the date of %s is %s", (path, date) => {
  expect(extractDateOf(path)).toBe(date);
});
