import { expect, test } from "vitest";
import { formatValue } from "../../src/wording/values.ts";

const written = (number: number, method: "share" | "percent-change") =>
  formatValue({ state: "value", number }, { unit: "percent", method });

test.each([
  [0, "0.0%"],
  [0.04, "under 0.1%"],
  [0.05, "0.1%"],
  [4.35, "4.4%"],
])("a share of %d is written %s: what is there is not written as nothing", (number, text) => {
  expect(written(number, "share")).toBe(text);
});

test("a change that is rounded to nothing has no direction", () => {
  expect(written(0.04, "percent-change")).toBe("0.0%");
  expect(written(-0.04, "percent-change")).toBe("0.0%");
});
