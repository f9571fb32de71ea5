import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addDays,
  dayCount,
  monthsOf,
  nightCount,
  type Period,
  parsePeriod,
  resolvePeriod,
  weekday,
  yearsEarlier,
} from "../../src/values/period.ts";
import { formatPeriod } from "../../src/wording/dates.ts";

/** Or the reason, with what is suggested. */
function parsed(text: string): Period | string {
  const result = parsePeriod(text);
  return result.ok ? result.period : `${result.reason} -> ${result.suggestion ?? ""}`;
}

const period = (text: string): Period => {
  const result = parsed(text);
  if (typeof result === "string") throw new Error(result);
  return result;
};

describe("ways of writing a period", () => {
  it.each([
    ["2019/20", "2019-04-01", "2020-03-31", "2019/20"],
    ["2019/20-Q4", "2020-01-01", "2020-03-31", "2019/20 Quarter 4"],
    ["2019/20-to-Q3", "2019-04-01", "2019-12-31", "April to December 2019"],
    ["2019/20-to-Q4", "2019-04-01", "2020-03-31", "2019/20"],
    ["2020-02", "2020-02-01", "2020-02-29", "February 2020"],
    ["12m-to-2020-03", "2019-04-01", "2020-03-31", "12 months to March 2020"],
    ["12w-to-2020-06-14", "2020-03-23", "2020-06-14", "12 weeks to 14 June 2020"],
    ["week-to-2018-06-10", "2018-06-04", "2018-06-10", "week to 10 June 2018"],
    ["academic-to-2018-06-10", "2017-09-01", "2018-06-10", "1 September 2017 to 10 June 2018"],
    ["academic-to-2018-09-02", "2018-09-01", "2018-09-02", "1 to 2 September 2018"],
    ["2016-04-01", "2016-04-01", "2016-04-01", "1 April 2016"],
  ])("%s is from %s to %s: %s", (text, start, end, words) => {
    expect(period(text)).toMatchObject({ start, end });
    expect(formatPeriod(period(text))).toBe(words);
  });

  it.each([
    ["20112/12", "2011/12"],
    ["2016/07", "2016/17"],
    ["2016/07-to-Q2", "2016/17-to-Q2"],
    ["0w-to-2020-06-14", "1w-to-2020-06-14"],
  ])("%s is refused, with %s as what may be meant", (text, suggestion) => {
    expect(parsed(text)).toContain(`-> ${suggestion}`);
  });

  it.each(["2020-02-30", "week-to-2019-02-29", "academic-to-2020-13-01"])("%s is no date", (text) => {
    expect(parsed(text)).toContain("is not a date in the calendar");
  });

  it.each([
    ["last-month", "2020-06-20", "2020-05-01", "2020-05-31"],
    ["last-quarter", "2020-06-20", "2020-01-01", "2020-03-31"],
    ["last-quarter", "2020-07-01", "2020-04-01", "2020-06-30"],
    ["last-year", "2020-06-20", "2019-04-01", "2020-03-31"],
    ["last-year", "2020-03-31", "2018-04-01", "2019-03-31"],
  ])("%s before %s is %s to %s", (text, today, start, end) => {
    expect(resolvePeriod(text, () => today)).toMatchObject({ ok: true, period: { start, end } });
  });

  it("asks for no date where a period is named outright", () => {
    const today = (): never => {
      throw new Error("the clock was asked");
    };
    expect(resolvePeriod("2019/20", today)).toMatchObject({ ok: true, period: { start: "2019-04-01" } });
    expect(resolvePeriod("last-decade", today)).toMatchObject({ ok: false });
  });

  it.each([
    ["2020-06-15", "2020-06-08", "2020-06-14"],
    ["2020-06-14", "2020-06-01", "2020-06-07"],
    ["2020-06-20", "2020-06-08", "2020-06-14"],
  ])("the last week before %s is %s to %s, from Monday to Sunday", (today, start, end) => {
    expect(resolvePeriod("last-week", () => today)).toMatchObject({ ok: true, period: { start, end } });
  });
});

describe("the same period of another year", () => {
  it("is the same dates, also where those are not the same days of the week", () => {
    expect(yearsEarlier(period("2020-03-23..2020-06-14"))).toMatchObject({ start: "2019-03-23", end: "2019-06-14" });
  });

  it("is 52 weeks earlier for whole weeks", () => {
    expect(yearsEarlier(period("12w-to-2020-06-14"))).toEqual(period("12w-to-2019-06-16"));
    expect(formatPeriod(yearsEarlier(period("week-to-2018-06-10")))).toBe("week to 11 June 2017");
  });

  it("is the academic year to the same date", () => {
    expect(yearsEarlier(period("academic-to-2018-06-10"))).toEqual(period("academic-to-2017-06-10"));
  });

  it("has a day more in a leap year", () => {
    const [quarter, year] = [period("2019/20-Q4"), period("2019/20")];
    expect([dayCount(quarter), dayCount(yearsEarlier(quarter))]).toEqual([91, 90]);
    expect([dayCount(year), dayCount(yearsEarlier(year))]).toEqual([366, 365]);
  });

  it("keeps as many days, and the days of the week, of any weeks in any year", () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays("2005-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 10 }), (end, count, years) => {
        const now = period(`${count}w-to-${end}`);
        const then = yearsEarlier(now, years);
        expect(dayCount(then)).toBe(7 * count);
        expect(weekday(then.start)).toBe(weekday(now.start));
        expect(nightCount(then)).toBe(nightCount(now));
        expect(parsed(then.id)).toEqual(then);
      }),
    );
  });
});

describe("nights", () => {
  it("a month holds 8 to 10 Friday and Saturday nights", () => {
    const nights = new Map(
      monthsOf({ start: "2010-01-01", end: "2029-12-31" }).map((month) => [month, nightCount(period(month))]),
    );
    expect(new Set(nights.values())).toEqual(new Set([8, 9, 10]));
    expect(nights.get("2020-02")).toBe(9);
    expect(nights.get("2019-02")).toBe(8);
    expect(nights.get("2019-03")).toBe(10);
  });
});
