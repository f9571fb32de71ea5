import { expect, it } from "vitest";
import { capital, lowerFirst } from "../../src/wording/letters.ts";
import { listWords } from "../../src/wording/runs.ts";

it("begins a sentence with a capital", () => {
  expect(capital("robbery")).toBe("Robbery");
  expect(capital("")).toBe("");
});

it.each([
  ["Robbery", "robbery"],
  ["ASB calls", "ASB calls"],
  ["A new form is used.", "a new form is used."],
  ["A&E attendances", "A&E attendances"],
  ["A and E attendances", "A and E attendances"],
  ["999 calls", "999 calls"],
  ["", ""],
])("inside a sentence %s is %s", (words, expected) => {
  expect(lowerFirst(words)).toBe(expected);
});

it("lists words", () => {
  expect(listWords([])).toBe("");
  expect(listWords(["a"])).toBe("a");
  expect(listWords(["a", "b", "c"])).toBe("a, b and c");
});
