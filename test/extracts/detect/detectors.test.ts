import { describe, expect, it } from "vitest";
import { heapedTimes } from "../../../src/extracts/detect/heaped-times.ts";
import { repeatedRows } from "../../../src/extracts/detect/repeated-rows.ts";
import { mayBeTheSame, seriesThatStart, seriesThatStop } from "../../../src/extracts/detect/series-ends.ts";
import { unknownShifts } from "../../../src/extracts/detect/unknown-shifts.ts";
import type { FileReading } from "../../../src/extracts/reading.ts";
import { addMonths } from "../../../src/values/period.ts";
import { plainForm } from "../settings.ts";

const months = Array.from({ length: 24 }, (_, index) => addMonths("2018-04", index));
const monthly = (count: (index: number) => number): Map<string, number> =>
  new Map(months.map((month, index) => [month, count(index)]));

describe("series that stop or start", () => {
  it("a category with some every month and then none for three months to the end", () => {
    const series = new Map([
      ["ended", monthly((index) => (index < 20 ? 10 : 0))],
      ["silent for two months", monthly((index) => (index < 22 ? 10 : 0))],
      ["came back", monthly((index) => (index > 10 && index < 15 ? 0 : 10))],
      ["rare", monthly((index) => (index < 12 ? 2 : 0))],
      ["stragglers", monthly((index) => (index < 20 ? 200 : 1))],
    ]);
    expect(seriesThatStop(series, months).map(({ subject, month, usual }) => [subject, month, usual])).toEqual([
      ["ended", "2019-11", 10],
      ["stragglers", "2019-11", 200],
    ]);
  });

  it("the same backwards; at much the same level in the next month it may be a new name", () => {
    const series = new Map([
      ["old name", monthly((index) => (index < 12 ? 40 : 0))],
      ["new name", monthly((index) => (index < 12 ? 0 : 45))],
      ["much larger", monthly((index) => (index < 12 ? 0 : 400))],
      ["later", monthly((index) => (index < 16 ? 0 : 40))],
    ]);
    const [stopped] = seriesThatStop(series, months);
    const started = seriesThatStart(series, months);
    expect(started.map(({ subject, month }) => [subject, month])).toEqual([
      ["new name", "2019-04"],
      ["much larger", "2019-04"],
      ["later", "2019-08"],
    ]);
    expect(started.filter((start) => stopped && mayBeTheSame(stopped, start)).map(({ subject }) => subject)).toEqual([
      "new name",
    ]);
  });
});

describe("heaped times", () => {
  /** Ten records at every quarter of an hour, 40 at every full hour, as people round. */
  const rounded = (): Map<string, number> =>
    new Map(
      Array.from({ length: 96 }, (_, quarter) => {
        const minute = String((quarter % 4) * 15).padStart(2, "0");
        return [`${String(Math.floor(quarter / 4)).padStart(2, "0")}:${minute}`, minute === "00" ? 40 : 10];
      }),
    );

  it("are not those rounded to the hour, like all others", () => {
    expect(heapedTimes(new Map([[2019, rounded()]]))).toEqual([]);
  });

  it("are found in the years that have them, with what was to be expected", () => {
    const filledIn = rounded().set("00:00", 150).set("00:01", 60);
    const times = new Map([
      [2018, rounded()],
      [2019, filledIn],
    ]);
    // 40 at 22:00, 23:00, 01:00 and 02:00, none at a minute past; 24 x 70 records, and 170 more.
    expect(heapedTimes(times)).toEqual([{ at: "midnight", years: [2019], count: 210, expected: 40, timed: 1850 }]);
    expect(heapedTimes(new Map([[2019, rounded().set("12:00", 200)]])).map(({ at }) => at)).toEqual(["noon"]);
  });

  it("a date without any time, written as midnight, is all heap", () => {
    expect(heapedTimes(new Map([[2019, new Map([["00:00", 500]])]]))).toHaveLength(1);
  });
});

describe("shifts in the share of unknowns", () => {
  const share = (unknown: (index: number) => number, all = 100) =>
    new Map(months.map((month, index) => [month, { unknown: unknown(index), all }]));

  it("a step of more than two points from one year to the next is found, one of less is not", () => {
    expect(unknownShifts(share((index) => (index < 12 ? 5 : 12)))).toMatchObject([
      { from: { id: "fy2018-19" }, to: { id: "fy2019-20" }, shareFrom: 5, shareTo: 12 },
    ]);
    expect(unknownShifts(share((index) => (index < 12 ? 5 : 6)))).toEqual([]);
  });

  it("a step in the newest quarter alone is found there", () => {
    expect(unknownShifts(share((index) => (index < 21 ? 50 : 80), 1000))).toMatchObject([
      { from: { id: "fy2018-19-q4" }, to: { id: "fy2019-20-q4" }, shareFrom: 5, shareTo: 8 },
    ]);
  });

  it("chance among a few records is no shift", () => {
    expect(unknownShifts(share((index) => (index === 20 ? 1 : 0), 3))).toEqual([]);
  });
});

describe("rows given twice", () => {
  const file = (sha256: string, read: number, duplicate: number): FileReading => ({
    file: 0,
    path: `${sha256}.csv`,
    sha256,
    bytes: 1,
    encoding: "utf-8",
    form: plainForm,
    rows: { read, accepted: read - duplicate, rejected: 0, duplicate, superseded: 0, outOfScope: 0 },
    rejectsByReason: {},
  });

  it("most of a file's rows, not the odd one, and not a copy, which is said already", () => {
    const files = [file("first", 100, 2), file("second", 100, 90), file("first", 100, 100), file("small", 10, 9)];
    expect(repeatedRows(files).map(({ path }) => path)).toEqual(["second.csv"]);
  });
});
