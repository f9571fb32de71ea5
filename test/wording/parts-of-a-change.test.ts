import { expect, it } from "vitest";
import { isPartOf } from "../../src/wording/drivers.ts";
import { count } from "../analysis/fixtures.ts";

const part = (size: number, whole: number) =>
  isPartOf({ contribution: count("2019/20", size) }, { difference: count("2019/20", whole) });

it("a part of a change goes its way and is no more than all of it", () => {
  expect(part(265, 450)).toBe(true);
  expect(part(-3, -3)).toBe(true);
  expect(part(15, 5)).toBe(false);
  expect(part(-15, 5)).toBe(false);
  expect(part(3, 0)).toBe(false);
});
