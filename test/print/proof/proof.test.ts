import { describe, expect, it } from "vitest";
import { comparable } from "../../../src/print/proof/comparable.ts";
import { isCutFrom } from "../../../src/print/proof/cut-text.ts";
import { expectedOf } from "../../../src/print/proof/expected.ts";
import { proofCells, proofTogether } from "../../../src/print/proof/layout-proof.ts";
import { proofText } from "../../../src/print/proof/text-proof.ts";
import type { Unit } from "../../../src/print/proof/units.ts";
import { paperModel } from "../fixture.ts";

const expected = expectedOf(paperModel);
/** The paper as it should be printed: a unit for everything that is expected. */
const printed = expected.map(
  ({ role, level, text }): Unit => ({
    role,
    text,
    places: [{ page: 1, box: { left: 50, bottom: 700, right: 90, top: 710 } }],
    ...(level === undefined ? {} : { level }),
  }),
);
const whats = (units: readonly Unit[]): string[] => proofText(expected, units).map(({ what }) => what);

describe("the text of a printed paper", () => {
  it("is found in it, however its lines break", () => {
    expect(whats(printed)).toEqual([]);
    expect(whats(printed.map((unit) => ({ ...unit, text: unit.text.replaceAll(" ", "\n") })))).toEqual([]);
  });

  it("is missed whatever is left out, in its section", () => {
    for (const [index, unit] of printed.entries()) {
      const faults = proofText(expected, printed.toSpliced(index, 1));
      expect(faults.length, unit.text).toBeGreaterThan(0);
      expect(faults[0]?.place, unit.text).toBeDefined();
    }
  });

  it("is seen to be changed, added to, or out of order", () => {
    for (const [index, unit] of printed.entries()) {
      expect(whats(printed.with(index, { ...unit, text: "Another text" })), unit.text).not.toEqual([]);
      const next = printed[index + 1];
      if (next) expect(whats(printed.with(index, next).with(index + 1, unit)), unit.text).not.toEqual([]);
    }
    const cell = printed.find(({ role }) => role === "cell") as Unit;
    expect(whats([...printed, cell])).toEqual([expect.stringContaining("is not in the paper")]);
  });

  it("has headings of the levels that the paper gives them", () => {
    const second = printed.findIndex(({ level }) => level === 2);
    const unit = printed[second] as Unit;
    expect(whats(printed.with(second, { ...unit, level: 3 }))).toEqual([expect.stringContaining("tagged H3")]);
  });

  it("is compared by what can be read back from a page", () => {
    expect(comparable("so\u00adcial  care\n2\u200b0")).toBe("socialcare20");
    expect(comparable("عبد Ali الله 7")).toBe(comparable("هللا 7 دبع Ali"));
    expect(comparable("12")).not.toBe(comparable("21"));
  });
});

const unit = (role: Unit["role"], text: string, page: number, where: Partial<Unit> = {}): Unit => ({
  role,
  text,
  places: page === 0 ? [] : [{ page, box: { left: 50, bottom: 700, right: 90, top: 710 } }],
  ...where,
});

/** A table whose rows stand on these pages, its caption on the first of them unless told. */
function table(rows: readonly number[], caption = rows[0] ?? 1): Unit[] {
  const of = { role: "Table" } as never;
  const cell = (page: number, name: string): Unit => unit("cell", name, page, { table: of, row: { name } as never });
  return [
    unit("caption", "Table 1", caption, { table: of }),
    unit("header", "Head", caption, { table: of, row: { head: true } as never }),
    ...rows.map((page, index) => cell(page, `row ${index + 1}`)),
  ];
}
/** The first unit on two pages. */
function cutInTwo([first, ...rest]: Unit[]): Unit[] {
  const [place] = first?.places ?? [];
  return first && place ? [{ ...first, places: [{ ...place, page: 1 }, place] }, ...rest] : [];
}

/** The first row of a table, begun on the page before. */
const begunBefore = (units: Unit[]): Unit[] =>
  units.map((one) =>
    one.text === "row 1"
      ? { ...one, places: one.places.flatMap((place) => [{ ...place, page: place.page - 1 }, place]) }
      : one,
  );

const parted = (units: readonly Unit[]): string[] => proofTogether(units).map(({ what }) => what);

describe("what belongs together", () => {
  it("stands together", () => {
    expect(parted([unit("heading", "Robbery", 1), unit("text", "Robbery fell", 1), ...table([1, 1, 1, 2, 2])])).toEqual(
      [],
    );
  });

  it.each<[string, Unit[], string]>([
    ["a heading from its text", [unit("heading", "Robbery", 1), unit("text", "Robbery fell", 2)], "heading"],
    ["a caption from its rows", table([2, 2, 2], 1), "its rows begin on page 2"],
    ["the first row from the second", table([1, 2, 2]), "only the first row"],
    [
      "one part of the first row from the other",
      begunBefore(table([2, 2, 2], 1)),
      "the first row of “Table 1” is parted",
    ],
    ["the last row from the others", table([1, 1, 2]), "stands alone on page 2"],
    ["one half of a caption from the other", cutInTwo(table([2, 2, 2])), "cut by the end of page 1"],
    ["a caption from its picture", [unit("caption", "Figure 1", 1), unit("picture", "", 2)], "its picture on page 2"],
  ])("is missed: %s", (_name, units, words) => {
    expect(parted(units)).toEqual([expect.stringContaining(words)]);
  });
});

describe("a text that the end of a page cuts in two", () => {
  const said = comparable("Table 12. Violence with injury: victims by age, 2019/20");

  it.each([
    ["the lower ends of its letters after it", "Table 12. Violence with injury: victims by age, 2019/20jyyg,"],
    ["the upper ends before it", "Tbl12Table 12.Vilithijitib2019/20 Violence with injury: victims by age, 2019/20"],
    ["nothing twice", "Table 12. Violence with injury: victims by age, 2019/20"],
  ])("is known with %s", (_name, cut) => {
    expect(isCutFrom(said, comparable(cut))).toBe(true);
  });

  it("is not taken for another", () => {
    expect(isCutFrom(said, comparable("Table 13. Violence with injury by ward, 2019/20jyyg,"))).toBe(false);
    expect(isCutFrom(comparable("Table 1."), said)).toBe(false);
  });
});

describe("cells", () => {
  const row = { row: { name: "row" } as never, table: { role: "Table" } as never };
  const at = (left: number, right: number): Pick<Unit, "places"> => ({
    places: [{ page: 1, box: { left, right, bottom: 700, top: 710 } }],
  });

  it("keep to themselves", () => {
    const first = { ...unit("header", "Robbery", 1, row), ...at(50, 90) };
    expect(proofCells([first, { ...unit("cell", "12", 1, row), ...at(95, 105) }])).toEqual([]);
    expect(proofCells([first, { ...unit("cell", "12", 1, row), ...at(80, 105) }])).toEqual([
      { what: expect.stringContaining("runs into the next cell") },
    ]);
  });
});
