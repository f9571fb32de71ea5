import { expect, it } from "vitest";
import { formatMoment } from "../../src/wording/dates.ts";

it("a moment is told by day and clock, with two digits for hours and minutes", () => {
  expect(formatMoment(new Date(2020, 2, 5, 9, 4))).toBe("5 March 2020, 09:04");
  expect(formatMoment(new Date(2019, 11, 31, 23, 59))).toBe("31 December 2019, 23:59");
});
