import { expect, it } from "vitest";
import type { AgeMatrixFinding } from "../../src/values/profile-findings.ts";
import { matrixNote } from "../../src/wording/people.ts";
import { plain } from "../../src/wording/runs.ts";
import { count } from "../analysis/fixtures.ts";

const note = (unknown: number, total: number): string =>
  plain(
    matrixNote({ unknown: count("2018/19", unknown), total: count("2019/20", total) } as unknown as AgeMatrixFinding),
  );

it("says why a row can have more than its cells, and of what is withheld that it is not shown", () => {
  expect(note(3, 92)).toMatch(/The total of a row or column takes in those of which the other age is not known/);
  const withheld = { ...count("2018/19", 3), value: { state: "suppressed" } };
  const words = plain(matrixNote({ unknown: withheld, total: withheld } as unknown as AgeMatrixFinding));
  expect(words).toContain("Pairs of which an age is not known are in no cell; how many is not shown.");
  expect(words).not.toContain("[c]");
});

it("pairs of which an age is not known are numbered, and none is said as none", () => {
  expect(note(3, 92)).toContain("In 3 of the 92 pairs an age is not known; they are in no cell.");
  expect(note(0, 92)).toMatch(/Both ages are known in all 92 pairs\.$/);
});
