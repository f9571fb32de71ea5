import { expect, it } from "vitest";
import type { AgeMatrixFinding } from "../../src/values/profile-findings.ts";
import { matrixNote } from "../../src/wording/people.ts";
import { plain } from "../../src/wording/runs.ts";
import { count } from "../analysis/fixtures.ts";

const note = (unknown: number, total: number): string =>
  plain(
    matrixNote({ unknown: count("2018/19", unknown), total: count("2019/20", total) } as unknown as AgeMatrixFinding),
  );

it("pairs of which an age is not known are numbered, and none is said as none", () => {
  expect(note(3, 92)).toMatch(/In 3 of the 92 pairs an age is not known\.$/);
  expect(note(0, 92)).toMatch(/Both ages are known in all 92 pairs\.$/);
});
