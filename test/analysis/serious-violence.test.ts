import { describe, expect, it } from "vitest";
import { dutyApplies, dutyData, dutyHolders, seriousViolenceDutyFrom } from "../../src/analysis/serious-violence.ts";
import { duties } from "../../src/wording/duties.ts";
import { period } from "./fixtures.ts";

describe("the Serious Violence Duty", () => {
  it("applies to periods that end on the day it came into force or later", () => {
    expect(dutyApplies(period("2015/16"))).toBe(false);
    expect(dutyApplies(period("2021/22"))).toBe(false);
    expect(dutyApplies(period("2022/23-Q3"))).toBe(false);
    expect(dutyApplies(period("2022/23"))).toBe(true);
    expect(dutyApplies(period("2024/25"))).toBe(true);
  });

  it("began on the day that the list of duties has", () => {
    expect(duties.find(({ id }) => id === "serious-violence")?.from).toBe(seriousViolenceDutyFrom);
  });

  it("what is held is told by the kinds of records that were read, and by nothing else", () => {
    const found = dutyData([
      { name: "Crime", kinds: ["offence", "victim"], isHeld: true },
      { name: "Ambulance", kinds: ["ambulance"], isHeld: false },
      { name: "Monthly counts", kinds: [], isHeld: true },
    ]);
    expect(found.map(({ holder }) => holder)).toEqual(dutyHolders);
    expect(found.flatMap(({ holder, sources }) => sources.map((name) => [holder.id, name]))).toEqual([
      ["police", "Crime"],
    ]);
  });
});
