import { describe, expect, it } from "vitest";
import { leftOutFor } from "../../src/indicators/left-out.ts";
import { loadCatalogue } from "../../src/indicators/load-catalogue.ts";

describe("for want of what records may be left out", () => {
  it("is what the definition and the area ask for, and nothing else", async () => {
    const { indicators } = await loadCatalogue();
    const of = (id: string, area: "borough" | "zone") => {
      const indicator = indicators.get(id);
      if (!indicator) throw new Error(id);
      return leftOutFor(indicator, area, indicators);
    };
    expect(of("knife-injury-under-25", "borough")).toEqual(["age"]);
    expect(of("hate-race-chinese-or-other-asian", "borough")).toEqual(["ethnic-group"]);
    expect(of("syv-victims", "borough")).toEqual(["age"]);
    expect(of("sexual-offences-within-a-year", "borough")).toEqual(["committed"]);
    expect(of("robbery", "borough")).toEqual([]);
    expect(of("robbery", "zone")).toEqual(["place"]);
    expect(of("nte-crime-and-asb", "zone")).toEqual(["committed", "time", "place"]);
  });
});
