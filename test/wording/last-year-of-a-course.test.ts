import { describe, expect, it } from "vitest";
import { courseOf } from "../../src/analysis/yearly-course.ts";
import { plain } from "../../src/wording/runs.ts";
import type { SubjectWords } from "../../src/wording/subject.ts";
import { courseLines } from "../../src/wording/yearly-course.ts";
import { count, period, rules } from "../analysis/fixtures.ts";

const words = { shortTitle: "Robbery", indicator: { unit: "offences" } } as SubjectWords;
const line = (...numbers: readonly number[]): string => {
  const yearly = numbers.map((number, index) => {
    const when = `${2011 + index}/${12 + index}`;
    return { period: period(when), figure: count(when, number) };
  });
  const course = courseOf(yearly, rules());
  return courseLines(course ? [{ words, course }] : [])
    .map((one) => plain(one))
    .join(" ");
};

describe("the last year of a course", () => {
  it("is told with its size where it went the other way by too little for a turn", () => {
    // From 860 to 880: 2.3%, less than the 5% of a turn.
    expect(line(1420, 1200, 1000, 860, 880)).toBe(
      "Robbery. From 2011/12 (1,420) to 2015/16 (880) the number fell 38%. In 2015/16 it rose by 20 on 2014/15 (+2.3%), within usual variation.",
    );
  });

  it("is not told where it went the same way, or is a stretch of its own", () => {
    expect(line(1420, 1200, 1000, 880, 860)).toBe(
      "Robbery. From 2011/12 (1,420) to 2015/16 (860) the number fell 39%.",
    );
    expect(line(1420, 1200, 1000, 860, 980)).not.toContain("In 2015/16 it");
  });
});
