import { describe, expect, it } from "vitest";
import { reconcile, type SideFacts } from "../../src/analysis/reconciliation.ts";
import type { Figure } from "../../src/values/figure.ts";
import { absent, numberValue } from "../../src/values/value.ts";

const nothing: SideFacts = { unmapped: 0, withoutBorough: 0, placedOnly: false, setApart: 0 };

function months(own: readonly (number | undefined)[], published: readonly (number | undefined)[]) {
  return own.map((count, index) => {
    const month = `2019-${String(index + 4).padStart(2, "0")}`;
    const figure = (number: number | undefined): Figure => ({
      id: `robbery/hackney/${month}/count`,
      value: number === undefined ? absent("missing") : numberValue(number),
      unit: "offences",
      method: "count",
      inputs: [],
    });
    return { month, own: figure(count), published: figure(published[index]) };
  });
}

const compare = (
  own: readonly (number | undefined)[],
  published: readonly (number | undefined)[],
  facts: { readonly own?: Partial<SideFacts>; readonly published?: Partial<SideFacts> } = {},
) =>
  reconcile("robbery", months(own, published), {
    own: { ...nothing, ...facts.own },
    published: { ...nothing, ...facts.published },
  });

describe("counts set beside published ones", () => {
  it("are the same, close or apart", () => {
    expect(compare([100, 200], [100, 200]).agreement).toBe("same");
    expect(compare([101, 200], [100, 199]).agreement).toBe("close");
    expect(compare([100, 170], [100, 200]).agreement).toBe("apart");
    // Together they are the same; each month is apart all the same.
    expect(compare([80, 220], [100, 200]).agreement).toBe("apart");
  });

  it("are compared only over months that both hold", () => {
    const found = compare([100, undefined, 50], [100, 200, undefined]);
    expect(found).toMatchObject({ agreement: "same", own: 100, published: 100 });
    expect(found.months.map(({ month }) => month)).toEqual(["2019-04"]);
    expect(compare([undefined], [100]).agreement).toBe("nothing-to-compare");
  });

  it("of a few are not apart for a few", () => {
    expect(compare([5], [2]).agreement).toBe("close");
    expect(compare([6], [2]).agreement).toBe("apart");
  });

  it("are explained by a later extract when that counts a little more, and not when it counts fewer or far more", () => {
    const later = { own: { knownTo: "2020-06-15" }, published: { knownTo: "2020-03-31" } };
    expect(compare([103, 204], [100, 200], later).explanations).toEqual([
      { kind: "extract-date", later: "own", days: 76, fits: true },
    ]);
    expect(compare([97, 196], [100, 200], later).explanations).toMatchObject([{ later: "own", fits: false }]);
    expect(compare([150, 300], [100, 200], later).explanations).toMatchObject([{ later: "own", fits: false }]);
    expect(compare([100, 200], [100, 200], later).explanations).toEqual([]);
  });

  it("are explained by what one side has and the other has not", () => {
    const kinds = (...given: Parameters<typeof compare>) => compare(...given).explanations.map(({ kind }) => kind);
    expect(kinds([100], [80], { own: { withoutBorough: 20 } })).toEqual(["blank-borough"]);
    expect(kinds([80], [100], { own: { withoutBorough: 20 } })).toEqual([]);
    expect(kinds([80], [100], { own: { setApart: 30 } })).toEqual(["set-apart"]);
    expect(kinds([100], [80], { published: { placedOnly: true } })).toEqual(["placed-only"]);
    expect(kinds([80], [100], { own: { unmapped: 20 } })).toEqual(["unmapped-categories"]);
    const lists = { own: nothing, published: nothing, movedBetweenLists: "stalking was counted as violence" };
    expect(reconcile("violence", months([80], [100]), lists).explanations).toEqual([
      { kind: "classification", reason: "stalking was counted as violence" },
    ]);
    expect(reconcile("violence", months([80], [80]), lists).explanations).toEqual([]);
  });
});
