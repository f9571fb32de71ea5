import { expect, it } from "vitest";
import { populationSource, profileSentences } from "../../src/wording/area-profile.ts";
import { plain } from "../../src/wording/runs.ts";
import { overlapSentence } from "../../src/wording/strands.ts";
import { count } from "../analysis/fixtures.ts";

it("tells how densely people live as a mean", () => {
  const density = { hectares: count("2015/16", 1905), perSquareKilometre: count("2015/16", 14_121) };
  const profile = { density, year: 2015 } as unknown as Parameters<typeof profileSentences>[0];
  expect(plain(profileSentences(profile, "Hackney"))).toBe(
    "The area is 1,905 hectares, with 14,121 people per square kilometre on average (2015).",
  );
});

it("names the source of a section's populations once, for all its tables", () => {
  expect(plain(populationSource("reference/population.csv"))).toBe(
    "Source of the numbers of residents and households in this section: reference/population.csv, mid-year numbers.",
  );
});

it("tells of strands that overlap as a sum beside a whole", () => {
  expect(plain(overlapSentence(count("2019/20", -26), count("2019/20", 603, "offences")))).toBe(
    "An offence can have more than one strand, so the strands are not added up. In 2019/20 their sum is 26 more than the offences, since some have two strands or more.",
  );
});
