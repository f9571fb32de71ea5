import { expect, it } from "vitest";
import { stockMove } from "../../src/analysis/at-dates.ts";
import { absent } from "../../src/values/value.ts";
import { stockSentence } from "../../src/wording/at-dates.ts";
import { plain } from "../../src/wording/runs.ts";
import { count, subject } from "../analysis/fixtures.ts";

const on = (day: string, number: Parameters<typeof count>[1]) => ({
  day,
  figure: count(`${day}..${day}`, number, "cases"),
});
const indicator = { ...subject().indicator, title: "Youth cases awaiting court" };
const newest = on("2020-06-14", 56);
const said = (...earlier: readonly ReturnType<typeof on>[]) =>
  plain(
    stockSentence(
      indicator,
      newest,
      earlier.map((one) => stockMove(newest.figure, one)),
    ),
  );

it("tells the newest number against the end of the year and the same date a year before", () => {
  expect(said(on("2020-03-31", 39), on("2019-06-14", 33))).toBe(
    "Youth cases awaiting court: 56 on 14 June 2020, 17 more than on 31 March 2020 (39) and 23 more than on 14 June 2019 (33).",
  );
  expect(said(on("2020-03-31", 56))).toBe(
    "Youth cases awaiting court: 56 on 14 June 2020, as many as on 31 March 2020.",
  );
  expect(said(on("2020-03-31", 60))).toBe(
    "Youth cases awaiting court: 56 on 14 June 2020, 4 fewer than on 31 March 2020 (60).",
  );
});

it("says nothing of a day that is not held or is withheld", () => {
  expect(said(on("2020-03-31", absent("suppressed", "small")))).toBe("Youth cases awaiting court: 56 on 14 June 2020.");
});

it("names the difference by the day that it is from", () => {
  expect(stockMove(newest.figure, on("2020-03-31", 39)).difference).toMatchObject({
    id: "syv-victims/hackney/2020-06-14..2020-06-14/difference:since-2020-03-31",
    method: "difference",
    value: { state: "value", number: 17 },
  });
});
