import { expect, it } from "vitest";
import type { DriversFinding } from "../../src/values/driver-findings.ts";
import { driversSentence } from "../../src/wording/drivers.ts";
import { plain } from "../../src/wording/runs.ts";
import { count } from "../analysis/fixtures.ts";

const said = (contributions: Readonly<Record<string, number>>): string => {
  const byCategory = Object.entries(contributions).map(([part, size]) => ({
    part,
    contribution: count("2019/20", size),
  }));
  const sum = Object.values(contributions).reduce((all, size) => all + size, 0);
  const drivers = { difference: count("2019/20", sum), byQuarter: [], byCategory } as unknown as DriversFinding;
  return plain(driversSentence(drivers, (part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`));
};

it("parts that are all that changed are not called the largest", () => {
  expect(said({ rape: 66, other: 66 })).toBe("Rape and other each rose by 66.");
  expect(said({ rape: 40, other: 66 })).toBe("Other rose by 66 and rape by 40.");
  expect(said({ rape: -40, other: 0 })).toBe("Rape fell by 40, which is the whole of it.");
});

it("of more parts the largest are named with what they gave", () => {
  expect(said({ rape: 40, other: 66, third: -6 })).toBe("The largest parts of the rise are other (66) and rape (40).");
});
