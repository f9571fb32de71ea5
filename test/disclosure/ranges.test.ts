import { describe, expect, it } from "vitest";
import { bandsOf } from "../../src/disclosure/ranges.ts";

describe("ranges of ages", () => {
  it("that are all ages, each once, stand beside one another", () => {
    expect([...(bandsOf(["0-17", "18-24", "from-25"]) ?? [])]).toEqual(["0-17", "18-24", "from-25"]);
    expect([...(bandsOf(["to-17", "from-18", "18-24"]) ?? [])]).toEqual(["to-17", "from-18"]);
    expect([...(bandsOf(["to-17", "0-9", "10-17", "from-18"]) ?? [])]).toEqual(["0-9", "10-17", "from-18"]);
  });

  it("that leave an age out, or lie across each other, do not", () => {
    expect(bandsOf(["0-17", "19-24", "from-25"])).toBeUndefined();
    expect(bandsOf(["0-17", "17-24", "from-25"])).toBeUndefined();
    expect(bandsOf(["10-17", undefined])).toBeUndefined();
    expect(bandsOf([])).toBeUndefined();
  });
});
