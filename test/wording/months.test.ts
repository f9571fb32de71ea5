import { expect, it } from "vitest";
import { inMonths, monthsPhrase } from "../../src/wording/months.ts";

it("lists months, each run of them as a span, with a year said once", () => {
  expect(monthsPhrase([])).toBe("");
  expect(monthsPhrase(["2020-01"])).toBe("January 2020");
  expect(monthsPhrase(["2019-05", "2019-06"])).toBe("May and June 2019");
  expect(monthsPhrase(["2020-01", "2020-03"])).toBe("January and March 2020");
  expect(monthsPhrase(["2019-06", "2019-07", "2019-08", "2019-11"])).toBe("June to August and November 2019");
  expect(monthsPhrase(["2019-11", "2019-12", "2020-01", "2020-03"])).toBe(
    "November 2019 to January 2020 and March 2020",
  );
  expect(monthsPhrase(["2019-12", "2020-01"])).toBe("December 2019 to January 2020");
});

it("says in of months and from of spans", () => {
  expect(inMonths(["2019-05", "2019-07"])).toBe("in May and July 2019");
  expect(inMonths(["2019-05", "2019-06"])).toBe("in May and June 2019");
  expect(inMonths(["2019-12", "2020-01"])).toBe("from December 2019 to January 2020");
  expect(inMonths(["2019-04", "2019-05", "2019-06", "2019-08", "2019-09"])).toBe(
    "from April to June and August to September 2019",
  );
  expect(inMonths(["2019-04", "2019-06", "2019-07", "2019-08", "2019-11"])).toBe(
    "in April, from June to August and in November 2019",
  );
});
