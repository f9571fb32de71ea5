import { describe, expect, it } from "vitest";
import { costOf, withSize } from "../../src/disclosure/cost.ts";
import { parseFigureId } from "../../src/values/figure-id.ts";

const cost = (id: string): number => {
  const parts = parseFigureId(id);
  if (!parts) throw new Error(id);
  return costOf(parts, "hackney");
};

describe("what a figure costs a reader who loses it", () => {
  it("is more the longer it is of, and the more of the area and of the people", () => {
    const inOrder = [
      "syv-victims[sex=female]/hackney/2020-01/count",
      "syv-victims/dalston/2020-01/count",
      "syv-victims/hackney/2020-01/count",
      "syv-victims/hackney/fy2019-20-q4/count",
      "syv-victims/hackney/fy2019-20/count",
    ].map(cost);
    expect(inOrder).toEqual([...new Set(inOrder)].sort((a, b) => a - b));
  });

  it("is between nothing and a count's own for what could not be decided, since the count's verdict rests on it", () => {
    const [count, undecided, part] = [
      cost("syv-victims/hackney/fy2019-20/count"),
      cost("syv-victims/hackney/fy2019-20/unknown"),
      cost("syv-victims[sex=female]/hackney/fy2019-20/count"),
    ];
    expect(undecided).toBeLessThan(count);
    expect(undecided).toBeGreaterThan(part);
  });

  it("is a little more for a larger number, and never so much that a sort of figures passes another", () => {
    expect(withSize(2, 7)).toBeLessThan(withSize(2, 13));
    expect(withSize(2, 13)).toBeLessThan(withSize(2, 20));
    expect(withSize(12, 1_000_000)).toBeLessThan(withSize(24, 1));
    expect(withSize(6, 1_000_000)).toBeLessThan(withSize(8, 1));
  });
});
