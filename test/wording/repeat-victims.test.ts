import { expect, it } from "vitest";
import { shareOf } from "../../src/analysis/rates.ts";
import { plain } from "../../src/wording/runs.ts";
import { repeatSentence } from "../../src/wording/theme.ts";
import { count } from "../analysis/fixtures.ts";

const share = (year: string, part: number, whole: number) => shareOf(count(year, part), count(year, whole));
const said = (title: string, unit: "offences" | "victims", part = 15): string =>
  plain(repeatSentence(share("2015/16", part, 250), share("2014/15", 10, 250), { title, unit }));

it("names what somebody had been a victim of by offences, or by what people are victims of", () => {
  expect(said("Burglary", "offences")).toBe(
    "Of the 250 victims in 2015/16, 15 (6.0%) had been a victim of burglary in the year before; in 2014/15 it was 4.0%.",
  );
  expect(said("Victims of serious youth violence", "victims")).toContain(
    "had been a victim of serious youth violence in",
  );
  expect(said("Victims of ASB", "victims")).toContain("had been a victim of ASB in");
});

it("says the same where a title names people and not what happened to them", () => {
  expect(said("Knife injury victims under 25", "victims")).toContain(
    " had been a victim of the same in the year before; ",
  );
  expect(said("Knife injury victims under 25", "victims", 0)).toBe(
    "None of the 250 victims in 2015/16 had been a victim of the same in the year before.",
  );
});
